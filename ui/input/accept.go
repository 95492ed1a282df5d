package input

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"sentinelq/client/clean"
)

// Accept returns typed or pasted text as fields take it. Everything that could
// not be drawn is made visible at once, so that what is sent is what was seen;
// all other text is unchanged. Line breaks become "\n".
func Accept(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = acceptRun(line)
	}
	return strings.Join(lines, "\n")
}

// chunk is the most bytes cleaned at once, far below the length at which a
// clean text is cut short.
const chunk = 4 << 10

func acceptRun(line string) string {
	var out strings.Builder
	for line != "" {
		end := seam(line)
		out.WriteString(between(line[:end]))
		line = line[end:]
	}
	return out.String()
}

// seam returns where a long text is cut: before a character that does not join
// the one before it, or anywhere in a flood of those that do.
func seam(text string) int {
	if len(text) <= chunk {
		return len(text)
	}
	last := 0
	for end := chunk; end > chunk/2; end-- {
		if !utf8.RuneStart(text[end]) {
			continue
		}
		last = max(last, end)
		before, _ := utf8.DecodeLastRuneInString(text[:end])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !joined(before, after) {
			return end
		}
	}
	return cmp.Or(last, chunk)
}

// joined reports whether two runes may be parts of one character that is cleaned
// as a whole: marks, selectors, joiners.
func joined(before, after rune) bool {
	return unicode.In(after, unicode.M, unicode.Cf) || unicode.Is(unicode.Cf, before)
}

// between cleans text as it would be between two letters of a script that
// joins. Some keyboards send a vowel sign or a joiner as a key press of its own,
// which is fine behind the letter that was typed before it.
func between(text string) string {
	const letter = "ب"
	safe := clean.New(letter + text + letter).Safe().String()
	return strings.TrimSuffix(strings.TrimPrefix(safe, letter), letter)
}

// AcceptLine is [Accept] for a field of one line: line breaks become spaces.
func AcceptLine(text string) string {
	return strings.ReplaceAll(Accept(text), "\n", " ")
}
