package respond

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
)

// Answer is a response before it is tied to a request.
type Answer struct {
	Status  int
	Header  http.Header
	Body    []byte
	Front   bool // given by something in front of the service, in words of its own
	Partial bool // the connection ends in the middle of the body
}

// JSON answers with value as JSON. Like the service it leaves <, > and & as
// they are.
func JSON(status int, value any) Answer {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return Error(err)
	}
	return Answer{
		Status: status,
		Header: http.Header{"Content-Type": {"application/json; charset=utf-8"}},
		Body:   bytes.TrimSuffix(body.Bytes(), []byte("\n")),
	}
}

// Page answers with HTML, as a proxy or a front end does.
func Page(status int, words string) Answer {
	return Answer{
		Status: status,
		Front:  true,
		Header: http.Header{"Content-Type": {"text/html; charset=us-ascii"}},
		Body: fmt.Appendf(nil, "<!DOCTYPE html>\r\n<html><head><title>%s</title></head>\r\n<body><h2>%s</h2></body></html>\r\n",
			words, words),
	}
}

// Cut makes the answer end halfway.
func (a Answer) Cut() Answer {
	a.Partial = true
	return a
}

// Response ties the answer to its request.
func (a Answer) Response(req *http.Request) *http.Response {
	header := a.Header.Clone()
	if header == nil {
		header = http.Header{}
	}
	header.Set("Content-Length", strconv.Itoa(len(a.Body)))
	body := io.Reader(bytes.NewReader(a.Body))
	if a.Partial {
		body = io.MultiReader(bytes.NewReader(a.Body[:len(a.Body)/2]), broken{})
	}
	return &http.Response{
		Status:        strconv.Itoa(a.Status) + " " + http.StatusText(a.Status),
		StatusCode:    a.Status,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        header,
		Body:          io.NopCloser(body),
		ContentLength: int64(len(a.Body)),
		Request:       req,
	}
}

// broken is the end of a connection that closed too early.
type broken struct{}

// Read implements io.Reader.
func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
