package account

import (
	"fmt"
	"slices"
	"strings"
)

// Kind is a way to sign in, by the name it has in the settings.
type Kind string

// The ways to sign in.
const (
	CLI              Kind = "cli"               // as whoever ran az login
	DeviceCode       Kind = "device-code"       // a code typed into a browser elsewhere; fits SSH
	Browser          Kind = "browser"           // a browser on this machine
	Environment      Kind = "environment"       // the Azure SDK's own AZURE_ variables
	ManagedIdentity  Kind = "managed-identity"  // the identity of the machine
	WorkloadIdentity Kind = "workload-identity" // the identity of a Kubernetes pod
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
