package command

import (
	"bytes"
	"io"

	"sentinelq/client/clean"
)

// spelling writes to a terminal that may take nothing but ASCII. Everything that
// is told beside the screen goes through it, whoever tells it.
type spelling struct {
	to    io.Writer
	ascii func() bool
}

// Write implements io.Writer. What is ASCII goes out as it is.
func (s spelling) Write(p []byte) (int, error) {
	told := p
	if s.ascii() {
		lines := bytes.Split(p, []byte("\n"))
		for i, line := range lines {
			if bytes.ContainsFunc(line, func(r rune) bool { return r > '~' }) {
				lines[i] = []byte(clean.Spell(string(line)).From(0).String())
			}
		}
		told = bytes.Join(lines, []byte("\n"))
	}
	if _, err := s.to.Write(told); err != nil {
		return 0, err
	}
	return len(p), nil
}
