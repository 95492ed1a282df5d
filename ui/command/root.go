package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"sentinelq/ui/config"
	"sentinelq/ui/terminal"
)

// Options are what the command line needs from outside.
type Options struct {
	Args    []string
	Version string
	Stdout  io.Writer
	Stderr  io.Writer
	// Screen shows the queue until the person ends it; nil for the program's own.
	Screen func(ctx context.Context, c config.Config) error
}

// Main is the whole program: it does what the arguments of the process ask for and
// returns the exit code. Version is that of the release.
func Main(version string) int {
	if terminal.Watch(os.Args) {
		return ExitDone
	}
	return Run(
		context.Background(),
		Options{Args: os.Args[1:], Version: version, Stdout: os.Stdout, Stderr: os.Stderr},
	)
}

// Run does what the arguments ask for and returns the exit code. An error is one
// line on Stderr, and that the output did not arrive is an error.
func Run(ctx context.Context, o Options) int {
	var told settings
	out := &output{to: o.Stdout}
	o.Stdout, o.Stderr = spelling{out, told.ascii}, spelling{o.Stderr, told.ascii}
	command := root(o, &told)
	command.SetArgs(o.Args)
	command.SetOut(o.Stdout)
	command.SetErr(o.Stderr)
	return exit(out.end(command.ExecuteContext(ctx)), o.Stderr)
}

// settings is what is known of them so far.
type settings struct {
	flags  config.Flags
	loaded *config.Config // nil before all are known
}

// ascii reports whether the terminal takes nothing but ASCII.
func (s *settings) ascii() bool {
	if s.loaded != nil {
		return s.loaded.ASCII
	}
	return config.ASCII(config.Sources{Flags: s.flags, Getenv: os.Getenv, OS: runtime.GOOS})
}

func root(o Options, told *settings) *cobra.Command {
	command := &cobra.Command{
		Use:           "sentinelq",
		Short:         "Incident queue and creation panel for Microsoft Sentinel",
		Version:       o.Version,
		Args:          noArguments,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(c *cobra.Command, _ []string) error {
			loaded, err := load(told.flags)
			if err != nil {
				return &UsageError{err}
			}
			told.loaded = &loaded
			if o.Screen != nil {
				return o.Screen(c.Context(), loaded)
			}
			return screen(c.Context(), loaded, o.Version)
		},
	}
	for _, spec := range config.FlagSpecs() {
		f := command.Flags().VarPF(&setting{spec: spec, into: &told.flags}, spec.Name, "", spec.Help())
		if spec.IsSwitch() {
			f.NoOptDefVal = "true"
		}
	}
	command.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &UsageError{err} })
	return command
}

func noArguments(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return &UsageError{fmt.Errorf("unknown command %q: see sentinelq --help", args[0])}
	}
	return nil
}

// load reads the settings from flags, environment and config file.
func load(flags config.Flags) (config.Config, error) {
	home, _ := os.UserHomeDir() // without one, paths have to be given
	dir, err := os.Getwd()
	if err != nil {
		return config.Config{}, fmt.Errorf("find the working directory: %w", err)
	}
	return config.Load(config.Sources{
		Flags: flags, Getenv: os.Getenv, ReadFile: os.ReadFile, Home: home, Dir: dir, OS: runtime.GOOS,
	})
}

// setting hands a flag's value to the settings as it was given.
type setting struct {
	spec  config.FlagSpec
	into  *config.Flags
	value string
}

// String implements pflag.Value.
func (s *setting) String() string { return s.value }

// Type is what stands for the value in the help.
func (s *setting) Type() string {
	if s.spec.IsSwitch() {
		return "bool"
	}
	return s.spec.Value
}

// Set implements pflag.Value.
func (s *setting) Set(value string) error {
	s.value = value
	s.into.Set(s.spec.Name, value)
	return nil
}
