package config

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

type templateTable struct {
	Name        string   `toml:"name"`
	Title       string   `toml:"title"`
	Description string   `toml:"description"`
	Severity    string   `toml:"severity"`
	Status      string   `toml:"status"`
	Owner       string   `toml:"owner"`
	Tags        []string `toml:"tags"`
}

// templates reads what the create panel is filled with for reports that keep
// coming. What the file leaves out has the panel's own default.
func (l *loader) templates() []incident.Template {
	var templates []incident.Template
	seen := map[string]bool{}
	for i, t := range l.file.Templates {
		key := indexed("templates", i)
		l.uniqueName(key, t.Name, seen)
		l.checkTemplate(key, t)
		draft := incident.NewDraft("")
		draft.Title, draft.Description = t.Title, t.Description
		draft.Severity = parsed(t.Severity, draft.Severity, incident.ParseSeverity)
		draft.Status = parsed(t.Status, draft.Status, incident.ParseStatus)
		draft.OwnerText, draft.Tags = t.Owner, t.Tags
		templates = append(templates, incident.Template{Name: clean.New(t.Name), Draft: draft})
	}
	return templates
}

// parsed reads a name that has been checked.
func parsed[T ~string](typed string, otherwise T, parse func(string) (T, bool)) T {
	if v, ok := parse(typed); ok {
		return v
	}
	return otherwise
}

func (l *loader) checkTemplate(key string, t templateTable) {
	if _, ok := incident.ParseSeverity(t.Severity); !ok && t.Severity != "" {
		l.unfit(
			l.inFile(key+".severity"),
			t.Severity,
			"High, Medium, Low or Informational",
			spell(incident.Severities()),
		)
	}
	if _, ok := incident.ParseStatus(t.Status); !ok && t.Status != "" {
		l.unfit(l.inFile(key+".status"), t.Status, "New, Active or Closed", spell(incident.Statuses()))
	}
	// Who is signed in is not known yet, and me is right all the same.
	anybody := incident.Owner{AssignedTo: clean.New("me")}
	if _, err := incident.ParseOwner(t.Owner, anybody); err != nil {
		l.fail(l.inFile(key+".owner"), clean.Safef("%s", err))
	}
	if over := incident.Length(t.Description) - incident.MaxDescription; over > 0 {
		l.fail(l.inFile(key+".description"), clean.Safef("%d characters over the limit of 5,000", over))
	}
}
