package terminal

import "time"

// How long is waited for the rest of something.
const (
	joinLimit  = 40 * time.Millisecond // for what follows an Esc; the decoder waits 50
	aloneLimit = 50 * time.Millisecond // for what follows an opener that came alone
	heldLimit  = time.Second           // for the end of a sequence or a string
)

// inert is a sequence that means nothing. Behind it an Esc that went on before
// stands for itself, whether the decoder is still waiting or not.
const inert = "\x1b[?0n"

// guard takes what was read and gives what goes on. It knows the time only from
// its caller, and never holds back a whole key.
type guard struct {
	held   []byte // the beginning of something, which has not gone on
	heldAt time.Time
	readAt time.Time

	dropping byte // the opener of what is too long, until its end; zero for none

	sent   bool // the last byte that went on was a single Esc
	sentAt time.Time
	put    bool // something of the read in hand went on

	pasting pasting
	out     []byte
}

// pass takes what was read at now and returns what goes on. That is good until
// the next call, and at most three times what was read and held.
func (g *guard) pass(read []byte, now time.Time) []byte {
	g.out = g.out[:0]
	if len(read) == 0 {
		return g.out
	}
	g.forget(read[0], now)
	g.put = false
	tokens := g.tokens(read, now)
	g.place(tokens, now)
	if g.sent && !g.put && len(tokens) > 0 {
		g.sentAt = time.Time{} // nothing joins that Esc any more
	}
	g.readAt = now
	return g.out
}

// forget lets go of what is held when its rest has not come in time.
func (g *guard) forget(next byte, now time.Time) {
	if now.Sub(g.heldAt) > heldLimit {
		g.held, g.dropping = nil, 0
		return
	}
	if len(g.held) == 0 || g.dropping != 0 || now.Sub(g.readAt) <= aloneLimit {
		return
	}
	if opener, alone := openerOf(g.held); alone && isOpener(opener) && !goesOn(opener, next) {
		g.held = nil // it was a key with Alt
	}
}

// openerOf returns the opener of what is held, and whether that is all.
func openerOf(held []byte) (opener byte, alone bool) {
	switch {
	case held[0] != escape:
		return held[0] - 0x40, len(held) == 1
	case len(held) == 1:
		return 0, false
	}
	return held[1], len(held) == 2
}

// tokens cuts what was read, behind what is held, into pieces.
func (g *guard) tokens(read []byte, now time.Time) []token {
	joined := g.sent && g.dropping == 0 && now.Sub(g.sentAt) <= joinLimit
	b := append([]byte(nil), g.held...)
	if joined && len(b) == 0 {
		b = []byte{escape}
	}
	goesOn := len(g.held) > 0 || g.dropping != 0
	b, g.held = g.drop(append(b, read...)), nil
	tokens := make([]token, 0, len(b))
	for len(b) > 0 {
		t, n := scan(b)
		if n == 0 {
			break
		}
		t.joined, joined, goesOn = joined, false, false
		tokens, b = append(tokens, t), b[n:]
	}
	if !goesOn {
		g.heldAt = now
	}
	return g.hold(tokens, b)
}

// drop takes off the rest of what is too long.
func (g *guard) drop(b []byte) []byte {
	if g.dropping == 0 {
		return b
	}
	n, ok := endOf(g.dropping, b)
	switch {
	case ok:
		g.dropping = 0
	case b[len(b)-1] == escape:
		n = len(b) - 1 // may begin the end
	default:
		n = len(b)
	}
	return b[n:]
}

// endOf returns where the end of what an opener began is.
func endOf(opener byte, b []byte) (int, bool) {
	if opener != '[' {
		n, _, ok := endOfString(b, opener == ']')
		return n, ok
	}
	for i, c := range b {
		switch {
		case c >= 0x40 && c <= 0x7e:
			return i + 1, true
		case c < 0x20 || c > 0x3f:
			return i, true
		}
	}
	return 0, false
}

// hold keeps the beginning of something until the next read. A single Esc goes
// on, since it may be all.
func (g *guard) hold(tokens []token, b []byte) []token {
	switch {
	case len(b) == 0:
	case g.dropping == 0 && len(b) == 1 && b[0] == escape:
		tokens = append(tokens, token{kind: key, bytes: b})
	case len(b) > maxHeld:
		g.dropping, _ = openerOf(b)
	default:
		g.held = b
	}
	return tokens
}

// send lets a piece go on.
func (g *guard) send(t token, now time.Time) {
	b := t.bytes
	switch {
	case g.sent && t.joined && now.Sub(g.sentAt) <= joinLimit:
		b = b[1:]
	case g.sent:
		g.out = append(g.out, inert...)
	}
	g.out = append(g.out, b...)
	g.sent = t.isEscape()
	g.sentAt, g.put = now, true
}
