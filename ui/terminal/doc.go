// Package terminal is what stands between the program and the terminal it runs
// in, so that neither can end or block the other.
//
// Input reads the keyboard. It passes keys and the terminal's answers on as they
// came and drops what no terminal sends, since the decoder behind it takes some
// of that for an index. It also sees to it that pasted text presses no key:
//
//   - What stands between the brackets of a paste is text, sequences and control
//     characters taken out, so no end marker can be hidden in it but a real one.
//   - What follows an end marker without a pause came out of the same clipboard:
//     the marker was part of the pasted text, of which the terminal did not strip
//     it. Its text is pasted text, its keys are dropped.
//   - A paste without an end is over after a second of silence. What comes then
//     is typed.
//   - More than 24 keys in one read that are not one key held down were pasted
//     into a terminal that knows no brackets. They are given brackets. So is what
//     follows them without a pause, since the end of a long text may be short.
//
// Output writes the screen. It never makes the program wait for a terminal that
// takes nothing.
//
// Session puts both around a run of the program, and sees to it that the terminal
// is restored and the person is told where things are, whatever ends the process:
// a second process, the rescue, waits for its death.
//
// On Windows the keyboard is read as records, past Input, and there is no
// rescue.
package terminal
