package wire

import (
	"cmp"
	"strings"
	"time"

	"sentinelq/client/simulator/respond"
)

// Sent is the body of a PUT. A field that is left out, null or empty is the
// same: the service resets it.
type Sent struct {
	ETag       string          `json:"etag"`
	Properties *SentProperties `json:"properties"`
}

// SentProperties are the fields that can be written.
type SentProperties struct {
	Title                 string      `json:"title"`
	Description           string      `json:"description"`
	Severity              string      `json:"severity"`
	Status                string      `json:"status"`
	Classification        string      `json:"classification"`
	ClassificationReason  string      `json:"classificationReason"`
	ClassificationComment string      `json:"classificationComment"`
	Owner                 Owner       `json:"owner"`
	Labels                []SentLabel `json:"labels"`
	FirstActivityTimeUTC  string      `json:"firstActivityTimeUtc"`
	LastActivityTimeUTC   string      `json:"lastActivityTimeUtc"`
}

// SentLabel leaves out labelType, which the service does not let anybody write.
type SentLabel struct {
	LabelName string `json:"labelName"`
}

// ParseSent reads the body of a PUT, and refuses one that the service refuses
// whatever it holds already.
func ParseSent(content []byte) (Sent, error) {
	var body Sent
	if err := parse(content, &body); err != nil {
		return Sent{}, err
	}
	if body.Properties == nil {
		return Sent{}, missingProperties()
	}
	return body, body.Properties.check()
}

// check applies the service's rules in its own words where these are known.
func (s *SentProperties) check() error {
	for _, rule := range []func() error{s.checkRequired, s.checkEnums, s.checkClosing, s.checkFormats} {
		if err := rule(); err != nil {
			return err
		}
	}
	return nil
}

func (s *SentProperties) checkRequired() error {
	switch {
	case strings.TrimSpace(s.Title) == "":
		return respond.BadRequest("'Title' must have a non-empty value")
	case s.Severity == "":
		return respond.BadRequest("severity must not be empty.")
	case s.Status == "":
		return respond.BadRequest("status must not be empty.")
	}
	return nil
}

// checkEnums refuses values that the specification does not have.
func (s *SentProperties) checkEnums() error {
	for _, e := range []struct{ name, value, allowed string }{
		{"severity", s.Severity, "High Medium Low Informational"},
		{"status", s.Status, "New Active Closed"},
		{"classification", s.Classification, "Undetermined TruePositive BenignPositive FalsePositive"},
		{
			"classificationReason", s.ClassificationReason,
			"SuspiciousActivity SuspiciousButExpected IncorrectAlertLogic InaccurateData",
		},
		{"ownerType", s.Owner.OwnerType, "Unknown User Group"},
	} {
		if e.value != "" && !isOneOf(e.value, e.allowed) {
			return respond.BadRequest("'%s' is not a valid value of %s.", e.value, e.name)
		}
	}
	return nil
}

func isOneOf(value, words string) bool {
	for word := range strings.FieldsSeq(words) {
		if value == word {
			return true
		}
	}
	return false
}

// checkClosing wants a reason with every verdict but Undetermined. That is seen
// of BenignPositive and assumed of the other two. Closing without any
// classification is let through: nothing says that the service refuses it.
func (s *SentProperties) checkClosing() error {
	switch s.Classification {
	case "BenignPositive", "TruePositive", "FalsePositive":
		if s.Status == "Closed" && s.ClassificationReason == "" {
			return respond.BadRequest("classification '%s' must have classificationReason.", s.Classification)
		}
	}
	return nil
}

// maxDescription is the limit of a description in UTF-16 code units.
const maxDescription = 5000

func (s *SentProperties) checkFormats() error {
	if UTF16Length(s.Description) > maxDescription {
		return respond.BadRequest("'Description' must not be longer than %d characters.", maxDescription)
	}
	for _, l := range s.Labels {
		if l.LabelName == "" {
			return respond.BadRequest("'LabelName' must have a non-empty value")
		}
	}
	if id := s.Owner.ObjectID; id != "" && !IsGUID(id) {
		return respond.BadRequest("owner objectId '%s' is not a GUID.", id)
	}
	for _, text := range []string{s.FirstActivityTimeUTC, s.LastActivityTimeUTC} {
		if _, err := time.Parse(time.RFC3339Nano, text); text != "" && err != nil {
			return respond.BadRequest("'%s' is not a date and time.", text)
		}
	}
	return nil
}

// WriteTo writes every writable field to p, but for the owner, whom only a
// directory knows. The type of a label that was there is kept, and a new label
// is the user's.
func (s *SentProperties) WriteTo(p *Properties) {
	before := map[string]string{}
	for _, l := range p.Labels {
		before[l.LabelName] = l.LabelType
	}
	p.Labels = make([]Label, len(s.Labels))
	for i, l := range s.Labels {
		p.Labels[i] = Label{LabelName: l.LabelName, LabelType: cmp.Or(before[l.LabelName], "User")}
	}
	p.Title = s.Title
	p.Description = s.Description
	p.Severity = s.Severity
	p.Status = s.Status
	p.Classification = s.Classification
	p.ClassificationReason = s.ClassificationReason
	p.ClassificationComment = s.ClassificationComment
	p.FirstActivityTimeUTC = s.FirstActivityTimeUTC
	p.LastActivityTimeUTC = s.LastActivityTimeUTC
}
