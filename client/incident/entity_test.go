package incident_test

import (
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
)

func TestADefangedAddressIsNoLink(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, live, dead string }{
		{"an address", "10.0.0.5", "10[.]0[.]0[.]5"},
		{"IPv6", "2001:db8::1", "2001:db8::1"},
		{"a domain", "evil.example", "evil[.]example"},
		{"http", "http://evil.example/a.b?c=d", "hxxp[://]evil[.]example/a[.]b?c=d"},
		{"https", "https://evil.example", "hxxps[://]evil[.]example"},
		{"capitals", "HTTPS://EVIL.example", "hxxpS[://]EVIL[.]example"},
		{"ftp", "ftp://evil.example", "fxp[://]evil[.]example"},
		{"another scheme", "smb://evil.example", "smb[://]evil[.]example"},
		{"a host called http", "httpd.example", "httpd[.]example"},
		{"a mail address", "a.b@evil.example", "a[.]b[@]evil[.]example"},
		{"nothing", "", ""},
	} {
		if got := incident.Defang(tt.live); got != tt.dead {
			t.Errorf("%s: %q became %q, want %q", tt.name, tt.live, got, tt.dead)
		}
	}
}

func TestOnlyAddressesAreDefanged(t *testing.T) {
	t.Parallel()
	for kind, want := range map[incident.EntityKind]string{
		"Ip": "a[.]b", "URL": "a[.]b", "DnsResolution": "a[.]b", "Host": "a[.]b", "Mailbox": "a[.]b", "MailMessage": "a[.]b", "Account": "a[.]b",
		"File": "a.b", "Process": "a.b", "FileHash": "a.b", "New": "a.b", "": "a.b",
	} {
		if got := (incident.Entity{Kind: kind, Name: clean.New("a.b")}).Defanged().Raw(); got != want {
			t.Errorf("%s is passed on as %q", kind, got)
		}
	}
}

// isArmed reports whether something in s could be opened by a click.
func isArmed(s string) bool {
	s = strings.ReplaceAll(strings.NewReplacer("[.]", "", "[@]", "", "[://]", "").Replace(s), "[", "")
	return strings.ContainsAny(s, ".@") || strings.Contains(s, "://")
}

// FuzzDefang holds that nothing is left to click on, and that the address can
// be told from what it became.
func FuzzDefang(f *testing.F) {
	for _, c := range corpus.Hostile() {
		f.Add(c.Text)
	}
	for _, s := range []string{"http://a.b", "HtTpS://x@y.z", "hxxp://a", "ftp", "http", "httpſ://a.b", "[.]", "[://]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := incident.Defang(s)
		if strings.Contains(s, "[") {
			return // what was in brackets before is not told apart
		}
		if isArmed(got) {
			t.Fatalf("%q became %q", s, got)
		}
		back := strings.NewReplacer("[.]", ".", "[@]", "@", "[://]", "://").Replace(got)
		if len(back) > 4 && len(s) > 4 && back[4:] != s[4:] && back[3:] != s[3:] {
			t.Fatalf("%q became %q, which says something else", s, got)
		}
		if lower := strings.ToLower(got); strings.HasPrefix(lower, "http[://]") || strings.HasPrefix(lower, "https[://]") || strings.HasPrefix(lower, "ftp[://]") {
			t.Fatalf("%q became %q", s, got)
		}
	})
}

func TestEntitiesAreAtLeastAsManyAsAreListed(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		listed int
		counts []incident.EntityCount
		want   int
	}{
		{"nothing", 0, nil, 0},
		{"no counts", 3, nil, 3},
		{"more than listed", 3, []incident.EntityCount{{"Ip", 40}, {"Host", 2}}, 42},
		{"fewer than listed", 3, []incident.EntityCount{{"Ip", 1}}, 3},
	} {
		if got := (incident.Entities{List: make([]incident.Entity, tt.listed), Counts: tt.counts}).Total(); got != tt.want {
			t.Errorf("%s: there are %d, want %d", tt.name, got, tt.want)
		}
	}
}
