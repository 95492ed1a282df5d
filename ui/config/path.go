package config

import (
	"path/filepath"
	"strings"

	"sentinelq/client/clean"
)

// xdg returns a path of ours below one of the XDG base directories, empty when
// there is no home directory. As the specification of those asks, a relative
// one is ignored.
func (l *loader) xdg(variable, below string, more ...string) string {
	base := l.Getenv(variable)
	if !filepath.IsAbs(base) {
		if l.Home == "" {
			return ""
		}
		base = filepath.Join(l.Home, below)
	}
	return filepath.Join(append([]string{base, "sentinelq"}, more...)...)
}

// absolute resolves a path by where it was written. The empty path stays.
func (l *loader) absolute(path string, from origin) string {
	if path == "" {
		return ""
	}
	if strings.ContainsRune(path, 0) {
		l.fail(from, clean.Literal("no path: it holds a zero byte"))
		return path
	}
	base := l.Dir
	if from.isFile() {
		base = filepath.Dir(from.file)
	}
	if path == "~" || strings.HasPrefix(path, "~/") {
		base, path = l.Home, strings.TrimPrefix(path[1:], "/")
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(base, path)
	}
	if !filepath.IsAbs(path) {
		l.fail(from, clean.Literal("not an absolute path, and there is no directory that it could count from"))
	}
	return filepath.Clean(path)
}
