package terminal

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// restored returns the sequences that undo whatever the program may have asked of
// a terminal. They begin with the end of a string, in which it may have been cut
// off.
func restored() string {
	return strings.Join([]string{
		"\x1b\\",
		ansi.ResetStyle,
		ansi.ResetModeSynchronizedOutput,
		ansi.ResetModifyOtherKeys,
		ansi.PopKittyKeyboard(1),
		ansi.ResetModeMouseNormal,
		ansi.ResetModeMouseButtonEvent,
		ansi.ResetModeMouseAnyEvent,
		ansi.ResetModeMouseExtSgr,
		ansi.ResetModeBracketedPaste,
		ansi.ResetModeFocusEvent,
		ansi.ResetModeUnicodeCore,
		ansi.SetCursorStyle(0),
		ansi.SetWindowTitle(""),
		"\x1b[r",
		ansi.ResetModeAltScreenSaveCursor,
		ansi.SetModeTextCursorEnable,
	}, "")
}
