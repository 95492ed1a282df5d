package incident

import "time"

// Stamp is a time as the service wrote it. The text is kept beside the time,
// because a writable one must go back unchanged to the last digit.
type Stamp struct {
	wire string
	at   time.Time
}

// ParseStamp reads the service's text, RFC 3339 with up to seven digits of a
// second. Text that is no time is kept and has the zero time.
func ParseStamp(wire string) Stamp {
	at, err := time.Parse(time.RFC3339Nano, wire)
	if err != nil {
		return Stamp{wire: wire}
	}
	return Stamp{wire: wire, at: at.UTC()}
}

// Time returns the time in UTC, zero when there is none.
func (s Stamp) Time() time.Time { return s.at }

// Wire returns the text as the service wrote it, empty when there was none.
func (s Stamp) Wire() string { return s.wire }
