package command

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui"
	"sentinelq/ui/action"
	"sentinelq/ui/config"
	"sentinelq/ui/terminal"
)

// screen runs the program on the terminal until the person or a signal ends it.
func screen(parent context.Context, c config.Config, version string) error {
	if err := checkTerminal(); err != nil {
		return &UsageError{Err: err}
	}
	keys, err := bindings(c)
	if err != nil {
		return &UsageError{Err: err}
	}
	closeLog, err := openLog(c.LogFile)
	if err != nil {
		return &UsageError{Err: err}
	}
	defer closeLog()
	ctx, cancel := context.WithCancel(parent)
	defer cancel()
	b, err := connect(c, version)
	if err != nil {
		return &UsageError{Err: err}
	}
	return errors.Join(show(ctx, cancel, c, keys, b), b.close())
}

func checkTerminal() error {
	if !term.IsTerminal(os.Stdin.Fd()) || !term.IsTerminal(os.Stdout.Fd()) {
		return errors.New("the queue needs a terminal for its input and output")
	}
	if t := os.Getenv("TERM"); t == "dumb" || t == "" && runtime.GOOS != "windows" {
		return errors.New("the queue cannot be drawn on this terminal: TERM is dumb or not set")
	}
	return nil
}

// show runs the screen. Signals end it in order: the terminal is restored, and
// the exit code tells which one it was.
func show(ctx context.Context, cancel context.CancelFunc, c config.Config, keys *action.Registry, b backend) error {
	profile := theme.Profile(os.Environ(), true)
	snapshot, amiss := b.early(ctx)
	model, err := ui.New(ui.Options{
		Context: ctx, Source: b.source, Parts: b.source, History: b.history, Browse: browser(), Store: b.store, Drafts: b.drafts, Directory: b.directory,
		Snapshot: snapshot, Amiss: amiss, Templates: c.Templates, Editor: editor(), TempDir: os.TempDir(), Keys: keys,
		Theme:     theme.Options{Name: string(c.Theme), Profile: profile, Dark: true, ASCII: c.ASCII},
		Workspace: clean.New(b.workspace), Refresh: c.Refresh, SignIn: b.signIn, Contact: b.contact,
		Probe: os.Getenv("SSH_TTY") == "" && c.Theme == config.Auto,
		Now:   time.Now, Zone: time.Local, Random: rand.Reader,
	})
	if err != nil {
		return &UsageError{Err: err}
	}
	session := terminal.Open(onTerminal(c))
	ended := onSignal(ctx, func() {
		session.Hasten()
		cancel()
	})
	program := tea.NewProgram(model, tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithColorProfile(profile),
		tea.WithInput(session.Input()), tea.WithOutput(session.Output()))
	_, err = program.Run()
	kept := b.keep(ctx, model) // first: the terminal may take its time
	failed := session.Close(errors.Is(err, tea.ErrProgramPanic))
	select {
	case s := <-ended:
		return &SignalError{Signal: s, Err: errors.Join(failed, kept)}
	default:
	}
	if failed != nil {
		return errors.Join(failed, kept)
	}
	if err = errors.Join(err, kept); err != nil {
		return fmt.Errorf("run the screen: %w", err)
	}
	return nil
}

// browser returns what opens a link for the person; nil in a session from
// elsewhere, and where there is no screen for a browser.
func browser() func(context.Context, string) error {
	if os.Getenv("SSH_CONNECTION") != "" || os.Getenv("SSH_TTY") != "" {
		return nil
	}
	var opener []string
	switch runtime.GOOS {
	case "darwin":
		opener = []string{"open"}
	case "windows":
		opener = []string{"rundll32", "url.dll,FileProtocolHandler"}
	default:
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			return nil
		}
		opener = []string{"xdg-open"}
	}
	return func(ctx context.Context, link string) error {
		if !strings.HasPrefix(link, "https://") {
			return errors.New("only https links are opened")
		}
		return exec.CommandContext(ctx, opener[0], append(opener[1:], link)...).Run() //nolint:gosec // no shell, and an https address
	}
}

// editor returns the person's editor and its arguments. No shell reads them.
func editor() []string {
	if words := strings.Fields(os.Getenv("VISUAL")); len(words) > 0 {
		return words
	}
	return strings.Fields(os.Getenv("EDITOR"))
}
