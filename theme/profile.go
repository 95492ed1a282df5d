package theme

import (
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"
)

// Profile tells how many colours the terminal has, from an environment in the
// form of [os.Environ] and from whether output goes to a terminal at all. It
// asks nothing of the terminal and starts no program; colorprofile.Detect would
// run tmux.
//
//   - NO_COLOR with any value but the empty one means no colour, as no-color.org
//     has it. Bold, underline and reverse stay.
//   - CLICOLOR_FORCE, unless empty or 0, gives at least 16 colours, even to a
//     pipe or to TERM=dumb.
//   - Otherwise a pipe and TERM=dumb are no terminal, and the renderer lets no
//     style through. What writes to a pipe by itself uses the zero [Theme].
//   - GNU screen and tmux get 256 colours at most, whatever COLORTERM says of
//     the terminal around them.
//   - For the rest TERM, COLORTERM and the variables of some terminals decide;
//     a terminal that is only known by its name, such as linux or vt100, has 16.
func Profile(environ []string, isTTY bool) colorprofile.Profile {
	force := lookup(environ, "CLICOLOR_FORCE")
	forced := force != "" && force != "0"
	switch {
	case !isTTY && !forced:
		return colorprofile.NoTTY
	case lookup(environ, "NO_COLOR") != "" && isTTY:
		return colorprofile.ASCII
	case lookup(environ, "NO_COLOR") != "":
		return colorprofile.NoTTY
	}
	profile := colorprofile.Env(environ)
	if multiplexed(environ) {
		profile = min(profile, colorprofile.ANSI256)
	}
	if forced {
		profile = max(profile, colorprofile.ANSI)
	}
	return profile
}

// multiplexed reports whether the terminal is GNU screen or tmux. STY is set
// by screen, also where somebody has set TERM by hand.
func multiplexed(environ []string) bool {
	term := lookup(environ, "TERM")
	return strings.HasPrefix(term, "screen") || strings.HasPrefix(term, "tmux") || lookup(environ, "STY") != ""
}

// lookup returns the last value of a variable, which is the one that counts.
func lookup(environ []string, name string) string {
	for _, entry := range slices.Backward(environ) {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value
		}
	}
	return ""
}
