package theme

// Glyph is a mark of the theme's own. It is a type of its own so that a row
// takes a glyph where it takes no other string.
type Glyph string

// Glyphs are the marks that are not words. Each takes exactly one cell by
// wcwidth and as a grapheme cluster, so that one may stand for another; none
// is an emoji, since tmux and terminals disagree about their width, nor
// braille, which a screen reader reads out dot by dot.
type Glyphs struct {
	// The severities, told apart by shape.
	High, Medium, Low, Informational Glyph

	// The gutter of the queue.
	Cursor  Glyph // the row under the cursor
	Mark    Glyph // a marked row
	Changed Glyph // new or changed since it was last looked at

	Ellipsis Glyph // stands for what was cut
	Dash     Glyph // stands for nothing, such as no owner
	Check    Glyph // done, or on
	Failed   Glyph
	Warning  Glyph // needs a look
	Unknown  Glyph // done or not, nobody knows
	Arrow    Glyph // leads to
	Bullet   Glyph
	Up, Down Glyph // sort order, and that there is more above or below

	RadioOn, RadioOff Glyph // a choice that is and is not chosen

	// A bar of cells, and one that is told apart by severity.
	BarFull, BarEmpty                            Glyph
	BarHigh, BarMedium, BarLow, BarInformational Glyph

	// Lines, corners, and the joints, which are named by where the third arm
	// points to.
	Horizontal, Vertical                       Glyph
	TopLeft, TopRight, BottomLeft, BottomRight Glyph
	TeeDown, TeeUp, TeeRight, TeeLeft, Cross   Glyph

	// Spinner is shown one after another while waiting.
	Spinner [4]Glyph
}

func unicodeGlyphs() Glyphs {
	return Glyphs{
		High: "▲", Medium: "◆", Low: "▽", Informational: "○",
		Cursor: "▌", Mark: "●", Changed: "•",
		Ellipsis: "…", Dash: "—", Check: "✓", Failed: "✗", Warning: "!", Unknown: "?",
		Arrow: "→", Bullet: "·", Up: "↑", Down: "↓",
		RadioOn: "●", RadioOff: "○",
		BarFull: "█", BarEmpty: "░",
		BarHigh: "█", BarMedium: "█", BarLow: "█", BarInformational: "█",
		Horizontal: "─", Vertical: "│",
		TopLeft: "┌", TopRight: "┐", BottomLeft: "└", BottomRight: "┘",
		TeeDown: "┬", TeeUp: "┴", TeeRight: "├", TeeLeft: "┤", Cross: "┼",
		Spinner: [4]Glyph{"◐", "◓", "◑", "◒"},
	}
}

func asciiGlyphs() Glyphs {
	return Glyphs{
		High: "!", Medium: "-", Low: ".", Informational: "i",
		Cursor: ">", Mark: "+", Changed: "*",
		Ellipsis: "~", Dash: "-", Check: "+", Failed: "x", Warning: "!", Unknown: "?",
		Arrow: ">", Bullet: "*", Up: "^", Down: "v",
		RadioOn: "*", RadioOff: "o",
		BarFull: "#", BarEmpty: ".",
		BarHigh: "#", BarMedium: "=", BarLow: "-", BarInformational: ".",
		Horizontal: "-", Vertical: "|",
		TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
		TeeDown: "+", TeeUp: "+", TeeRight: "+", TeeLeft: "+", Cross: "+",
		Spinner: [4]Glyph{"|", "/", "-", `\`},
	}
}
