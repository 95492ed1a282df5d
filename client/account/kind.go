package account

import (
	"fmt"
	"slices"
	"strings"

	"sentinelq/client/incident"
)

// Kind is a way to sign in, by the name it has in the settings.
type Kind = incident.SignInKind

// The ways to sign in.
const (
	CLI              = incident.SignInCLI
	DeviceCode       = incident.SignInDeviceCode
	Browser          = incident.SignInBrowser
	Environment      = incident.SignInEnvironment
	ManagedIdentity  = incident.SignInManagedIdentity
	WorkloadIdentity = incident.SignInWorkloadIdentity
)

// Kinds returns every way to sign in, the default first.
func Kinds() []Kind {
	return []Kind{CLI, DeviceCode, Browser, Environment, ManagedIdentity, WorkloadIdentity}
}

// ParseKind reads a way to sign in from the settings; nothing is [CLI]. The
// error names the ones there are.
func ParseKind(name string) (Kind, error) {
	if name == "" {
		return CLI, nil
	}
	if kind := Kind(strings.ToLower(name)); slices.Contains(Kinds(), kind) {
		return kind, nil
	}
	names := make([]string, 0, len(Kinds()))
	for _, kind := range Kinds() {
		names = append(names, string(kind))
	}
	return "", fmt.Errorf("auth: %q is not a way to sign in: use one of %s", name, strings.Join(names, ", "))
}
