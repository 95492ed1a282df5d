package theme

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
)

func TestProfile(t *testing.T) {
	t.Parallel()
	const (
		none      = colorprofile.NoTTY
		mono      = colorprofile.ASCII
		sixteen   = colorprofile.ANSI
		many      = colorprofile.ANSI256
		trueColor = colorprofile.TrueColor
	)
	tests := []struct {
		name    string
		environ []string
		pipe    bool
		want    colorprofile.Profile
	}{
		{"a terminal known by name only has 16", []string{"TERM=xterm"}, false, sixteen},
		{"the Linux console has 16", []string{"TERM=linux"}, false, sixteen},
		{"a VT100 has 16", []string{"TERM=vt100"}, false, sixteen},
		{"256color in the name is 256", []string{"TERM=xterm-256color"}, false, many},
		{"COLORTERM is true colour", []string{"TERM=xterm-256color", "COLORTERM=truecolor"}, false, trueColor},
		{"COLORTERM=24bit too", []string{"TERM=xterm", "COLORTERM=24bit"}, false, trueColor},
		{"screen has 256", []string{"TERM=screen"}, false, many},
		{"tmux has 256", []string{"TERM=tmux-256color", "TMUX=/tmp/tmux-0/default,1,0"}, false, many},
		{"tmux ignores COLORTERM", []string{"TERM=tmux-256color", "COLORTERM=truecolor"}, false, many},
		{"screen ignores Windows Terminal around it", []string{"TERM=screen-256color", "WT_SESSION=1"}, false, many},
		{"screen is known by STY too", []string{"TERM=xterm", "COLORTERM=truecolor", "STY=1.pts"}, false, many},
		{"dumb has no style", []string{"TERM=dumb"}, false, none},
		{"dumb has none with COLORTERM", []string{"TERM=dumb", "COLORTERM=truecolor"}, false, none},
		{"NO_COLOR=1 is no colour", []string{"TERM=xterm-256color", "NO_COLOR=1"}, false, mono},
		{"NO_COLOR=0 as well", []string{"TERM=xterm-256color", "NO_COLOR=0"}, false, mono},
		{"NO_COLOR=yes as well", []string{"TERM=xterm-256color", "COLORTERM=truecolor", "NO_COLOR=yes"}, false, mono},
		{"an empty NO_COLOR is none", []string{"TERM=xterm-256color", "NO_COLOR="}, false, many},
		{"the last NO_COLOR counts", []string{"TERM=xterm-256color", "NO_COLOR=1", "NO_COLOR="}, false, many},
		{"NO_COLOR beats CLICOLOR_FORCE", []string{"TERM=xterm", "NO_COLOR=1", "CLICOLOR_FORCE=1"}, false, mono},
		{"a pipe has no style", []string{"TERM=xterm-256color", "COLORTERM=truecolor"}, true, none},
		{"CLICOLOR_FORCE reaches a pipe", []string{"TERM=xterm-256color", "CLICOLOR_FORCE=1"}, true, many},
		{"with any value but 0", []string{"TERM=xterm", "CLICOLOR_FORCE=yes"}, true, sixteen},
		{"CLICOLOR_FORCE=0 does not", []string{"TERM=xterm", "CLICOLOR_FORCE=0"}, true, none},
		{"CLICOLOR_FORCE reaches dumb", []string{"TERM=dumb", "CLICOLOR_FORCE=1"}, false, sixteen},
		{"NO_COLOR in a forced pipe is no style", []string{"TERM=xterm", "NO_COLOR=1", "CLICOLOR_FORCE=1"}, true, none},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := Profile(tt.environ, !tt.pipe); got != tt.want {
				t.Errorf("Profile(%q) = %v, want %v", tt.environ, got, tt.want)
			}
		})
	}
}
