package draft

import "encoding/json"

// kind is what makes one kind of entry different from the others: how its files
// are called, and what stands in them.
type kind struct {
	isFile func(name string) bool // whether an entry can have a file of that name
	nameOf func(entry) string     // of an entry's file
	record func(entry) any        // what is written as JSON
	entry  func(kept []byte) (entry, error)
}

func draftKind() kind { return kind{isDraftFile, draftFile, newRecord, entryOf[record]} }

func templateKind() kind { return kind{isHashFile, templateFile, newRecord, entryOf[record]} }

func noteKind() kind { return kind{isHashFile, noteFile, newNoteRecord, entryOf[noteRecord]} }

// entryOf reads an entry from the JSON of its record.
func entryOf[R interface{ entry() entry }](kept []byte) (entry, error) {
	var r R
	err := json.Unmarshal(kept, &r)
	return r.entry(), err
}
