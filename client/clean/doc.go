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
// but [New], which cleans, and [Literal], which takes constants only.
package clean
