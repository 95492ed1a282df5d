// Package change is what the person does to incidents: changes on their way and what
// became of them, undo, conflicts with colleagues, deletion, writes to what belongs to
// an incident, and playbooks.
//
// Of one incident one change is under way, and what is decided meanwhile goes in the
// next. A write whose answer was lost is a [Doubt] until something that was read tells
// whether it was done; it is never repeated where that may do harm. What was typed in a
// panel has an [Origin], which is told what came of it.
package change
