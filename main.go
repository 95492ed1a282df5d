// Command sentinelq is a keyboard-driven incident queue and creation panel for
// Microsoft Sentinel, in a terminal.
package main

import (
	"os"

	"sentinelq/ui/command"
)

// version is set by the release build.
var version = "dev"

func main() { os.Exit(command.Main(version)) }
