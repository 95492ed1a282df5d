// Package binary has the tests of the program as it is built: a process of its own on
// a terminal, with signals, full disks and an Azure over TLS.
package binary
