package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
)

// openPalette offers every action that can be meant where the focus is.
func (c *commands) openPalette() {
	var items []dialog.Item
	if c.Focus != action.Queue {
		items = append(items, c.items(c.Focus)...)
	}
	items = append(items, c.items(action.Incident)...)
	items = append(items, c.items(action.Queue)...)
	items = append(items, c.items(action.Global)...)
	c.Dialogs.Push(dialog.NewMenu(clean.Literal("Actions"), items))
}

// items lists the actions of a scope with their keys, and why one is off.
func (c *commands) items(scope action.Scope) []dialog.Item {
	var items []dialog.Item
	for _, a := range c.Keys.In(scope) {
		items = append(items, dialog.Item{Label: a.Title, Key: keyCaps(a), Off: c.off(c.rows[a.ID]), Do: c.does(a.ID)})
	}
	return items
}

func keyCaps(a action.Action) clean.Safe {
	caps := make([]clean.Safe, len(a.Keys))
	for i, k := range a.Keys {
		caps[i] = action.KeyCap(k)
	}
	return clean.Join(clean.Literal(" "), caps...)
}

// openHelp lists every key of the program, by scope.
func (c *commands) openHelp() {
	var items []dialog.Item
	for _, scope := range action.Scopes() {
		for _, a := range c.Keys.In(scope) {
			items = append(items, dialog.Item{
				Label: clean.Concat(
					scope.Label(),
					clean.Literal(": "),
					a.Title,
				),
				Key: keyCaps(a),
				Do:  c.fromHelp(scope, a.ID),
			})
		}
	}
	c.Dialogs.Push(dialog.NewMenu(clean.Literal("Help: every key, enter runs it"), items))
}

// fromHelp returns what choosing a line of the help does: the action, where it
// could be meant.
func (c *commands) fromHelp(scope action.Scope, id action.ID) func() tea.Cmd {
	if scope == c.Focus || scope == action.Queue || scope == action.Incident || scope == action.Global {
		return c.does(id)
	}
	return nil
}

// does makes what choosing an action in a menu does.
func (c *commands) does(id action.ID) func() tea.Cmd {
	return func() tea.Cmd { return c.do(id) }
}

// openMessages shows all notices, the last one first, with errors in full.
func (c *commands) openMessages() {
	var lines []clean.Safe
	for _, n := range slices.Backward(c.Notices.History) {
		lines = append(lines, clean.Concat(clean.New(n.At.In(c.Zone).Format("15:04:05 ")).Safe(), n.Text))
		if !n.Detail.IsEmpty() {
			lines = append(lines, clean.Concat(clean.Literal("         "), n.Detail))
		}
	}
	c.Notices.Read()
	c.Dialogs.Push(dialog.NewPage(clean.Literal("Messages"), lines))
}
