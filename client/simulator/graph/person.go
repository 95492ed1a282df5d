package graph

// Person is a user or a group of a directory.
type Person struct {
	ObjectID          string
	DisplayName       string
	Mail              string // empty for who has no mailbox
	UserPrincipalName string // empty for a group
	Description       string // of a group
	IsGroup           bool
}

const domain = "@contoso.example"

// Team returns the people who work on incidents, the signed-in analyst first
// and groups last. One person's mail address differs from the principal name,
// as happens.
func Team() []Person {
	user := func(id, name, mail, principal string) Person {
		return Person{ObjectID: id, DisplayName: name, Mail: mail + domain, UserPrincipalName: principal + domain}
	}
	return []Person{
		user("3b6f0a1e-7c52-4d98-a1e4-60f2b8d7c915", "Robin Adeyemi", "robin.adeyemi", "robin"),
		user("5e21c7d8-90ab-4f63-b7d2-14c8e9a0f356", "Ann Lindqvist", "ann", "ann"),
		user("8f4d2b60-13e7-4a95-8c0b-d72e5f9a1648", "Mateo Fuentes", "mateo", "mateo"),
		user("a07c95e3-6d1f-4b28-9e74-3f80c6b2d51a", "Yuki Tanabe", "yuki", "yuki"),
		user("c81e3f47-2a90-4d5c-b6f8-07e9d4a3b162", "Priya Raghunathan", "priya", "priya"),
		user("d95a7b12-4e8c-4360-a2f7-c1d06e8b9f34", "Sean O'Donoghue", "sean.odonoghue", "sean.odonoghue"),
		user("e64f0c9d-b713-4e2a-8d51-9a7f2c3e0b86", "Zoë Brandt", "zoe", "zoe"),
		user("f1b8d6a5-0c4e-49f7-93a2-5e7d8c1f6b20", "سارا رحیمی", "sara", "sara"),
		group("19c4e8f2-7ba3-4d06-8f5e-b2d1a9c07e64", "SOC Tier 2", "soc-tier2", "Analysts who take over escalations"),
		group("27d5f9a3-8cb4-4e17-906f-c3e2bad18f75", "Identity Response", "identity-response", "On call for accounts and sign-ins"),
	}
}

func group(id, name, mail, description string) Person {
	return Person{ObjectID: id, DisplayName: name, Mail: mail + domain, Description: description, IsGroup: true}
}

// impostor is a guest whose name begins with a Cyrillic letter: on a screen it
// is a colleague's.
func impostor() Person {
	return Person{
		ObjectID:          "60a3d1f7-95be-4c28-8d04-7f1be2c9a536",
		DisplayName:       "\u0410nn Lindqvist",
		Mail:              "ann.lindqvist@mail.example",
		UserPrincipalName: "ann.lindqvist_mail.example#EXT#" + domain,
	}
}
