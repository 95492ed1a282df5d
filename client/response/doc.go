// Package response reads the answers of Azure's services: JSON as far as it
// goes, and what a service says when it refuses.
//
// azcore's ResponseError is not used: its text is the whole body, and making one
// writes that text to azcore's log. Nothing here logs, and no error holds an
// address, a header or a token. The service's own words are kept as it wrote
// them; what of them a person may see is up to the caller.
package response
