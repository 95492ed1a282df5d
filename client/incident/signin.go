package incident

import "sentinelq/client/clean"

// SignInKind is a way to sign in, by the name it has in the settings.
type SignInKind string

// The ways to sign in.
const (
	SignInCLI              SignInKind = "cli"               // as whoever ran az login
	SignInDeviceCode       SignInKind = "device-code"       // a code typed into a browser elsewhere; fits SSH
	SignInBrowser          SignInKind = "browser"           // a browser on this machine
	SignInEnvironment      SignInKind = "environment"       // the Azure SDK's own AZURE_ variables
	SignInManagedIdentity  SignInKind = "managed-identity"  // the identity of the machine
	SignInWorkloadIdentity SignInKind = "workload-identity" // the identity of a Kubernetes pod
)

// SignIn is how signing in stands. Its zero value says that nothing is under way.
type SignIn struct {
	Under bool       // a token is being fetched
	Code  clean.Text // what the person is to type; empty when nothing is
	URL   clean.Text // and where
	Err   error      // why the last one failed; nil after a success
}
