// Package detail is the pane of one incident: the essentials beside the queue,
// or over its whole width on a narrow screen.
//
// It shows the incident it was given and nothing else; where more than fits is
// known, it scrolls.
package detail
