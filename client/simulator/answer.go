package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
)

// answer is a response before it is tied to a request.
type answer struct {
	status  int
	header  http.Header
	body    []byte
	front   bool // given by something in front of the service, in words of its own
	partial bool // the connection ends in the middle of the body
}

// refusal is an error the service answers with.
type refusal struct {
	status  int
	code    string
	message string
}

// Error implements error.
func (r refusal) Error() string { return r.code + ": " + r.message }

func badRequest(format string, values ...any) error {
	return refusal{http.StatusBadRequest, "BadRequest", fmt.Sprintf(format, values...)}
}

// written answers with value as JSON. Like the service it leaves <, > and & as
// they are.
func written(status int, value any) answer {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return refused(err)
	}
	return answer{
		status: status,
		header: http.Header{"Content-Type": {"application/json; charset=utf-8"}},
		body:   bytes.TrimSuffix(body.Bytes(), []byte("\n")),
	}
}

// refused answers with Azure's error body (CloudError of the common types).
// What is no refusal is a fault of the service.
func refused(err error) answer {
	r, is := errors.AsType[refusal](err)
	if !is {
		r = refusal{http.StatusInternalServerError, "InternalServerError", err.Error()}
	}
	type detail struct {
		Code    string `json:"code"`
		Message string `json:"message"`
	}
	return written(r.status, struct {
		Error detail `json:"error"`
	}{detail{r.code, r.message}})
}

// page answers with HTML, as a proxy or a front end does.
func page(status int, words string) answer {
	return answer{
		status: status,
		front:  true,
		header: http.Header{"Content-Type": {"text/html; charset=us-ascii"}},
		body: fmt.Appendf(nil, "<!DOCTYPE html>\r\n<html><head><title>%s</title></head>\r\n<body><h2>%s</h2></body></html>\r\n",
			words, words),
	}
}

// cut makes the answer end halfway.
func (a answer) cut() answer {
	a.partial = true
	return a
}

// signed adds the headers that the resource manager puts on its answers.
func (a answer) signed(v visit) answer {
	if a.front {
		return a
	}
	header := a.header.Clone()
	if header == nil {
		header = http.Header{}
	}
	header.Set("Date", v.at.Format(http.TimeFormat))
	header.Set("X-Ms-Request-Id", v.id)
	header.Set("X-Ms-Correlation-Request-Id", v.id)
	if a.status == http.StatusUnauthorized {
		header.Set("Www-Authenticate",
			`Bearer authorization_uri="https://login.microsoftonline.com/`+tenantID+`", error="invalid_token"`)
	}
	a.header = header
	return a
}

func (a answer) response(req *http.Request) *http.Response {
	header := a.header.Clone()
	if header == nil {
		header = http.Header{}
	}
	header.Set("Content-Length", strconv.Itoa(len(a.body)))
	body := io.Reader(bytes.NewReader(a.body))
	if a.partial {
		body = io.MultiReader(bytes.NewReader(a.body[:len(a.body)/2]), broken{})
	}
	return &http.Response{
		Status:        strconv.Itoa(a.status) + " " + http.StatusText(a.status),
		StatusCode:    a.status,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        header,
		Body:          io.NopCloser(body),
		ContentLength: int64(len(a.body)),
		Request:       req,
	}
}

// broken is the end of a connection that closed too early.
type broken struct{}

// Read implements io.Reader.
func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
