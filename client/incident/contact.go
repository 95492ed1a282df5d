package incident

import "time"

// Contact is how the service answers at present. Its zero value says that nothing
// was asked.
type Contact struct {
	// Silent is since when the service owes an answer and has said nothing at all;
	// zero while it owes none.
	Silent   time.Time
	Answered time.Time // when it answered last
	Failed   error     // why no answer came to the request that ended last; nil after an answer
}
