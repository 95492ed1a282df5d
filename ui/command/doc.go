// Package command is the command line: flags, settings, exit codes. What a
// command does is handed in by main, which knows the rooms that this package
// does not.
package command
