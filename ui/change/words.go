package change

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// changeWords says what a change makes of an incident: "severity High, owner
// Ann".
func changeWords(c incident.Change, seen incident.Incident) clean.Safe {
	after := c.Apply(seen)
	var words []clean.Safe
	for _, f := range c.Fields() {
		switch f {
		case incident.FieldTitle:
			words = append(words, clean.Literal("title"))
		case incident.FieldDescription:
			words = append(words, clean.Literal("description"))
		case incident.FieldSeverity:
			words = append(words, clean.Concat(clean.Literal("severity "), after.Severity.Label()))
		case incident.FieldStatus:
			words = append(words, clean.Concat(clean.Literal("status "), after.Status.Label()))
		case incident.FieldClosing:
			if !after.Closing.IsZero() {
				words = append(words, after.Closing.Label())
			}
		case incident.FieldOwner:
			words = append(words, clean.Concat(clean.Literal("owner "), f.Value(after)))
		case incident.FieldTags:
			words = append(words, TagWords(c))
		}
	}
	return clean.Join(clean.Literal(", "), words...)
}

// TagWords says which tags a change puts on and takes off.
func TagWords(c incident.Change) clean.Safe {
	words := []clean.Safe{clean.Literal("tags")}
	for _, t := range c.AddTags {
		words = append(words, clean.Concat(clean.Literal("+"), clean.New(t).Safe()))
	}
	for _, t := range c.RemoveTags {
		words = append(words, clean.Concat(clean.Literal("-"), clean.New(t).Safe()))
	}
	return clean.Join(clean.Literal(" "), words...)
}

// About titles a dialog with what it is for and the incident it is about.
func About(what clean.Safe, in incident.Incident) clean.Safe {
	return clean.Safef("%s of #%d", what, in.Number)
}
