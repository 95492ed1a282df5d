package draft_test

import (
	"bufio"
	"os"
	"os/exec"
	"testing"

	"sentinelq/cache/draft"
)

// holdIn names the state directory in which a process of the tests holds a draft.
const holdIn = "SENTINELQ_TEST_HOLD_IN"

// TestHolder is another session, as a process of its own: it types in a draft that
// it holds, until it is killed.
func TestHolder(t *testing.T) {
	dir := os.Getenv(holdIn)
	if dir == "" {
		t.Skip("is no test, but a process that one starts")
	}
	s := draft.New(options(dir))
	if !s.Hold(t.Context(), draftID(1)) || !s.Hold(t.Context(), draftID(2)) {
		t.Fatal("not free")
	}
	must(t, s.Save(t.Context(), typed(1, 1, "of the other process")))
	if _, err := os.Stdout.WriteString("holds\n"); err != nil {
		t.Fatal(err)
	}
	_, _ = os.Stdin.Read(make([]byte, 1)) // until the end
}

// startHolder starts that process, and waits until it holds its drafts.
func startHolder(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	command := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestHolder$")
	command.Env = append(os.Environ(), holdIn+"="+dir)
	_, err := command.StdinPipe()
	must(t, err)
	out, err := command.StdoutPipe()
	must(t, err)
	must(t, command.Start())
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "holds\n" {
		t.Fatalf("it says %q, %v", line, err)
	}
	return command
}

func TestAHoldEndsWithItsProcessHoweverThatEnds(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s := newStore(dir)
	for range 3 {
		other := startHolder(t, dir)
		wantHold(t, s, draftID(1), false)
		wantHold(t, s, draftID(3), true)
		must(t, other.Process.Kill())
		_ = other.Wait() // killed, as was asked
		wantHold(t, s, draftID(1), true)
		wantHold(t, s, draftID(2), true)
		wantList(t, s, typed(1, 1, "of the other process"))
		s.Close(t.Context())
	}
	for path := range files(t, dir) {
		if path != s.Path(draftID(1)) {
			t.Errorf("left %s", path)
		}
	}
}
