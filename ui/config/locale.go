package config

import "strings"

// ASCII reports whether the terminal takes nothing else, as far as flag and
// locale say. It is for what has to be told before the settings are known, or
// because they are wrong.
func ASCII(s Sources) bool {
	l := &loader{Sources: s}
	if l.Getenv == nil {
		l.Getenv = func(string) string { return "" }
	}
	if ascii := l.boolean("ascii", !l.isUTF8()); l.err == nil {
		return ascii
	}
	return !l.isUTF8()
}

// isUTF8 reports whether the locale's text is UTF-8: the first of the three
// variables that is set, and not to nothing, decides. Windows has none of them
// and always is.
func (l *loader) isUTF8() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := l.Getenv(name); locale != "" {
			return codeset(locale) == "utf8"
		}
	}
	return l.OS == "windows"
}

// codeset returns how a locale encodes text, in small letters and without
// hyphens, in which systems differ: of language_territory.codeset@modifier the
// third. A locale that names nothing else is a codeset, as on a Mac.
func codeset(locale string) string {
	locale, _, _ = strings.Cut(locale, "@")
	if _, after, found := strings.Cut(locale, "."); found {
		locale = after
	}
	return strings.ReplaceAll(strings.ToLower(locale), "-", "")
}
