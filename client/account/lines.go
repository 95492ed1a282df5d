package account

import (
	"slices"
	"strings"
)

// essence returns of what a program wrote the part that says what failed: from
// its last error on, without the warnings around it. It is for az, which is
// written in Python and writes everything to one stream.
func essence(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, " \t\r\n"); line != "" {
			lines = append(lines, line)
		}
	}
	at := max(lastError(lines), lastException(lines))
	if at < 0 {
		at = firstWord(lines)
	}
	if at < 0 {
		return lines // nothing but warnings: they are all there is
	}
	return lines[at:]
}

// errorMark is how az begins a line about a failure.
const errorMark = "ERROR: "

// lastError returns the last line that says it is an error; less than zero for
// none. One that only leads to a traceback is none.
func lastError(lines []string) int {
	for i, line := range slices.Backward(lines) {
		if _, said, found := strings.Cut(line, errorMark); found && !strings.Contains(said, "Here is the traceback") {
			return i
		}
	}
	return -1
}

// lastException returns the line of the last traceback that names the exception:
// the first one behind it that is not indented.
func lastException(lines []string) int {
	at, inside := -1, false
	for i, line := range lines {
		switch {
		case strings.HasPrefix(strings.TrimSpace(line), "Traceback (most recent call last)"):
			inside = true
		case inside && !isIndented(line):
			at, inside = i, false
		}
	}
	return at
}

// firstWord returns the first line that is neither a warning nor what belongs to
// one.
func firstWord(lines []string) int {
	for i, line := range lines {
		if !isIndented(line) && !isWarning(line) {
			return i
		}
	}
	return -1
}

func isIndented(line string) bool { return line[0] == ' ' || line[0] == '\t' }

// isWarning recognises the lines of a log that are no failures, and Python's
// warnings, such as "file.py:7: UserWarning: text".
func isWarning(line string) bool {
	for _, level := range []string{"WARNING: ", "INFO: ", "DEBUG: "} {
		if strings.HasPrefix(line, level) {
			return true
		}
	}
	before, _, found := strings.Cut(line, "Warning: ")
	return found && strings.Contains(before, ":")
}
