package ui

import (
	"testing"

	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// TestEveryActionHasExactlyOneCommand holds that no key is silently dead, and that no
// two features hear the same one.
func TestEveryActionHasExactlyOneCommand(t *testing.T) {
	t.Parallel()
	rows := map[action.ID]int{}
	for _, row := range bare(&desk.Desk{}).rows() {
		rows[row.ID]++
		if row.Do == nil {
			t.Errorf("%s does nothing", row.ID)
		}
	}
	actions := []action.ID{action.Interrupt} // which is in no list, since its key is fixed
	for _, a := range action.All() {
		actions = append(actions, a.ID)
	}
	for _, id := range actions {
		if rows[id] != 1 {
			t.Errorf("%s has %d commands", id, rows[id])
		}
		delete(rows, id)
	}
	for id := range rows {
		t.Errorf("%s is no action", id)
	}
}

// TestWhatWritesNeedsItsRight holds the rights of the rows that write.
func TestWhatWritesNeedsItsRight(t *testing.T) {
	t.Parallel()
	want := map[action.ID]incident.Right{
		action.Create: incident.WriteIncidents, action.Template: incident.WriteIncidents, action.Submit: incident.WriteIncidents,
		action.Assign: incident.WriteIncidents, action.AssignMe: incident.WriteIncidents,
		action.SetStatus: incident.WriteIncidents, action.SetSeverity: incident.WriteIncidents,
		action.Close: incident.WriteIncidents, action.SetTags: incident.WriteIncidents, action.Edit: incident.WriteIncidents,
		action.Undo: incident.WriteIncidents, action.Repeat: incident.WriteIncidents,
		action.Delete:  incident.DeleteIncidents,
		action.Comment: incident.WriteComments, action.SendText: incident.WriteComments,
		action.Playbook: incident.RunPlaybooks,
	}
	for _, row := range bare(&desk.Desk{}).rows() {
		right, writes := want[row.ID]
		if writes != (len(row.Right) == 1) || writes && row.Right[0] != right {
			t.Errorf("%s needs %v", row.ID, row.Right)
		}
	}
}
