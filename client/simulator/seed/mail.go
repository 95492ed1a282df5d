package seed

// mailRules watch mail and what is reported by its readers.
func mailRules() []rule {
	return []rule{
		{
			"Mailbox rule forwards to an outside address", "High", productOffice,
			"Collection Exfiltration", "bec",
			[]string{"A new inbox rule of {user} forwards invoices to an address outside.", "Created from: {ip} ({country})"},
		},
		{
			"Phishing reported", "Medium", productOffice,
			"InitialAccess", "phish",
			[]string{
				"{user} reported a message as phishing.",
				"", "Subject: Your parcel is waiting", "Recipients: {count}", "Links were opened by 2 of them.",
			},
		},
		{
			"Malicious link clicked after delivery", "Medium", productOffice,
			"InitialAccess Execution", "phish",
			[]string{"A link turned malicious after the message had been delivered.", "Clicked by: {user}", "From: {host}"},
		},
		{
			"Message from a look-alike domain", "Medium", productOffice,
			"InitialAccess", "phish bec",
			[]string{"A sender domain that differs by one letter from a supplier's wrote to {user} and {count} others."},
		},
		{
			"Attachment removed after delivery", "Low", productOffice,
			"InitialAccess", "phish",
			[]string{"{count} messages were taken out of mailboxes. One had been opened by {user}."},
		},
		{
			"Unusual volume of mail from {user}", "Low", productOffice,
			"Impact", "",
			[]string{"{user} sent {count} messages in an hour, thirty times the usual number."},
		},
		{
			"Mail reported as junk", "Informational", productOffice,
			"", "phish",
			[]string{"{user} reported an advertisement. The verdict is bulk mail."},
		},
	}
}
