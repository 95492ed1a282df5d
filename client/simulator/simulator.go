package simulator

import (
	"cmp"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"

	"sentinelq/client/simulator/arm"
	"sentinelq/client/simulator/evidence"
	"sentinelq/client/simulator/graph"
	"sentinelq/client/simulator/logic"
	"sentinelq/client/simulator/logs"
	"sentinelq/client/simulator/odata"
	"sentinelq/client/simulator/parts"
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/seed"
	"sentinelq/client/simulator/wire"
)

// What stands on the wire is of package wire.
type (
	// Incident is an incident as it stands on the wire.
	Incident = wire.Incident

	// Properties are the fields of an incident.
	Properties = wire.Properties

	// Label is a tag of an incident.
	Label = wire.Label

	// Owner is whom an incident is assigned to.
	Owner = wire.Owner
)

// Options describe a simulated workspace. The zero value is the workspace of
// the demo at the present time.
type Options struct {
	Seed uint64           // chooses incidents, names and what colleagues do
	Now  func() time.Time // nil reads the clock of the machine

	// Incidents is how many incidents of the past fortnight there are: zero for
	// 180, negative for none.
	Incidents int

	Subscription  string // default: a GUID of the demo
	ResourceGroup string // default: rg-soc
	Workspace     string // default: ws-soc
	Host          string // the resource manager's host; default: management.azure.com
	Graph         string // Microsoft Graph's host; default: graph.microsoft.com
	Logs          string // Log Analytics' host; default: api.loganalytics.io

	// Directory says what the analyst may do in Microsoft Graph; default:
	// everything that a member of the tenant may.
	Directory DirectoryRights

	// Role is what the analyst may do in the workspace; default: everything.
	Role Role

	// Playbooks is what the analyst may do with playbooks; default: everything.
	Playbooks PlaybookRights

	// LogsDenied refuses every query of Log Analytics.
	LogsDenied bool

	// Latency passes before every answer, unless the request is cancelled.
	Latency time.Duration

	// ListDelay is how long an incident that was created after the start is
	// missing from lists, while it can be read by its ID at once.
	ListDelay time.Duration

	// Colleagues lets others work in the workspace: what they would have done
	// since the last request is done when the next one comes.
	Colleagues bool
}

// Defaults of the zero Options.
const (
	defaultIncidents    = seed.Usual
	defaultSubscription = "7d0c3a52-41be-4f6e-9a68-2b1f5c90e374"
	defaultGroup        = "rg-soc"
	defaultWorkspace    = "ws-soc"
	defaultHost         = "management.azure.com"
	defaultGraph        = "graph.microsoft.com"
	defaultLogs         = "api.loganalytics.io"
)

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Incidents == 0 {
		o.Incidents = defaultIncidents
	}
	for _, s := range []struct {
		field *string
		value string
	}{
		{&o.Subscription, defaultSubscription},
		{&o.ResourceGroup, defaultGroup},
		{&o.Workspace, defaultWorkspace},
		{&o.Host, defaultHost},
		{&o.Graph, defaultGraph},
		{&o.Logs, defaultLogs},
	} {
		if *s.field == "" {
			*s.field = s.value
		}
	}
	return o
}

// Simulator is one simulated workspace. It implements azcore's
// policy.Transporter and may be used by several goroutines at once.
type Simulator struct {
	options   Options
	scope     arm.Scope
	directory *graph.Directory
	world     *seed.World
	evidence  evidence.Maker
	playbooks *logic.Service // under mu

	mu      sync.Mutex
	records map[string]*record // by name in lower case
	alerts  alerts
	kept    *parts.List[wire.BookmarkProperties] // see bookmarks
	deleted [][]logs.Version                     // deleted incidents
	indexes map[odata.Order]index
	writes  int // counts writes: indexes of an older count are stale
	number  int // the last incidentNumber that was given
	etags   uint32
	worked  int64 // the last slot of time in which colleagues worked
	faults  faults
	late    []late
	journal journal
}

// New returns a workspace with its fortnight of incidents.
func New(options Options) *Simulator {
	options = options.withDefaults()
	scope := arm.NewScope(options.Host, options.Subscription, options.ResourceGroup, options.Workspace)
	s := &Simulator{
		options:   options,
		scope:     scope,
		directory: graph.New(options.Graph, options.Directory, graph.People(options.Seed)),
		world:     seed.New(options.Seed, scope.Provider(), owners(graph.Team())),
		evidence:  evidence.New(options.Seed, scope.Provider(), owners(graph.Team())),
		records:   map[string]*record{},
		alerts:    alerts{byID: map[string]alertRef{}},
		indexes:   map[odata.Order]index{},
		journal:   newJournal(),
	}
	now := s.now()
	s.worked = slot(now)
	s.playbooks = logic.New(options.Seed, options.Subscription, options.ResourceGroup, now)
	for _, o := range s.world.Loose(now, looseAlerts) {
		s.alerts.origins = append(s.alerts.origins, &o)
	}
	if n := options.Incidents; n > 0 {
		s.number = max(seed.NewestNumber-n, 0)
		for _, in := range s.world.Fortnight(now, n) {
			s.admit(in)
		}
	}
	return s
}

// Options returns the options with their defaults filled in, for whoever has
// to address the workspace.
func (s *Simulator) Options() Options { return s.options }

// now reads the clock in the service's own precision, which is 100 ns.
func (s *Simulator) now() time.Time { return s.options.Now().UTC().Truncate(wire.Tick) }

// Do answers one request. An error means that no answer came: the context
// ended, the host is not the resource manager's, or a fault was asked for. It
// closes the request's body.
func (s *Simulator) Do(req *http.Request) (*http.Response, error) {
	body, err := readBody(req)
	if err != nil {
		return nil, unanswered(req, err)
	}
	v, err := s.arrive(req, body)
	if err != nil {
		return nil, unanswered(req, err)
	}
	s.catchUp(v.at)
	if v.fault.Kind == FaultResetLater {
		s.defers(req, body, v)
		return nil, unanswered(req, errReset())
	}
	before, after := s.options.Latency+v.fault.Delay, time.Duration(0)
	if v.fault.Kind == FaultLate {
		before, after = s.options.Latency, v.fault.Delay
	}
	if err := wait(req.Context(), before); err != nil {
		return nil, unanswered(req, err)
	}
	a, err := s.answer(req, body, v)
	if err != nil {
		return nil, unanswered(req, err)
	}
	if err := wait(req.Context(), after); err != nil {
		return nil, unanswered(req, err)
	}
	return v.signed(a).Response(req), nil
}

// answer carries the request out, as far as its fault lets it.
func (s *Simulator) answer(req *http.Request, body []byte, v visit) (respond.Answer, error) {
	switch v.fault.Kind {
	case FaultResetBefore:
		return respond.Answer{}, errReset()
	case FaultResetAfter:
		s.serve(req, body, v)
		return respond.Answer{}, errReset()
	case FaultStatusAfter:
		s.serve(req, body, v)
		return v.fault.answer(v.refused), nil
	case FaultSilent:
		s.serve(req, body, v)
		<-req.Context().Done()
		return respond.Answer{}, req.Context().Err()
	case FaultStatus, FaultPage:
		return v.fault.answer(v.refused), nil
	case FaultTruncated:
		return s.serve(req, body, v).Cut(), nil
	default:
		return s.serve(req, body, v), nil
	}
}

// Incident returns a copy of an incident as the service has it now.
func (s *Simulator) Incident(name string) (Incident, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, found := s.records[key(name)]
	if !found {
		return Incident{}, false
	}
	return r.Clone(), true
}

// Count returns how many incidents there are, closed and not yet listed ones
// included.
func (s *Simulator) Count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.records)
}

// Edit changes an incident as a colleague elsewhere would: it gets a new etag
// and modification time. It reports whether there is such an incident. The
// function must not call the simulator, which stands still meanwhile.
func (s *Simulator) Edit(name string, edit func(*Properties)) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, found := s.records[key(name)]
	if !found {
		return false
	}
	now := s.now()
	s.change(r, colleague(now).UserPrincipalName, now, func() { edit(&r.Properties) })
	return true
}

// Names returns the names of all incidents, the oldest number first.
func (s *Simulator) Names() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	names := slices.Collect(maps.Keys(s.records))
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Compare(s.records[a].Properties.IncidentNumber, s.records[b].Properties.IncidentNumber)
	})
	return names
}
