package compose

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
)

// WritingCommands are the rows of the panel for a comment, a task or a bookmark.
func (co *Composer) WritingCommands() []desk.Command {
	return []desk.Command{
		{ID: action.SendText, Right: desk.Need(incident.WriteComments), Do: co.sendNote},
		{ID: action.EditTextIn, Do: co.editOutside, Off: co.whyNoEditor},
		{ID: action.CloseText, Do: co.closeNote},
		{ID: action.DiscardText, Do: desk.Ends(co.askDiscardText)},
	}
}

// sendNote checks what is written and sends it. It is on the disk before.
func (co *Composer) sendNote() tea.Cmd {
	t := co.noting.panel()
	if t == nil || co.writer.Sending() {
		return nil
	}
	n := t.now()
	w, err := co.sending(n, t.begun)
	if err != nil {
		co.writer.SetProblem(clean.New(err.Error()).Safe())
		return nil
	}
	co.writer.SetSending()
	if t.holding {
		t.sendDue = true // it may be another session's
		return nil
	}
	n.SavedAt = co.keeping.stamp(co.Clock)
	t.saved, t.stored = n, true
	co.keeping.begin(nil, []incident.Note{n})
	var hold tea.Cmd
	if !t.held {
		t.held, hold = true, co.hold(n.ID)
	}
	co.Await()
	casework, drafts := co.Casework, co.Drafts
	begin, end := co.keeping.turn(co.Calls.App.Context())
	return tea.Batch(hold, co.Calls.Begin(&co.Calls.Send).Ask(desk.WriteTimeout, func(ctx context.Context) desk.Answer {
		begin()
		amiss := drafts.SaveNote(context.WithoutCancel(ctx), n)
		end()
		err := w.Do(ctx, casework)
		unwritten := drafts.Unwritten()
		return func() tea.Cmd {
			co.keeping.end(nil, []incident.Note{n})
			co.keeping.unwritten = unwritten
			return co.OnWorked(change.Worked{Work: w, From: sentNote{co, n, w.Right, amiss}, Err: err})
		}
	}))
}

// sending returns the write that a note asks for, unless a rule of the service
// stands against it. Begun is what the panel showed of the text that is replaced.
func (co *Composer) sending(n incident.Note, begun string) (change.Work, error) {
	d := co.Details.Of(n.Incident).Read
	switch n.Kind { //nolint:exhaustive // the others are not written in a panel
	case incident.NoteTask:
		return sendingTask(n, begun, d.Tasks)
	case incident.NoteBookmark:
		return sendingBookmark(n, d.Bookmarks)
	}
	in, _ := co.Loaded.Get(n.Incident)
	return sendingComment(n, max(len(d.Comments), in.Additional.Comments))
}

func sendingComment(n incident.Note, existing int) (change.Work, error) {
	what, id := clean.Safef("#%d: comment added", n.Number), n.ID
	if n.Replaces() {
		what, id = clean.Safef("#%d: comment edited", n.Number), n.Of
	}
	c := incident.Comment{ID: id, ETag: n.ETag, Message: clean.New(n.Text)}
	return change.Work{ID: n.Incident, Part: incident.PartComments, Right: incident.WriteComments, What: what, Made: change.HasNote(n), Do: func(ctx context.Context, to desk.Casework) error {
		_, err := to.WriteComment(ctx, n.Incident, c)
		return err
	}}, incident.CheckComment(n.Text, existing, n.Replaces())
}

func sendingBookmark(n incident.Note, existing []incident.Bookmark) (change.Work, error) {
	title, rest := n.Split()
	b := incident.Bookmark{ID: n.ID, Name: clean.New(title), Query: clean.New(rest)}
	what := clean.Safef("#%d: bookmark added", n.Number)
	return change.Work{ID: n.Incident, Part: incident.PartBookmarks, Right: incident.WriteBookmarks, What: what, Made: change.HasNote(n), Do: func(ctx context.Context, to desk.Casework) error {
		if _, err := to.CreateBookmark(ctx, b); err != nil {
			return err
		}
		return change.OnlyMade(to.RelateBookmark(ctx, n.Incident, n.ID, b.ID))
	}}, incident.CheckBookmark(b, len(existing))
}

func sendingTask(n incident.Note, begun string, existing []incident.Task) (change.Work, error) {
	title, rest := n.Split()
	heading, text := clean.New(title), clean.New(rest)
	w := change.Work{ID: n.Incident, Part: incident.PartTasks, Right: incident.WriteTasks, Made: change.HasNote(n)}
	if !n.Replaces() {
		t := incident.Task{ID: n.ID, Title: heading, Description: text, Status: incident.TaskNew}
		w.What = clean.Safef("#%d: task added", n.Number)
		w.Do = func(ctx context.Context, to desk.Casework) error {
			_, err := to.CreateTask(ctx, n.Incident, t)
			return err
		}
		return w, incident.CheckTask(title, len(existing))
	}
	seen, edited := taskSeen(n), incident.TaskChange{}
	wasTitle, wasRest := incident.Note{Text: begun}.Split()
	if title != wasTitle {
		edited.Title = &heading
	}
	if rest != wasRest {
		edited.Description = &text
	}
	w.What = clean.Safef("#%d: task edited", n.Number)
	w.Do = func(ctx context.Context, to desk.Casework) error {
		_, err := to.UpdateTask(ctx, n.Incident, seen, edited)
		return err
	}
	return w, incident.CheckTask(title, 0) // it is not one more
}

// taskSeen returns the task that a note rewrites, as it was when that began.
func taskSeen(n incident.Note) incident.Task {
	title, rest, _ := strings.Cut(n.Was, "\n")
	return incident.Task{ID: n.Of, Title: clean.New(title), Description: clean.New(rest)}
}
