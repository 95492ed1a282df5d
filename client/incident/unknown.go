package incident

import "errors"

// ErrUnknown is what every [UnknownError] is.
var ErrUnknown = errors.New("it is not known whether it was done")

// UnknownError says that a write may have been done and may not: its answer was
// lost, and reading afterwards did not settle it. Whoever gets one must say
// neither that it was done nor that it was not.
type UnknownError struct {
	Err  error // what kept the answer away, or kept it from being found out
	Late bool  // it may still be done: the request may be on its way yet
}

// Error implements error.
func (e *UnknownError) Error() string { return ErrUnknown.Error() + ": " + e.Err.Error() }

// Unwrap makes it an [ErrUnknown], and comparable with what it came from.
func (e *UnknownError) Unwrap() []error { return []error{ErrUnknown, e.Err} }

// WithoutDoubt returns what ended a write, for when something that was read has
// settled what became of it. An error in which there is no doubt is returned as it
// is.
func WithoutDoubt(err error) error {
	doubt, is := errors.AsType[*UnknownError](err)
	if !is {
		return err
	}
	failed, ok := errors.AsType[*OperationError](err)
	if !ok {
		return doubt.Err
	}
	end := *failed
	end.Err = doubt.Err
	return &end
}
