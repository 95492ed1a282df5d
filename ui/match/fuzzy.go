package match

// What a typed character earns by where it is found. Two letters that begin
// words tell more than two that stand together.
const (
	atStart = 3 // where a word begins
	behind  = 2 // directly behind the character typed before it
)

// longest is the number of typed characters up to which texts with gaps are
// found. Who types more means them as they stand.
const longest = 64

// aligner finds the best way to lay a word's characters over a text, in order
// and with gaps.
type aligner struct {
	word   string
	length int // of runes
	runes  [longest]rune
	best   [longest]int // what runes[:j+1] earn in the text read so far
	last   [longest]int // the same, with runes[j] at the last rune read
}

// none is what cannot be earned: it stays below zero whatever is added.
const none = -1 << 30

// start takes a word. It reports whether the word is short enough.
func (a *aligner) start(word string) bool {
	a.word, a.length = word, 0
	for _, r := range word {
		if a.length == longest {
			return false
		}
		a.runes[a.length] = r
		a.length++
	}
	return true
}

// align returns the most that the word earns in a folded text, whose words begin
// at the bytes that starts tells, and how many runes the text has. Without all
// of the word's characters in order, ok is false.
func (a *aligner) align(text string, starts []bool) (earned, size int, ok bool) {
	if !inOrder(text, a.word) { // most are not, and that is sooner found out
		return 0, 0, false
	}
	runes, best, last := a.runes[:a.length], a.best[:a.length], a.last[:a.length]
	for j := range runes {
		best[j], last[j] = none, none
	}
	for i, r := range text {
		size++
		// From the end, since each j needs what j-1 was before this rune.
		for j := len(runes) - 1; j >= 0; j-- {
			if runes[j] != r {
				last[j] = none
				continue
			}
			got := 0
			if j > 0 {
				got = max(best[j-1], last[j-1]+behind)
			}
			if starts[i] {
				got += atStart
			}
			last[j], best[j] = got, max(best[j], got)
		}
	}
	earned = best[len(best)-1]
	return earned, size, earned >= 0
}

// inOrder reports whether text has all bytes of word in order. They may be of
// different runes.
func inOrder(text, word string) bool {
	next := 0
	for i := range len(text) {
		if text[i] == word[next] {
			if next++; next == len(word) {
				return true
			}
		}
	}
	return false
}
