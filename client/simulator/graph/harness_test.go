package graph

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"testing"
	"time"
)

const host = "graph.example"

// reply is an answer that was read.
type reply struct {
	status int
	body   string
	page   struct {
		Count    *int   `json:"@odata.count"`
		NextLink string `json:"@odata.nextLink"`
		Value    []struct {
			ID, DisplayName, Mail string
		}
	}
	code string
}

// names returns the display names of a page.
func (r reply) names() []string {
	names := []string{}
	for _, v := range r.page.Value {
		names = append(names, v.DisplayName)
	}
	return names
}

// get asks for an address, signed in, with headers in pairs.
func get(t *testing.T, d *Directory, address string, header ...string) reply {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer a.b.")
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	return ask(t, d, req)
}

func ask(t *testing.T, d *Directory, req *http.Request) reply {
	t.Helper()
	a, err := d.Answer(req)
	if err != nil {
		a = Error(err, "id", time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC))
	}
	resp := a.Response(req)
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	r := reply{status: resp.StatusCode, body: string(body)}
	var said struct{ Error struct{ Code string } }
	if json.Unmarshal(body, &r.page) != nil || json.Unmarshal(body, &said) != nil {
		t.Fatalf("answered %q", body)
	}
	r.code = said.Error.Code
	return r
}

// address returns the address of a search.
func address(collection, search string) string {
	return "https://" + host + "/v1.0/" + collection + "?$search=" + url.QueryEscape(search) + "&$count=true"
}

// search sends a proper search.
func search(t *testing.T, d *Directory, collection, text string) reply {
	t.Helper()
	return get(t, d, address(collection, text), "ConsistencyLevel", "eventual")
}

// named is a tenant of users with these display names.
func named(names ...string) *Directory {
	people := make([]Person, len(names))
	for i, name := range names {
		people[i] = Person{ObjectID: name, DisplayName: name, UserPrincipalName: name + domain}
	}
	return New(host, All, people)
}
