package incident

import (
	"context"
	"errors"
	"testing"
)

func TestWithoutDoubtLeavesWhatEndedTheWrite(t *testing.T) {
	t.Parallel()
	other := errors.New("other")
	for name, tt := range map[string]struct{ err, is error }{
		"a call in doubt":            {&OperationError{Operation: "update incident", Cause: CauseCutOff, Err: &UnknownError{Err: ErrOffline}}, ErrOffline},
		"a call that is certain":     {&OperationError{Operation: "update incident", Cause: CauseCutOff, Err: ErrRejected}, ErrRejected},
		"a doubt without a call":     {&UnknownError{Err: context.Canceled}, context.Canceled},
		"an error of something else": {other, other},
	} {
		got := WithoutDoubt(tt.err)
		if !errors.Is(got, tt.is) || errors.Is(got, ErrUnknown) {
			t.Errorf("%s: %v is left", name, got)
		}
		if _, call := errors.AsType[*OperationError](tt.err); call && CauseOf(got) != CauseCutOff {
			t.Errorf("%s: its cause is lost", name)
		}
	}
	in := &OperationError{Err: &UnknownError{Err: ErrOffline}}
	if got := WithoutDoubt(in); errors.Is(got, ErrUnknown) || !errors.Is(in, ErrUnknown) {
		t.Error("the error that was given has changed")
	}
}
