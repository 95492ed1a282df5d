package draft_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"testing"

	"sentinelq/cache/disk"
	"sentinelq/cache/draft"
)

// sumOf is the sum that belongs to what is kept, which has no white space.
func sumOf(kept string) string {
	return fmt.Sprintf("%08x", crc32.Checksum([]byte(kept), crc32.MakeTable(crc32.Castagnoli)))
}

// sealed puts what is kept in a file whose sum is right.
func sealed(kept string) string {
	var compact bytes.Buffer
	if json.Compact(&compact, []byte(kept)) != nil {
		return kept
	}
	return `{"version":1,"sum":"` + sumOf(compact.String()) + `","kept":` + compact.String() + "}\n"
}

func addFiles(f *testing.F) {
	f.Helper()
	f.Add([]byte(""), false)
	f.Add([]byte(`{"version":2}`), false)
	f.Add([]byte(sealed(`{"id":"`+string(draftID(1))+`"}`)), false)
	for _, kept := range []string{
		`{"saved":"2026-03-14T09:26:54Z","id":"` + string(draftID(1)) + `","title":"\ud800\u003c<\u0000","tags":["a","",null]}`,
		`{"saved":"0001-01-01T00:00:00+23:59","id":"` + string(draftID(1)) + `","owner":{"email":"a@b","type":"x"},"sent":true}`,
		`{"saved":"9999-12-31T23:59:59-23:59","id":"` + string(draftID(1)) + `","name":"a template","tags":null}`,
		`{"saved":"2026-03-14T09:26:54+05:30","ID":"` + string(draftID(1)) + `","id":null,"owner":null,"more":[{}]}`,
		"{\"saved\":\"2026-03-14T09:26:54Z\",\"id\":\"" + string(draftID(1)) + "\",\"title\":\"\xff\xed\xa0\x80\u2028\"}",
		`{"saved":"2026-03-14T09:26:54+05:30","id":"\ud800","incident":"x","number":-1,"text":"\u0000\n","replaces":true,"etag":"\"1\""}`,
		`null`, `[]`, `{"saved":1}`, `{"number":1e99}`,
	} {
		f.Add([]byte(kept), true)
	}
}

// bytesOf is a file of the fuzzer's making, with the right sum where it asks for
// one.
func bytesOf(data []byte, seal bool) string {
	if seal {
		return sealed(string(data))
	}
	return string(data)
}

func FuzzWhateverStandsInAFileIsListedOrKept(f *testing.F) {
	addFiles(f)
	f.Fuzz(func(t *testing.T, data []byte, seal bool) {
		dir := stateDir(t)
		s := newStore(dir)
		path := s.Path(draftID(1))
		bytes := bytesOf(data, seal)
		plant(t, path, bytes)
		got, err := s.List(t.Context())
		where := path
		for _, d := range notices(t, err) {
			if d.Reason == disk.Damaged {
				where = d.Aside
			}
		}
		if found := files(t, dir); len(found) != 1 || found[where] != bytes {
			t.Fatalf("of %q there is left %q", bytes, found)
		}
		switch {
		case len(got) == 0 && err == nil:
			t.Fatalf("%q is neither listed nor told", bytes)
		case len(got) == 1 && (err != nil || got[0].Draft.ID != draftID(1)):
			t.Fatalf("%q is listed as %+v with %v", bytes, got[0], err)
		case len(got) == 1:
			save(t, s, got[0])
			wantList(t, newStore(dir), got[0])
		}
	})
}

func FuzzWhatDecodesEncodesToTheSame(f *testing.F) {
	addFiles(f)
	f.Fuzz(func(t *testing.T, data []byte, seal bool) {
		for _, recode := range []func([]byte) ([]byte, error){draft.Recode, draft.RecodeNote} {
			once, err := recode([]byte(bytesOf(data, seal)))
			if err != nil {
				if once != nil {
					t.Fatalf("%q with %v", once, err)
				}
				continue
			}
			if twice, err := recode(once); err != nil || !bytes.Equal(once, twice) {
				t.Fatalf("%q became %q and then %q, %v", data, once, twice, err)
			}
		}
	})
}
