package draft_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sentinelq/cache/draft"
	"sentinelq/client/incident"
)

func TestAnIDThatIsNoGUIDInLowerCaseIsRefusedAndMakesNoFile(t *testing.T) {
	t.Parallel()
	good := string(draftID(0xabcdef))
	for name, id := range map[string]string{
		"empty": "", "dots": "..", "a way up": "../x", "a long way up": "../../../../../../tmp/x", "the root": "/etc/passwd",
		"Windows's way up": `..\x`, "a drive": `C:\x`, "a device": "nul", "NUL": "\x00", "upper case": strings.ToUpper(good),
		"one letter in upper case": strings.Replace(good, "b", "B", 1), "NUL behind": good + "\x00", "NUL inside": good[:35] + "\x00",
		"a way up inside": "../" + good[3:], "a slash inside": good[:35] + "/", "a way up before": "../" + good,
		"a suffix": good + ".json", "braces": "{" + good + "}", "no hyphens": strings.ReplaceAll(good, "-", ""),
		"too short": good[:35], "too long": good + "0", "no hexadecimal digit": good[:35] + "g", "a line break": good + "\n",
		"a full-width digit": good[:33] + "０", "an escape": "\x1b[2J" + good,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			above := t.TempDir()
			s := newStore(filepath.Join(above, "state"))
			u := typed(1, 1, "x")
			u.Draft.ID = incident.ID(id)
			for operation, err := range map[string]error{
				"save draft": s.Save(t.Context(), u), "delete draft": s.Delete(t.Context(), u.Draft.ID),
			} {
				if err == nil {
					t.Fatalf("%s took %q", operation, id)
				}
				if d, is := errors.AsType[*draft.Degraded](err); is {
					t.Errorf("told as a matter of the disk: %v", d)
				}
				if text := err.Error(); !strings.HasPrefix(text, operation+": ") || !strings.Contains(text, "a GUID in lower case") ||
					strings.ContainsAny(text, "\x00\x1b\n") {
					t.Errorf("told %q", text)
				}
			}
			wantList(t, s)
			must(t, s.Flush(t.Context()))
			if made, err := os.ReadDir(above); err != nil || len(made) != 0 {
				t.Errorf("made %v, %v", made, err)
			}
		})
	}
}

func TestAPathNeverLeadsOutOfTheFolder(t *testing.T) {
	t.Parallel()
	s := newStore("/state")
	folder := filepath.Dir(s.Path(draftID(1)))
	for _, id := range []string{"", ".", "..", "../x", "../../x", "/x", "x/../../y"} {
		if path := s.Path(incident.ID(id)); filepath.Dir(path) != folder {
			t.Errorf("%q has the path %q", id, path)
		}
	}
}

// named is a store of the workspace of that name.
func named(dir, tenant, subscription, group, workspace string) *draft.Store {
	o := options(dir)
	o.Tenant, o.Subscription, o.ResourceGroup, o.Workspace = tenant, subscription, group, workspace
	return draft.New(o)
}

func TestAWorkspaceNeverSeesTheDraftsOfAnotherButAllTemplates(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	names := [][4]string{
		{"t", "s", "g", "w"},
		{"t2", "s", "g", "w"},
		{"t", "s2", "g", "w"},
		{"t", "s", "g2", "w"},
		{"t", "s", "g", "w2"},
		{"", "", "", ""},
		{"", "", "", "w"},
		{"t", "", "", ""},
		{"ts", "", "g", "w"},
		{"t", "sg", "", "w"},
		{"t", "s", "gw", ""}, // the same letters, parted elsewhere
		{"t", "s", "g", "w "},
		{"t", "s", "g", "w-"},
		{"t", "s", "g", "w/../w"},
		{"t", "s", "g", "../w"},
		{"t", "s", "g", strings.Repeat("w", 300)},
		{"t", "s", "g", strings.Repeat("w", 301)},
		{"t", "s", "g", "安全"},
		{"t", "s", "g", "資安"},
		{"t", "s", "g", "\x00"},
		{"t", "s", "g", "nul"},
	}
	want := make([]incident.Unsent, len(names))
	for i, n := range names {
		s := named(dir, n[0], n[1], n[2], n[3])
		want[i] = typed(1, i, n[3]) // the same ID everywhere
		save(t, s, want[i])
	}
	must(t, newStore(dir).SaveTemplate(t.Context(), template("for all", "x")))
	for i, n := range names {
		s := named(dir, n[0], n[1], n[2], n[3])
		wantList(t, s, want[i])
		wantTemplates(t, s, template("for all", "x"))
	}
	must(t, named(dir, "t", "s", "g", "w").Delete(t.Context(), draftID(1)))
	for i, n := range names[1:] {
		wantList(t, named(dir, n[0], n[1], n[2], n[3]), want[i+1])
	}
}

func TestNamesThatDifferInCaseOnlyAreTheSameWorkspace(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	save(t, named(dir, "Contoso", "0B1F", "SOC-Rg", "Überwachung West"), typed(1, 1, "x"))
	wantList(t, named(dir, "CONTOSO", "0b1f", "soc-rg", "überwachung WEST"), typed(1, 1, "x"))
	wantList(t, named(dir, "contoso", "0b1F", "SOC-RG", "ÜBERWACHUNG west"), typed(1, 1, "x"))
}

func TestEveryFileHasANameThatIsHarmlessAnywhere(t *testing.T) {
	t.Parallel()
	harmless := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	for workspace, begin := range map[string]string{
		"SOC West": "soc-west-", "": "workspace-", "..": "workspace-", "--x--": "x-", "CON": "con-", "a/b\\c:d": "a-b-c-d-",
		"安全": "workspace-", "\x00\x1b[2J": "2j-", strings.Repeat("ab ", 100): "ab-ab-",
	} {
		folder := filepath.Base(filepath.Dir(named("/state", "t", "s", "g", workspace).Path(draftID(1))))
		if !harmless.MatchString(folder) || !strings.HasPrefix(folder, begin) || len(folder) > 60 {
			t.Errorf("the workspace %q has the folder %q", workspace, folder)
		}
	}
}
