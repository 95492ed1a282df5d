package client

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestEveryFieldOfAnEntityIsRead(t *testing.T) {
	t.Parallel()
	c, _ := newTestClient(t, says(200, `{"entities":[
		{"id":"/subscriptions/x/Entities/E1D3","name":"e1d3","type":"Microsoft.SecurityInsights/Entities","kind":"Account","properties":{
			"sid":"S-1-5", "friendlyName":"administrator", "UpnSuffix":"contoso.com", "accountName":"administrator", "isDomainJoined":true, "none":null,
			"empty":"", "host":{"id": "h", "ports": [1, 2]}, "additionalData":{"Sources": "[ \"x\" ]"}, "ntDomain":"domain", "rid": 500}}],
		"metaData":[{"entityKind":"Account","count":3},{"entityKind":"Ip","count":0},null,{"count":2}]}`))
	got, err := c.Entities(t.Context(), testID)
	if err != nil {
		t.Fatal(err)
	}
	fact := func(name, value string) incident.Fact {
		return incident.Fact{Name: clean.New(name), Value: clean.New(value)}
	}
	want := incident.Entities{
		List: []incident.Entity{{
			ID: clean.New("e1d3"), Kind: "Account", Name: clean.New("administrator"),
			Fields: []incident.Fact{
				fact("accountName", "administrator"), fact("UpnSuffix", "contoso.com"), fact("ntDomain", "domain"), fact("sid", "S-1-5"),
				fact("additionalData", `{"Sources":"[ \"x\" ]"}`), fact("friendlyName", "administrator"),
				fact("host", `{"id":"h","ports":[1,2]}`), fact("isDomainJoined", "true"), fact("rid", "500"),
			},
		}},
		Counts: []incident.EntityCount{{Kind: "Account", Count: 3}},
	}
	if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("read\n%+v, want\n%+v", got, want)
	}
	if got.Total() != 3 {
		t.Errorf("the total is %d", got.Total())
	}
}

func TestAnEntityIsNamedByWhatTellsItsKindApart(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ kind, properties, want string }{
		{"Account", `"accountName":"adm","upnSuffix":"contoso.com","friendlyName":"friendly"`, "friendly"},
		{"Account", `"accountName":"adm","upnSuffix":"contoso.com","ntDomain":"CORP"`, "adm@contoso.com"},
		{"account", `"accountName":"adm","ntDomain":"CORP"`, "adm"},
		{"Account", `"sid":"S-1-5","aadUserId":"2046"`, "2046"},
		{"Host", `"osFamily":"Linux","hostName":"web-1","dnsDomain":"corp"`, "web-1"},
		{"Ip", `"location":{"city":"Delft"},"address":"192.0.2.7"`, "192.0.2.7"},
		{"IP", `"Address":"192.0.2.7"`, "192.0.2.7"},
		{"Url", `"url":"https://evil.example/"`, "https://evil.example/"},
		{"File", `"directory":"/tmp","fileName":"x.sh"`, "x.sh"},
		{"FileHash", `"algorithm":"SHA256","hashValue":"e3b0"`, "e3b0"},
		{"Process", `"processId":"4","commandLine":"cmd /c"`, "cmd /c"},
		{"AzureResource", `"resourceId":"/subscriptions/x"`, "/subscriptions/x"},
		{"CloudApplication", `"appId":7,"appName":"Box"`, "Box"},
		{"CloudApplication", `"appId":7`, "7"},
		{"DnsResolution", `"domainName":"evil.example"`, "evil.example"},
		{"Malware", `"category":"Trojan","malwareName":"Win32/X"`, "Win32/X"},
		{"MailMessage", `"recipient":"b@x","subject":"Invoice"`, "Invoice"},
		{"Mailbox", `"upn":"u@x","mailboxPrimaryAddress":"m@x"`, "m@x"},
		{"RegistryKey", `"hive":"HKEY_LOCAL_MACHINE","key":"SOFTWARE\\X"`, `HKEY_LOCAL_MACHINE\SOFTWARE\X`},
		{"RegistryKey", `"key":"SOFTWARE"`, "SOFTWARE"},
		{"RegistryValue", `"valueData":"1","valueName":"Run"`, "Run"},
		{"SecurityGroup", `"sid":"S-1","distinguishedName":"CN=x"`, "CN=x"},
		{"IoTDevice", `"deviceName":"plc-1"`, "plc-1"},
		{"Invented", `"a":"b"`, "the-id"},
		{"Ip", `"address":null`, "the-id"},
	} {
		got, err := decodeEntities([]byte(`{"entities":[{"name":"the-id","kind":"` + test.kind + `","properties":{` + test.properties + `}}]}`))
		if err != nil || len(got.List) != 1 {
			t.Fatalf("read %+v, %v", got, err)
		}
		if name := got.List[0].Name.Raw(); name != test.want {
			t.Errorf("%s {%s} is called %q, want %q", test.kind, test.properties, name, test.want)
		}
	}
}

func TestAnEntityOfTheWrongKindCostsOnlyItself(t *testing.T) {
	t.Parallel()
	got, err := decodeEntities([]byte(`{"entities":[null,5,"x",[],{},{"kind":"Ip"},{"name":"a","kind":7,"properties":[]},
		{"kind":"Ip","properties":{"address":"192.0.2.1"}},{"id":"/x/B","properties":null}],"metaData":{}}`))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range got.List {
		names = append(names, e.Name.Raw())
	}
	if strings.Join(names, " ") != "a 192.0.2.1 B" || got.Counts != nil {
		t.Errorf("read %q and %+v", names, got.Counts)
	}
}

func TestAnAnswerWithoutEntitiesIsNotTheServices(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"", "{}", "null", "[]", `{"entities":null}`, `{"entities":{}}`, `{"value":[]}`, "<html>"} {
		c, _ := newTestClient(t, says(200, body))
		_, err := c.Entities(t.Context(), testID)
		wantError(t, err, incident.ErrUnavailable)
	}
}

// FuzzDecodeEntities holds that no entity costs the list, that each has a name,
// and that fields are complete, in order and JSON where they are not text.
func FuzzDecodeEntities(f *testing.F) {
	for _, seed := range []string{
		`{"entities":[{"name":"e","kind":"Account","properties":{"upnSuffix":"x","accountName":"a","z":{"b": [1]}}}],"metaData":[{"entityKind":"Account","count":2}]}`,
		`{"entities":[{"name":"e","properties":{"a":"\ud800","A":1e9,"":[]}}]}`, `{"entities":{}}`, `{"ENTITIES":[null]}`, `[`, "\xff",
		`{"entities":[{"id":"/","properties":{"friendlyName":{}}}],"metaData":[{"count":-1}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		got, err := decodeEntities(body)
		checkLenient(t, body, "entities", len(got.List), err)
		for _, e := range got.List {
			if e.Name.IsEmpty() {
				t.Errorf("%q has an entity without a name", body)
			}
			naming := namingFields(e.Kind)
			if !slices.IsSortedFunc(e.Fields, func(a, b incident.Fact) int { return place(naming, a) - place(naming, b) }) {
				t.Errorf("%q has fields in disorder: %+v", body, e.Fields)
			}
			for _, fact := range e.Fields {
				if fact.Value.IsEmpty() {
					t.Errorf("%q has a field without a value: %+v", body, fact)
				}
			}
		}
		for _, n := range got.Counts {
			if n.Count <= 0 {
				t.Errorf("%q counts %d", body, n.Count)
			}
		}
	})
}

// checkLenient compares a decoder with encoding/json that is told nothing of
// what is in the list: a list is never refused, and nothing else is taken for
// one.
func checkLenient(t *testing.T, body []byte, name string, found int, err error) {
	t.Helper()
	if !json.Valid(body) {
		if err == nil {
			t.Errorf("%q is no JSON and passes", body)
		}
		return
	}
	if strings.Count(strings.ToLower(string(body)), name[1:]) > 1 {
		return // a second field of that name may hide the first
	}
	var loose map[string]any
	_ = json.Unmarshal(body, &loose)
	items, isList := loose[name].([]any)
	if isList && err != nil {
		t.Errorf("%q is a list and was refused: %v", body, err)
	}
	if isList && found > len(items) {
		t.Errorf("%q has %d items and %d were read", body, len(items), found)
	}
}
