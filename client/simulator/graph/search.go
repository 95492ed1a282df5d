package graph

import (
	"net/http"
	"strings"
	"unicode"
)

// clause is one quoted part of a $search: a property and what to look for.
type clause struct{ property, value string }

// parse reads clauses in double quotes with OR between them. A backslash makes
// a quote or a backslash part of the value.
func parse(text string) ([]clause, error) {
	var clauses []clause
	for rest := strings.TrimSpace(text); ; {
		quoted, behind, ok := unquote(rest)
		if !ok {
			return nil, syntax(text)
		}
		property, value, found := strings.Cut(quoted, ":")
		if !found {
			return nil, syntax(text)
		}
		clauses = append(clauses, clause{property, value})
		if behind = strings.TrimSpace(behind); behind == "" {
			return clauses, nil
		}
		if rest, ok = strings.CutPrefix(behind, "OR "); !ok {
			return nil, syntax(text)
		}
		rest = strings.TrimSpace(rest)
	}
}

// unquote takes a quoted string off the beginning of s.
func unquote(s string) (inside, rest string, ok bool) {
	if !strings.HasPrefix(s, `"`) {
		return "", "", false
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case s[i] == '"':
			return b.String(), s[i+1:], true
		default:
			b.WriteByte(s[i])
		}
	}
	return "", "", false
}

func syntax(text string) error {
	return Refusal{http.StatusBadRequest, "BadRequest", "Syntax error: character '\"' is not valid in the search clause '" + text + "'."}
}

func (c clause) matches(p Person) bool {
	switch c.property {
	case "displayName":
		return tokensBegin(p.DisplayName, c.value)
	case "mail":
		return begins(p.Mail, c.value)
	case "userPrincipalName":
		return begins(p.UserPrincipalName, c.value)
	}
	return false
}

func begins(text, value string) bool {
	return text != "" && strings.HasPrefix(strings.ToLower(text), strings.ToLower(value))
}

// tokensBegin reports whether every token of value begins a token of name.
func tokensBegin(name, value string) bool {
	wanted := tokens(value)
	for _, w := range wanted {
		found := false
		for _, t := range tokens(name) {
			found = found || strings.HasPrefix(t, w)
		}
		if !found {
			return false
		}
	}
	return len(wanted) > 0
}

func tokens(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
}
