// Package logs is Log Analytics as a client of Sentinel sees it: the query API
// and the tables SecurityIncident and SecurityAlert.
//
// A table of incidents has one row for every change. Rows are made when a query
// asks for their cells. Unlike the service's, they are never minutes behind.
package logs
