package terminal

import (
	"bytes"
	"io"
	"os"
	"testing"
	"time"
)

// blocked returns the output of a terminal that takes nothing until it is read.
func blocked(t *testing.T) (*Output, *os.File) {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = reader.Close()
		_ = writer.Close()
	})
	return NewOutput(writer), reader
}

// frames is more than a pipe holds, each piece another.
func frames() [][]byte {
	all := make([][]byte, 300)
	for i := range all {
		all[i] = bytes.Repeat([]byte{byte(i)}, 1000)
	}
	return all
}

func TestATerminalThatTakesNothingHoldsNobodyUpAndGetsAllOfItLater(t *testing.T) {
	t.Parallel()
	o, terminal := blocked(t)
	for _, frame := range frames() {
		if n, err := o.Write(frame); n != len(frame) || err != nil {
			t.Fatal(n, err)
		}
	}
	want := bytes.Join(frames(), nil)
	got := make([]byte, len(want))
	if _, err := io.ReadFull(terminal, got); err != nil || !bytes.Equal(got, want) {
		t.Errorf("the terminal got something else, %v", err)
	}
	if !o.end(time.Minute) {
		t.Error("all is drawn, and it does not say so")
	}
}

func TestNoMoreIsQueuedThanALimitUntilNothingWaitsAnyMore(t *testing.T) {
	t.Parallel()
	o, _ := blocked(t)
	written := make(chan struct{})
	go func() {
		defer close(written)
		for range 3 * maxQueue / 1000 {
			_, _ = o.Write(make([]byte, 1000))
		}
	}()
	full := func() bool {
		o.mu.Lock()
		defer o.mu.Unlock()
		return len(o.queue)+1000 > maxQueue
	}
	for !full() {
		time.Sleep(time.Millisecond) // for the writes of another goroutine
	}
	select {
	case <-written:
		t.Fatal("everything was queued")
	default:
	}
	o.hasten()
	<-written
	if len(o.queue) > maxQueue {
		t.Errorf("%d bytes are queued", len(o.queue))
	}
	if o.end(time.Millisecond) {
		t.Error("nothing was drawn, and it says that all was")
	}
}

// TestATerminalThatHasTakenEverythingIsWaitedForAgain lets a terminal that kept a
// write waiting take all, and keep another one waiting.
func TestATerminalThatHasTakenEverythingIsWaitedForAgain(t *testing.T) {
	t.Parallel()
	o, terminal := blocked(t)
	full := bytes.Join(frames(), nil)
	waits := func() bool {
		o.mu.Lock()
		defer o.mu.Unlock()
		return !o.stalled
	}
	for range 2 {
		_, _ = o.Write(full)
		if waits() {
			t.Fatal("the terminal has taken more than a pipe holds")
		}
		if _, err := io.ReadFull(terminal, make([]byte, len(full))); err != nil {
			t.Fatal(err)
		}
		for begun := time.Now(); !waits(); time.Sleep(time.Millisecond) { // for the drawing of another goroutine
			if time.Since(begun) > time.Minute {
				t.Fatal("it is not waited for although it has taken everything")
			}
		}
	}
}

func TestATerminalThatIsGoneHoldsNobodyUp(t *testing.T) {
	t.Parallel()
	o, reader := blocked(t)
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	for _, frame := range frames() {
		if _, err := o.Write(frame); err != nil {
			t.Fatal(err)
		}
	}
	if !o.end(time.Minute) {
		t.Error("it waits for a terminal that is gone")
	}
}

func TestOfNothingDrawnNothingIsWaitedFor(t *testing.T) {
	t.Parallel()
	o, _ := blocked(t)
	if !o.end(0) {
		t.Error("it waits")
	}
}
