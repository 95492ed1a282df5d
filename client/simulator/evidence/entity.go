package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/wire"
)

// Entities returns what the nth alert of an origin is about. The same account,
// device or address is the same entity in every alert of the workspace.
func (m Maker) Entities(o Origin, nth int) []wire.Entity {
	all := []wire.Entity{m.account(o)}
	switch {
	case strings.HasSuffix(o.Product, "Endpoint"):
		all = append(all, m.device(o)...)
	case strings.HasSuffix(o.Product, "Office 365"):
		all = append(all, m.mail(o)...)
	case strings.HasSuffix(o.Product, "for Cloud"):
		all = append(all, m.cloud(o)...)
	case slices.Contains(o.Tactics, "CommandAndControl"):
		all = append(all, m.network(o)...)
	default:
		all = append(all, m.signIn(o)...)
	}
	if nth > 0 {
		all = append(all, m.address(m.neighbour(o, nth)))
	}
	return all
}

// entity makes an entity. Its key tells it apart from others of its kind.
func (m Maker) entity(kind, key, friendly string, properties map[string]any) wire.Entity {
	id := chance.GUID(chance.Named(m.seed, key, "entity "+kind))
	properties["friendlyName"] = friendly
	return wire.Entity{ID: m.provider + "/Entities/" + id, Name: id, Type: wire.TypeEntity, Kind: kind, Properties: properties}
}

func (m Maker) account(o Origin) wire.Entity {
	return m.entity("Account", o.User, o.User, map[string]any{
		"accountName": o.User, "ntDomain": "CONTOSO", "upnSuffix": "contoso.example", "displayName": o.User,
		"aadUserId": chance.GUID(chance.Named(m.seed, o.User, "user")), "isDomainJoined": true,
	})
}

func (m Maker) host(o Origin) wire.Entity {
	return m.entity("Host", o.Host, o.Host, map[string]any{
		"hostName": o.Host, "dnsDomain": "corp.contoso.example", "netBiosName": o.Host, "osFamily": "Windows", "osVersion": "11",
	})
}

func (m Maker) address(ip string) wire.Entity {
	return m.entity("Ip", ip, ip, map[string]any{"address": ip})
}

// neighbour is an address next to the one that was found.
func (m Maker) neighbour(o Origin, nth int) string {
	dot := strings.LastIndexByte(o.IP, '.')
	return o.IP[:dot+1] + strconv.Itoa(1+m.draw(o, "address "+strconv.Itoa(nth)).IntN(254))
}

func (m Maker) device(o Origin) []wire.Entity {
	const name = "svchost32.exe"
	sum := sha256.Sum256([]byte(name + o.Host))
	hash := hex.EncodeToString(sum[:])
	command := `"C:\Users\Public\` + name + `" -enc SQBFAFgA --host ` + o.IP
	return []wire.Entity{
		m.host(o),
		m.address(o.IP),
		m.entity("File", o.Host+name, name, map[string]any{"fileName": name, "directory": `C:\Users\Public`}),
		m.entity("FileHash", hash, hash+"(SHA256)", map[string]any{"algorithm": "SHA256", "hashValue": hash}),
		m.entity("Process", o.Host+command, command, map[string]any{"processId": "4312", "commandLine": command}),
		m.entity("Malware", name, "Trojan:Win32/Beacon", map[string]any{"malwareName": "Trojan:Win32/Beacon", "category": "Trojan"}),
		m.entity("RegistryKey", o.Host+"Run", `HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Run`, map[string]any{
			"hive": "HKEY_LOCAL_MACHINE", "key": `SOFTWARE\Microsoft\Windows\CurrentVersion\Run`,
		}),
	}
}

// mail has as many messages as the rule counted: more than are ever listed.
func (m Maker) mail(o Origin) []wire.Entity {
	const link = "https://parcel-tracking.example/confirm?id=20417"
	mailbox := o.User + "@contoso.example"
	all := []wire.Entity{
		m.entity("Mailbox", mailbox, mailbox, map[string]any{"mailboxPrimaryAddress": mailbox, "upn": mailbox, "displayName": o.User}),
		m.entity("Url", link, link, map[string]any{"url": link}),
		m.address(o.IP),
	}
	for i := range o.Count {
		recipient := "user" + strconv.Itoa(i+1) + "@contoso.example"
		if i == 0 {
			recipient = mailbox
		}
		id := chance.GUID(chance.Named(m.seed, o.Name+recipient, "message"))
		all = append(all, m.entity("MailMessage", id, id, map[string]any{
			"subject": "Your parcel is waiting", "p1Sender": "post@parcel-tracking.example", "recipient": recipient, "networkMessageId": id,
		}))
	}
	return all
}

func (m Maker) cloud(o Origin) []wire.Entity {
	resource := strings.SplitAfter(m.provider, "/providers/")[0] + "Microsoft.Storage/storageAccounts/stfinance"
	return []wire.Entity{
		m.entity("AzureResource", resource, "stfinance", map[string]any{"resourceId": resource}),
		m.address(o.IP),
		m.entity("CloudApplication", "portal", "Azure Portal", map[string]any{"appName": "Azure Portal", "appId": 20417}),
	}
}

func (m Maker) network(o Origin) []wire.Entity {
	const domain = "cdn-assets.update-check.example"
	link := "http://" + o.IP + "/beacon"
	return []wire.Entity{
		m.host(o),
		m.address(o.IP),
		m.entity("DnsResolution", domain, domain, map[string]any{"domainName": domain}),
		m.entity("Url", link, link, map[string]any{"url": link}),
	}
}

func (m Maker) signIn(o Origin) []wire.Entity {
	return []wire.Entity{
		m.address(o.IP),
		m.entity("CloudApplication", "exchange", "Office 365 Exchange Online", map[string]any{"appName": "Office 365 Exchange Online", "appId": 15025}),
		m.entity("SecurityGroup", "vpn", "VPN users", map[string]any{"distinguishedName": "CN=VPN users,OU=Groups,DC=corp,DC=contoso,DC=example"}),
	}
}
