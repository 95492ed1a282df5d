package seed

// endpointRules watch computers and servers.
func endpointRules() []rule {
	return []rule{
		{
			"Ransomware behaviour blocked on {host}", "High", productEndpoint,
			"Impact Execution", "ransomware",
			[]string{
				"A process on {host} renamed {count} files within seconds and tried to delete shadow copies.",
				"", "User: {user}", "Action: process stopped, device not yet isolated",
			},
		},
		{
			"Credential dump from LSASS on {host}", "High", productEndpoint,
			"CredentialAccess", "credential-theft",
			[]string{"The memory of lsass.exe was read by an unsigned process.", "Device: {host}", "User: {user}"},
		},
		{
			"Rare RDP logon", "Medium", productSentinel,
			"LateralMovement", "rdp",
			[]string{"{user} opened a remote desktop session on {host} for the first time in 90 days.", "Source: {ip}"},
		},
		{
			"Encoded PowerShell started by Office on {host}", "Medium", productEndpoint,
			"Execution DefenseEvasion", "powershell",
			[]string{"winword.exe started powershell.exe with an encoded command.", "", "User: {user}", "Connection: {ip}:443"},
		},
		{
			"Scheduled task created for persistence", "Medium", productEndpoint,
			"Persistence", "",
			[]string{"A task that runs a script from a user profile was registered on {host} by {user}."},
		},
		{
			"Antivirus switched off on {host}", "Medium", productEndpoint,
			"DefenseEvasion", "hygiene",
			[]string{"Real-time protection was turned off by {user} and stayed off for {count} minutes."},
		},
		{
			"Several failed logons followed by success on {host}", "Low", productSentinel,
			"CredentialAccess", "",
			[]string{"{count} failures for {user}, then a successful logon.", "Source: {ip}"},
		},
		{
			"Unsigned driver loaded", "Low", productEndpoint,
			"PrivilegeEscalation DefenseEvasion", "",
			[]string{"A driver without a valid signature was loaded on {host}."},
		},
		{
			"Unwanted software removed from {host}", "Informational", productEndpoint,
			"Execution", "pua",
			[]string{"A browser extension of low reputation was removed. Nothing is left to do."},
		},
		{
			"USB storage attached to a restricted device", "Informational", productEndpoint,
			"Exfiltration", "usb",
			[]string{"{user} attached a storage device to {host}; {count} files were read from it."},
		},
	}
}
