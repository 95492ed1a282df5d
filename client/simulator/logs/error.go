package logs

import (
	"errors"
	"net/http"

	"sentinelq/client/simulator/kql"
	"sentinelq/client/simulator/respond"
)

// Error answers with the error body of the query API. Id is the request's. Why
// a query cannot be run stands in an error inside the error.
func Error(err error, id string) respond.Answer {
	type innermost struct {
		Code    string `json:"code"`
		Message string `json:"message"`
		Line    int    `json:"line,omitempty"`
		Pos     int    `json:"pos,omitempty"`
		Token   string `json:"token,omitempty"`
	}
	type inner struct {
		Code    string    `json:"code"`
		Message string    `json:"message"`
		Inner   innermost `json:"innererror"`
	}
	type outer struct {
		Message     string `json:"message"`
		Code        string `json:"code"`
		Correlation string `json:"correlationId"`
		Inner       *inner `json:"innererror,omitempty"`
	}
	type body struct {
		Error outer `json:"error"`
	}
	if q, is := errors.AsType[kql.Error](err); is {
		in := inner{"SemanticError", "A semantic error occurred.", innermost{q.Code, q.Message, q.Line, q.Pos, q.Token}}
		if q.IsSyntax() {
			in.Code, in.Message = "SyntaxError", "A recognition error occurred in the query."
		}
		return respond.JSON(http.StatusBadRequest, body{outer{"The request had some invalid properties", "BadArgumentError", id, &in}})
	}
	r := respond.RefusalOf(err)
	return respond.JSON(r.Status, body{outer{r.Message, r.Code, id, nil}})
}
