package ui_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"sentinelq/ui/uitest"
)

// owing is a service that owes the answers to some requests for good, and knows how
// many of these are waited for no more.
type owing struct {
	owes func(*http.Request) bool

	mu           sync.Mutex
	asked, ended int
}

func (o *owing) answer(req *http.Request) (*http.Response, error) {
	if !o.owes(req) {
		return nil, nil
	}
	o.count(&o.asked)
	<-req.Context().Done()
	o.count(&o.ended)
	return nil, req.Context().Err()
}

func (o *owing) count(n *int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	*n++
}

// at tells requests by the end of their path.
func at(path string) func(*http.Request) bool {
	return func(req *http.Request) bool { return strings.HasSuffix(req.URL.Path, path) }
}

func forClosed(req *http.Request) bool {
	return strings.Contains(req.URL.Query().Get("$filter"), "eq 'Closed'")
}

func forAllBookmarks(req *http.Request) bool {
	return at("/bookmarks")(req) && req.Method == http.MethodGet
}

func onTab(at int, names ...string) fill {
	return func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, at)
		j.Press(names...)
	}
}

func TestWhoLeavesASearchEndsItsRequests(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		owes   func(*http.Request) bool
		begins fill
		leaves fill
		asked  int // with those of the next search
	}{
		"similar ones, back in the queue":    {forClosed, onTab(similarTab), keys("esc"), 1},
		"similar ones, at the next incident": {forClosed, onTab(similarTab), keys("]"), 2},
		"alerts, the menu is closed":         {at("/query"), onTab(alertsTab, "+"), keys("esc"), 1},
		"alerts, other words":                {at("/query"), onTab(alertsTab, "+"), keys("t", "r"), 2},
		"bookmarks, the menu is closed":      {forAllBookmarks, onTab(bookmarksTab, "+", "a"), keys("esc"), 1},
		"playbooks, the menu is closed":      {at("/workflows"), keys("p"), keys("esc"), 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			service := &owing{owes: c.owes}
			uitest.Run(t, uitest.Options{Fails: service.answer}, func(j *uitest.Journey) {
				c.begins(j)
				j.Wait(time.Second)
				if service.asked != 1 || service.ended != 0 {
					t.Fatalf("asked for were %d, of which %d are not waited for", service.asked, service.ended)
				}
				c.leaves(j)
				j.Wait(time.Second)
				if service.asked != c.asked || service.ended != 1 {
					t.Errorf("asked for were %d, of which %d are not waited for", service.asked, service.ended)
				}
			})
		})
	}
}
