package uitest

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// press makes the message of a key, named as Bubble Tea names it: "n", "enter",
// "ctrl+s", "shift+tab".
func press(name string) tea.KeyPressMsg {
	var msg tea.KeyPressMsg
	for {
		mod, rest, found := strings.Cut(name, "+")
		if !found || rest == "" {
			break
		}
		msg.Mod |= modifier(mod)
		name = rest
	}
	if code, ok := special(name); ok {
		msg.Code = code
		if code == tea.KeySpace && msg.Mod == 0 {
			msg.Text = " "
		}
		return msg
	}
	msg.Code, _ = utf8.DecodeRuneInString(name)
	if msg.Mod == 0 {
		msg.Text = name
	}
	return msg
}

func modifier(name string) tea.KeyMod {
	switch name {
	case "ctrl":
		return tea.ModCtrl
	case "shift":
		return tea.ModShift
	case "alt":
		return tea.ModAlt
	default:
		panic("uitest: no such modifier: " + name)
	}
}

func special(name string) (rune, bool) {
	code, ok := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	}[name]
	return code, ok
}
