package pages

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

const testPage = 4096

// build returns the bytes of a file that bbolt wrote in a few transactions:
// buckets small and large, values that flow over pages, free pages.
func build(tb testing.TB, seed uint64) []byte {
	tb.Helper()
	random := rand.New(rand.NewPCG(seed, 2))
	path := filepath.Join(tb.TempDir(), "db")
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: testPage, NoSync: true})
	if err != nil {
		tb.Fatal(err)
	}
	for range 8 {
		err := db.Update(func(tx *bbolt.Tx) error {
			name := fmt.Appendf(nil, "bucket %d", random.IntN(4))
			if random.IntN(4) == 0 && tx.Bucket(name) != nil {
				return tx.DeleteBucket(name)
			}
			b, err := tx.CreateBucketIfNotExists(name)
			for i := range random.IntN(200) {
				err = errors.Join(err, b.Put(fmt.Appendf(nil, "key %d", i), make([]byte, random.IntN(300))))
			}
			return errors.Join(err, b.Put([]byte("large"), make([]byte, random.IntN(40000))))
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		tb.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return file
}

func check(file []byte) error { return Check(bytes.NewReader(file), int64(len(file))) }

func TestWhatBboltWritesIsWhole(t *testing.T) {
	t.Parallel()
	for seed := range uint64(10) {
		if err := check(build(t, seed)); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
}

func TestNoFileIsWhole(t *testing.T) {
	t.Parallel()
	file := build(t, 1)
	for name, damage := range map[string][]byte{
		"empty":          {},
		"one byte":       {1},
		"zeros":          make([]byte, 8*testPage),
		"text":           bytes.Repeat([]byte("not a database\n"), 1000),
		"the first page": file[:testPage],
		"meta pages":     file[:2*testPage],
		"half of it":     file[:len(file)/2],
	} {
		if err := check(damage); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOneMetaPageIsEnough(t *testing.T) {
	t.Parallel()
	for page := range 2 {
		file := build(t, 3)
		clear(file[page*testPage : (page+1)*testPage])
		if err := check(file); err != nil {
			t.Errorf("without meta page %d: %v", page, err)
		}
	}
}

// tree is a file of 16 pages made by hand: the root is page 2, a branch with
// one key, which leads to leaf 3; page 4 lists page 5 as free.
func tree() []byte {
	file := make([]byte, 16*testPage)
	for at := range 2 {
		m := file[at*testPage+headerSize:]
		binary.NativeEndian.PutUint32(m, magic)
		binary.NativeEndian.PutUint32(m[4:], formatVersion)
		binary.NativeEndian.PutUint32(m[8:], testPage)
		binary.NativeEndian.PutUint64(m[16:], 2)
		binary.NativeEndian.PutUint64(m[32:], 4)
		binary.NativeEndian.PutUint64(m[40:], 16)
		seal(m)
	}
	header(file, 2, branchPage, 1, 0)
	branchElement(file, 16, 1, 3)
	header(file, 3, leafPage, 0, 0)
	header(file, 4, freelistPage, 1, 0)
	binary.NativeEndian.PutUint64(file[4*testPage+headerSize:], 5)
	return file
}

func seal(m []byte) {
	sum := fnv.New64a()
	_, _ = sum.Write(m[:sumOffset])
	binary.NativeEndian.PutUint64(m[sumOffset:], sum.Sum64())
}

func header(file []byte, id, kind, count, over int) {
	h := file[id*testPage:]
	binary.NativeEndian.PutUint64(h, uint64(id))
	binary.NativeEndian.PutUint16(h[8:], uint16(kind))
	binary.NativeEndian.PutUint16(h[10:], uint16(count))
	binary.NativeEndian.PutUint32(h[12:], uint32(over))
}

// branchElement writes the only element of branch 2.
func branchElement(file []byte, position, key uint32, child uint64) {
	e := file[2*testPage+headerSize:]
	binary.NativeEndian.PutUint32(e, position)
	binary.NativeEndian.PutUint32(e[4:], key)
	binary.NativeEndian.PutUint64(e[8:], child)
}

// leafElement writes the only element of leaf 3, right behind the table.
func leafElement(file []byte, flags, key, value uint32) {
	header(file, 3, leafPage, 1, 0)
	for i, v := range []uint32{flags, 16, key, value} {
		binary.NativeEndian.PutUint32(file[3*testPage+headerSize+4*i:], v)
	}
}

func TestWhatWouldEndTheProcessIsDamage(t *testing.T) {
	t.Parallel()
	if err := check(tree()); err != nil {
		t.Fatalf("before any damage: %v", err)
	}
	bucketAt := 3*testPage + headerSize + elementSize // behind the table, no key
	tests := []struct {
		name   string
		damage func(file []byte)
	}{
		{"a branch that leads to itself", func(f []byte) { branchElement(f, 16, 1, 2) }},
		{"a branch that leads to a meta page", func(f []byte) { branchElement(f, 16, 1, 0) }},
		{"a branch that leads out of the file", func(f []byte) { branchElement(f, 16, 1, 1<<40) }},
		{"a branch that leads nowhere", func(f []byte) { header(f, 2, branchPage, 0, 0) }},
		{"a key outside its page", func(f []byte) { branchElement(f, 4096, 1, 3) }},
		{"a key of four gigabytes", func(f []byte) { branchElement(f, 16, 1<<32-1, 3) }},
		{"more keys than fit", func(f []byte) { header(f, 2, branchPage, 60000, 0) }},
		{"a page that flows over all others", func(f []byte) { header(f, 3, leafPage, 0, 1<<31) }},
		{"a page that flows over another", func(f []byte) { header(f, 3, leafPage, 0, 1) }},
		{"a page with another's number", func(f []byte) { binary.NativeEndian.PutUint64(f[3*testPage:], 7) }},
		{"a page of no kind", func(f []byte) { header(f, 3, 0x40, 0, 0) }},
		{"a value outside its page", func(f []byte) { leafElement(f, 0, 1, 1<<31) }},
		{"half a bucket", func(f []byte) { leafElement(f, bucketFlag, 0, 8) }},
		{"a bucket that is its own parent", func(f []byte) {
			leafElement(f, bucketFlag, 0, bucketSize)
			binary.NativeEndian.PutUint64(f[bucketAt:], 2)
		}},
		{"a bucket without a page", func(f []byte) { leafElement(f, bucketFlag, 0, bucketSize+4) }},
		{"a bucket of no kind", func(f []byte) { leafElement(f, bucketFlag, 0, bucketSize+headerSize) }},
		{"a list of free pages that is none", func(f []byte) { header(f, 4, leafPage, 0, 0) }},
		{"a list that is longer than its page", func(f []byte) { header(f, 4, freelistPage, 1000, 0) }},
		{"a list of more free pages than there is memory", func(f []byte) {
			header(f, 4, freelistPage, manyFree, 0)
			binary.NativeEndian.PutUint64(f[4*testPage+headerSize:], 1<<60)
		}},
		{"a free page that is used", func(f []byte) { binary.NativeEndian.PutUint64(f[4*testPage+headerSize:], 3) }},
		{"a free page outside the file", func(f []byte) { binary.NativeEndian.PutUint64(f[4*testPage+headerSize:], 1<<50) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			file := tree()
			tt.damage(file)
			if err := check(file); !errors.Is(err, ErrDamaged) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// nested returns a file that has so many buckets in a bucket, each with a value
// that takes pages of its own.
func nested(t *testing.T, n int) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "db")
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: testPage, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		outer, err := tx.CreateBucket([]byte("outer"))
		for i := range n {
			inner, createErr := outer.CreateBucket(fmt.Appendf(nil, "inner %d", i))
			err = errors.Join(err, createErr, inner.Put([]byte("key"), bytes.Repeat([]byte("inner"), testPage)))
		}
		return err
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// reads counts how often a file is read.
type reads struct {
	file io.ReaderAt
	n    int
}

func (r *reads) ReadAt(b []byte, at int64) (int, error) {
	r.n++
	return r.file.ReadAt(b, at)
}

func TestTheTopIsCheckedWithoutBucketsOfBuckets(t *testing.T) {
	t.Parallel()
	count := func(n int) int {
		file := nested(t, n)
		r := &reads{file: bytes.NewReader(file)}
		if err := CheckTop(r, int64(len(file))); err != nil {
			t.Fatal(err)
		}
		return r.n
	}
	if few, many := count(10), count(30); many != few {
		t.Errorf("%d reads for 30 buckets, %d for 10", many, few)
	}
	file := nested(t, 10)
	for at := 0; at < len(file); at += testPage {
		if page := file[at : at+testPage]; bytes.Contains(page[:200], []byte("innerinner")) {
			page[8] = 0x40 // is of no kind
		}
	}
	if err := check(file); !errors.Is(err, ErrDamaged) {
		t.Errorf("the whole of it: %v", err)
	}
	if err := CheckTop(bytes.NewReader(file), int64(len(file))); err != nil {
		t.Errorf("the top of it: %v", err)
	}
	clear(file[2*testPage:])
	if err := CheckTop(bytes.NewReader(file), int64(len(file))); !errors.Is(err, ErrDamaged) {
		t.Errorf("the top itself: %v", err)
	}
}

type brokenDisk struct{}

func (brokenDisk) ReadAt([]byte, int64) (int, error) { return 0, os.ErrDeadlineExceeded }

func TestAnErrorOfReadingIsNotDamage(t *testing.T) {
	t.Parallel()
	if err := Check(brokenDisk{}, 1<<20); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

// FuzzCheck holds for any bytes behind a valid beginning: an answer, no panic.
func FuzzCheck(f *testing.F) {
	f.Add(tree()[2*testPage:5*testPage], uint8(16))
	f.Add(build(f, 5)[2*testPage:], uint8(200))
	f.Fuzz(func(t *testing.T, rest []byte, limit uint8) {
		file := append(tree()[:2*testPage], rest...)
		for at := range 2 {
			m := file[at*testPage+headerSize:]
			binary.NativeEndian.PutUint64(m[40:], uint64(limit))
			seal(m)
		}
		if err := check(file); err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("neither whole nor damaged: %v", err)
		}
	})
}

// BenchmarkCheck shows that the cost does not grow with the values.
func BenchmarkCheck(b *testing.B) {
	file := build(b, 7)
	reader := bytes.NewReader(file)
	for b.Loop() {
		if err := Check(reader, int64(len(file))); err != nil {
			b.Fatal(err)
		}
	}
}
