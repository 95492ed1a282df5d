package match_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"sentinelq/client/clean"
)

// texts makes candidates.
func texts(of ...string) []clean.Safe {
	made := make([]clean.Safe, len(of))
	for i, s := range of {
		made[i] = clean.New(s).Safe()
	}
	return made
}

// workspaceTags makes n distinct tags of the kinds that people and automation
// rules give to incidents, in an order that has nothing to do with their letters.
func workspaceTags(n int) []clean.Safe {
	random := rand.New(rand.NewPCG(1, 2))
	subjects := strings.Fields("phishing malware ransomware Lateral-Movement BusinessEmailCompromise exfiltration " +
		"Credential-Access impossible-travel BruteForce vip-user service-account privileged-role consent-grant " +
		"token-theft mfa-fatigue insider-risk data-loss beaconing dns-tunnel webshell cryptominer zerologon " +
		"password-spray oauth-app mailbox-rule shadow-it legacy-auth honeytoken kerberoasting golden-ticket")
	units := strings.Fields("emea apac amer nordics dach finance legal hr sales manufacturing retail research " +
		"contoso fabrikam adatum northwind tailspin wingtip litware proseware")
	kinds := []func() string{
		func() string { return pick(random, subjects) + "-" + pick(random, units) },
		func() string { return pick(random, subjects) + "/" + fmt.Sprint(2020+random.IntN(7)) },
		func() string { return fmt.Sprintf("T1%03d.%03d", random.IntN(1000), 1+random.IntN(12)) },
		func() string { return fmt.Sprintf("INC%07d", random.IntN(10_000_000)) },
		func() string { return fmt.Sprintf("case:%d-%05d", 2020+random.IntN(7), random.IntN(100_000)) },
		func() string { return "customer:" + pick(random, units) + "-" + fmt.Sprint(random.IntN(500)) },
		func() string { return "soc-" + pick(random, units) + "-shift" + fmt.Sprint(1+random.IntN(99)) },
		func() string { return fmt.Sprintf("campaign %s %d", pick(random, subjects), random.IntN(400)) },
		func() string { return fmt.Sprintf("srv-%s-%03d", pick(random, units), random.IntN(1000)) },
		func() string { return "Überprüft-" + pick(random, units) + "-" + fmt.Sprint(random.IntN(100)) },
	}
	seen := make(map[string]bool, n)
	tags := make([]clean.Safe, 0, n)
	for len(tags) < n {
		tag := pick(random, kinds)()
		if !seen[tag] {
			seen[tag] = true
			tags = append(tags, clean.New(tag).Safe())
		}
	}
	return tags
}

func pick[T any](random *rand.Rand, from []T) T { return from[random.IntN(len(from))] }
