package terminal

import (
	"os"
	"sync"
	"time"
)

const (
	patience = 250 * time.Millisecond // with which a write waits for the terminal
	maxQueue = 1 << 20                // bytes that wait for it
)

// Output is the screen. A write waits for the terminal, so that the program
// draws no faster than that; but not for long, since the program is held up
// meanwhile, and what is typed has to be heard and saved. From then on until the
// terminal has taken everything, what is drawn is queued.
//
// It has the methods by which Bubble Tea knows a terminal, and no others: those
// of a file by which it could be written to past the queue are not there. A
// program that the terminal is lent to gets the file.
type Output struct {
	file  *os.File
	first chan struct{} // closed when something was drawn

	mu      sync.Mutex
	changed *sync.Cond
	began   bool
	queue   []byte
	drained chan struct{} // closed when the terminal has taken all; nil when it has
	stalled bool          // it has kept a write waiting, and has not taken all since
	hasty   bool          // nothing waits for it any more
	ended   bool          // nothing will be drawn any more
}

// NewOutput draws on a terminal.
func NewOutput(file *os.File) *Output {
	o := &Output{file: file, first: make(chan struct{})}
	o.changed = sync.NewCond(&o.mu)
	return o
}

// Write draws. What the terminal does not take in time is drawn later.
func (o *Output) Write(p []byte) (int, error) {
	drained, wait := o.enqueue(p)
	if !wait {
		return len(p), nil
	}
	timeout := time.NewTimer(patience)
	defer timeout.Stop()
	select {
	case <-drained:
	case <-timeout.C:
		o.mu.Lock()
		o.stalled = o.drained != nil
		o.mu.Unlock()
	}
	return len(p), nil
}

// enqueue hands bytes over. It returns what ends when all is drawn, and whether to
// wait for that.
func (o *Output) enqueue(p []byte) (drained <-chan struct{}, wait bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.began {
		o.began = true
		go o.draw()
		close(o.first)
	}
	for len(o.queue) > 0 && len(o.queue)+len(p) > maxQueue && !o.hasty {
		o.changed.Wait()
	}
	if o.ended || len(o.queue)+len(p) > maxQueue && o.hasty {
		return nil, false // nobody will see it
	}
	o.queue = append(o.queue, p...)
	if o.drained == nil {
		o.drained = make(chan struct{})
	}
	o.changed.Broadcast()
	return o.drained, !o.stalled && !o.hasty
}

// draw writes what is queued, until the end.
func (o *Output) draw() {
	var b []byte
	for o.take(&b) {
		if _, err := o.file.Write(b); err != nil {
			o.hasten() // the terminal is gone, as who reads from it will hear
		}
	}
}

// take changes what was drawn for what is queued, once something is.
func (o *Output) take(drawn *[]byte) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.queue) == 0 && o.drained != nil {
		close(o.drained)
		o.drained, o.stalled = nil, false
	}
	for len(o.queue) == 0 && !o.ended {
		o.changed.Wait()
	}
	*drawn, o.queue = o.queue, (*drawn)[:0]
	o.changed.Broadcast()
	return len(*drawn) > 0
}

// hasten lets no write wait any more.
func (o *Output) hasten() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.hasty = true
	o.changed.Broadcast()
}

// end lets the terminal take what is queued, and reports whether it has.
func (o *Output) end(limit time.Duration) bool {
	o.mu.Lock()
	o.hasty, o.ended = true, true
	drained := o.drained
	o.changed.Broadcast()
	o.mu.Unlock()
	if drained == nil {
		return true
	}
	timeout := time.NewTimer(limit)
	defer timeout.Stop()
	select {
	case <-drained:
		return true
	case <-timeout.C:
		return false
	}
}

// Read reads from the terminal.
func (o *Output) Read(p []byte) (int, error) { return o.file.Read(p) }

// Close closes the terminal.
func (o *Output) Close() error { return o.file.Close() }

// Fd returns the terminal's file descriptor.
func (o *Output) Fd() uintptr { return o.file.Fd() }
