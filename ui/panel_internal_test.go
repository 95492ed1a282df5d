package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/detail"
	"sentinelq/ui/draw"
	"sentinelq/ui/queue"
	"sentinelq/ui/text"
)

// recorder is a panel that remembers what it was given.
type recorder struct {
	pen   draw.Pen
	sizes [][2]int
}

func (r *recorder) SetPen(pen draw.Pen) { r.pen = pen }
func (r *recorder) SetSize(w, h int)    { r.sizes = append(r.sizes, [2]int{w, h}) }
func (r *recorder) View() string        { return "" }
func (r *recorder) Cursor() *tea.Cursor { return nil }
func (r *recorder) TakesText() bool     { return true }

// TestAPanelThatIsOpenFollowsTheScreen holds that whatever is open gets the pen in
// force and the size that there is, and that closing it gives the keys back.
func TestAPanelThatIsOpenFollowsTheScreen(t *testing.T) {
	t.Parallel()
	pen := draw.Pen{Meter: text.Wcwidth}
	m := bare(&desk.Desk{})
	m.Queue, m.Detail = queue.New(pen), detail.New(pen, nil)
	m.look.w, m.look.h = 80, 24
	p := &recorder{}
	m.OpenPanel(p, action.Writing)
	m.arrange()
	m.arrange()
	if len(p.sizes) != 1 || p.sizes[0] != [2]int{80, 24 - above - below} || m.Scope() != action.Writing {
		t.Errorf("its sizes are %v, the keys are those of %v", p.sizes, m.Scope())
	}
	m.look.w = 160
	m.arrange()
	m.setPen(draw.Pen{Meter: text.Graphemes})
	if len(p.sizes) != 2 || p.sizes[1][0] != m.side() || p.pen.Meter != text.Graphemes {
		t.Errorf("on a wide screen its sizes are %v", p.sizes)
	}
	for _, under := range []action.Scope{action.Queue, action.Detail} {
		m.Under = under
		m.OpenPanel(p, action.Form)
		if m.ClosePanel(); m.Scope() != under || !m.Slot.IsEmpty() {
			t.Errorf("over %v, the keys go to %v", under, m.Scope())
		}
	}
}
