package client

import (
	"io"
	"log/slog"

	azlog "github.com/Azure/azure-sdk-for-go/sdk/azcore/log"

	"sentinelq/client/clean"
)

// LogTo lets the pipeline of every client of this process log requests, answers
// and retries to w, line by line and clean: no body, no token, no value of a
// query. It returns how to end that.
func LogTo(w io.Writer) (stop func()) {
	logger := slog.New(slog.NewTextHandler(w, nil))
	azlog.SetEvents(azlog.EventRequest, azlog.EventResponse, azlog.EventRetryPolicy)
	azlog.SetListener(func(event azlog.Event, message string) {
		logger.Info(string(event), "message", clean.New(message))
	})
	return func() { azlog.SetListener(nil) }
}
