package seed

// networkRules watch traffic.
func networkRules() []rule {
	return []rule{
		{
			"Beaconing to a known command server", "High", productSentinel,
			"CommandAndControl", "ti-match",
			[]string{"{host} connected to {ip} every 61 seconds, {count} times.", "The address is on the threat intelligence list."},
		},
		{
			"DNS tunnel suspected on {host}", "Medium", productSentinel,
			"CommandAndControl Exfiltration", "dns",
			[]string{"{count} long names of one domain were asked for in five minutes.", "Resolver: {ip}"},
		},
		{
			"Web application firewall bypass attempt", "Medium", productSentinel,
			"InitialAccess", "waf",
			[]string{"{ip} ({country}) sent {count} requests with injection patterns; two were answered 200."},
		},
		{
			"Port scan from inside", "Low", productSentinel,
			"Discovery", "",
			[]string{"{host} tried {count} ports of its neighbours.", "Owner of the device: {user}"},
		},
		{
			"Traffic to a newly registered domain", "Low", productSentinel,
			"CommandAndControl", "dns",
			[]string{"{host} reached a domain that was registered yesterday."},
		},
		{
			"VPN logon outside working hours", "Informational", productSentinel,
			"InitialAccess", "travel",
			[]string{"{user} connected at night from {ip}."},
		},
		{
			"Log source silent", "Informational", productSentinel,
			"", "hygiene",
			[]string{"No event came from {host} for {count} minutes."},
		},
	}
}
