package simulator

import (
	"context"
	"errors"
	"net/http"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

func TestAFailureAfterTheWorkIsAnsweredAsAskedAndTheWorkIsDone(t *testing.T) {
	t.Parallel()
	s := empty()
	s.Inject(Fault{Kind: FaultStatusAfter, Times: 2, Status: 502})
	for range 2 {
		if r := put(t, s, someID, minimal); r.status != 502 || s.Count() != 1 {
			t.Errorf("answered %d, and %d incidents", r.status, s.Count())
		}
	}
}

func TestASilentServiceHasDoneItsWork(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := New(Options{Incidents: -1})
		s.Inject(Fault{Kind: FaultSilent, Delay: time.Second})
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		start := time.Now()
		err := failing(t, s, request(t, http.MethodPut, at(s, someID), minimal).WithContext(ctx))
		if !errors.Is(err, context.DeadlineExceeded) || s.Count() != 1 || time.Since(start) != time.Minute {
			t.Errorf("it failed after %s with %v, and %d incidents", time.Since(start), err, s.Count())
		}
	})
}

func TestALateRequestIsCarriedOutWhenItsSenderIsGone(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := New(Options{Incidents: -1})
		s.Inject(Fault{Kind: FaultResetLater, Delay: 10 * time.Second})
		ctx, cancel := context.WithCancel(t.Context())
		err := failing(t, s, request(t, http.MethodPut, at(s, someID), minimal).WithContext(ctx))
		cancel()
		if !errors.Is(err, syscall.ECONNRESET) {
			t.Errorf("it failed with %v", err)
		}
		time.Sleep(9 * time.Second)
		if r := send(t, s, request(t, http.MethodGet, at(s, someID), "")); r.status != http.StatusNotFound {
			t.Errorf("after 9 s it is answered %d", r.status)
		}
		time.Sleep(time.Second)
		if r := send(t, s, request(t, http.MethodGet, at(s, someID), "")); r.status != http.StatusOK {
			t.Errorf("after 10 s it is answered %d", r.status)
		}
	})
}
