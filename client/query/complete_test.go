package query

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sentinelq/client/clean"
)

func vocabulary() Vocabulary {
	return Vocabulary{
		Tags:     texts("vip", "phishing", "very important", "lab-phish", "=odd"),
		Owners:   texts("Ann Lee", "Bob Annan", "None"),
		Products: texts("Microsoft Defender for Endpoint", "Azure Sentinel"),
	}
}

// completed lists what the line becomes; the cursor is where ^ stands, and
// where it ends up is not shown.
func completed(line string) []string {
	cursor := strings.Index(line, "^")
	line = strings.Replace(line, "^", "", 1)
	var lines []string
	for _, c := range Complete(line, cursor, vocabulary()) {
		lines = append(lines, line[:c.Start]+c.Insert+line[c.End:])
	}
	return lines
}

func TestComplete(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, line string
		want       []string
	}{
		{"a field", "sta^", []string{"status:"}},
		{"two fields", "t^", []string{"tag:", "tactic:"}},
		{"a negated field", "sev:high -ta^", []string{"sev:high -tag:", "sev:high -tactic:"}},
		{"every field where nothing is typed", "^", []string{"status:", "sev:", "owner:", "tag:", "product:", "tactic:", "created:", "updated:"}},
		{"the rest of a field is replaced", "st^tus:new", []string{"status:new"}},
		{"a word before the cursor's place stays", "pro^ phish", []string{"product: phish"}},
		{"nothing for a word that is no field", "phish^", nil},
		{"nothing for a second word", "a,t^", nil},
		{"nothing in a number", "#47^", nil},
		{"nothing in an unknown field", "staus:n^", nil},
		{"a status", "status:^", []string{"status:new", "status:active", "status:closed", "status:any"}},
		{"a status that is begun", "status:a^", []string{"status:active", "status:any"}},
		{"not one that is there already", "status:new,^", []string{"status:new,active", "status:new,closed", "status:new,any"}},
		{"not what is typed in full", "sev:high^", nil},
		{"the rest of a value is replaced", "sev:h^gh tag:x", []string{"sev:high tag:x"}},
		{"owners behind me and none", "owner:^", []string{"owner:me", "owner:none", `owner:"Ann Lee"`, `owner:"Bob Annan"`, `owner:"None"`}},
		{"a beginning before a later word", "owner:ann^", []string{`owner:"Ann Lee"`, `owner:"Bob Annan"`}},
		{"tags", "tag:phi^", []string{"tag:phishing", "tag:lab-phish"}},
		{"tags in quotes", `tag:"very i^`, []string{`tag:"very important"`}},
		{"an open quote leaves the next term", `tag:"ver^ sev:high`, []string{`tag:"very important" sev:high`}},
		{"a closed quote is replaced", `tag:"ver^" sev:high`, []string{`tag:"very important" sev:high`}},
		{"a second value behind a quoted one", `tag:"very important"|v^`, []string{`tag:"very important"|vip`}},
		{"the whole of a tag", "tag:=ph^", []string{"tag:=phishing", "tag:=lab-phish"}},
		{"a name that looks like a sign", "tag:odd^", []string{`tag:"=odd"`}},
		{"products", "product:def^", []string{`product:"Microsoft Defender for Endpoint"`}},
		{"tactics by a later word", "tactic:mov^", []string{"tactic:LateralMovement"}},
		{"ages", "created:<2^", []string{"created:<24h"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := completed(tt.line); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestCompletionsAreAHandful(t *testing.T) {
	t.Parallel()
	var tags []clean.Text
	for i := range 100 {
		tags = append(tags, clean.New(fmt.Sprintf("lab vip%d", i)), clean.New(fmt.Sprintf("vip%d", i)))
	}
	got := Complete("tag:vip", 7, Vocabulary{Tags: tags})
	if len(got) != maxCompletions {
		t.Fatalf("got %d", len(got))
	}
	for _, c := range got {
		if !strings.HasPrefix(c.Insert, "vip") {
			t.Errorf("%q comes before what begins as typed", c.Insert)
		}
	}
}

func FuzzComplete(f *testing.F) {
	f.Add("status:new owner:a", 18)
	f.Add(`-tag:"very i`, 12)
	f.Add("", 0)
	f.Add("tag:é", 5)
	f.Fuzz(func(t *testing.T, line string, cursor int) {
		for _, c := range Complete(line, cursor, vocabulary()) {
			if c.Start < 0 || c.Start > c.End || c.End > len(line) || c.Label.IsEmpty() {
				t.Fatalf("%q at %d: %+v", line, cursor, c)
			}
			if after := line[:c.Start] + c.Insert + line[c.End:]; utf8.ValidString(line) && !utf8.ValidString(after) {
				t.Fatalf("%q at %d: %q cuts a rune", line, cursor, after)
			}
		}
	})
}

func BenchmarkComplete(b *testing.B) {
	tags := make([]clean.Text, 50_000)
	for i := range tags {
		tags[i] = clean.New(fmt.Sprintf("campaign-%d", i))
	}
	for _, line := range []string{"tag:camp", "tag:nowhere"} {
		b.Run(line, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Complete(line, len(line), Vocabulary{Tags: tags})
			}
		})
	}
}
