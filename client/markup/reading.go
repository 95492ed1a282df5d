package markup

import (
	"strings"

	"golang.org/x/net/html"
)

// reading is HTML as a person reads it, as far as it has been read.
type reading struct {
	out    strings.Builder
	opened map[string]bool // names of elements that begin
	closed map[string]bool // and of those that end
	flows  bool            // white space separates words, and ends no line

	within  string // the hidden element that is being read
	pre     int    // elements that are open in which white space counts
	address string // of the link that is open
	linked  int    // where its text begins

	next   before
	fresh  bool // nothing of the cell or the entry has been written
	inCell bool
	broken bool // a line has just been ended, or a text in which white space counts begins
}

// before is what stands before the next word, if there is one.
type before struct {
	breaks int
	cells  int
	space  bool
	bullet string
}

// newReading looks at what there is to read. It reports whether that is HTML.
func newReading(tokens []token) (*reading, bool) {
	r, isHTML := &reading{opened: map[string]bool{}, closed: map[string]bool{}}, false
	for _, t := range tokens {
		isHTML = isHTML || t.tells
		r.flows = r.flows || t.element.flows()
		switch t.kind {
		case html.StartTagToken:
			r.opened[t.name] = true
		case html.EndTagToken:
			r.closed[t.name] = true
		default:
		}
	}
	return r, isHTML
}

func (r *reading) take(t token) {
	switch {
	case r.within != "":
		if t.kind == html.EndTagToken && t.name == r.within {
			r.within = ""
		}
	case t.kind == html.TextToken:
		r.text(t.text)
	case t.kind == html.EndTagToken:
		r.finish(t)
	case t.kind != html.CommentToken:
		r.begin(t)
	}
}

func (r *reading) begin(t token) {
	switch t.element {
	case unknown:
		r.unknown(t)
	case hidden:
		r.within = t.name
	case link:
		r.unlink()
		r.address, r.linked = oneLine(t.shows), r.out.Len()
	case image:
		r.text(t.shows)
	case lineBreak:
		r.lineBreak()
	case block:
		r.block()
	case frame:
		r.frame()
	case item:
		r.block()
		r.next.bullet, r.fresh = "- ", true
	case cell:
		r.endCell()
		r.inCell, r.fresh = true, true
	case verbatim:
		r.block()
		r.pre++
		r.broken = true
	default:
	}
}

func (r *reading) finish(t token) {
	switch t.element {
	case unknown:
		r.unknown(t)
	case link:
		r.unlink()
	case block:
		r.block()
	case frame, item:
		r.frame()
	case cell:
		r.endCell()
	case verbatim:
		r.block()
		r.pre = max(r.pre-1, 0)
	default:
	}
}

// unknown leaves out the tag of an element that has both beginning and end. Any
// other is a name in angle brackets.
func (r *reading) unknown(t token) {
	if t.kind != html.SelfClosingTagToken && (!r.opened[t.name] || !r.closed[t.name]) {
		r.text(t.text)
	}
}

// text writes text.
func (r *reading) text(s string) {
	if !r.flows || r.pre > 0 {
		if r.broken {
			s = strings.TrimPrefix(s, "\n")
		}
		r.write(s)
		return
	}
	isSpace := func(c rune) bool { return strings.ContainsRune(space, c) }
	for s != "" {
		word := strings.TrimLeftFunc(s, isSpace)
		if len(word) < len(s) {
			r.next.space = true
		}
		end := strings.IndexFunc(word, isSpace)
		if end < 0 {
			end = len(word)
		}
		r.write(word[:end])
		s = word[end:]
	}
}

// write writes text as it is, behind what is to stand before it.
func (r *reading) write(s string) {
	if s == "" {
		return
	}
	if out := r.out.String(); out != "" {
		if r.next.breaks > 0 && strings.HasSuffix(out, "\n") {
			r.next.breaks--
		}
		r.out.WriteString(strings.Repeat("\n", r.next.breaks))
		if r.next.space && r.next.breaks == 0 && r.next.cells == 0 && !r.fresh {
			r.out.WriteByte(' ')
		}
	}
	r.out.WriteString(strings.Repeat("  ", r.next.cells) + r.next.bullet + s)
	r.next, r.fresh, r.broken = before{}, false, false
}

// block ends the line, unless an entry or a cell has just begun.
func (r *reading) block() {
	if !r.fresh {
		r.next.breaks = max(r.next.breaks, 1)
	}
}

// frame ends the line, and the entry or the cell that is open.
func (r *reading) frame() {
	r.next = before{breaks: max(r.next.breaks, 1)}
	r.fresh, r.inCell = false, false
}

// lineBreak ends the line, or makes an empty one, unless an entry or a cell has
// just begun.
func (r *reading) lineBreak() {
	if !r.fresh {
		r.next.breaks, r.broken = min(r.next.breaks+1, 2), true
	}
}

// endCell keeps what follows apart from the cell, in the same line.
func (r *reading) endCell() {
	if r.inCell {
		r.next.cells++
		r.next.bullet = ""
		if !r.fresh {
			r.next.breaks = 0
		}
	}
	r.inCell, r.fresh = false, false
}

// unlink writes the address of the link that is open behind it, unless it is
// what the link shows.
func (r *reading) unlink() {
	if r.address != "" && !strings.HasSuffix(r.out.String()[r.linked:], r.address) {
		next := r.next
		r.next = before{space: true}
		r.write("(" + r.address + ")")
		next.space = false
		r.next = next
	}
	r.address = ""
}

// oneLine takes line breaks out of an address, as HTML does.
func oneLine(address string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\t\r\n", r) {
			return -1
		}
		return r
	}, address)
}

// end returns all that was read.
func (r *reading) end() string {
	r.unlink()
	return strings.TrimSpace(strings.ReplaceAll(r.out.String(), "\n\n\n", "\n\n"))
}
