package account

import (
	"context"
	"fmt"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// build makes the SDK's credential for kind. Each constructor only reads its
// settings, the environment and perhaps a certificate file.
func build(kind Kind, o Options) (azcore.TokenCredential, error) {
	switch kind {
	case CLI:
		return newCLI(o)
	case DeviceCode:
		return azidentity.NewDeviceCodeCredential(&azidentity.DeviceCodeCredentialOptions{
			ClientOptions:            clientOptions(o),
			ClientID:                 o.ClientID,
			TenantID:                 o.Tenant,
			DisableInstanceDiscovery: o.Cloud.Private,
			UserPrompt:               prompt(o),

			DisableAutomaticAuthentication: true, // see interactive
		})
	case Browser:
		return azidentity.NewInteractiveBrowserCredential(&azidentity.InteractiveBrowserCredentialOptions{
			ClientOptions:            clientOptions(o),
			ClientID:                 o.ClientID,
			TenantID:                 o.Tenant,
			DisableInstanceDiscovery: o.Cloud.Private,

			DisableAutomaticAuthentication: true,
		})
	case Environment:
		return azidentity.NewEnvironmentCredential(&azidentity.EnvironmentCredentialOptions{
			ClientOptions:            clientOptions(o),
			DisableInstanceDiscovery: o.Cloud.Private,
		})
	case ManagedIdentity:
		return azidentity.NewManagedIdentityCredential(managedIdentity(o))
	case WorkloadIdentity:
		return azidentity.NewWorkloadIdentityCredential(&azidentity.WorkloadIdentityCredentialOptions{
			ClientOptions:            clientOptions(o),
			ClientID:                 o.ClientID,
			TenantID:                 o.Tenant,
			DisableInstanceDiscovery: o.Cloud.Private,
		})
	}
	return nil, fmt.Errorf("auth: %q is not a way to sign in", kind)
}

// clientOptions carry the cloud, our transport and our idea of what is worth a
// retry to every credential that talks to Entra itself.
func clientOptions(o Options) azcore.ClientOptions {
	options := azcore.ClientOptions{
		Cloud:     o.Cloud.Configuration,
		Transport: &watched{next: o.Transport},
		Retry:     o.Retry,
	}
	if o.Transport == nil {
		options.Transport = &watched{next: NewTransport()}
	}
	if options.Retry.ShouldRetry == nil {
		options.Retry.ShouldRetry = Retryable
	}
	return options
}

// managedIdentity leaves retries to the SDK, which knows what the metadata
// service of each kind of machine answers while it starts, and the transport
// too, because that service is never behind a proxy.
func managedIdentity(o Options) *azidentity.ManagedIdentityCredentialOptions {
	options := &azidentity.ManagedIdentityCredentialOptions{}
	options.Transport = o.Transport
	if o.ClientID != "" {
		options.ID = azidentity.ClientID(o.ClientID)
	}
	return options
}

// prompt hands a device code to the caller, cleaned. The SDK's default prints
// to standard output, which is the middle of our screen.
func prompt(o Options) func(context.Context, azidentity.DeviceCodeMessage) error {
	return func(ctx context.Context, m azidentity.DeviceCodeMessage) error {
		noteOf(ctx).ask()
		o.Watch(incident.SignIn{Under: true, Code: clean.New(m.UserCode), URL: clean.New(m.VerificationURL)})
		return nil
	}
}
