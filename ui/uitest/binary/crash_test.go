//go:build unix

package binary_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// Each of the typists is killed so many times. How soon the disk has what is typed
// is shown in fake time, and that a kill in the middle of a write damages nothing
// by hundreds of kills of the store alone. This is about the whole program.
const (
	typists = 2
	kills   = 6
)

func TestAKillLosesNothingThatWasOnTheDisk(t *testing.T) {
	t.Parallel()
	binary := buildBinary(t)
	for typist := range typists {
		t.Run(fmt.Sprint("typist ", typist), func(t *testing.T) {
			t.Parallel()
			p := &typing{t: t, cloud: newPrivateCloud(t), binary: binary, dir: t.TempDir()}
			p.file, p.certificate = p.cloud.config(t, p.dir)
			random := rand.New(rand.NewPCG(uint64(typist), 1))
			for range kills {
				p.typeAndKill(random)
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
// types, and kills the program at some moment after something has come to the disk.
func (p *typing) typeAndKill(random *rand.Rand) {
	p.t.Helper()
	s := startSmoke(p.t, p.binary, []string{"--config", p.file}, p.cloud.environment(p.certificate)...)
	defer func() { _ = s.tty.Close() }()
	s.sees("live")
	before := p.kept()
	if p.count > 0 {
		s.sees("1 draft")
		s.types("n")
		s.sees("Go on:")
		s.types("\r")
		s.sees("Title *")
		s.sees(fmt.Sprintf("%06d", before))
	} else {
		s.types("n")
		s.sees("Title *")
	}
	p.types(s, 1+random.IntN(20))
	s.until("kept what was typed", func() bool { return p.kept() > before })
	p.types(s, 1+random.IntN(20))
	time.Sleep(time.Duration(random.IntN(300)) * time.Millisecond) // chooses the moment, and nothing else
	acknowledged := p.kept()
	if err := s.command.Process.Kill(); err != nil {
		p.t.Fatal(err)
	}
	_ = s.command.Wait() // killed, as was asked
	if kept := p.kept(); kept < acknowledged {
		p.t.Errorf("the draft ends with word %d, before the kill it was word %d", kept, acknowledged)
	}
}

// types counts on for so many words.
func (p *typing) types(s *smoke, words int) {
	for range words {
		p.count++
		s.types(fmt.Sprintf("%06d ", p.count))
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
