// Package markup reads the HTML of comments and tasks, which playbooks and the
// portal write, as a person reads it in a browser.
//
// What people type is often no HTML at all: comparisons, names in angle brackets,
// lines of logs, XML. So a text is HTML only where a tag or a comment in it is one
// beyond doubt, and even then what only looks like a tag stays.
//
// Caveats: lists and tables within each other are told apart by lines alone, and
// columns of a table are not aligned.
package markup
