package command

import (
	"errors"
	"fmt"

	"sentinelq/ui/action"
	"sentinelq/ui/config"
)

// bindings makes the action registry with the config file's keys.
func bindings(c config.Config) (*action.Registry, error) {
	overrides := make(map[action.ID][]string, len(c.Keys))
	for id, keys := range c.Keys {
		overrides[action.ID(id)] = keys
	}
	registry, err := action.New(overrides)
	if wrong, ok := errors.AsType[*action.KeyError](err); ok {
		return nil, fmt.Errorf("%s:%d: %w", c.File, c.KeyLines[string(wrong.ID)], err)
	}
	return registry, err
}
