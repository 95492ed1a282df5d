// Package config reads the settings: flags, environment and the config file,
// in that order of precedence, and the defaults behind them.
//
// The file is strict. An unknown key, a value of the wrong type and a value
// that cannot be right stop the start with an [*Error] that has file, line, key
// and the nearest right one. The environment is read for what [FlagSpecs]
// names, where an empty variable counts as unset, for LC_ALL, LC_CTYPE and
// LANG, and for the two XDG directories.
//
// Beside what has a flag, the file holds
//
//	refresh = "30s"      how often the queue is refreshed, at least 10s
//
//	[cloud]              name, and for a custom cloud all of authority,
//	                     resource_manager, audience, graph, log_analytics, portal
//
//	[[workspaces]]       workspace, subscription, resource_group; the last two
//	                     default to those above: a merged queue
//
//	[keys]               an action's key, or a list of keys
//	mark = "space"
//
//	[[views]]            name, filter, columns, sort
//
//	[[templates]]        name, title, description, severity, status, owner, tags
//
// A ~/ in a path is the home directory. A relative path counts from the file
// it stands in, and from the working directory in a flag or variable.
//
// # Caveats
//
// No secret is accepted, neither in the file nor in a flag, where others of the
// host could read it: the kinds of sign-in that need one read the Azure SDK's
// own variables. The names of actions and columns are not known here; who knows
// them checks them, with the lines kept in [Config].
package config
