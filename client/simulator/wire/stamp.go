package wire

import "time"

// Tick is the precision of the service's times: seven digits of a second.
const Tick = 100 * time.Nanosecond

// stampLayout writes a time as the service writes createdTimeUtc.
const stampLayout = "2006-01-02T15:04:05.0000000Z"

// Stamp writes a time as the service does.
func Stamp(t time.Time) string { return t.UTC().Format(stampLayout) }

// ReadTime reads a time of an incident; what is none is the zero time.
func ReadTime(text string) time.Time {
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}
	}
	return at
}
