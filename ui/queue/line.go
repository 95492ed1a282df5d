package queue

// Line returns the row of the table, counted from zero, on which the cursor is;
// minus one when there is none.
func (m *Model) Line() int {
	if len(m.visible) == 0 {
		return -1
	}
	const heading = 1
	return heading + m.at - m.top
}
