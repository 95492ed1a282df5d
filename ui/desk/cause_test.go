package desk_test

import (
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// TestSilenceWhileSigningInIsNotTheServices says what is waited for: a call counts
// the sign-in among its own time, and the service was perhaps never asked.
func TestSilenceWhileSigningInIsNotTheServices(t *testing.T) {
	t.Parallel()
	keys, err := action.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	byCode := desk.Signing{Kind: incident.SignInDeviceCode, State: incident.SignIn{Under: true, Code: clean.New("CODE-1")}}
	byCLI := desk.Signing{Kind: incident.SignInCLI, State: incident.SignIn{Under: true}, Began: time.Unix(0, 0)}
	silent := &incident.OperationError{
		Cause: incident.CauseSilent, Service: "Microsoft Graph", Host: clean.New("graph.microsoft.com"), Err: incident.ErrOffline,
	}
	for name, c := range map[string]struct {
		signing desk.Signing
		word    string
		said    string
	}{
		"signed in": {desk.Signing{}, "no answer", "graph.microsoft.com does not answer"},
		"by code":   {byCode, "sign in with CODE-1", "it waits for the sign-in: sign in with CODE-1"},
		"by az":     {byCLI, "waiting for az since 00:00:00", "it waits for the sign-in: waiting for az since 00:00:00"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := desk.Desk{Keys: keys, Zone: time.UTC, Signing: c.signing}
			if told := d.Tell(silent); told.Word.String() != c.word || told.Said.String() != c.said {
				t.Errorf("told is %q: %q", told.Word, told.Said)
			}
		})
	}
}
