package terminal

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestFiveTracesAreKeptAndTheNewestIsOneOfThem(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "traces")
	var newest string
	for i := range 12 {
		newest = keepTrace(dir, noon().Add(time.Duration(i)*time.Second), strings.NewReader("goroutine 1"))
	}
	all, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(all) != maxTraces || all[maxTraces-1] != newest {
		t.Errorf("kept are %q, %v, and the newest is %q", all, err, newest)
	}
	if info, err := os.Stat(newest); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestATraceHoldsNoToken(t *testing.T) {
	t.Parallel()
	token := "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwcyJ9.c2lnbmF0dXJl"
	for _, said := range []string{
		"panic: Authorization: Bearer " + token, "panic: " + token, "bearer abcdefgh.ijkl", `{"access_token":"abcdefgh12345678"}`,
		"https://x/?sig=abcdefgh12345678&se=1", "client_secret=abcdefgh12345678",
	} {
		var kept strings.Builder
		if err := fill(&kept, strings.NewReader(said+"\ngoroutine 1 [running]:")); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(kept.String(), "abcdefgh") || strings.Contains(kept.String(), "eyJ") || !strings.Contains(kept.String(), "goroutine 1 [running]:") {
			t.Errorf("of %q it keeps %q", said, kept.String())
		}
	}
}

func TestWithoutADirectoryThereIsNoTraceAndNoneIsNamed(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"", file, filepath.Join(file, "below")} {
		if trace := keepTrace(dir, noon(), strings.NewReader("x")); trace != "" {
			t.Errorf("in %q: %q", dir, trace)
		}
	}
}

func TestTheLineNamesOnlyWhatIsThere(t *testing.T) {
	t.Parallel()
	tests := []struct {
		task  task
		how   fate
		trace string
		want  string
	}{
		{task{Drafts: "/d"}, failed, "/t", "failed and had to end; what was typed is kept in /d, the trace is in /t"},
		{task{Drafts: "/d"}, killed, "", "was killed; what was typed is kept in /d"},
		{task{}, failed, "/t", "failed and had to end, the trace is in /t"},
		{task{Drafts: "/d\x1b[2Jé"}, killed, "", `was killed; what was typed is kept in "/d\x1b[2J\u00e9"`},
	}
	for _, tt := range tests {
		if got := tt.task.words(tt.how, tt.trace); got != tt.want {
			t.Errorf("%q, not %q", got, tt.want)
		}
	}
}
