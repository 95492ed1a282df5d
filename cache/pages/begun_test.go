package pages

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// made returns the bytes of a file that bbolt has just made.
func made(t *testing.T, pageSize int) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "db")
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: pageSize})
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return file[:newPages*pageSize] // Windows makes room for the map too
}

func isBegun(t *testing.T, file []byte) bool {
	t.Helper()
	begun, err := IsBegun(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	return begun
}

func TestANewFileIsWhatBboltMakes(t *testing.T) {
	t.Parallel()
	for _, pageSize := range []int{4 << 10, 16 << 10, 64 << 10} {
		if !bytes.Equal(newFile(pageSize), made(t, pageSize)) {
			t.Errorf("with pages of %d bytes bbolt makes another one", pageSize)
		}
	}
}

func TestEachPartOfANewFileIsBegunAndTheWholeIsNot(t *testing.T) {
	t.Parallel()
	for _, pageSize := range []int{4 << 10, 16 << 10, 64 << 10} {
		whole := made(t, pageSize)
		random := rand.New(rand.NewPCG(uint64(pageSize), 1))
		for range 50 {
			if length := random.IntN(len(whole)); !isBegun(t, whole[:length]) {
				t.Errorf("the first %d bytes are not taken for begun", length)
			}
			holed := bytes.Clone(whole)
			at := random.IntN(newPages) * pageSize
			clear(holed[at : at+pageSize])
			if !isBegun(t, holed) {
				t.Errorf("without the page at %d it is not taken for begun", at)
			}
		}
		if !isBegun(t, nil) || !isBegun(t, make([]byte, len(whole))) {
			t.Error("one of which nothing was written is not taken for begun")
		}
		if isBegun(t, whole) || check(whole) != nil {
			t.Error("the whole one is taken for begun, or for damaged")
		}
	}
}

func TestWhatHeldSomethingOrIsNoneOfOursIsNotBegun(t *testing.T) {
	t.Parallel()
	file, whole := build(t, 1), made(t, testPage)
	foreign := bytes.Clone(whole)
	foreign[len(foreign)-1] = 1
	for name, other := range map[string][]byte{
		"text":                         []byte("not a database\n"),
		"a byte that bbolt writes not": foreign,
		"behind the last page":         append(bytes.Clone(whole), 0),
		"the whole of one with values": file,
		"its first page":               file[:testPage],
		"its meta pages":               file[:2*testPage],
		"its meta pages, the rest zero": append(bytes.Clone(file[:2*testPage]),
			make([]byte, 2*testPage)...),
	} {
		if isBegun(t, other) {
			t.Errorf("%s is taken for begun", name)
		}
	}
}

// unreadable is a file on a disk that fails.
type unreadable struct{ err error }

func (u unreadable) ReadAt([]byte, int64) (int, error) { return 0, u.err }

func TestAFileThatCannotBeReadIsNeitherBegunNorDamaged(t *testing.T) {
	t.Parallel()
	broken := errors.New("input/output error")
	if begun, err := IsBegun(unreadable{broken}, testPage); begun || !errors.Is(err, broken) {
		t.Errorf("begun %t, %v", begun, err)
	}
	for name, check := range map[string]error{
		"whole": Check(unreadable{broken}, 8*testPage),
		"top":   CheckTop(unreadable{broken}, 8*testPage),
	} {
		if !errors.Is(check, broken) || errors.Is(check, ErrDamaged) {
			t.Errorf("%s: %v", name, check)
		}
	}
}
