// Package form is the create panel: the portal's fields, edited by keyboard
// alone, with every mistake shown at its field.
//
// The panel never throws typed text away. It refuses to send what breaks a
// rule, keeps everything while it is sent, and keeps it when sending failed.
// The incident's ID belongs to the draft from the moment the panel opens, so
// that sending again can never make a second incident.
package form
