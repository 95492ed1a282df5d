package command_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"sentinelq/ui/command"
	"sentinelq/ui/config"
)

// outcome is what a call of the program came to.
type outcome struct {
	code     int
	out, err string
	shown    *config.Config // what the screen was given; nil when it was not shown
}

// run calls the program away from the person's own settings.
func run(t *testing.T, screen error, args ...string) outcome {
	t.Helper()
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"} {
		t.Setenv(name, home)
	}
	for _, spec := range config.FlagSpecs() {
		if spec.Env != "" {
			t.Setenv(spec.Env, "")
		}
	}
	var stdout, stderr bytes.Buffer
	var got outcome
	got.code = command.Run(t.Context(), command.Options{
		Args: args, Version: "1.2.3", Stdout: &stdout, Stderr: &stderr,
		Screen: func(_ context.Context, c config.Config) error {
			got.shown = &c
			return screen
		},
	})
	got.out, got.err = stdout.String(), stderr.String()
	return got
}

func TestTheExitCodeTellsWhatCameOfIt(t *testing.T) {
	tests := []struct {
		name   string
		screen error
		want   int
		says   string
	}{
		{"done", nil, command.ExitDone, ""},
		{"failed", errors.New("no luck"), command.ExitFailed, "sentinelq: no luck\n"},
		{"a mistake", &command.UsageError{Err: errors.New("no terminal")}, command.ExitUsage, "sentinelq: no terminal\n"},
		{"a mistake inside another error", fmt.Errorf("start: %w", &command.UsageError{Err: errors.New("no terminal")}), command.ExitUsage, "sentinelq: start: no terminal\n"},
		{"what somebody else ends says so", &command.SignalError{Signal: syscall.SIGTERM}, 143, "sentinelq: ended by signal: terminated\n"},
		{"what is not kept is said", &command.SignalError{Signal: syscall.SIGINT, Err: errors.New("disk full")}, 130, "sentinelq: ended by signal: interrupt; disk full\n"},
		{"ending it oneself says nothing", &command.SignalError{Signal: syscall.SIGINT}, 130, ""},
		{"hang up", errors.Join(errors.New("also this"), &command.SignalError{Signal: syscall.SIGHUP}), 129, ""},
		{"hostile words", errors.New("bad\x1b[2Jname\nmore"), command.ExitFailed, "sentinelq: bad<U+001B>[2Jname more\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := run(t, tt.screen, "--demo")
			if got.code != tt.want || got.err != tt.says || got.out != "" {
				t.Errorf("exit %d, stderr %q, stdout %q; want %d, %q", got.code, got.err, got.out, tt.want, tt.says)
			}
		})
	}
}

func TestWrongUsageIsToldInOneLineAndNothingIsShown(t *testing.T) {
	for name, args := range map[string][]string{
		"an unknown flag":            {"--demmo"},
		"a flag without its value":   {"--workspace"},
		"a word that is no command":  {"queue"},
		"a value that is not known":  {"--demo", "--theme", "pink"},
		"a config file that is none": {"--config", "/does/not/exist.toml"},
		"a wrong switch":             {"--demo=perhaps"},
	} {
		t.Run(name, func(t *testing.T) {
			got := run(t, nil, args...)
			if got.code != command.ExitUsage || got.shown != nil {
				t.Errorf("exit %d, shown %v", got.code, got.shown)
			}
			if !strings.HasPrefix(got.err, "sentinelq: ") || strings.Count(got.err, "\n") != 1 {
				t.Errorf("it says %q", got.err)
			}
		})
	}
}

func TestFlagsReachTheScreen(t *testing.T) {
	file := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(file, []byte("workspace = \"from-file\"\nascii = true\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := run(t, nil, "--demo", "--read-only", "--config", file, "--theme=mono")
	if got.code != command.ExitDone || got.shown == nil {
		t.Fatalf("exit %d: %s", got.code, got.err)
	}
	if c := got.shown; !c.Demo || !c.ReadOnly || !c.ASCII || string(c.Theme) != "mono" {
		t.Errorf("the screen is given %+v", c)
	}
	if off := run(t, nil, "--demo=false", "--read-only=false"); off.shown == nil || off.shown.Demo || off.shown.ReadOnly {
		t.Errorf("switches that are off give %+v", off.shown)
	}
}

func TestHelpAndVersionGoToStdoutAndShowNothing(t *testing.T) {
	help := run(t, nil, "--help")
	if help.code != command.ExitDone || help.shown != nil || help.err != "" {
		t.Errorf("exit %d, stderr %q", help.code, help.err)
	}
	for _, spec := range config.FlagSpecs() {
		if !strings.Contains(help.out, "--"+spec.Name) {
			t.Errorf("the help does not name --%s", spec.Name)
		}
	}
	if version := run(t, nil, "--version"); version.code != command.ExitDone || !strings.Contains(version.out, "1.2.3") {
		t.Errorf("the version is %q", version.out)
	}
}

func TestOnATerminalThatTakesNothingElseOnlyASCIIIsTold(t *testing.T) {
	broken := errors.New("no incident “Größe” for zoë@contoso.com: Ý52;c;eA==\x9c")
	const spelled = `sentinelq: no incident "Grosse" for zo\u{EB}@contoso.com: \u{DD}52;c;eA==<0x9C>` + "\n"
	const whole = "sentinelq: no incident “Größe” for zoë@contoso.com: Ý52;c;eA==<0x9C>\n"
	for _, tt := range []struct {
		name, locale string
		screen       error
		args         []string
		file, want   string
	}{
		{"in C", "C", broken, []string{"--demo"}, "", spelled},
		{"by the flag", "C.UTF-8", broken, []string{"--demo", "--ascii"}, "", spelled},
		{"by the file", "C.UTF-8", broken, []string{"--demo"}, "ascii = true", spelled},
		{"not in UTF-8", "C.UTF-8", broken, []string{"--demo"}, "", whole},
		{"not where the flag says no", "C", broken, []string{"--demo", "--ascii=false"}, "", whole},
		{"a mistake in the flags", "POSIX", nil, []string{"--größe"}, "", "sentinelq: unknown flag: --grosse\n"},
		{"a mistake behind the flag", "C.UTF-8", nil, []string{"--ascii", "größe"}, "", `sentinelq: unknown command "grosse": see sentinelq --help` + "\n"},
		{"a mistake in the file", "C", nil, []string{"--demo"}, "größe = 1", ""},
		{"the help", "C", nil, []string{"--help"}, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("LC_ALL", tt.locale)
			file := filepath.Join(t.TempDir(), "config.toml")
			if err := os.WriteFile(file, []byte(tt.file), 0o600); err != nil {
				t.Fatal(err)
			}
			got := run(t, tt.screen, append(tt.args, "--config", file)...)
			if tt.want != "" && got.err != tt.want {
				t.Errorf("told was %q, want %q", got.err, tt.want)
			}
			isBeyond := func(r rune) bool { return r > '~' }
			if tt.want != whole && strings.ContainsFunc(got.out+got.err, isBeyond) || got.out+got.err == "" {
				t.Errorf("told was %q and %q", got.out, got.err)
			}
		})
	}
}
