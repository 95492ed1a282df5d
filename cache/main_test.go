package cache

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"testing"

	"go.uber.org/goleak"
)

// childRole is the variable that makes the test binary play a part in another
// process, in its working directory, instead of running tests.
const childRole = "SENTINELQ_CACHE_TEST_ROLE"

func TestMain(m *testing.M) {
	if role := os.Getenv(childRole); role != "" {
		os.Exit(playRole(role))
	}
	goleak.VerifyTestMain(m)
}

// child is a process that plays a role. It ends when its input is closed.
type child struct {
	*exec.Cmd
	lines *bufio.Scanner
	input io.Closer
}

func startChild(t *testing.T, role, dir string) *child {
	t.Helper()
	c, err := newChild(t, role, dir)
	if err := errors.Join(err, c.Start()); err != nil {
		t.Fatal(err)
	}
	return c
}

// newChild returns a child that has not started.
func newChild(t *testing.T, role, dir string) (*child, error) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), childRole+"="+role)
	cmd.Stderr = os.Stderr
	out, outErr := cmd.StdoutPipe()
	in, inErr := cmd.StdinPipe()
	return &child{Cmd: cmd, lines: bufio.NewScanner(out), input: in}, errors.Join(outErr, inErr)
}

// line waits for the child's next line.
func (c *child) line(t *testing.T) string {
	t.Helper()
	if !c.lines.Scan() {
		t.Fatalf("the child said nothing: %v", c.lines.Err())
	}
	return c.lines.Text()
}

// end lets the child go and waits for it.
func (c *child) end(t *testing.T) {
	t.Helper()
	_ = c.input.Close()
	if err := c.Wait(); err != nil {
		t.Errorf("child: %v", err)
	}
}

// runChild plays a role to its end.
func runChild(t *testing.T, role, dir string) {
	t.Helper()
	c := startChild(t, role, dir)
	for c.lines.Scan() {
		t.Log(c.lines.Text())
	}
	c.end(t)
}
