package command

import (
	"fmt"
	"os"

	"sentinelq/client"
)

// openLog lets the pipeline log to a file, which nobody else may read. It
// returns how to end that.
func openLog(path string) (func(), error) {
	if path == "" {
		return func() {}, nil
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600) //nolint:gosec // the person chose the path
	if err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	stop := client.LogTo(file)
	return func() {
		stop()
		_ = file.Close() // written line by line; nothing is left to fail
	}, nil
}
