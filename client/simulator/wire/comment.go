package wire

import (
	"encoding/json"
	"strings"

	"sentinelq/client/simulator/respond"
)

// MaxMessage is the limit of a comment in UTF-16 code units.
const MaxMessage = 30_000

// TypeComment is the type of a comment.
const TypeComment = "Microsoft.SecurityInsights/incidents/comments"

// Comment is a comment on an incident (IncidentComments_Get).
type Comment = Resource[CommentProperties]

// CommentProperties are the fields of a comment.
type CommentProperties struct {
	Message             string `json:"message"`
	CreatedTimeUTC      string `json:"createdTimeUtc"`
	LastModifiedTimeUTC string `json:"lastModifiedTimeUtc"`
	Author              Person `json:"author"`
}

// SentComment is the body of a PUT of a comment.
type SentComment struct {
	ETag       string `json:"etag"`
	Properties *struct {
		Message string `json:"message"`
	} `json:"properties"`
}

// ParseComment reads the body of a PUT, and refuses one that the service
// refuses on every incident.
func ParseComment(content []byte) (SentComment, error) {
	var body SentComment
	if err := parse(content, &body); err != nil {
		return SentComment{}, err
	}
	switch {
	case body.Properties == nil:
		return SentComment{}, missingProperties()
	case strings.TrimSpace(body.Properties.Message) == "":
		return SentComment{}, respond.BadRequest("'Message' must have a non-empty value")
	case UTF16Length(body.Properties.Message) > MaxMessage:
		return SentComment{}, respond.BadRequest("'Message' must not be longer than %d characters.", MaxMessage)
	}
	return body, nil
}

// parse reads the JSON of a body.
func parse(content []byte, into any) error {
	if err := json.Unmarshal(content, into); err != nil {
		return respond.BadRequest("The request content was invalid and could not be deserialized: '%s'.", err)
	}
	return nil
}

func missingProperties() error { return respond.BadRequest("'Properties' must not be empty.") }
