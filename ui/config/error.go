package config

import (
	"strconv"

	"sentinelq/client/clean"
)

// Error is a setting that cannot be used, and where it came from.
type Error struct {
	File       string // the config file, empty for a flag or variable
	Line       int    // in File, from 1; zero when File could not be read
	Key        string // as it is written there: cloud.name, --auth, SENTINELQ_AUTH
	Problem    clean.Safe
	Suggestion clean.Safe // the nearest right key or value, often empty
	Err        error      // what made reading fail, else nil
}

// Error implements error in one line. It holds no value of an unknown key, which
// may be a secret.
func (e *Error) Error() string {
	line := clean.Literal("config")
	if e.File != "" {
		line = clean.Safef("config %s", e.File)
		if e.Line > 0 {
			line = clean.Concat(line, clean.New(":"+strconv.Itoa(e.Line)).Safe())
		}
	}
	if e.Key != "" {
		line = clean.Safef("%s: %s", line, clean.New(e.Key))
	}
	line = clean.Concat(line, clean.Literal(": "), e.Problem)
	if !e.Suggestion.IsEmpty() {
		line = clean.Concat(line, clean.Literal("; did you mean "), e.Suggestion, clean.Literal("?"))
	}
	return line.String()
}

// Unwrap returns what made reading fail.
func (e *Error) Unwrap() error { return e.Err }
