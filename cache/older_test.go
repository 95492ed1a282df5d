package cache

import (
	"errors"
	"strings"
	"testing"

	"sentinelq/cache/disk"
	"sentinelq/cache/record"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// TestASchemaThatNobodyWroteIsNotReadAsOurs holds that a manifest of schema 0, which
// only damage makes, is not believed.
func TestASchemaThatNobodyWroteIsNotReadAsOurs(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		must(t, s.file.use(t.Context(), access{write: true}, func(tx transaction) error {
			m := record.Manifest{Schema: record.Schema - 1}
			return put(tx, manifestRecord, m.Encode())
		}))
		_, err := view(t.Context(), s.file, access{}, func(tx transaction) (*records, error) { return openRecords(tx) })
		if !errors.Is(err, disk.ErrDamaged) {
			t.Errorf("got %v", err)
		}
	})
}

// TestDetailsThatWereSavedApartKeepTheirLimitTogether saves two parts that only
// together are too large.
func TestDetailsThatWereSavedApartKeepTheirLimitTogether(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := t.TempDir()
		large := clean.New(strings.Repeat("x", maxDetailsSize*2/3))
		for _, part := range []incident.Part{incident.PartComments, incident.PartTasks} {
			d := incident.Details{Comments: []incident.Comment{{Message: large}}, Tasks: []incident.Task{{Description: large}}}
			d.Taken[part] = clock()
			s := New(testOptions(dir))
			must(t, s.SaveDetails(t.Context(), "a", d))
			must(t, s.Close(t.Context()))
		}
		got, err := view(t.Context(), New(testOptions(dir)).file, access{}, func(tx transaction) (incident.Details, error) {
			l, err := openRecords(tx)
			if err != nil {
				return incident.Details{}, err
			}
			index, err := readAs(l, indexRecord, record.ReadIndex)
			if err != nil {
				return incident.Details{}, err
			}
			parts, err := l.details(index, detailsKey("a"))
			if err != nil {
				return incident.Details{}, err
			}
			return parts.Details()
		})
		must(t, err)
		if got.Has(incident.PartComments) == got.Has(incident.PartTasks) {
			t.Errorf("kept are comments %t, tasks %t; want one of them", got.Has(incident.PartComments), got.Has(incident.PartTasks))
		}
	})
}
