package respond

import (
	"errors"
	"fmt"
	"net/http"
)

// Refusal is an error that a service answers with.
type Refusal struct {
	Status  int
	Code    string
	Message string
}

// Error implements error.
func (r Refusal) Error() string { return r.Code + ": " + r.Message }

// Refuse returns a refusal.
func Refuse(status int, code, message string) error { return Refusal{status, code, message} }

// BadRequest returns a refusal with status 400.
func BadRequest(format string, values ...any) error {
	return Refusal{http.StatusBadRequest, "BadRequest", fmt.Sprintf(format, values...)}
}

// RefusalOf returns the refusal that err is. What is none is a fault of the
// service itself.
func RefusalOf(err error) Refusal {
	if r, is := errors.AsType[Refusal](err); is {
		return r
	}
	return Refusal{http.StatusInternalServerError, "InternalServerError", err.Error()}
}

// Error answers with Azure's error body (CloudError of the common types).
func Error(err error) Answer {
	type detail struct {
		Code    string `json:"code"`
		Message string `json:"message"`
	}
	r := RefusalOf(err)
	return JSON(r.Status, struct {
		Error detail `json:"error"`
	}{detail{r.Code, r.Message}})
}
