package corpus

import "slices"

// Benign returns more than 30 honest texts, each on one line. A safe form
// leaves them as they are, and no word in them mixes scripts to deceive.
func Benign() []Case {
	return slices.Concat(technical(), european(), world(), emoji())
}

// technical returns what logs and analysts are full of.
func technical() []Case {
	return []Case{
		{"benign/title", "Multiple failed logons followed by a success"},
		{"benign/account", "Suspicious sign-in by alice.o'brien@contoso.com (10.0.0.5)"},
		{"benign/windows-path", `C:\Windows\System32\drivers\etc\hosts`},
		{"benign/share", `\\fs01.contoso.local\c$\Users\Public\run.bat`},
		{"benign/unix-path", "/usr/lib/systemd/system/cron.service"},
		{"benign/powershell", `powershell.exe -NoP -W Hidden -Enc SQBFAFgAIAAoAE4AZQB3AC0ATwA=`},
		{"benign/command-line", `cmd.exe /c "net user hacker P@ss^w0rd! /add & whoami > %TEMP%\o.txt 2>&1"`},
		{"benign/pipeline", "cat /etc/passwd | awk -F: '{ print $1 }' | sort -u"},
		{"benign/kql", `SigninLogs | where ResultType != "0" and UserPrincipalName =~ "bob@contoso.com"`},
		{"benign/url", "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=1&scope=a%20b#x"},
		{"benign/registry", `HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run`},
		{"benign/guid", "6f9619ff-8b86-d011-b42d-00c04fc964ff"},
		{"benign/hash", "SHA256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{"benign/ipv6", "2001:db8::8a2e:370:7334 → fe80::1%eth0"},
		{"benign/ldap", "CN=Domain Admins,CN=Users,DC=contoso,DC=com"},
		{"benign/json", `{"user":"alice","tags":["a","b"],"n":1.5e3}`},
		{"benign/marker", "Title contains <U+202E> and <0xFF>"},
		{"benign/quotes", "“Smart” ‘quotes’ – dashes — and an ellipsis…"},
		{"benign/units", "5 µs, 10 μs, Δt = 3 ms, 47 kΩ, 2πr, TNFβ"},
		{"benign/mathematics", "∑ x² ≤ ∞, √2 ≈ 1.414, A ∩ B = ∅"},
		{"benign/currency", "€5 £6 ¥7 ₹8 ₿9"},
		{"benign/frame", "┌──┬──┐ │ok│✓ │ └──┴──┘ ░▒▓█"},
	}
}

func european() []Case {
	return []Case{
		{"benign/german", "Außergewöhnlicher Zugriff über Straße 5, Größe: 3 MB"},
		{"benign/french", "Accès refusé\u202f: l’élève «\u00a0José\u00a0» n’existe pas"},
		{"benign/spanish", "¿Inicio de sesión sospechoso? ¡Sí, señor!"},
		{"benign/polish", "Podejrzane logowanie: Łódź, żółć"},
		{"benign/czech-not-composed", "Pr\u030ci\u0301lis\u030c z\u030clut\u030couc\u030cky\u0301 ku\u030an\u030c"},
		{"benign/vietnamese", "Đăng nhập đáng ngờ từ Việt Nam"},
		{"benign/vietnamese-not-composed", "Vie\u0323\u0302t Nam, tu\u031b\u0300"},
		{"benign/turkish", "Şüpheli oturum açma: İstanbul, Iğdır"},
		{"benign/greek", "Ύποπτη σύνδεση από την Αθήνα"},
		{"benign/russian", "Подозрительный вход в систему: Windows-сервер №5"},
		{"benign/ukrainian", "Підозрілий вхід: Київ, об’єкт"},
		{"benign/armenian", "Կասկածելի մուտք"},
		{"benign/georgian", "საეჭვო შესვლა"},
	}
}

func world() []Case {
	return []Case{
		{"benign/hebrew", "כניסה חשודה של alice מ־10.0.0.5"},
		{"benign/hebrew-points", "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים"},
		{"benign/arabic", "تسجيل دخول مشبوه من الرياض"},
		{"benign/arabic-vowels", "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ"},
		{"benign/persian", "ورود مشکوک: می\u200cخواهم کتاب\u200cها را ببینم"},
		{"benign/urdu", "مشکوک لاگ اِن"},
		{"benign/devanagari", "संदिग्ध साइन-इन: क्षेत्र, ज्ञान"},
		{"benign/devanagari-joiner", "क्\u200dष और र्\u200dय"},
		{"benign/bengali", "সন্দেহজনক সাইন-ইন"},
		{"benign/tamil", "சந்தேகத்திற்கிடமான உள்நுழைவு"},
		{"benign/sinhala-joiner", "ශ්\u200dරී ලංකා"},
		{"benign/malayalam", "സംശയാസ്പദമായ സൈൻ-ഇൻ"},
		{"benign/thai", "การลงชื่อเข้าใช้ที่น่าสงสัย น้ำ"},
		{"benign/khmer", "ការចូលគួរឱ្យសង្ស័យ"},
		{"benign/burmese", "လျှော့ချ မြန်မာ"},
		{"benign/tibetan", "བོད་སྐད་ བསྒྲུབས"},
		{"benign/korean", "의심스러운 로그인"},
		{"benign/korean-not-composed", "\u1112\u1161\u11ab\u1100\u1173\u11af"},
		{"benign/japanese", "不審なサインイン：Azureポータルのユーザー「管理者」"},
		{"benign/japanese-not-composed", "か\u3099き\u3099 ハ\u309a"},
		{"benign/japanese-halfwidth", "ﾛｸﾞｵﾝ　失敗"},
		{"benign/chinese", "来自北京的可疑登录，用户：张三"},
		{"benign/amharic", "አጠራጣሪ መግቢያ"},
	}
}

func emoji() []Case {
	return []Case{
		{"benign/emoji", "🔥 alert 🚨 done ✅ ♥ ☎"},
		{"benign/emoji-family", "👨‍👩‍👧‍👦 and 👩🏽‍❤️‍💋‍👨🏼"},
		{"benign/emoji-profession", "👩‍💻 🧑🏿‍🚒 🏳️‍🌈 🏴‍☠️ ❤️‍🔥 🙂‍↔️"},
		{"benign/emoji-flags", "🇩🇪 🇫🇷 🇮🇱"},
		{"benign/emoji-keycap", "1️⃣ #️⃣ ⚠️ ℹ️ ‼️ ©️ ☎︎"},
		{"benign/emoji-skin", "👋🏽 👍🏿"},
	}
}
