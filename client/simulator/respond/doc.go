// Package respond makes the HTTP answers of simulated services: JSON, refusals
// in Azure's shape, pages of something in between, and answers that end too
// early.
//
// It opens no connection. An [Answer] becomes an *http.Response only when it is
// tied to the request that it answers.
package respond
