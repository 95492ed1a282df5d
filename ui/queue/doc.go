// Package queue is the incident table: which of the loaded incidents match the
// filter, in which order, and which one is under the cursor.
//
// The cursor is an incident's ID, never a row number. New data never moves it,
// nor the row of the screen it stands on. A row under the cursor that stops
// matching stays, muted, until the person moves.
package queue
