// Package clean is the only door through which text from outside enters the
// program: incident fields, names of people, messages of errors, file contents.
//
// A [Text] keeps what was received, byte for byte, so that it can be written
// back unchanged, and shows only its safe form, a [Safe]. A Safe holds no
// control character, no bidirectional override, no invisible run and no broken
// UTF-8; what was taken out stands there in words, such as <U+202E>, because an
// analyst must see that a title was hostile. The screen, the window title, the
// clipboard and the log take a Safe and nothing else, so a raw string cannot
// reach them: there is no conversion from string to Safe outside this package
// but [New], which cleans, and [Literal], which takes constants only. [Frame]
// guards the last step, the composed screen, a second time.
//
// What is allowed is listed and everything else is shown, so that a character
// nobody thought of is harmless. The rules of the safe form:
//
//   - Letters, digits, punctuation, symbols and spaces of the Unicode version
//     of package unicode stay, in every script and direction.
//   - A line break of any kind and a tab become one space each.
//   - A base carries at most four nonspacing and four spacing marks. A mark
//     without a base is shown.
//   - One joiner (U+200C, U+200D) stays between two letters of a script that
//     writes with joiners, and between two emoji; one emoji has at most four.
//   - U+FE0E or U+FE0F stays right behind a symbol, and in a keycap.
//   - All else is shown as <U+200B>, an invalid byte as <0xFF>; equal ones in a
//     row once with their count, <U+200B x60000>; a longer row of different
//     ones as eight of them and the number of the rest, <+492>.
//   - The safe form ends in <… more> where it would exceed [MaxBytes].
//
// A terminal that does not read UTF-8 may obey bytes of it: the second one of Ý
// opens a control string. For such a terminal [Safe.ASCII] spells a Safe anew,
// and [FrameASCII] guards its frames.
//
// The safe form of a safe form is itself, and Safes behind one another are safe.
//
// Caveats. A person can type <U+202E> too; [Text.Hostile] tells the two apart.
// Safe says nothing about width, about what a shell or a spreadsheet makes of
// the text, or about letters that look like others ([Text.MixedScripts] does
// for single words). Printing a struct that holds a Text in an unexported field
// prints the raw form, since fmt calls no methods there; clean the result with
// [Safef].
package clean
