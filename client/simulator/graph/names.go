package graph

import "strings"

// spelling is a name and how a login writes it.
type spelling struct{ name, login string }

// spellings reads a list of names. One that is no plain ASCII has its login
// behind a slash.
func spellings(list string) []spelling {
	var all []spelling
	for entry := range strings.SplitSeq(list, ",") {
		name, login, found := strings.Cut(strings.TrimSpace(entry), "/")
		if !found {
			login = strings.ToLower(strings.NewReplacer(" ", "", "'", "").Replace(name))
		}
		all = append(all, spelling{name, login})
	}
	return all
}

// givenNames has families of names that begin alike.
func givenNames() []spelling {
	return spellings(`Anna, Anne, Annika, Anneli, Annabel, Andrea, Andrew, Andrzej, Maria, Marie, Mark, Markus, Marta,
		Márta/marta, Martin, Marius, Jon, Jonas, Jonathan, José/jose, Josef, Joseph, Kim, Kimberly, Chris, Christa,
		Christian, Christine, Łukasz/lukasz, Luka, Lucas, Lucía/lucia, Søren/soeren, Sofia, Sophie, Björn/bjoern,
		Bjarne, Åsa/asa, Chloé/chloe, François/francois, Frances, Jürgen/juergen, Julia, Julian, Nuño/nuno, Nora,
		İrem/irem, Ines, Tom, Thomas, Tobias, Temitope, Thabo, Wei, Wanjiru, Hana, Hannah, Hans-Peter, Jean-Luc, Olu`)
}

func surnames() []spelling {
	return spellings(`Lindgren, Lindberg, Lindholm, Lind, Andersson, Anderson, Andersen, O'Brien, O'Neill, D'Angelo,
		Müller/mueller, Muller, Möller/moeller, Núñez/nunez, Nunes, Nowak, Novák/novak, Şahin/sahin,
		Đorđević/djordjevic, Smith, Smith-Jones, Smit, Jones, Johnson, Johansson, van der Berg, van Dijk, McDonald,
		MacLeod, Martin, Martínez/martinez, Martins, Okafor, Okonkwo, Mwangi, Tanaka, Tan, Nguyen, Nkosi, Kowalski,
		Kovács/kovacs, Kovač/kovac, Berg, Bergström/bergstroem, Rossi, Russo, Silva, da Silva, Schmidt, Schmitt, Weiß/weiss,
		Haddad, Hassan, Patel, Fernandes, Fernández/fernandez, Yılmaz/yilmaz, Øvergård/oevergaard, García/garcia`)
}

// otherScripts are whole names that no Latin letter begins.
func otherScripts() []spelling {
	return spellings(`田中 健一/kenichi.tanaka, 佐藤 美咲/misaki.sato, 李四(David Li)/david.li, 王小明/xiaoming.wang,
		김서연/seoyeon.kim, 박지훈/jihoon.park, Иван Петров/ivan.petrov, Анна Смирнова/anna.smirnova,
		Олена Коваль/olena.koval, Γιώργος Παπαδόπουλος/giorgos.papadopoulos, Ελένη Νικολάου/eleni.nikolaou,
		محمد علي/mohammed.ali, فاطمة الزهراء/fatima.alzahra, مریم کریمی/maryam.karimi, علی احمدی/ali.ahmadi, علیرضا احمدی/alireza.ahmadi,
		יעל כהן/yael.cohen, דוד לוי/david.levi, अनिल शर्मा/anil.sharma, दीपा नायर/deepa.nair, สมชาย ใจดี/somchai.jaidee,
		Նարե Պետրոսյան/nare.petrosyan, ნინო ბერიძე/nino.beridze, அருண் குமார்/arun.kumar, অনিতা রায়/anita.roy`)
}

// groupNames are a name, a mail alias and a description each.
func groupNames() [][3]string {
	return [][3]string{
		{"SOC Tier 1", "soc-tier1", "First look at every incident"},
		{"SOC Tier 3", "soc-tier3", "Forensics and hunting"},
		{"SOC Shift Leads", "soc-leads", "Lead the shifts of the operations centre"},
		{"SOC Engineering", "soc-eng", "Rules, connectors and automation"},
		{"Threat Hunting", "hunting", "Looks for what no rule found"},
		{"Threat Intelligence", "ti", "Indicators and reports"},
		{"Endpoint Engineering", "endpoint-eng", "Devices and their agents"},
		{"Endpoint Response", "endpoint-response", "Isolates and cleans devices"},
		{"Messaging Operations", "messaging", "Mail flow and quarantine"},
		{"Cloud Platform", "cloud-platform", "Subscriptions and landing zones"},
		{"Cloud Security", "cloud-security", "Posture and workloads"},
		{"Network Operations", "noc", "Firewalls, proxies and VPN"},
		{"Network Security", "netsec", "Rules of firewalls"},
		{"Database Administrators", "dba", "SQL and backups"},
		{"Directory Administrators", "directory-admins", "Tenant and domain controllers"},
		{"Service Desk", "servicedesk", "Calls of users"},
		{"Service Desk Night", "servicedesk-night", "The same from 22 to 6"},
		{"Legal & Compliance", "legal", "Holds, disclosures and regulators"},
		{"Data Protection", "privacy", "Personal data and its loss"},
		{"Human Resources", "hr", "People who join and leave"},
		{"HR & Payroll Systems", "hr-payroll", "Applications of human resources"},
		{"Finance Operations", "finance-ops", "Payments"},
		{"R&D Platform", "rnd-platform", "Build agents and source code"},
		{"Red Team", "redteam", "Attacks us on purpose"},
		{"Blue Team Exercise Q3", "blue-q3", "Members of the exercise"},
		{"Physical Security", "physical", "Doors and badges"},
		{"Vendor Management", "vendors", "Suppliers and their access"},
		{"Crisis Team", "crisis", "Meets when an incident is major"},
		{"Überwachung Nord", "ueberwachung-nord", "Monitoring of the northern sites"},
		{"セキュリティ運用 東京", "soc-tokyo", "Operations in Tokyo"},
	}
}
