package simulator

import "net/http"

// Refusal is a fault that the resource manager answers with before Sentinel sees
// a request: 409, as for a version that is gone, and nothing a repeat changes.
type Refusal string

// The refusals that are no conflicts, by their codes.
const (
	ScopeLocked               Refusal = "ScopeLocked"
	MissingRegistration       Refusal = "MissingSubscriptionRegistration"
	ResourceGroupBeingDeleted Refusal = "ResourceGroupBeingDeleted"
	ReadOnlySubscription      Refusal = "ReadOnlyDisabledSubscription"
)

// Refusals returns all of them.
func Refusals() []Refusal {
	return []Refusal{ScopeLocked, MissingRegistration, ResourceGroupBeingDeleted, ReadOnlySubscription}
}

// Fault refuses every write that matches, with the words that Azure has for it.
func (r Refusal) Fault(method string) Fault {
	return Fault{
		Kind: FaultStatus, Times: -1, Method: method,
		Status: http.StatusConflict, Code: string(r), Message: r.words(),
	}
}

func (r Refusal) words() string {
	switch r {
	case ScopeLocked:
		return "The scope '" + defaultGroup + "' cannot perform write operation because following scope(s) are locked: '" +
			defaultGroup + "'. Please remove the lock and try again."
	case MissingRegistration:
		return "The subscription is not registered to use namespace 'Microsoft.SecurityInsights'."
	case ResourceGroupBeingDeleted:
		return "The resource group '" + defaultGroup + "' is in deprovisioning state and cannot perform this operation."
	case ReadOnlySubscription:
		return "The subscription is disabled and therefore marked as read only."
	}
	return ""
}
