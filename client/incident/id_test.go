package incident_test

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"sentinelq/client/incident"
)

func TestNewIDsAreRandomGUIDs(t *testing.T) {
	t.Parallel()
	random := rand.NewChaCha8([32]byte{1})
	seen := map[incident.ID]bool{}
	for range 500 {
		id, err := incident.NewID(random)
		if err != nil {
			t.Fatal(err)
		}
		s := string(id)
		if !incident.IsGUID(s) || s != strings.ToLower(s) {
			t.Fatalf("%q is no GUID in lower case", s)
		}
		if s[14] != '4' || !strings.ContainsRune("89ab", rune(s[19])) {
			t.Errorf("%q is not of version 4 and variant 10", s)
		}
		if seen[id] {
			t.Errorf("%q was drawn twice", s)
		}
		seen[id] = true
	}
}

func TestNewIDTakesAllElseFromTheReader(t *testing.T) {
	t.Parallel()
	tests := []struct {
		read byte
		want incident.ID
	}{
		{0x00, "00000000-0000-4000-8000-000000000000"},
		{0xff, "ffffffff-ffff-4fff-bfff-ffffffffffff"},
		{0x1e, "1e1e1e1e-1e1e-4e1e-9e1e-1e1e1e1e1e1e"},
	}
	for _, tt := range tests {
		id, err := incident.NewID(bytes.NewReader(bytes.Repeat([]byte{tt.read}, 16)))
		if err != nil || id != tt.want {
			t.Errorf("of %#x it makes %q, %v, want %q", tt.read, id, err, tt.want)
		}
	}
}

func TestNewIDFailsWithoutEnoughRandomness(t *testing.T) {
	t.Parallel()
	id, err := incident.NewID(strings.NewReader("fifteen bytes.."))
	if id != "" || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("NewID of 15 bytes = %q, %v", id, err)
	}
	if _, err := incident.NewID(strings.NewReader("")); !errors.Is(err, io.EOF) || !strings.HasPrefix(err.Error(), "choose an incident ID: ") {
		t.Errorf("the error of an empty reader is %v, want the operation before io.EOF", err)
	}
}

func TestIDsAreComparedInLowerCase(t *testing.T) {
	t.Parallel()
	if got := incident.ParseID("0A1B-Incident"); got != "0a1b-incident" {
		t.Errorf("ParseID = %q", got)
	}
}

func TestAGUIDHasItsForm(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, s string
		want    bool
	}{
		{"lower case", annID, true},
		{"upper case", strings.ToUpper(annID), true},
		{"nothing", "", false},
		{"too short", annID[:35], false},
		{"too long", annID + "0", false},
		{"in braces", "{" + annID[:34] + "}", false},
		{"without hyphens", strings.ReplaceAll(annID, "-", "0"), false},
		{"a hyphen out of place", "0a1b2c3-d0000-4000-8000-00000000000a", false},
		{"a digit outside of hexadecimal", annID[:35] + "g", false},
		{"a letter that only looks like a digit", annID[:34] + "а", false},
	}
	for _, tt := range tests {
		if got := incident.IsGUID(tt.s); got != tt.want {
			t.Errorf("%s: IsGUID(%q) = %v", tt.name, tt.s, got)
		}
	}
}
