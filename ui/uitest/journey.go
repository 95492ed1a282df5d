package uitest

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/charmbracelet/colorprofile"

	"sentinelq/cache"
	"sentinelq/cache/draft"
	"sentinelq/client"
	"sentinelq/client/account"
	"sentinelq/client/clean"
	"sentinelq/client/directory"
	"sentinelq/client/incident"
	"sentinelq/client/logs"
	"sentinelq/client/simulator"
	"sentinelq/theme"
	"sentinelq/ui"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// Options describe a journey's surroundings. The zero value is 80x24, no
// colour, and the demo's workspace.
type Options struct {
	Width, Height int
	Profile       colorprofile.Profile // default: no colour
	ASCII         bool                 // the terminal takes nothing else
	Simulator     simulator.Options    // seed and clock are set
	Dir           string               // the store's directory; default: a new one
	Templates     []incident.Template
	Prepare       func(*simulator.Simulator)
	Same          *simulator.Simulator // the workspace of an earlier journey; default: a new one
	Ahead         time.Duration        // how far this machine's clock is ahead of the service's
	Refresh       time.Duration        // between two looks at the service; default: the program's

	// Alter makes another answer of a successful one, by the path that was asked;
	// nil leaves all as they are.
	Alter func(path string, body []byte) []byte

	// Fails answers a request instead of the service, or keeps an answer from
	// coming; with neither the service answers.
	Fails func(*http.Request) (*http.Response, error)

	// SignIn makes a sign-in, inside the bubble; nil is the demo's, which always
	// succeeds at once.
	SignIn func(tell func(incident.SignIn)) (azcore.TokenCredential, ui.SignIn)
}

// Journey is a program that runs, seen from its user's chair.
type Journey struct {
	T       *testing.T
	Sim     *simulator.Simulator
	screen  *screen
	program *tea.Program
	ended   chan error
	dir     string
	ahead   time.Duration
	drafts  *draft.Store
	cancel  context.CancelFunc
}

// Run starts the program in a bubble of fake time, lets steps drive it, and
// ends it.
func Run(t *testing.T, o Options, steps func(j *Journey)) {
	t.Helper()
	if o.Dir == "" {
		o.Dir = t.TempDir()
	}
	synctest.Test(t, func(t *testing.T) {
		j := start(t, o)
		defer j.stop()
		steps(j)
	})
}

func start(t *testing.T, o Options) *Journey {
	t.Helper()
	if o.Width == 0 {
		o.Width, o.Height = 80, 24
	}
	if o.Profile == 0 {
		o.Profile = colorprofile.ASCII
	}
	o.Simulator.Seed, o.Simulator.Now = 1, time.Now
	o.Simulator.Logs = strings.TrimPrefix(account.Clouds()[0].LogAnalytics, "https://")
	ctx, cancel := context.WithCancel(t.Context())
	if o.Same == nil {
		o.Same = simulator.New(o.Simulator)
	}
	j := &Journey{
		T:      t,
		Sim:    o.Same,
		screen: newScreen(o.Width, o.Height, o.ASCII),
		ended:  make(chan error, 1),
		cancel: cancel,
	}
	if o.Prepare != nil {
		o.Prepare(j.Sim)
	}
	model := j.model(ctx, o)
	j.program = tea.NewProgram(model, tea.WithContext(ctx), tea.WithInput(nil), tea.WithOutput(j.screen),
		tea.WithoutSignalHandler(), tea.WithEnvironment([]string{"TERM=xterm-256color"}),
		tea.WithColorProfile(o.Profile), tea.WithWindowSize(o.Width, o.Height))
	go func() {
		_, err := j.program.Run()
		j.ended <- err
	}()
	j.Wait(time.Second)
	return j
}

// model wires the program as main does.
func (j *Journey) model(ctx context.Context, o Options) *ui.Model {
	j.T.Helper()
	sim, wire := j.Sim.Options(), altered{j.Sim, o.Alter, o.Fails}
	contacts, answers := desk.Latest[incident.Contact]()
	credential, signIn := j.signIn(o)
	now := func() time.Time { return time.Now().Add(o.Ahead) }
	source, err := client.New(client.Options{
		Credential: credential, SubscriptionID: sim.Subscription, ResourceGroup: sim.ResourceGroup,
		Workspace: sim.Workspace, Transport: wire, Now: now, Watch: answers,
	})
	j.must(err)
	store := cache.New(cache.Options{Dir: o.Dir, Tenant: "t", Workspace: sim.Workspace, Now: now})
	snapshot, err := store.Load(ctx)
	j.must(err)
	history, err := logs.New(logs.Options{
		Cloud:       account.Clouds()[0],
		Credential:  credential,
		WorkspaceID: source.WorkspaceID,
		Transport:   wire,
		Now:         time.Now,
	})
	j.must(err)
	people, err := directory.New(directory.Options{
		Credential: credential, Endpoint: account.Clouds()[0].Graph, Transport: j.Sim,
	})
	j.must(err)
	j.dir, j.ahead = o.Dir, o.Ahead
	j.drafts = j.Session()
	keys, err := action.New(nil)
	j.must(err)
	model, err := ui.New(ui.Options{
		Context:   ctx,
		Source:    source,
		Parts:     source,
		History:   history,
		Store:     store,
		Snapshot:  &snapshot,
		Keys:      keys,
		Directory: people,
		Templates: o.Templates,
		Drafts:    j.drafts,
		Theme:     theme.Options{Profile: o.Profile, Dark: true, ASCII: o.ASCII},
		Workspace: clean.New(sim.Workspace),
		SignIn:    signIn,
		Contact:   contacts,
		Now:       now,
		Zone:      time.UTC,
		Refresh:   o.Refresh,
		Random:    rand.NewChaCha8(j.seed(ctx)),
	})
	j.must(err)
	return model
}

// signIn makes the sign-in that the journey asks for.
func (j *Journey) signIn(o Options) (azcore.TokenCredential, ui.SignIn) {
	if o.SignIn == nil {
		return j.Sim.Credential(), ui.SignIn{}
	}
	states, tell := desk.Latest[incident.SignIn]()
	credential, signIn := o.SignIn(tell)
	signIn.States = states
	return credential, signIn
}

func (j *Journey) must(err error) {
	j.T.Helper()
	if err != nil {
		j.T.Fatal(err)
	}
}

// stop ends the program, as a kill would: what is not on the disk is lost, and what
// was held is not. It lets every command that still sleeps end as well.
// Whatever a journey in ASCII was about, no byte beyond may have left.
func (j *Journey) stop() {
	j.program.Quit()
	if err := <-j.ended; err != nil {
		j.T.Errorf("the program ended with %v", err)
	}
	for _, bytes := range j.screen.audit.beyond {
		j.T.Errorf("wrote %s", bytes)
	}
	j.cancel()
	time.Sleep(time.Hour)
	j.drafts.Close(context.Background())
}

// seed returns another one for each start of a program that finds other drafts:
// no two draw the same IDs.
func (j *Journey) seed(ctx context.Context) [32]byte {
	session := j.Session() // which is told what the program has still to be told
	drafts, err := session.List(ctx)
	notes, also := session.Notes(ctx)
	if err != nil || also != nil {
		return [32]byte{}
	}
	return sha256.Sum256(fmt.Append(nil, drafts, notes))
}

// Session returns the drafts as another session of the person has them.
func (j *Journey) Session() *draft.Store {
	now := func() time.Time { return time.Now().Add(j.ahead) }
	return draft.New(draft.Options{Dir: j.dir, Tenant: "t", Workspace: j.Sim.Options().Workspace, Now: now})
}

// Ended reports whether the program has quit by itself.
func (j *Journey) Ended() bool {
	j.Wait(0)
	select {
	case err := <-j.ended:
		j.ended <- err
		return true
	default:
		return false
	}
}

// Wait lets fake time pass until everything is at rest and drawn.
func (j *Journey) Wait(d time.Duration) {
	time.Sleep(d + 100*time.Millisecond) // beyond a tick of the renderer
	synctest.Wait()
}

// Press presses keys one after another.
func (j *Journey) Press(keys ...string) {
	for _, k := range keys {
		j.program.Send(press(k))
	}
	j.Wait(0)
}

// Strike presses keys in this very moment, and lets the program take them without
// letting time pass.
func (j *Journey) Strike(keys ...string) {
	for _, k := range keys {
		j.program.Send(press(k))
	}
	synctest.Wait()
}

// Frame lets just so much time pass that what is there now is drawn.
func (j *Journey) Frame() {
	time.Sleep(20 * time.Millisecond) // beyond a tick of the renderer
	synctest.Wait()
}

// Type types text, a key press for each character.
func (j *Journey) Type(text string) {
	for _, r := range text {
		j.program.Send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	j.Wait(0)
}

// Paste pastes text at once, as a terminal with bracketed paste does.
func (j *Journey) Paste(text string) {
	j.program.Send(tea.PasteMsg{Content: text})
	j.Wait(0)
}

// Resize changes the size of the terminal.
func (j *Journey) Resize(w, h int) {
	j.screen.resize(w, h)
	j.program.Send(tea.WindowSizeMsg{Width: w, Height: h})
	j.Wait(0)
}

// Print shows the screen in the test's log, when SENTINELQ_SHOW is set.
func (j *Journey) Print() {
	if os.Getenv("SENTINELQ_SHOW") != "" {
		j.T.Log("\n" + j.Screen())
	}
}
