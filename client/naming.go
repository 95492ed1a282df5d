package client

import (
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// namingFields returns the properties by which entities of a kind are told
// apart, the one that a person knows them by first (EntityTypes, 2025-09-01). Of
// a kind that is not known here there are none.
func namingFields(kind incident.EntityKind) []string {
	for _, known := range []struct {
		kind   string
		fields []string
	}{
		{"Account", []string{"accountName", "upnSuffix", "ntDomain", "displayName", "aadUserId", "sid"}},
		{"Host", []string{"hostName", "dnsDomain", "netBiosName", "osFamily", "osVersion", "azureID"}},
		{"Ip", []string{"address"}},
		{"Url", []string{"url"}},
		{"File", []string{"fileName", "directory"}},
		{"FileHash", []string{"hashValue", "algorithm"}},
		{"Process", []string{"commandLine", "processId"}},
		{"AzureResource", []string{"resourceId"}},
		{"CloudApplication", []string{"appName", "appId"}},
		{"DnsResolution", []string{"domainName"}},
		{"Malware", []string{"malwareName", "category"}},
		{"MailMessage", []string{"subject", "p1Sender", "recipient", "networkMessageId"}},
		{"Mailbox", []string{"mailboxPrimaryAddress", "upn", "displayName"}},
		{"MailCluster", []string{"query", "networkMessageIds"}},
		{"SubmissionMail", []string{"subject", "sender", "recipient", "networkMessageId"}},
		{"RegistryKey", []string{"hive", "key"}},
		{"RegistryValue", []string{"valueName", "valueData"}},
		{"SecurityGroup", []string{"distinguishedName", "sid"}},
		{"IoTDevice", []string{"deviceName", "deviceId"}},
		{"Nic", []string{"macAddress"}},
		{"SecurityAlert", []string{"alertDisplayName", "systemAlertId"}},
		{"Bookmark", []string{"displayName", "query"}},
	} {
		if strings.EqualFold(known.kind, string(kind)) {
			return known.fields
		}
	}
	return nil
}

// entityName returns what an entity is called on the screen: its friendlyName,
// else what names its kind, else its ID. Its fields are those that name the kind
// first.
func entityName(e incident.Entity) clean.Text {
	if name := field(e, "friendlyName"); !name.IsEmpty() {
		return name
	}
	switch strings.ToLower(string(e.Kind)) {
	case "account":
		if name, suffix := field(e, "accountName"), field(e, "upnSuffix"); !name.IsEmpty() && !suffix.IsEmpty() {
			return clean.New(name.Raw() + "@" + suffix.Raw())
		}
	case "registrykey":
		if hive, key := field(e, "hive"), field(e, "key"); !hive.IsEmpty() && !key.IsEmpty() {
			return clean.New(hive.Raw() + `\` + key.Raw())
		}
	}
	for _, name := range namingFields(e.Kind) {
		if value := field(e, name); !value.IsEmpty() {
			return value
		}
	}
	return e.ID
}

// field returns the value of an entity's field, whose name is compared without
// regard to case, in which Azure is not steady.
func field(e incident.Entity, name string) clean.Text {
	for _, f := range e.Fields {
		if strings.EqualFold(f.Name.Raw(), name) {
			return f.Value
		}
	}
	return clean.Text{}
}
