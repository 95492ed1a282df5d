// Package editor lends a text to the person's own editor and takes it back.
//
// Invariants:
//   - The file lies in a folder of its own that nobody else can read.
//   - A folder in which nothing was written is gone when the editor has ended, or
//     is found by [Sweep] when the program was killed meanwhile.
//   - A folder in which something was written that no panel took back stays, and
//     whoever can tell the person says where it is.
//   - The folder of a program, or of an editor, that still runs is left alone.
//
// Caveats: on Windows an editor that outlives the program does not keep its
// folder; what it wrote does.
package editor
