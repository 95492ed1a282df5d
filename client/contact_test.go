package client

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/incident"
)

// followed is what a client told of the service.
type followed struct {
	mu  sync.Mutex
	now incident.Contact
	all []incident.Contact
}

func (f *followed) watch(c incident.Contact) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = c
	f.all = append(f.all, c)
}

func followedClient(t *testing.T, answers ...reply) (*Client, *followed) {
	t.Helper()
	f := &followed{}
	o := testOptions(&wire{answers: answers})
	o.Watch = f.watch
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c, f
}

func TestTheFirstTryThatFailsIsTold(t *testing.T) {
	t.Parallel()
	c, f := followedClient(t, reset(), says(200, wireBody("e", "")))
	if _, err := c.Get(t.Context(), testID); err != nil {
		t.Fatal(err)
	}
	if len(f.all) != 4 || f.all[0].Silent.IsZero() || f.all[1].Failed == nil || f.all[3].Failed != nil || f.all[3].Answered.IsZero() {
		t.Errorf("told was %+v", f.all)
	}
}

func TestEveryAnswerIsALifeSignButAProxys(t *testing.T) {
	t.Parallel()
	for status, answered := range map[int]bool{200: true, 403: true, 404: true, 409: true, 500: true, 407: false} {
		c, f := followedClient(t, says(status, `{"error":{"code":"C","message":"m"}}`))
		_, _ = c.Get(t.Context(), testID)
		if got := !f.now.Answered.IsZero(); got != answered {
			t.Errorf("%d is one: %t", status, got)
		}
	}
}

func TestSilenceBeginsWithTheOldestRequestOrTheLastAnswer(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, f := followedClient(t, hangs)
		start := time.Now()
		ctx, cancel := context.WithCancel(t.Context())
		go func() { _, _ = c.Get(ctx, testID) }()
		time.Sleep(3 * time.Second)
		go func() { _, _ = c.Get(ctx, testID) }()
		synctest.Wait()
		if !f.now.Silent.Equal(start) {
			t.Errorf("silent since %s, want %s", f.now.Silent, start)
		}
		cancel()
		synctest.Wait()
		if !f.now.Silent.IsZero() || f.now.Failed != nil {
			t.Errorf("after the callers gave up it is %+v", f.now)
		}
		_, _ = c.Get(t.Context(), testID)
		if !errors.Is(f.now.Failed, incident.ErrOffline) || incident.CauseOf(f.now.Failed) != incident.CauseSilent {
			t.Errorf("after a whole deadline it is %+v", f.now)
		}
	})
}

func TestWhatIsAnsweredEndsTheSilenceOfWhatWasAskedBefore(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, f := followedClient(t, hangs, says(200, wireBody("e", "")), hangs)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		go func() { _, _ = c.Get(ctx, testID) }()
		time.Sleep(3 * time.Second)
		if _, err := c.Get(t.Context(), testID); err != nil {
			t.Fatal(err)
		}
		if !f.now.Silent.IsZero() {
			t.Errorf("silent since %s although a later request is answered", f.now.Silent)
		}
		time.Sleep(3 * time.Second)
		last := time.Now()
		go func() { _, _ = c.Get(ctx, testID) }()
		synctest.Wait()
		if !f.now.Silent.Equal(last) {
			t.Errorf("silent since %s, want %s", f.now.Silent, last)
		}
	})
}
