package graph

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sentinelq/client/simulator/respond"
)

// parseQuery reads a query and refuses the options that are not simulated.
func parseQuery(raw string) (url.Values, error) {
	query, err := url.ParseQuery(raw)
	if err != nil {
		return nil, respond.BadRequest("The query string cannot be read.")
	}
	for name := range query {
		switch name {
		case "$search", "$count", "$top", "$select", "$skiptoken":
		case "$skip":
			return nil, unsupported("'$skip' is not supported by the service.")
		default:
			return nil, respond.BadRequest("Unrecognized query argument specified: '%s'.", name)
		}
	}
	return query, nil
}

// one answers with one person.
func (d *Directory) one(p Person, query url.Values) (respond.Answer, error) {
	for _, name := range []string{"$search", "$top", "$count", "$skiptoken"} {
		if query.Has(name) {
			return respond.Answer{}, unsupported("'" + name + "' is not supported on a single resource.")
		}
	}
	fields, err := selected(query, p.IsGroup)
	if err != nil {
		return respond.Answer{}, err
	}
	body := only(p, fields)
	body["@odata.context"] = d.context(p.IsGroup, query) + "/$entity"
	return respond.JSON(http.StatusOK, body), nil
}

// properties returns a person as Graph writes one.
func properties(p Person) map[string]any {
	all := map[string]any{"id": p.ObjectID, "displayName": p.DisplayName, "mail": orNull(p.Mail)}
	if p.IsGroup {
		all["description"] = orNull(p.Description)
		all["securityEnabled"] = true
		all["mailEnabled"] = p.Mail != ""
	} else {
		all["userPrincipalName"] = p.UserPrincipalName
	}
	return all
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// selected returns the properties that $select names, nil for all.
func selected(query url.Values, groups bool) ([]string, error) {
	if !query.Has("$select") {
		return nil, nil
	}
	fields := strings.Split(query.Get("$select"), ",")
	known := properties(Person{IsGroup: groups})
	for i, name := range fields {
		fields[i] = strings.TrimSpace(name)
		if _, found := known[fields[i]]; !found {
			return nil, noProperty(fields[i], groups)
		}
	}
	return fields, nil
}

// only returns the fields of a person, all of them for none.
func only(p Person, fields []string) map[string]any {
	all := properties(p)
	if fields != nil {
		maps.DeleteFunc(all, func(name string, _ any) bool { return !slices.Contains(fields, name) })
	}
	return all
}

func (d *Directory) context(groups bool, query url.Values) string {
	context := d.root() + "$metadata#" + collection(groups)
	if fields := query.Get("$select"); fields != "" {
		context += "(" + fields + ")"
	}
	return context
}
