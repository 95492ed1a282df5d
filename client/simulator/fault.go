package simulator

import (
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/respond"
)

// FaultKind is what goes wrong with a request.
type FaultKind int

// The kinds of faults.
const (
	FaultStatus      FaultKind = iota + 1 // answered with Status, Code and RetryAfter; nothing is done
	FaultResetBefore                      // the connection breaks before the request is read; nothing is done
	FaultResetAfter                       // the request is carried out, its answer is lost
	FaultTruncated                        // the request is carried out, its answer ends halfway
	FaultDelay                            // answered as ever, after Delay
	FaultLate                             // carried out at once, answered after Delay
	FaultPage                             // answered with an HTML page of Status, 200 by default; nothing is done
	FaultStatusAfter                      // carried out, and answered as with FaultStatus all the same
	FaultSilent                           // carried out after Delay, and never answered
	FaultResetLater                       // the connection breaks at once; the request is carried out after Delay
)

// Fault is something that goes wrong with requests which match.
type Fault struct {
	Kind   FaultKind
	Times  int    // how many requests it meets: zero for one, negative for all that come
	Method string // empty for every method
	Path   string // a part of the path, in any case; empty for every path

	Status     int           // 503 by default
	Code       string        // the error code; by default it follows the status
	Message    string        // the error's text
	RetryAfter time.Duration // Retry-After, in whole seconds rounded up; zero for none
	Delay      time.Duration // passes before the answer, whatever the kind; with FaultResetLater, before it is carried out
}

// faults are the faults that wait for requests.
type faults struct {
	offline bool
	waiting []Fault
	random  *rand.Rand
	rate    float64
	kinds   []FaultKind
}

// Inject lets a fault meet the next requests that match it. Of several that
// match, the one that was injected first is met first.
func (s *Simulator) Inject(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.Times == 0 {
		f.Times = 1
	}
	s.faults.waiting = append(s.faults.waiting, f)
}

// FaultRate lets a share of all requests, from 0 to 1, meet a fault of one of
// kinds. Which ones is a function of the seed and of the requests' order. A
// rate of zero, or no kind, ends it.
func (s *Simulator) FaultRate(seed uint64, rate float64, kinds ...FaultKind) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.random, s.faults.rate, s.faults.kinds = chance.Draw(seed, 0), rate, kinds
}

// Offline takes the network away, or brings it back.
func (s *Simulator) Offline(offline bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.offline = offline
}

// Heal ends every fault: injected ones, random ones and being offline.
func (s *Simulator) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = faults{}
}

// meet returns the fault that req meets, the zero Fault for none, and uses it
// up.
func (f *faults) meet(req *http.Request) Fault {
	for i := range f.waiting {
		met := f.waiting[i]
		if !met.matches(req) {
			continue
		}
		if f.waiting[i].Times--; f.waiting[i].Times == 0 {
			f.waiting = append(f.waiting[:i], f.waiting[i+1:]...)
		}
		return met
	}
	if len(f.kinds) > 0 && f.random.Float64() < f.rate {
		return Fault{Kind: chance.Pick(f.random, f.kinds)}.randomised(f.random)
	}
	return Fault{}
}

func (f Fault) matches(req *http.Request) bool {
	return (f.Method == "" || f.Method == req.Method) &&
		strings.Contains(strings.ToLower(req.URL.Path), strings.ToLower(f.Path))
}

// randomised fills in the details that a random fault has.
func (f Fault) randomised(random *rand.Rand) Fault {
	switch f.Kind {
	case FaultStatus:
		f.Status = chance.Pick(random, []int{
			http.StatusTooManyRequests, http.StatusInternalServerError,
			http.StatusBadGateway, http.StatusServiceUnavailable,
		})
		if f.Status == http.StatusTooManyRequests {
			f.RetryAfter = time.Duration(chance.Between(random, 1, 5)) * time.Second
		}
	case FaultDelay, FaultLate, FaultResetLater:
		f.Delay = time.Duration(chance.Between(random, 200, 3000)) * time.Millisecond
	default:
	}
	return f
}

// answer is what a fault of a kind that answers by itself answers with.
func (f Fault) answer(refused func(error) respond.Answer) respond.Answer {
	status := f.Status
	if f.Kind == FaultPage {
		if status == 0 {
			status = http.StatusOK
		}
		return respond.Page(status, "Sign in to the network")
	}
	if status == 0 {
		status = http.StatusServiceUnavailable
	}
	code, message := f.Code, f.Message
	if code == "" {
		code = strings.ReplaceAll(http.StatusText(status), " ", "")
	}
	if message == "" {
		message = "The request could not be served."
	}
	a := refused(respond.Refusal{Status: status, Code: code, Message: message})
	if f.RetryAfter > 0 {
		seconds := (f.RetryAfter + time.Second - 1) / time.Second
		a.Header.Set("Retry-After", strconv.Itoa(int(seconds)))
	}
	return a
}
