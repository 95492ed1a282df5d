package simulator

import (
	"context"
	"errors"
	"io"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// failing sends a request that is to get no answer.
func failing(t *testing.T, s *Simulator, req *http.Request) error {
	t.Helper()
	resp, err := s.Do(req)
	if err == nil {
		_ = resp.Body.Close()
		t.Fatalf("answered %d", resp.StatusCode)
	}
	return err
}

func TestAnAskedForStatusIsAnsweredAsOftenAsAsked(t *testing.T) {
	t.Parallel()
	s := empty()
	s.Inject(Fault{Kind: FaultStatus, Times: 2, Method: http.MethodPut, Path: "/INCIDENTS/", Status: 429, RetryAfter: 1500 * time.Millisecond})
	if r := get(t, s); r.status != http.StatusNotFound {
		t.Errorf("a GET met the fault of a PUT: %d", r.status)
	}
	for range 2 {
		r := put(t, s, someID, minimal)
		if code, _ := r.refusal(t); r.status != 429 || code != "TooManyRequests" || r.header.Get("Retry-After") != "2" {
			t.Errorf("answered %d %s %v", r.status, r.body, r.header)
		}
	}
	if s.Count() != 0 {
		t.Error("a refused request was carried out")
	}
	if r := put(t, s, someID, minimal); r.status != http.StatusCreated {
		t.Errorf("after the fault it is answered %d", r.status)
	}
}

func TestAFaultSaysItsCodeAndText(t *testing.T) {
	t.Parallel()
	s := empty()
	s.Inject(Fault{Kind: FaultStatus, Times: -1, Status: 403, Code: "AuthorizationFailed", Message: "no role"})
	for range 3 {
		r := get(t, s)
		if code, message := r.refusal(t); r.status != 403 || code != "AuthorizationFailed" || message != "no role" {
			t.Errorf("answered %d %s", r.status, r.body)
		}
	}
	s.Heal()
	if r := get(t, s); r.status != http.StatusNotFound {
		t.Errorf("healed, it is answered %d", r.status)
	}
}

func TestABrokenConnectionSavesOnlyWhatArrived(t *testing.T) {
	t.Parallel()
	for kind, saved := range map[FaultKind]int{FaultResetBefore: 0, FaultResetAfter: 1} {
		s := empty()
		s.Inject(Fault{Kind: kind})
		err := failing(t, s, request(t, http.MethodPut, at(s, someID), minimal))
		if !errors.Is(err, syscall.ECONNRESET) || s.Count() != saved {
			t.Errorf("kind %d: %v, and %d incidents", kind, err, s.Count())
		}
	}
}

func TestATruncatedAnswerEndsTooEarly(t *testing.T) {
	t.Parallel()
	s := empty()
	s.Inject(Fault{Kind: FaultTruncated})
	resp, err := s.Do(request(t, http.MethodPut, at(s, someID), minimal))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if !errors.Is(err, io.ErrUnexpectedEOF) || int64(len(body)) >= resp.ContentLength || s.Count() != 1 {
		t.Errorf("read %d of %d bytes, %v", len(body), resp.ContentLength, err)
	}
}

func TestAPageOfSomethingInBetweenIsNoJSON(t *testing.T) {
	t.Parallel()
	s := empty()
	s.Inject(Fault{Kind: FaultPage})
	r := put(t, s, someID, minimal)
	if r.status != http.StatusOK || !strings.HasPrefix(r.body, "<!DOCTYPE html>") ||
		r.header.Get("x-ms-request-id") != "" || s.Count() != 0 {
		t.Errorf("answered %d %v %s", r.status, r.header, r.body)
	}
}

func TestWithoutANetworkNothingArrives(t *testing.T) {
	t.Parallel()
	s := empty()
	s.Offline(true)
	var fault *net.OpError
	if err := failing(t, s, request(t, http.MethodPut, at(s, someID), minimal)); !errors.As(err, &fault) || fault.Op != "dial" {
		t.Errorf("it failed with %v", err)
	}
	s.Offline(false)
	if s.Count() != 0 || get(t, s).status != http.StatusNotFound {
		t.Error("something arrived")
	}
}

func TestOnlyTheResourceManagerIsReachedAndOnlyByHTTPS(t *testing.T) {
	t.Parallel()
	s := empty()
	var dns *net.DNSError
	if err := failing(t, s, request(t, http.MethodGet, "https://management.example/", "")); !errors.As(err, &dns) || !dns.IsNotFound {
		t.Errorf("another host failed with %v", err)
	}
	plain := request(t, http.MethodGet, "http://"+s.Options().Host+"/", "")
	if err := failing(t, s, plain); !errors.Is(err, syscall.ECONNREFUSED) {
		t.Errorf("http failed with %v", err)
	}
}

func TestDelaysPassAndEndWithTheContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := New(Options{Incidents: -1, Latency: 200 * time.Millisecond})
		s.Inject(Fault{Kind: FaultDelay, Delay: time.Second})
		start := time.Now()
		get(t, s)
		if took := time.Since(start); took != 1200*time.Millisecond {
			t.Errorf("the delayed answer took %s", took)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		err := failing(t, s, request(t, http.MethodPut, at(s, someID), minimal).WithContext(ctx))
		if !errors.Is(err, context.DeadlineExceeded) || s.Count() != 0 {
			t.Errorf("it failed with %v, and %d incidents", err, s.Count())
		}
	})
}

func TestRandomFaultsRepeatForTheirSeed(t *testing.T) {
	t.Parallel()
	run := func(seed uint64) (met []int) {
		s := empty()
		s.FaultRate(seed, 0.3, FaultStatus, FaultPage)
		for range 200 {
			met = append(met, get(t, s).status)
		}
		return met
	}
	first := run(7)
	healthy := 0
	for _, status := range first {
		if status == http.StatusNotFound {
			healthy++
		}
	}
	if healthy < 110 || healthy > 170 {
		t.Errorf("%d of 200 requests met no fault at a rate of 0.3", healthy)
	}
	if !slices.Equal(first, run(7)) || slices.Equal(first, run(8)) {
		t.Error("the seed does not decide which requests meet a fault")
	}
}

func TestEveryRequestIsNotedWithoutItsToken(t *testing.T) {
	t.Parallel()
	s := empty()
	put(t, s, someID, minimal)
	query(t, s, "$filter", "properties/status eq 'New'")
	s.Offline(true)
	_ = failing(t, s, request(t, http.MethodGet, at(s, ""), ""))
	have := s.Requests()
	if len(have) != 3 || !maps.Equal(s.Counts(), map[string]int{http.MethodPut: 1, http.MethodGet: 2}) {
		t.Fatalf("noted %v %v", have, s.Counts())
	}
	if string(have[0].Body) != minimal || !strings.HasSuffix(have[0].Path, someID) || have[0].Header.Get("Authorization") != "" ||
		have[1].Query.Get("$filter") != "properties/status eq 'New'" {
		t.Errorf("noted %+v", have)
	}
}

func TestTheJournalOfALongDayIsBounded(t *testing.T) {
	t.Parallel()
	s := empty()
	for range 3 * journalLength {
		get(t, s)
	}
	if n := len(s.Requests()); n < journalLength/2 || n > journalLength || s.Counts()[http.MethodGet] != 3*journalLength {
		t.Errorf("%d of %v requests are noted", n, s.Counts())
	}
}

func TestALateAnswerIsAboutWhatWasWhenItWasAsked(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := empty()
		put(t, s, someID, minimal)
		s.Inject(Fault{Kind: FaultLate, Method: http.MethodGet, Delay: time.Minute})
		begun, late := time.Now(), make(chan reply, 1)
		go func() { late <- get(t, s) }()
		time.Sleep(time.Second)
		s.Edit(someID, func(p *Properties) { p.Severity = "High" })
		answer := <-late
		if took := time.Since(begun); took != time.Minute || strings.Contains(answer.body, `"High"`) {
			t.Errorf("after %s answered %s", took, answer.body)
		}
	})
}
