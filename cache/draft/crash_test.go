//go:build !windows

package draft_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"sentinelq/cache/draft"
)

// killedWriter is the variable that makes the test below the writer that is
// killed, with the first second of its drafts.
const killedWriter = "SENTINELQ_DRAFT_TEST_KILLED_WRITER"

// writtenDrafts is how many drafts the writer works on in turn.
const writtenDrafts = 3

// A program that is killed at any moment damages nothing, and loses nothing of
// which it knew that it is saved.
func TestAWriterThatIsKilledAtAnyMomentLosesNoSavedDraftAndDamagesNone(t *testing.T) {
	if first := os.Getenv(killedWriter); first != "" {
		writeForEver(t, first)
		return
	}
	t.Parallel()
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(7, 1))
	kills := 200
	if testing.Short() {
		kills = 20
	}
	second := 0 // the last that was acknowledged
	for range kills {
		second = killWriter(t, dir, random, second+writtenDrafts)
		saved := map[string]int{}
		for _, u := range list(t, newStore(filepath.Join(dir, "state"))) {
			saved[string(u.Draft.ID)] = int(u.SavedAt.Sub(at(0)) / time.Second)
		}
		for back := range writtenDrafts {
			was := second - back
			if got := saved[string(draftID(was%writtenDrafts))]; got < was {
				t.Fatalf("the draft of second %d stands at second %d", was, got)
			}
		}
	}
	for name := range files(t, dir) {
		if !strings.HasSuffix(name, ".json") && !strings.Contains(name, ".new-") {
			t.Errorf("it left %s", name)
		}
	}
	o := options(filepath.Join(dir, "state"))
	o.Now = func() time.Time { return time.Now().Add(2 * time.Hour) }
	_ = list(t, draft.New(o))
	if left := files(t, dir); len(left) != writtenDrafts {
		t.Errorf("two hours later there are still %v", left)
	}
}

// killWriter lets a writer save from a second on, kills it, and returns the last
// second that it said is saved.
func killWriter(t *testing.T, dir string, random *rand.Rand, from int) (second int) {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.CommandContext(t.Context(), self, "-test.run=^"+t.Name()+"$")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), killedWriter+"="+strconv.Itoa(from))
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	said := bufio.NewScanner(out)
	for range writtenDrafts + random.IntN(6) {
		if !said.Scan() {
			t.Fatalf("the writer said nothing: %v", said.Err())
		}
	}
	time.Sleep(time.Duration(random.IntN(2000)) * time.Microsecond) // chooses the moment, and nothing else
	must(t, cmd.Process.Kill())
	last := said.Text()
	for said.Scan() {
		last = said.Text()
	}
	_ = cmd.Wait() // killed, as it must be
	second, err = strconv.Atoi(last)
	must(t, err)
	return second
}

// writeForEver saves one draft after another, each a second later, and says so
// after each.
func writeForEver(t *testing.T, first string) {
	second, err := strconv.Atoi(first)
	must(t, err)
	s := newStore("state")
	for ; ; second++ {
		save(t, s, typed(second%writtenDrafts, second, strings.Repeat("x", second*37%9000)))
		fmt.Println(second)
	}
}
