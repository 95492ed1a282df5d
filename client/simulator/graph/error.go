package graph

import (
	"net/http"
	"time"

	"sentinelq/client/simulator/respond"
)

// Error answers with Graph's error body. The ID is the request's.
func Error(err error, id string, at time.Time) respond.Answer {
	type inner struct {
		Date      string `json:"date"`
		RequestID string `json:"request-id"`
		ClientID  string `json:"client-request-id"`
	}
	type detail struct {
		Code    string `json:"code"`
		Message string `json:"message"`
		Inner   inner  `json:"innerError"`
	}
	r := respond.RefusalOf(err)
	return respond.JSON(r.Status, struct {
		Error detail `json:"error"`
	}{detail{r.Code, r.Message, inner{at.UTC().Format("2006-01-02T15:04:05"), id, id}}})
}

func denied() error {
	return respond.Refuse(http.StatusForbidden, "Authorization_RequestDenied",
		"Insufficient privileges to complete the operation.")
}

// unsupported refuses a query that is readable and not served.
func unsupported(message string) error {
	return respond.Refuse(http.StatusBadRequest, "Request_UnsupportedQuery", message)
}
