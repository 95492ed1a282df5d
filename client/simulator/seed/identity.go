package seed

// identityRules watch sign-ins, accounts and the directory.
func identityRules() []rule {
	return []rule{
		{
			"Impossible travel", "High", productEntra,
			"InitialAccess CredentialAccess", "travel identity",
			[]string{
				"{user} signed in from two places that cannot be reached in the time between.",
				"",
				"First: office network", "Then: {ip} ({country}), 38 minutes later",
				"Both sign-ins passed multifactor authentication.",
			},
		},
		{
			"Token replayed from an unfamiliar address", "High", productEntra,
			"CredentialAccess LateralMovement", "identity token",
			[]string{"A refresh token of {user} was used from {ip}, where the user was never seen.", "Device: unknown", "Application: Exchange Online"},
		},
		{
			"Global administrator added outside change window", "High", productSentinel,
			"PrivilegeEscalation Persistence", "identity privileged",
			[]string{"{user} received a privileged directory role.", "Initiated by: adm-jensen", "No approved change covers this time."},
		},
		{
			"Password spray against {count} accounts", "Medium", productIdentity,
			"CredentialAccess", "identity",
			[]string{"{ip} tried one or two passwords on each of {count} accounts.", "", "Successful: 1 ({user})"},
		},
		{
			"MFA prompts denied repeatedly by {user}", "Medium", productSentinel,
			"CredentialAccess", "identity mfa",
			[]string{"{user} denied {count} prompts in ten minutes and reported none of them.", "Source: {ip} ({country})"},
		},
		{
			"Dormant account became active", "Medium", productSentinel,
			"InitialAccess Persistence", "identity",
			[]string{"{user} had no sign-in for 180 days and now opened three applications.", "Source: {ip}"},
		},
		{
			"Sign-in from a new country", "Low", productEntra,
			"InitialAccess", "travel",
			[]string{"First sign-in of {user} from {country}.", "The device is compliant."},
		},
		{
			"Legacy authentication used", "Low", productSentinel,
			"InitialAccess", "hygiene",
			[]string{"{user} signed in over IMAP, which policy forbids, from {ip}."},
		},
		{
			"Guest invited by a guest", "Informational", productSentinel,
			"Persistence", "hygiene",
			[]string{"A guest account invited another one.", "Review the collaboration settings."},
		},
	}
}
