package directory

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"sentinelq/client/incident"
	"sentinelq/client/simulator"
	"sentinelq/client/simulator/graph"
)

func TestASearchAsksForUsersAndGroupsOnce(t *testing.T) {
	t.Parallel()
	d, s := newSimulated(t, simulator.Options{})
	found, err := d.Search(t.Context(), "  soc ", 10)
	if err != nil || !strings.HasPrefix(names(found), "SOC Tier 2*, ") {
		t.Errorf("found %s, %v", names(found), err)
	}
	asked := map[string]string{}
	for _, r := range s.Requests() {
		asked[r.Path] = r.Query.Get("$search")
		if r.Method != http.MethodGet || r.Header.Get("ConsistencyLevel") != "eventual" || r.Header.Get("Prefer") != "" ||
			r.Query.Get("$count") != "true" || r.Query.Get("$top") != "50" || !strings.HasPrefix(r.Query.Get("$select"), "id,displayName,mail") {
			t.Errorf("it was asked %+v", r)
		}
	}
	users := `"displayName:soc" OR "mail:soc" OR "userPrincipalName:soc"`
	if len(s.Requests()) != 2 || asked["/v1.0/users"] != users || asked["/v1.0/groups"] != `"displayName:soc"` {
		t.Errorf("searched for %q", asked)
	}
}

func TestNothingTypedAsksNobody(t *testing.T) {
	t.Parallel()
	d, s := newSimulated(t, simulator.Options{})
	for _, typed := range []string{"", " \t\n", "\xff"} {
		if found, err := d.Search(t.Context(), typed, 10); found != nil || err != nil {
			t.Errorf("%q found %s, %v", typed, names(found), err)
		}
	}
	if found, err := d.Search(t.Context(), "ann", 0); found != nil || err != nil || len(s.Requests()) != 0 {
		t.Errorf("a limit of none found %s, %v, with %d requests", names(found), err, len(s.Requests()))
	}
}

func TestAnOwnerHasEverythingThatIsAssigned(t *testing.T) {
	t.Parallel()
	d, s := newSimulated(t, simulator.Options{})
	for i, want := range map[int]incident.OwnerType{5: incident.User, 8: incident.Group} {
		p := s.People()[i]
		found, err := d.Search(t.Context(), p.DisplayName, 10)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: found %s, %v", p.DisplayName, names(found), err)
		}
		o := found[0]
		if o.ObjectID.Raw() != p.ObjectID || o.AssignedTo.Raw() != p.DisplayName || o.Email.Raw() != p.Mail ||
			o.UserPrincipalName.Raw() != p.UserPrincipalName || o.Type != want {
			t.Errorf("%+v is found as %+v", p, o)
		}
	}
}

func TestTheBestMatchComesFirstAndUsersBeforeGroups(t *testing.T) {
	t.Parallel()
	user := func(name, login string) graph.Person {
		return graph.Person{ObjectID: login, DisplayName: name, UserPrincipalName: login}
	}
	group := func(name string) graph.Person { return graph.Person{ObjectID: name, DisplayName: name, IsGroup: true} }
	d := newDirectory(t, Options{Transport: newTenant(
		user("Lee O'Ann", "a@x"), user("Jo Ann", "b@x"), user("Zoë", "ann@x"), user("Annika", "c@x"), user("Ann Berg", "d@x"), user("Ann", "e@x"),
		group("The Anns"), group("Ann"), group("Ann's"), group("Annexe"),
	)})
	for limit, want := range map[int]string{
		20: "Ann, Ann Berg, Annika, Zoë, Jo Ann, Lee O'Ann, Ann*, Ann's*, Annexe*, The Anns*",
		7:  "Ann, Ann Berg, Annika, Zoë, Jo Ann, Ann*, Ann's*",
		3:  "Ann, Ann Berg, Ann*",
		1:  "Ann",
	} {
		if found, err := d.Search(t.Context(), "ann", limit); err != nil || names(found) != want {
			t.Errorf("%d are %s (%v), want %s", limit, names(found), err, want)
		}
	}
}

func TestAStrangerWithAColleaguesNameIsFoundToo(t *testing.T) {
	t.Parallel()
	d, _ := newSimulated(t, simulator.Options{})
	found, err := d.Search(t.Context(), "lindqvist", 10)
	if err != nil || len(found) != 2 || found[0].AssignedTo.MixedScripts() == found[1].AssignedTo.MixedScripts() {
		t.Errorf("found %s, %v", names(found), err)
	}
}

func TestARightThatIsMissingLeavesTheOther(t *testing.T) {
	t.Parallel()
	for rights, want := range map[simulator.DirectoryRights]struct{ users, operation string }{
		simulator.DirectoryNoGroups: {"Ann Lindqvist", "search groups"},
		simulator.DirectoryNoList:   {"", "search users"},
		simulator.DirectoryNone:     {"", "search users"},
	} {
		d, _ := newSimulated(t, simulator.Options{Directory: rights})
		found, err := d.Search(t.Context(), "ann lindqvist", 10)
		wantError(t, err, incident.ErrForbidden)
		if got := failure(t, err); names(found) != want.users || got.Operation != want.operation ||
			got.Code.Raw() != "Authorization_RequestDenied" || got.CorrelationID.IsEmpty() {
			t.Errorf("with rights %d: found %s, %v", rights, names(found), err)
		}
	}
	d, s := newSimulated(t, simulator.Options{})
	s.Inject(simulator.Fault{Kind: simulator.FaultStatus, Path: "/users", Status: http.StatusForbidden, Code: "Authorization_RequestDenied"})
	found, err := d.Search(t.Context(), "soc", 3)
	wantError(t, err, incident.ErrForbidden)
	if !strings.HasPrefix(names(found), "SOC Tier 2*") {
		t.Errorf("without users: found %s, %v", names(found), err)
	}
}

func TestNamesAreFoundWhateverIsTyped(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		`O"Brien`, `back\slash`, `R&D Lab`, `50% + tax`, `a=b#c`, "O'Donoghue", "سارا رحیمی", "田中 健一", "Zoë", `\"` + "x", "a:b", `x" OR "mail:`,
	} {
		d := newDirectory(t, Options{Transport: newTenant(
			graph.Person{ObjectID: "1", DisplayName: name, UserPrincipalName: "u@x"},
			graph.Person{ObjectID: "2", DisplayName: "Somebody Else", Mail: "else@x", UserPrincipalName: "else@x"},
		)})
		if found, err := d.Search(t.Context(), name, 5); err != nil || names(found) != name {
			t.Errorf("%q found %q, %v", name, names(found), err)
		}
	}
}

// FuzzSearch holds that what is typed reaches Graph as it is: it finds who is
// called so, and never fails.
func FuzzSearch(f *testing.F) {
	for _, typed := range []string{"ann", `"`, `\`, "&", `a" OR "mail:b`, "%22", "a+b c", "\x00x", "ß&İ", strings.Repeat("x", 300), "a\u2028b", "\xffz"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		d := newDirectory(t, Options{Transport: newTenant(graph.Person{
			ObjectID: "1", DisplayName: "x" + typed + " " + typed + " x", UserPrincipalName: typedText(typed) + "@x",
		})})
		found, err := d.Search(t.Context(), typed, 5)
		if err != nil || typedText(typed) != "" && len(found) != 1 {
			t.Errorf("%q found %s, %v", typed, names(found), err)
		}
	})
}

func BenchmarkSearch(b *testing.B) {
	s := simulator.New(simulator.Options{Incidents: -1})
	d, err := New(Options{Credential: s.Credential(), Endpoint: endpoint, Transport: s})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := d.Search(b.Context(), "an", 10); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleErrNotConfigured() {
	_, err := New(Options{})
	fmt.Println(err)
	// Output: set up the directory: no directory is configured, so owners are typed (set cloud.graph to search one): not found
}
