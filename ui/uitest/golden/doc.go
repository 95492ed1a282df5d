// Package golden compares what is drawn with what was drawn when somebody last
// looked at it. Only tests import it.
//
// A test binary that uses it defines the flag -update, which writes the files
// anew: go test ./ui/... -update.
package golden
