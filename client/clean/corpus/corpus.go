// Package corpus holds hostile and benign texts for tests: what somebody who
// may choose the title of an incident could send to the analysts' terminals,
// and what people of all languages honestly write.
//
// It is for tests of every package that draws, copies, exports or passes on
// text. The texts are generated, so that no file of this program holds a live
// control character.
package corpus

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Case is one text. The name has the form class/what, such as
// csi/many-params, and is unique.
type Case struct {
	Name string
	Text string
}

// Class returns the part of the name before the slash.
func (c Case) Class() string {
	class, _, _ := strings.Cut(c.Name, "/")
	return class
}

// Hostile returns more than 500 texts that attack a terminal, a layout, a
// reader, or a program the text is handed to. The last kind (csv, shell, url,
// markup, confusable) has nothing to hide from a screen.
func Hostile() []Case {
	return slices.Concat(
		csi(), osc(), esc(), device(),
		c0(), c1(), overwrite(),
		bidi(), invisible(), tags(), spaces(),
		combining(), width(), long(),
		homoglyph(), confusable(), badUTF8(),
		paste(), csv(), shell(), url(), markup(),
	)
}

// Drawable returns the texts, benign ones first, with which a row can be tried
// quickly and by itself. Left out are long ones, and those that begin with a skin
// tone: that joins whatever a terminal has in the cell before.
func Drawable() []string {
	var all []string
	for _, c := range append(Benign(), Hostile()...) {
		first, _ := utf8.DecodeRuneInString(c.Text)
		if len(c.Text) < 300 && (first < '\U0001f3fb' || '\U0001f3ff' < first) {
			all = append(all, c.Text)
		}
	}
	return all
}

// inTitle puts an attack where an attacker has it: in the middle of a title.
func inTitle(attack string) string {
	return "Logon by " + attack + "svc-backup failed"
}
