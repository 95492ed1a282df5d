package response

import (
	"bytes"
	"encoding/json"
	"errors"
)

// NotJSON says that an answer cannot be from the service, to a person who may
// have a proxy's page before them.
const NotJSON = "the answer is not from the service: it is no JSON, and a proxy may stand between"

// Decode reads JSON into value as far as it goes: a field of another kind than
// expected is left empty, as encoding/json does before it reports it, and only
// JSON that is none is an error.
func Decode(data []byte, value any) error {
	err := json.Unmarshal(data, value)
	if _, mismatch := errors.AsType[*json.UnmarshalTypeError](err); mismatch {
		return nil
	}
	return err
}

// IsPage reports whether body is a page for a browser. The services have none;
// proxies and the sign-in pages of guest networks answer with them, and what
// their status says means nothing.
func IsPage(body []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(body), []byte("<"))
}
