package clean

// letter returns the letters of ASCII that a letter of a Latin script is
// written with where there are no others. Left out is what could pass for
// another letter, such as the dotless i.
func letter(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'ẞ':
		return "SS"
	case 'æ':
		return "ae"
	case 'Æ':
		return "AE"
	case 'œ':
		return "oe"
	case 'Œ':
		return "OE"
	case 'ø':
		return "o"
	case 'Ø':
		return "O"
	case 'ł':
		return "l"
	case 'Ł':
		return "L"
	case 'đ', 'ð':
		return "d"
	case 'Đ', 'Ð':
		return "D"
	case 'ħ':
		return "h"
	case 'Ħ':
		return "H"
	case 'ŧ':
		return "t"
	case 'Ŧ':
		return "T"
	case 'þ':
		return "th"
	case 'Þ':
		return "Th"
	case 'ŋ':
		return "ng"
	case 'Ŋ':
		return "Ng"
	}
	return ligature(r)
}

func ligature(r rune) string {
	switch r {
	case 'ĳ':
		return "ij"
	case 'Ĳ':
		return "IJ"
	case 'ﬀ':
		return "ff"
	case 'ﬁ':
		return "fi"
	case 'ﬂ':
		return "fl"
	case 'ﬃ':
		return "ffi"
	case 'ﬄ':
		return "ffl"
	case 'ﬅ', 'ﬆ':
		return "st"
	}
	return ""
}

// typed returns what a typewriter has for a sign.
func typed(r rune) string {
	switch r {
	case '‘', '’', '‚', '‛', '‹', '›', '′':
		return "'"
	case '“', '”', '„', '‟', '«', '»', '″':
		return `"`
	case '‐', '‑', '‒', '–', '―', '−':
		return "-"
	case '—':
		return "--"
	case '…':
		return "..."
	case '•', '·', '‣', '●':
		return "*"
	case '¿':
		return "?"
	case '¡':
		return "!"
	case '©':
		return "(c)"
	case '®':
		return "(R)"
	case '™':
		return "(TM)"
	case '№':
		return "No."
	case '€':
		return "EUR"
	case '£':
		return "GBP"
	}
	if words := reckoned(r); words != "" {
		return words
	}
	return frame(r)
}

// reckoned returns what stands for a sign of reckoning.
func reckoned(r rune) string {
	switch r {
	case '×':
		return "x"
	case '÷':
		return "/"
	case '±':
		return "+/-"
	case '≤':
		return "<="
	case '≥':
		return ">="
	case '≠':
		return "!="
	case '≈':
		return "~"
	case '°':
		return "deg"
	case 'µ':
		return "u"
	case '½':
		return "1/2"
	case '¼':
		return "1/4"
	case '¾':
		return "3/4"
	case '→':
		return "->"
	case '←':
		return "<-"
	case '↔':
		return "<->"
	case '⇒':
		return "=>"
	}
	return ""
}

// frame returns what stands for a line or a corner of a drawn table.
func frame(r rune) string {
	switch {
	case r < '\u2500', '\u257f' < r:
		return ""
	}
	switch r {
	case '─', '━', '┄', '┅', '┈', '┉', '╌', '╍', '═':
		return "-"
	case '│', '┃', '┆', '┇', '┊', '┋', '╎', '╏', '║':
		return "|"
	}
	return "+"
}
