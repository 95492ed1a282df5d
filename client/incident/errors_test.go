package incident_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestAFailedCallSaysWhatFailedAndWhy(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		err  incident.OperationError
		want string
	}{
		{"with no answer", incident.OperationError{Operation: "list incidents", Err: incident.ErrOffline}, "list incidents: the service was not reached"},
		{
			"with the service's words",
			incident.OperationError{
				Operation: "create incident", Err: incident.ErrForbidden, Status: 403,
				Code: clean.New("AuthorizationFailed"), Message: clean.New("no role"),
			},
			"create incident: not allowed: AuthorizationFailed: no role",
		},
		{
			"with hostile words made safe",
			incident.OperationError{Operation: "get incident", Err: incident.ErrRejected, Message: clean.New("a\x1b]0;b\ac\nd")},
			"get incident: refused by the service: a<U+001B>]0;b<U+0007>c d",
		},
		{
			"without the incident and the correlation ID",
			incident.OperationError{Operation: "delete incident", Err: incident.ErrNotFound, Target: annID, CorrelationID: clean.New("c-1")},
			"delete incident: not found",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.err.Error(); got != tt.want {
				t.Errorf("Error() = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheCauseOfAFailedCallIsFound(t *testing.T) {
	t.Parallel()
	causes := []error{
		incident.ErrSignIn, incident.ErrForbidden, incident.ErrNotFound, incident.ErrConflict, incident.ErrRejected,
		incident.ErrOffline, incident.ErrUnavailable, incident.ErrReadOnly, context.Canceled,
	}
	for i, cause := range causes {
		err := fmt.Errorf("refresh: %w", &incident.OperationError{Operation: "list incidents", Status: i, Err: cause})
		for j, other := range causes {
			if errors.Is(err, other) != (i == j) {
				t.Errorf("is %q the cause %q? %v", err, other, i != j)
			}
		}
		var failed *incident.OperationError
		if !errors.As(err, &failed) || failed.Status != i {
			t.Errorf("%q is not found to be a failed call", err)
		}
	}
}

func TestAThrottledCallSaysForHowLong(t *testing.T) {
	t.Parallel()
	err := error(&incident.OperationError{Operation: "list incidents", Err: &incident.ThrottledError{After: 90 * time.Second}})
	var throttled *incident.ThrottledError
	if !errors.As(err, &throttled) || throttled.After != 90*time.Second {
		t.Errorf("%v does not lead to its ThrottledError", err)
	}
	want := map[time.Duration]string{
		90*time.Second + 200*time.Millisecond: "throttled by the service for 1m30s",
		0:                                     "throttled by the service",
		-time.Second:                          "throttled by the service",
	}
	for after, text := range want {
		if got := (&incident.ThrottledError{After: after}).Error(); got != text {
			t.Errorf("after %v it says %q, want %q", after, got, text)
		}
	}
}
