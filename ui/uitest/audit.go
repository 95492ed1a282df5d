package uitest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// audit collects what the program wrote to the terminal beyond printable text,
// styles, cursor moves, erasing and scrolling, and the modes it switches.
type audit struct {
	ascii  bool // the terminal takes nothing but ASCII
	found  []string
	beyond []string // bytes that such a terminal may obey
}

// read looks through one write. The renderer never splits a sequence between
// two writes.
func (a *audit) read(p []byte) {
	if !utf8.Valid(p) {
		a.add("invalid UTF-8", p)
	}
	if a.ascii {
		a.raw(p)
	}
	state, parser := ansi.NormalState, ansi.NewParser()
	for len(p) > 0 {
		sequence, width, n, next := ansi.DecodeSequence(p, state, parser)
		if n == 0 {
			a.add("undecodable", p)
			return
		}
		if width == 0 && !allowed(sequence, ansi.Cmd(parser.Command())) {
			a.add("sequence", sequence)
		}
		state, p = next, p[n:]
	}
}

// raw looks at the bytes themselves: a terminal that does not read UTF-8 takes
// some of them for the beginning of a control sequence.
func (a *audit) raw(p []byte) {
	for i, b := range p {
		if b >= utf8.RuneSelf {
			a.beyond = append(a.beyond, fmt.Sprintf("beyond ASCII %q", p[max(i-20, 0):min(i+20, len(p))]))
			return
		}
	}
}

func (a *audit) add(what string, p []byte) { a.found = append(a.found, fmt.Sprintf("%s %q", what, p)) }

// allowed reports whether a sequence without width belongs to the renderer.
func allowed(sequence []byte, command ansi.Cmd) bool {
	s := string(sequence)
	switch {
	case strings.HasPrefix(s, "\x1b["):
		return strings.ContainsRune("mHABCDEFGdKJXP@LMSTrbhluqt", rune(command.Final()))
	case strings.HasPrefix(s, "\x1b]2;"):
		return s == "\x1b]2;sentinelq\a"
	case strings.HasPrefix(s, "\x1b"):
		return s == "\x1bM" || s == "\x1b7" || s == "\x1b8" || s == "\x1b="
	default:
		return s == "\r" || s == "\n" || s == "\b" || s == "\t" || s == "\x00" || harmless(s)
	}
}

// harmless reports whether s is of zero width without being a control: a
// combining mark or a joiner that the renderer writes on its own.
func harmless(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0xa0 && r != utf8.RuneError
}
