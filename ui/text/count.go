package text

// Count returns the number of characters of s as a person counts them: its
// grapheme clusters. It is for counters on the screen; what the service counts
// is another thing.
func Count(s string) int {
	if isASCII(s) {
		return len(s)
	}
	count := 0
	for len(s) > 0 {
		// The clusters are the same for every meter; only widths differ.
		n, _ := Graphemes.next(s)
		s = s[n:]
		count++
	}
	return count
}
