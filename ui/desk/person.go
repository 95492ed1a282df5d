package desk

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/text"
)

// Closes says which key closes a panel of which nothing is left to send.
func (d *Desk) Closes(key action.ID) clean.Safe {
	return clean.Concat(d.Keys.Key(key), clean.Literal(" closes this, and sends what was typed since"))
}

// Plural returns the words for a number of things.
func Plural(n int, one, many clean.Safe) clean.Safe {
	if n == 1 {
		return one
	}
	return many
}

// Scope is where keys are heard now.
func (d *Desk) Scope() action.Scope {
	if !d.Dialogs.IsEmpty() {
		return action.Dialog
	}
	return d.Focus
}

// ClockTime shows when something was, to the second.
func (d *Desk) ClockTime(at time.Time) clean.Safe {
	return clean.New(text.ClockSeconds(at.In(d.Zone))).Safe()
}

// Whole says which key shows all that was said. Where text is typed the key types.
func (d *Desk) Whole(typing bool) clean.Safe {
	key := d.Keys.Key(action.Messages)
	switch {
	case key.IsEmpty():
		return clean.Literal("the palette's messages show all")
	case typing:
		return clean.Concat(key, clean.Literal(" in the queue shows all"))
	}
	return clean.Concat(key, clean.Literal(" shows all"))
}

// OpenPanel puts a panel in the place for one. The keys are those of scope.
func (d *Desk) OpenPanel(p Panel, scope action.Scope) {
	d.Slot.Open(p)
	d.Focus = scope
}

// ClosePanel empties the place. The focus goes to what lies under it.
func (d *Desk) ClosePanel() {
	d.Slot.Close()
	d.Focus = d.Under
}

// SendsAgain says what helps after a failure: sending again, or not, where what it
// is for is gone or is not what it was.
func (d *Desk) SendsAgain(key action.ID, err error) clean.Safe {
	switch {
	case IsGone(err):
		return clean.Concat(
			clean.Literal("it cannot be sent any more; esc keeps it, and "),
			d.Keys.Key(action.Waiting),
			clean.Literal(" lists it, to be copied or discarded"),
		)
	case errors.Is(err, incident.ErrConflict):
		return clean.Concat(
			clean.Literal("it does not replace what is there now; esc keeps it, and "),
			d.Keys.Key(action.Waiting),
			clean.Literal(" lists it, to be copied or discarded"),
		)
	case key == action.SendText:
		return clean.Concat(d.Keys.Key(key), clean.Literal(" sends it again; it can only be there once"))
	}
	return clean.Concat(d.Keys.Key(key), clean.Literal(" sends it again"))
}

// Age shows how long ago something was.
func (d *Desk) Age(at time.Time) clean.Safe { return clean.New(text.Age(d.Clock.Sub(at))).Safe() }

// CopyLines gives a text of the person's own to the clipboard, with its lines.
func (d *Desk) CopyLines(lines []clean.Safe) tea.Cmd {
	whole := make([]string, len(lines))
	for i, line := range lines {
		whole[i] = line.String()
	}
	said := clean.Safef(
		"sent to the terminal's clipboard: %d %s",
		len(lines),
		Plural(len(lines), clean.Literal("line"), clean.Literal("lines")),
	)
	return tea.Batch(
		tea.SetClipboard(strings.Join(whole, "\n")),
		d.Notices.Add(Notice{Level: Done, Text: said, At: d.Clock}),
	)
}

// Copy gives text to the terminal's clipboard (OSC 52), which works over SSH;
// whether the terminal takes it, it does not say.
func (d *Desk) Copy(what clean.Safe) tea.Cmd {
	said := clean.Concat(clean.Literal("sent to the terminal's clipboard: "), what)
	return tea.Batch(tea.SetClipboard(what.String()), d.Notices.Add(Notice{Level: Done, Text: said, At: d.Clock}))
}

// BrowseTo gives a link to the person's browser.
func (d *Desk) BrowseTo(link clean.Safe) tea.Cmd {
	browse := d.Browse
	if browse == nil {
		return nil
	}
	return d.Calls.App.Ask(StoreTimeout, func(ctx context.Context) Answer {
		err := browse(ctx, link.String())
		return func() tea.Cmd { return d.onBrowsed(err) }
	})
}

func (d *Desk) onBrowsed(err error) tea.Cmd {
	if err == nil || errors.Is(err, context.Canceled) {
		return nil
	}
	return d.Notices.Add(d.Explain(clean.Literal("browser"), err))
}

// Deafness is how long a question that opens by itself hears no key: those that
// were under way were meant for something else.
const Deafness = 500 * time.Millisecond

// NextQuestion opens the next question that waits, when no text is being typed.
func (d *Desk) NextQuestion() {
	if len(d.Questions) == 0 || d.Scope().Types() {
		return
	}
	d.Dialogs.Push(d.Questions[0])
	d.Questions = d.Questions[1:]
	d.DeafUntil = d.Clock.Add(Deafness)
}
