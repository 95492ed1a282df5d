package config

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// Template is what the create panel is filled with for reports that keep
// coming. Whatever the file leaves out has the panel's own default.
type Template struct {
	Name        clean.Text
	Title       string
	Description string // within the service's limit
	Severity    incident.Severity
	Status      incident.Status
	Owner       string // as one is typed: me, a name@domain or an object ID
	Tags        []string
}

type templateTable struct {
	Name        string   `toml:"name"`
	Title       string   `toml:"title"`
	Description string   `toml:"description"`
	Severity    string   `toml:"severity"`
	Status      string   `toml:"status"`
	Owner       string   `toml:"owner"`
	Tags        []string `toml:"tags"`
}

func (l *loader) templates() []Template {
	var templates []Template
	seen := map[string]bool{}
	for i, t := range l.file.Templates {
		key := indexed("templates", i)
		l.uniqueName(key, t.Name, seen)
		l.checkTemplate(key, t)
		blank := incident.NewDraft("")
		templates = append(templates, Template{
			Name: clean.New(t.Name), Title: t.Title, Description: t.Description,
			Severity: parsed(t.Severity, blank.Severity, incident.ParseSeverity),
			Status:   parsed(t.Status, blank.Status, incident.ParseStatus),
			Owner:    t.Owner, Tags: t.Tags,
		})
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
		l.unfit(l.inFile(key+".severity"), t.Severity, "High, Medium, Low or Informational", spell(incident.Severities()))
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
