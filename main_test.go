package main_test

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sentinelq/ui/action"
	"sentinelq/ui/config"
)

const module = "sentinelq"

// source is one Go file of this module.
type source struct {
	path    string // slash-separated, from the root
	pkg     string // directory, or "main" for the root
	test    bool
	lines   int
	imports []string
	inits   int
	raws    int // calls of clean.Text's Raw
}

// sources reads every Go file of the module, whatever its build constraints,
// so that the rules hold on all platforms. Nested modules have rules of their
// own.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && isForeign(name):
			return fs.SkipDir
		case d.IsDir() || filepath.Ext(name) != ".go":
			return nil
		}
		all = append(all, readSource(t, filepath.ToSlash(name)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// isForeign reports whether the go command too would leave out a directory.
func isForeign(dir string) bool {
	base := filepath.Base(dir)
	if base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
		return true
	}
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return !errors.Is(err, fs.ErrNotExist)
}

func readSource(t *testing.T, name string) source {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	src := source{
		path:  name,
		pkg:   path.Dir(name),
		test:  strings.HasSuffix(name, "_test.go"),
		lines: bytes.Count(data, []byte("\n")),
	}
	if src.pkg == "." {
		src.pkg = "main"
	}
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		src.imports = append(src.imports, imported)
	}
	for _, decl := range file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
			src.inits++
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && isRaw(call) {
			src.raws++
		}
		return true
	})
	return src
}

// isRaw reports whether a call has the form x.Raw().
func isRaw(call *ast.CallExpr) bool {
	method, ok := call.Fun.(*ast.SelectorExpr)
	return ok && method.Sel.Name == "Raw" && len(call.Args) == 0
}

// rule is a row of the package table of ARCHITECTURE.md.
type rule struct {
	ours, others []string // nil means everything
	forTests     bool
}

func (r rule) allows(list []string, name string) bool {
	return list == nil || slices.Contains(list, name)
}

func rules(t *testing.T) map[string]rule {
	t.Helper()
	all := map[string]rule{}
	for _, row := range table(t, "packages", 4) {
		name := strings.Trim(row[0], "`")
		if _, twice := all[name]; twice {
			t.Errorf("ARCHITECTURE.md lists %s twice", name)
		}
		all[name] = rule{ours: names(row[2]), others: names(row[3]), forTests: strings.HasSuffix(row[1], "for tests")}
	}
	return all
}

// dependencies returns the modules of the dependency table by their names.
func dependencies(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, row := range table(t, "dependencies", 3) {
		all[strings.Trim(row[0], "`")] = strings.Trim(row[1], "`")
	}
	return all
}

// names splits a cell of the package table.
func names(cell string) []string {
	switch cell {
	case "everything":
		return nil
	case "none":
		return []string{}
	}
	all := strings.Fields(cell)
	for i, name := range all {
		all[i] = strings.Trim(name, "`")
	}
	return all
}

// table reads the rows between two markers of ARCHITECTURE.md, without the
// heading.
func table(t *testing.T, marker string, columns int) [][]string {
	t.Helper()
	data, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(data), "<!-- "+marker+" -->\n")
	body, _, closed := strings.Cut(rest, "<!-- /"+marker+" -->")
	if !found || !closed {
		t.Fatalf("ARCHITECTURE.md has no table %q between its markers", marker)
	}
	var rows [][]string
	for line := range strings.Lines(body) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != columns {
			t.Fatalf("table %q of ARCHITECTURE.md: %d cells, want %d: %s", marker, len(cells), columns, line)
		}
		for i, cell := range cells {
			cells[i] = strings.TrimSpace(cell)
		}
		rows = append(rows, cells)
	}
	const heading = 2
	if len(rows) <= heading {
		t.Fatalf("table %q of ARCHITECTURE.md is empty", marker)
	}
	return rows[heading:]
}

func TestEveryPackageIsInTheTable(t *testing.T) {
	t.Parallel()
	known, built := rules(t), map[string]bool{"main": true}
	for _, src := range sources(t) {
		built[src.pkg] = true
		if _, ok := known[src.pkg]; !ok {
			t.Errorf("%s: package %s is not in ARCHITECTURE.md", src.path, src.pkg)
		}
	}
	for name := range known {
		if !built[name] {
			t.Errorf("ARCHITECTURE.md lists %s, which does not exist", name)
		}
	}
}

func TestImportsFollowTheTable(t *testing.T) {
	t.Parallel()
	known, modules := rules(t), dependencies(t)
	for _, src := range sources(t) {
		if src.test {
			continue
		}
		r := known[src.pkg]
		for _, imported := range src.imports {
			name, own := strings.CutPrefix(imported, module+"/")
			switch {
			case own && known[name].forTests:
				t.Errorf("%s imports %s, which is for tests", src.path, name)
			case own && !r.allows(r.ours, name):
				t.Errorf("%s: %s may not import %s", src.path, src.pkg, name)
			case !own && isExternal(imported) && !r.allows(r.others, dependency(modules, imported)):
				t.Errorf("%s: %s may not import %s", src.path, src.pkg, imported)
			}
		}
	}
}

// isExternal reports whether a path is outside the standard library: its first
// element is a domain.
func isExternal(imported string) bool {
	host, _, _ := strings.Cut(imported, "/")
	return strings.Contains(host, ".")
}

// dependency returns the table's name for the module of an imported package.
func dependency(modules map[string]string, imported string) string {
	for name, mod := range modules {
		if imported == mod || strings.HasPrefix(imported, mod+"/") {
			return name
		}
	}
	return imported
}

func TestTheTableNamesWhatItKnows(t *testing.T) {
	t.Parallel()
	known, modules := rules(t), dependencies(t)
	for pkg, r := range known {
		for _, name := range r.ours {
			if _, ok := known[name]; !ok {
				t.Errorf("%s may import %s, which has no row", pkg, name)
			}
		}
		for _, name := range r.others {
			if _, ok := modules[name]; !ok {
				t.Errorf("%s may import %s, which is not in the table of dependencies", pkg, name)
			}
		}
	}
}

func TestEveryDirectDependencyHasItsReason(t *testing.T) {
	t.Parallel()
	reasons := map[string]bool{}
	for _, mod := range dependencies(t) {
		reasons[mod] = true
	}
	direct := directModules(t)
	for _, mod := range direct {
		if !reasons[mod] {
			t.Errorf("go.mod requires %s, which ARCHITECTURE.md does not explain", mod)
		}
		delete(reasons, mod)
	}
	for mod := range reasons {
		t.Errorf("ARCHITECTURE.md explains %s, which go.mod does not require", mod)
	}
}

func directModules(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	var direct []string
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		line := strings.TrimPrefix(strings.TrimSpace(lines.Text()), "require ")
		fields := strings.Fields(line)
		if len(fields) == 2 && isExternal(fields[0]) && strings.HasPrefix(fields[1], "v") {
			direct = append(direct, fields[0])
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return direct
}

func TestFilesStaySmall(t *testing.T) {
	t.Parallel()
	const most, mostOfTest = 400, 600
	for _, src := range sources(t) {
		limit := most
		if src.test {
			limit = mostOfTest
		}
		if src.lines > limit {
			t.Errorf("%s has %d lines, at most %d are allowed", src.path, src.lines, limit)
		}
	}
}

func TestNothingRunsAtInitialisation(t *testing.T) {
	t.Parallel()
	for _, src := range sources(t) {
		if src.inits > 0 {
			t.Errorf("%s has an init function", src.path)
		}
	}
}

// TestTheScreenNeverTakesRawText lets only the create panel have text as it was
// received: as the first value of a field that writes it back.
func TestTheScreenNeverTakesRawText(t *testing.T) {
	t.Parallel()
	for _, src := range sources(t) {
		inUI := src.pkg == "ui" || strings.HasPrefix(src.pkg, "ui/")
		if src.raws > 0 && inUI && src.pkg != "ui/form" && !src.test {
			t.Errorf("%s takes raw text: draw its safe form", src.path)
		}
	}
}

func TestPackagesAreNamedAfterWhatTheyAre(t *testing.T) {
	t.Parallel()
	for _, src := range sources(t) {
		for _, part := range append(strings.Split(src.pkg, "/"), strings.TrimSuffix(path.Base(src.path), ".go")) {
			switch part {
			case "utils", "util", "common", "helpers", "helper", "misc", "shared":
				t.Errorf("%s is named after nothing", src.path)
			}
		}
	}
}

// TestTopLevelIsFixed looks at what a checkout has; what is built there is in
// .gitignore.
func TestTopLevelIsFixed(t *testing.T) {
	t.Parallel()
	allowed := []string{
		".ci", ".editorconfig", ".git", ".github", ".gitignore", ".golangci.yml", ".goreleaser.yaml",
		"ARCHITECTURE.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md",
		"cache", "client", "docs", "go.mod", "go.sum", "main.go", "main_test.go", "theme", "ui",
		"sentinelq", "sentinelq.exe", "dist", ".DS_Store",
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		byKind := slices.Contains([]string{".test", ".prof", ".out"}, filepath.Ext(e.Name()))
		if !byKind && !slices.Contains(allowed, e.Name()) {
			t.Errorf("%s does not belong at the top level", e.Name())
		}
	}
}

var update = flag.Bool("update", false, "write the generated parts of README.md anew")

func TestTheGeneratedPartsOfTheREADMEAreCurrent(t *testing.T) {
	t.Parallel()
	old, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	now := replacePart(t, string(old), "keys", keysTable(t))
	now = replacePart(t, now, "settings", settingsTable())
	if now == string(old) {
		return
	}
	if !*update {
		t.Fatal("README.md is not current: run go test . -update")
	}
	if err := os.WriteFile("README.md", []byte(now), 0o600); err != nil {
		t.Fatal(err)
	}
}

// replacePart puts text between the comments that mark a part.
func replacePart(t *testing.T, readme, name, text string) string {
	t.Helper()
	part := regexp.MustCompile(`(?s)(<!-- ` + name + `:[^\n]*-->\n).*?(<!-- /` + name + ` -->)`)
	if !part.MatchString(readme) {
		t.Fatalf("README.md has no part %s", name)
	}
	return part.ReplaceAllStringFunc(readme, func(found string) string {
		m := part.FindStringSubmatch(found)
		return m[1] + text + m[2]
	})
}

func keysTable(t *testing.T) string {
	t.Helper()
	registry, err := action.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("| where | keys | what | name |\n|---|---|---|---|\n")
	for _, scope := range action.Scopes() {
		for _, a := range registry.In(scope) {
			caps := make([]string, len(a.Keys))
			for i, k := range a.Keys {
				caps[i] = "`" + action.KeyCap(k).String() + "`"
			}
			fmt.Fprintf(&table, "| %s | %s | %s | `%s` |\n", scope.Label(), strings.Join(caps, " "), a.Title, a.ID)
		}
	}
	return table.String()
}

func settingsTable() string {
	var table strings.Builder
	table.WriteString("| flag | variable | key | |\n|---|---|---|---|\n")
	for _, s := range config.FlagSpecs() {
		name := "--" + s.Name
		if !s.IsSwitch() {
			name += " " + s.Value
		}
		s2 := s
		s2.Env = ""
		fmt.Fprintf(&table, "| `%s` | %s | %s | %s |\n", name, code(s.Env), code(s.Key), s2.Help())
	}
	return table.String()
}

func code(word string) string {
	if word == "" {
		return ""
	}
	return "`" + word + "`"
}
