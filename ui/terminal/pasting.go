package terminal

import (
	"bytes"
	"time"
)

const (
	maxKeys    = 24          // that one read has when a person typed them
	pasteLimit = time.Second // a paste is over after so much silence

	// What follows a paste sooner belongs to it. A read of so many pieces is one of
	// several, the next of which may have to cross the network first.
	shortGrace = 50 * time.Millisecond
	longGrace  = 200 * time.Millisecond
	several    = 512
)

const (
	bracket      = "\x1b[200~"
	closeBracket = "\x1b[201~"
)

// pasting is what is known of pastes.
type pasting struct {
	open      bool      // between the brackets
	until     time.Time // what comes until then belongs to the one that has ended
	bracketed bool      // that had brackets
	run       []byte    // pasted without brackets, in this read
	cr        bool      // the last run ended within the end of a line, perhaps
}

// within reports whether what comes now belongs to the paste that has ended.
func (p *pasting) within(now time.Time) bool { return !now.After(p.until) }

// behindBracket reports the same of a paste that had brackets.
func (p *pasting) behindBracket(now time.Time) bool { return p.bracketed && p.within(now) }

// ended notes the end of a paste by a bracket.
func (p *pasting) ended(now time.Time) {
	p.open, p.until, p.bracketed = false, now.Add(shortGrace), true
}

// place lets go on what was read: each piece as what it is to the program, a key
// or part of a paste.
func (g *guard) place(tokens []token, now time.Time) {
	p := &g.pasting
	if p.open && now.Sub(g.readAt) > pasteLimit {
		p.open = false
		g.send(token{kind: end, bytes: []byte(closeBracket)}, now)
	}
	long, last := p.isPasted(tokens)
	if long && !p.within(now) {
		p.bracketed = false
	}
	for i, t := range tokens {
		switch {
		case t.kind == junk:
		case t.isEscape() && (p.open || p.behindBracket(now)):
			g.held, g.heldAt = t.bytes, now // may begin the end
		case p.open:
			g.inside(t, now)
		case long || p.within(now):
			g.pasted(t, i > last, now)
		default:
			g.outside(t, now)
		}
	}
	g.endRun(now)
	if long {
		p.await(len(tokens), now)
	}
}

// await notes that more may follow of what was pasted without brackets, of which
// one read had so many pieces.
func (p *pasting) await(pieces int, now time.Time) {
	grace := shortGrace
	if pieces >= several {
		grace = longGrace
	}
	p.until = now.Add(grace)
}

// outside takes a piece that has to do with no paste, but for one that begins.
func (g *guard) outside(t token, now time.Time) {
	switch t.kind {
	case begin:
		g.endRun(now)
		g.pasting.open = true
	case end:
		g.pasting.ended(now)
		return
	case junk, text, blank, key, answer:
	}
	g.send(t, now)
}

// pasted takes a piece that came out of a clipboard without brackets. Keys behind
// the last of the text were pressed, unless they stand behind a bracket.
func (g *guard) pasted(t token, behind bool, now time.Time) {
	switch t.kind {
	case text, blank:
		g.pasting.run = append(g.pasting.run, t.bytes...)
	case key:
		if behind && !g.pasting.behindBracket(now) {
			g.endRun(now)
			g.send(t, now)
		}
	case junk, answer, begin, end:
		g.outside(t, now)
	}
}

// inside takes a piece between the brackets of a paste.
func (g *guard) inside(t token, now time.Time) {
	switch t.kind {
	case text, blank:
		g.out = append(g.out, t.bytes...)
	case end:
		g.pasting.ended(now)
		g.send(t, now)
	case junk, key, answer, begin:
	}
}

// endRun gives brackets to what was pasted without.
func (g *guard) endRun(now time.Time) {
	p := &g.pasting
	if len(p.run) == 0 {
		return
	}
	run := p.run
	if p.cr && p.within(now) {
		run = bytes.TrimPrefix(run, []byte("\n"))
	}
	if len(run) > 0 {
		g.send(token{kind: begin, bytes: []byte(bracket)}, now)
		g.out = append(append(g.out, run...), closeBracket...)
	}
	p.cr, p.run = p.run[len(p.run)-1] == '\r', p.run[:0]
}

// isPasted reports whether what stands outside brackets is more than a person
// types within one read, and not one key held down. It also returns where the
// last of the text is.
func (p *pasting) isPasted(tokens []token) (long bool, last int) {
	open, keys, blanks, mixed := p.open, 0, 0, false
	last = -1
	var first []byte
	for i, t := range tokens {
		switch {
		case t.kind == begin || t.kind == end:
			open = t.kind == begin
		case open:
		case t.kind == blank:
			last = i
			if keys > 0 {
				blanks++
			}
		case t.kind == text:
			last = i
			if keys == 0 {
				first = t.bytes
			}
			mixed = mixed || blanks > 0 || !bytes.Equal(first, t.bytes)
			keys, blanks = keys+1+blanks, 0
		}
	}
	return keys > maxKeys && mixed, last
}
