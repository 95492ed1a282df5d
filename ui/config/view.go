package config

import (
	"errors"

	"sentinelq/client/clean"
	"sentinelq/client/query"
)

// View is a saved view: a filter with columns and a sort.
type View struct {
	Name    clean.Text
	Filter  query.Filter
	Columns []string // names of columns; none for those in force
	Sort    []string // names of columns; none for the order in force
	Line    int      // where in the config file it stands
}

type viewTable struct {
	Name    string   `toml:"name"`
	Filter  string   `toml:"filter"`
	Columns []string `toml:"columns"`
	Sort    []string `toml:"sort"`
}

func (l *loader) views() []View {
	var views []View
	seen := map[string]bool{}
	for i, t := range l.file.Views {
		key := indexed("views", i)
		l.uniqueName(key, t.Name, seen)
		filter, err := query.Parse(t.Filter)
		if mistake, ok := errors.AsType[*query.SyntaxError](err); ok {
			l.fail(l.inFile(key+".filter"), mistake.Message())
		}
		views = append(views, View{
			Name: clean.New(t.Name), Filter: filter,
			Columns: t.Columns, Sort: t.Sort, Line: l.lines.of(key),
		})
	}
	return views
}

// uniqueName checks the name by which a table of a list is found again.
func (l *loader) uniqueName(key, name string, seen map[string]bool) {
	switch {
	case name == "":
		l.fail(l.inFile(key+".name"), clean.Literal("needs a name"))
	case seen[name]:
		l.fail(l.inFile(key+".name"), clean.Safef("%q is there twice", name))
	}
	seen[name] = true
}
