package simulator

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// BenchmarkSeed makes a large workspace.
func BenchmarkSeed(b *testing.B) {
	for b.Loop() {
		New(Options{Incidents: 10_000, Now: noon})
	}
}

// BenchmarkPage lists one page of a thousand out of a hundred thousand.
func BenchmarkPage(b *testing.B) {
	s := New(Options{Incidents: 100_000, Now: noon})
	filter := url.QueryEscape("(properties/status eq 'New' or properties/status eq 'Active')")
	req, err := http.NewRequestWithContext(b.Context(), http.MethodGet,
		at(s, "")+"&$top=1000&$orderby="+url.QueryEscape(byCreated+" desc")+"&$filter="+filter, http.NoBody)
	if err != nil {
		b.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer a.b.")
	for b.Loop() {
		resp, err := s.Do(req)
		if err != nil || resp.StatusCode != http.StatusOK {
			b.Fatal(resp, err)
		}
		_ = resp.Body.Close()
	}
}

// BenchmarkColleagues lets an hour of work be made up for.
func BenchmarkColleagues(b *testing.B) {
	c := &clock{noon()}
	s := New(Options{Now: c.now, Colleagues: true})
	for b.Loop() {
		c.pass(time.Hour)
		s.work(s.now())
	}
}

// BenchmarkActivity asks the logs for the history of one incident among a
// hundred thousand.
func BenchmarkActivity(b *testing.B) {
	s := New(Options{Incidents: 100_000, Now: noon})
	body := `{"query":"SecurityIncident | where IncidentName =~ '` + s.Names()[500] + `' | sort by TimeGenerated asc"}`
	for b.Loop() {
		req, err := http.NewRequestWithContext(b.Context(), http.MethodPost,
			"https://"+s.options.Logs+"/v1/workspaces/"+s.customerID()+"/query", strings.NewReader(body))
		if err != nil {
			b.Fatal(err)
		}
		req.Header.Set("Authorization", "Bearer a.b.")
		req.Header.Set("Content-Type", "application/json")
		resp, err := s.Do(req)
		if err != nil || resp.StatusCode != http.StatusOK {
			b.Fatal(resp, err)
		}
		_ = resp.Body.Close()
	}
}
