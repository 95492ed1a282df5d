package seed

// cloudRules watch subscriptions, storage and applications.
func cloudRules() []rule {
	return []rule{
		{
			"Virtual machines created for coin mining", "High", productCloud,
			"Impact ResourceDevelopment", "cloud",
			[]string{"{count} large machines were created in a region that is not used.", "Caller: {user}", "Address: {ip}"},
		},
		{
			"Storage account opened to the internet", "Medium", productCloud,
			"Exfiltration DefenseEvasion", "cloud",
			[]string{"Public access was allowed on a container that holds backups.", "Caller: {user}"},
		},
		{
			"Consent given to an unverified application", "Medium", productApps,
			"CredentialAccess Persistence", "oauth",
			[]string{"{user} let an application read all mail.", "Publisher: not verified", "Users who agreed: {count}"},
		},
		{
			"Mass download from SharePoint", "Medium", productApps,
			"Collection Exfiltration", "insider",
			[]string{"{user} downloaded {count} files within ten minutes.", "Device: {host}", "The notice period of this user has begun."},
		},
		{
			"Key vault secrets read by a new principal", "Medium", productCloud,
			"CredentialAccess", "cloud",
			[]string{"{user} listed secrets of a vault for the first time.", "Address: {ip}"},
		},
		{
			"Diagnostic settings deleted", "Low", productSentinel,
			"DefenseEvasion", "cloud hygiene",
			[]string{"Logs of {count} resources no longer reach this workspace.", "Caller: {user}"},
		},
		{
			"Activity from an anonymous address", "Low", productApps,
			"InitialAccess", "tor",
			[]string{"{user} used an application through an anonymising network ({ip})."},
		},
		{
			"Secure score fell", "Informational", productCloud,
			"", "hygiene",
			[]string{"{count} resources became unhealthy this week."},
		},
	}
}
