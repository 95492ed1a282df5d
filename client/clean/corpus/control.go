package corpus

import (
	"fmt"
	"strings"
)

// c0 makes one text of every ASCII control, DEL among them.
func c0() []Case {
	cases := []Case{
		{"c0/bell-flood", inTitle(strings.Repeat("\a", 10_000))},
		{"c0/nul-flood", inTitle(strings.Repeat("\x00", 10_000))},
		{"c0/shift-out", inTitle("\x0elqqk\x0f")},
		{"c0/all", inTitle(allControls())},
		{"c0/newline-flood", inTitle(strings.Repeat("\n", 1000))},
	}
	for b := range 0x20 {
		cases = append(cases, Case{fmt.Sprintf("c0/%02x", b), inTitle(string(rune(b)))})
	}
	return append(cases, Case{"c0/7f", inTitle("\x7f")})
}

func allControls() string {
	var all strings.Builder
	for b := range rune(0x20) {
		all.WriteRune(b)
	}
	return all.String()
}

// c1 makes one text of every C1 control in UTF-8, as JSON delivers them, and
// the sequences some terminals obey in that form.
func c1() []Case {
	cases := []Case{
		{"c1/csi-clear", inTitle("\u009b2J")},
		{"c1/csi-cpr-keys", inTitle("\u009b6n")},
		{"c1/csi-spoof", inTitle("\u009b1;1HFALSE POSITIVE - closed by SOC lead\u009bK")},
		{"c1/csi-many-params", "\u009b" + strings.Repeat(";", 32) + "1"},
		{"c1/osc-title", inTitle("\u009d0;Closed\u009c")},
		{"c1/osc-clipboard", inTitle("\u009d52;c;eA==\u009c")},
		{"c1/identify", inTitle("\u009a")},
		{"c1/marks-behind", inTitle("\u009b\u0301\u0301")},
	}
	for r := rune(0x80); r <= 0x9f; r++ {
		cases = append(cases, Case{fmt.Sprintf("c1/%02x", r), inTitle(string(r))})
	}
	return cases
}

// overwrite makes texts whose later part is drawn over the earlier one.
func overwrite() []Case {
	return []Case{
		{"overwrite/cr", "Ransomware on DC01\rTest alert, ignore "},
		{"overwrite/cr-at-the-end", "Ransomware on DC01\r"},
		{"overwrite/cr-many", "Ransomware\r\r\rTest alert"},
		{"overwrite/cr-spaces", "Ransomware on DC01\r" + strings.Repeat(" ", 80)},
		{"overwrite/cr-lf-cr", "Ransomware\r\n\rTest alert"},
		{"overwrite/backspace", "Ransomware" + strings.Repeat("\b", 10) + "Test alert"},
		{"overwrite/backspace-spaces", "Ransomware" + strings.Repeat("\b \b", 10)},
		{"overwrite/delete", "Ransomware" + strings.Repeat("\x7f", 10)},
		{"overwrite/vertical-tab", "Ransomware\vTest alert"},
		{"overwrite/form-feed", "Ransomware\fTest alert"},
		{"overwrite/next-line", "Ransomware\u0085Test alert"},
		{"overwrite/reverse-index", "Ransomware\u008dTest alert"},
		{"overwrite/line-separator", "Ransomware\u2028Test alert"},
		{"overwrite/paragraph-separator", "Ransomware\u2029Test alert"},
		{"overwrite/tabs", "Ransomware" + strings.Repeat("\t", 40) + "Test alert"},
	}
}

// badUTF8 makes texts that are no UTF-8: raw C1 bytes first of all, which a
// terminal without UTF-8 obeys.
func badUTF8() []Case {
	cases := []Case{
		{"bad-utf8/ff", inTitle("\xff")},
		{"bad-utf8/fe", inTitle("\xfe")},
		{"bad-utf8/lone-lead", inTitle("\xc3(")},
		{"bad-utf8/lead-at-the-end", "Logon failed \xe2\x82"},
		{"bad-utf8/lead-eats-escape", inTitle("\xe2\x1b[2J")},
		{"bad-utf8/overlong-escape", inTitle("\xc0\x9b[2J")},
		{"bad-utf8/overlong-slash", inTitle("..\xc0\xaf..\xc0\xaf")},
		{"bad-utf8/overlong-three", inTitle("\xe0\x80\x9b")},
		{"bad-utf8/overlong-four", inTitle("\xf0\x80\x80\x9b")},
		{"bad-utf8/surrogate-high", inTitle("\xed\xa0\x80")},
		{"bad-utf8/surrogate-low", inTitle("\xed\xb0\x80")},
		{"bad-utf8/surrogate-pair", inTitle("\xed\xa0\xbd\xed\xb8\x80")},
		{"bad-utf8/surrogate-cut", "Logon failed \xed\xa0"},
		{"bad-utf8/beyond-unicode", inTitle("\xf4\x90\x80\x80")},
		{"bad-utf8/five-bytes", inTitle("\xf8\x88\x80\x80\x80")},
		{"bad-utf8/flood", inTitle(strings.Repeat("\x9b", 10_000))},
		{"bad-utf8/alternating", inTitle(strings.Repeat("\xff\xfe", 5_000))},
		{"bad-utf8/latin-1", "Stra\xdfe"},
		{"bad-utf8/utf-16", "\xff\xfeL\x00o\x00g\x00o\x00n\x00"},
		{"bad-utf8/mark-behind", inTitle("\xff\u0301")},
	}
	for b := 0x80; b <= 0x9f; b++ {
		cases = append(cases, Case{fmt.Sprintf("bad-utf8/%02x", b), inTitle(string([]byte{byte(b), '2', 'J'}))})
	}
	return cases
}
