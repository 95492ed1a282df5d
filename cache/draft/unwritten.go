package draft

import (
	"errors"

	"sentinelq/client/incident"
)

// Unwritten returns what is in memory only and would be lost with the program: the
// drafts, templates and notes whose last save did not reach the disk, and why. It
// uses no disk.
func (s *Store) Unwritten() []incident.Unwritten {
	var all []incident.Unwritten
	for _, on := range s.backlogs() {
		for _, c := range on.held() {
			if c.removed || c.why == nil {
				continue
			}
			u := incident.Unwritten{ID: c.draft.ID, Why: errors.New(reasonOf(c.why).String())}
			switch on {
			case s.notes:
				u.ID = c.note.ID
			case s.templates:
				u.ID, u.Template = "", c.name
			}
			all = append(all, u)
		}
	}
	return all
}
