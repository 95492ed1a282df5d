package ui_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// rooms are the packages that stand on each other, the lowest first, and the type of
// each that embeds that of the one below.
func rooms() [][2]string {
	return [][2]string{
		{"desk", "Desk"}, {"feed", "Feed"}, {"pick", "Picker"}, {"change", "Changer"}, {"compose", "Composer"}, {"page", "Page"}, {".", "Model"},
	}
}

// TestNoRoomHidesANameOfARoomBelow holds that a name means one thing in all rooms: one
// that two of them have would be called at the wrong one, without a word of the
// compiler.
func TestNoRoomHidesANameOfARoomBelow(t *testing.T) {
	t.Parallel()
	owner := map[string]string{}
	for _, room := range rooms() {
		for _, name := range names(t, room[0], room[1]) {
			if below, taken := owner[name]; taken {
				t.Errorf("%s of %s hides that of %s", name, room[1], below)
			}
			owner[name] = room[1]
		}
	}
	if owner["Notices"] != "Desk" || owner["Update"] != "Model" || owner["TellGone"] != "Changer" {
		t.Errorf("the names of the rooms are not found: %v", owner)
	}
}

// names returns the exported fields and methods of a type.
func names(t *testing.T, dir, typeName string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	add := func(id *ast.Ident) {
		if id.IsExported() {
			found = append(found, id.Name)
		}
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Recv != nil && receiver(n) == typeName {
					add(n.Name)
				}
			case *ast.TypeSpec:
				if fields, ok := n.Type.(*ast.StructType); ok && n.Name.Name == typeName {
					for _, f := range fields.Fields.List {
						for _, id := range f.Names {
							add(id)
						}
					}
				}
			}
			return true
		})
	}
	return found
}

func receiver(f *ast.FuncDecl) string {
	t := f.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	id, _ := t.(*ast.Ident)
	return id.Name
}
