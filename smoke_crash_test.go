//go:build unix

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// Each of the typists is killed so many times: 200 moments in all.
const (
	typists = 4
	kills   = 50
)

// mayLose is how much typing may be lost to a kill.
const mayLose = 250 * time.Millisecond

func TestAKillLosesAtMostTheLastQuarterSecondOfTyping(t *testing.T) {
	t.Parallel()
	binary := buildBinary(t)
	for typist := range typists {
		t.Run(fmt.Sprint("typist ", typist), func(t *testing.T) {
			t.Parallel()
			p := &typing{t: t, cloud: newPrivateCloud(t), binary: binary, dir: t.TempDir()}
			p.file, p.certificate = p.cloud.config(t, p.dir)
			random := rand.New(rand.NewPCG(uint64(typist), 1))
			for range kills {
				p.typeAndKill(time.Duration(random.IntN(300)) * time.Millisecond)
			}
			p.nothingIsDamaged()
		})
	}
}

// typing is a script that counts in the title field, in words of six digits.
type typing struct {
	t                 *testing.T
	cloud             *privateCloud
	binary            string
	dir               string
	file, certificate string
	count             int
}

// typeAndKill starts the program, goes on with the draft if there should be one,
// types, and kills the program some time after it has begun.
func (p *typing) typeAndKill(after time.Duration) {
	p.t.Helper()
	s := startSmoke(p.t, p.binary, []string{"--config", p.file}, p.cloud.environment(p.certificate)...)
	defer func() { _ = s.tty.Close() }()
	s.sees("live")
	if p.count > 0 {
		s.sees("1 draft")
		s.types("n")
		s.sees("Go on:")
		s.types("\r")
		s.sees("Title *")
		s.sees(fmt.Sprintf("%06d", p.kept()))
	} else {
		s.types("n")
		s.sees("Title *")
	}
	p.types(s, after)
	shown := lastWord(s.screen())
	late := p.lateness()
	p.types(s, mayLose)
	p.types(s, max(late, p.lateness()))
	if err := s.command.Process.Kill(); err != nil {
		p.t.Fatal(err)
	}
	_ = s.command.Wait() // killed, as was asked
	if kept := p.kept(); kept < shown {
		p.t.Errorf("the draft ends with word %d, the screen had shown word %d a quarter second earlier", kept, shown)
	}
}

// lateness is by how much the machine itself is late at the moment, which other
// tests keep busy: the time of one write that lasts, and of a short sleep. The
// program is not to be blamed for that.
func (p *typing) lateness() time.Duration {
	p.t.Helper()
	begun := time.Now()
	file, err := os.CreateTemp(p.dir, "lateness")
	if err != nil {
		p.t.Fatal(err)
	}
	defer func() { _ = os.Remove(file.Name()) }()
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		p.t.Fatal(err)
	}
	time.Sleep(pace)
	return 3 * (time.Since(begun) - pace) // a lock, a file and its folder
}

// pace is how long a typist takes for a word.
const pace = 10 * time.Millisecond

// types counts on for as many words as a typist writes in d. On a busy machine
// that takes longer, for the typist as for the program.
func (p *typing) types(s *smoke, d time.Duration) {
	for words := max(int(d/pace), 1); words > 0; words-- {
		p.count++
		s.types(fmt.Sprintf("%06d ", p.count))
		time.Sleep(pace)
	}
}

// kept returns the last whole word of the draft on the disk, zero for none.
func (p *typing) kept() int {
	p.t.Helper()
	waiting, err := p.cloud.drafts(p.dir).List(p.t.Context())
	if err != nil {
		p.t.Fatal(err)
	}
	switch len(waiting) {
	case 0:
		return 0
	case 1:
		return lastWord(waiting[0].Draft.Title + " ")
	}
	p.t.Fatalf("there are %d drafts", len(waiting))
	return 0
}

// lastWord returns the last whole word that was counted, zero for none.
func lastWord(text string) int {
	words := regexp.MustCompile(`\b(\d{6}) `).FindAllStringSubmatch(text, -1)
	if len(words) == 0 {
		return 0
	}
	n := 0
	_, _ = fmt.Sscanf(words[len(words)-1][1], "%d", &n) // the pattern has digits only
	return n
}

func (p *typing) nothingIsDamaged() {
	p.t.Helper()
	err := filepath.WalkDir(filepath.Join(p.dir, "state", "drafts"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.Contains(d.Name(), "damaged") {
			p.t.Errorf("%s is damaged", path)
		}
		return err
	})
	if err != nil {
		p.t.Error(err)
	}
}
