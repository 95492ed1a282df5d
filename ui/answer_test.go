package ui_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestWhatRunsOutsideUpdateTouchesNoModel reads the source: a function that is given
// to Ask, await or use runs beside Update, and so do the functions of a tea.Cmd. None
// of them names the receiver of the method in which it stands, but in the Answer that
// it makes.
func TestWhatRunsOutsideUpdateTouchesNoModel(t *testing.T) {
	t.Parallel()
	checked := 0
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			checked += checkOutside(t, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if checked < 40 {
		t.Errorf("only %d functions were found: the test looks for the wrong thing", checked)
	}
}

// checkOutside checks a file, and returns how many functions it found that run beside
// Update.
func checkOutside(t *testing.T, path string) int {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, decl := range file.Decls {
		method, ok := decl.(*ast.FuncDecl)
		if !ok || method.Recv == nil || len(method.Recv.List[0].Names) == 0 {
			continue
		}
		receiver := method.Recv.List[0].Names[0].Name
		if runsOutside(method.Type) {
			t.Errorf("%s: %s is a command itself", fset.Position(method.Pos()), method.Name.Name)
		}
		ast.Inspect(method.Body, func(n ast.Node) bool {
			outside, ok := n.(*ast.FuncLit)
			if !ok || !runsOutside(outside.Type) {
				return true
			}
			found++
			for _, at := range uses(outside.Body, receiver) {
				t.Errorf("%s: %s is touched outside of Update", fset.Position(at), receiver)
			}
			return true
		})
	}
	return found
}

// runsOutside tells by its type whether a function runs beside Update: it returns a
// message or an Answer.
func runsOutside(f *ast.FuncType) bool {
	if f.Results == nil || len(f.Results.List) != 1 {
		return false
	}
	switch result := f.Results.List[0].Type.(type) {
	case *ast.Ident:
		return result.Name == "Answer"
	case *ast.SelectorExpr:
		return result.Sel.Name == "Msg" || result.Sel.Name == "Answer"
	}
	return false
}

// uses returns where a name is used in a body, but for the functions that are run by
// Update: those that return a command or nothing.
func uses(body ast.Node, name string) []token.Pos {
	var found []token.Pos
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return runsOutside(n.Type)
		case *ast.SelectorExpr:
			found = append(found, uses(n.X, name)...)
			return false
		case *ast.Ident:
			if n.Name == name {
				found = append(found, n.Pos())
			}
		}
		return true
	})
	return found
}
