package wire

// Resource is what hangs on an incident, or lies beside it, as it stands on the
// wire (ResourceWithEtag of the common types, and Entity).
type Resource[P any] struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Type       string `json:"type"`
	ETag       string `json:"etag,omitempty"`
	Kind       string `json:"kind,omitempty"` // of entities only
	Properties P      `json:"properties"`
}

// Person is who did something (ClientInfo and UserInfo of the specification).
type Person struct {
	ObjectID          string `json:"objectId"`
	Email             string `json:"email"`
	Name              string `json:"name"`
	UserPrincipalName string `json:"userPrincipalName,omitempty"`
}

// PersonOf returns an owner as a person.
func PersonOf(o Owner) Person {
	return Person{ObjectID: o.ObjectID, Email: o.Email, Name: o.AssignedTo, UserPrincipalName: o.UserPrincipalName}
}
