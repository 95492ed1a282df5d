package simulator

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// sent is the body of a PUT. A field that is left out, null or empty is the
// same: the service resets it.
type sent struct {
	ETag       string          `json:"etag"`
	Properties *sentProperties `json:"properties"`
}

type sentProperties struct {
	Title                 string      `json:"title"`
	Description           string      `json:"description"`
	Severity              string      `json:"severity"`
	Status                string      `json:"status"`
	Classification        string      `json:"classification"`
	ClassificationReason  string      `json:"classificationReason"`
	ClassificationComment string      `json:"classificationComment"`
	Owner                 Owner       `json:"owner"`
	Labels                []sentLabel `json:"labels"`
	FirstActivityTimeUTC  string      `json:"firstActivityTimeUtc"`
	LastActivityTimeUTC   string      `json:"lastActivityTimeUtc"`
}

// sentLabel leaves out labelType, which the service does not let anybody write.
type sentLabel struct {
	LabelName string `json:"labelName"`
}

// put answers Incidents_CreateOrUpdate: 201 for a new incident, 200 for one
// that is replaced.
func (s *Simulator) put(c call, name string) (answer, error) {
	body, err := parseSent(c.body)
	if err != nil {
		return answer{}, err
	}
	r, found := s.records[key(name)]
	if err := s.checkETag(r, body.ETag, name); err != nil {
		return answer{}, err
	}
	if !found {
		var p Properties
		s.replace(&p, body.Properties)
		r = s.add(name, p, c.now)
		r.listed = c.now.Add(s.options.ListDelay)
		return written(http.StatusCreated, r.Incident), nil
	}
	s.replace(&r.Properties, body.Properties)
	s.touch(r, c.now)
	return written(http.StatusOK, r.Incident), nil
}

func parseSent(content []byte) (sent, error) {
	var body sent
	if err := json.Unmarshal(content, &body); err != nil {
		return sent{}, badRequest("The request content was invalid and could not be deserialized: '%s'.", err)
	}
	if body.Properties == nil {
		return sent{}, badRequest("'Properties' must not be empty.")
	}
	return body, body.Properties.check()
}

// checkETag refuses a write on a version that is gone. Without an etag in the
// body the last writer wins; an If-Match header is not looked at. For an
// incident that is gone altogether the service's answer is not documented.
func (s *Simulator) checkETag(r *record, etag, name string) error {
	if etag == "" || r != nil && r.ETag == etag {
		return nil
	}
	return refusal{
		http.StatusConflict, "Conflict",
		fmt.Sprintf("Newer version of resource '%s' exists for this etag. Data was not saved.", s.scope.incidents()+name),
	}
}

// check applies the service's rules in its own words where these are known.
func (p *sentProperties) check() error {
	for _, rule := range []func() error{p.checkRequired, p.checkEnums, p.checkClosing, p.checkFormats} {
		if err := rule(); err != nil {
			return err
		}
	}
	return nil
}

func (p *sentProperties) checkRequired() error {
	switch {
	case strings.TrimSpace(p.Title) == "":
		return badRequest("'Title' must have a non-empty value")
	case p.Severity == "":
		return badRequest("severity must not be empty.")
	case p.Status == "":
		return badRequest("status must not be empty.")
	}
	return nil
}

// checkEnums refuses values that the specification does not have.
func (p *sentProperties) checkEnums() error {
	for _, e := range []struct{ name, value, allowed string }{
		{"severity", p.Severity, "High Medium Low Informational"},
		{"status", p.Status, "New Active Closed"},
		{"classification", p.Classification, "Undetermined TruePositive BenignPositive FalsePositive"},
		{
			"classificationReason", p.ClassificationReason,
			"SuspiciousActivity SuspiciousButExpected IncorrectAlertLogic InaccurateData",
		},
		{"ownerType", p.Owner.OwnerType, "Unknown User Group"},
	} {
		if e.value != "" && !isOneOf(e.value, e.allowed) {
			return badRequest("'%s' is not a valid value of %s.", e.value, e.name)
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
func (p *sentProperties) checkClosing() error {
	switch p.Classification {
	case "BenignPositive", "TruePositive", "FalsePositive":
		if p.Status == "Closed" && p.ClassificationReason == "" {
			return badRequest("classification '%s' must have classificationReason.", p.Classification)
		}
	}
	return nil
}

// maxDescription is the limit of a description in UTF-16 code units.
const maxDescription = 5000

func (p *sentProperties) checkFormats() error {
	if utf16Length(p.Description) > maxDescription {
		return badRequest("'Description' must not be longer than %d characters.", maxDescription)
	}
	for _, l := range p.Labels {
		if l.LabelName == "" {
			return badRequest("'LabelName' must have a non-empty value")
		}
	}
	if id := p.Owner.ObjectID; id != "" && !isGUID(id) {
		return badRequest("owner objectId '%s' is not a GUID.", id)
	}
	for _, text := range []string{p.FirstActivityTimeUTC, p.LastActivityTimeUTC} {
		if _, err := time.Parse(time.RFC3339Nano, text); text != "" && err != nil {
			return badRequest("'%s' is not a date and time.", text)
		}
	}
	return nil
}

// replace writes every writable field of p. The type of a label that was there
// is kept, and a new label is the user's.
func (s *Simulator) replace(p *Properties, by *sentProperties) {
	before := map[string]string{}
	for _, l := range p.Labels {
		before[l.LabelName] = l.LabelType
	}
	p.Labels = make([]Label, len(by.Labels))
	for i, l := range by.Labels {
		p.Labels[i] = Label{LabelName: l.LabelName, LabelType: "User"}
		if known := before[l.LabelName]; known != "" {
			p.Labels[i].LabelType = known
		}
	}
	p.Title = by.Title
	p.Description = by.Description
	p.Severity = by.Severity
	p.Status = by.Status
	p.Classification = by.Classification
	p.ClassificationReason = by.ClassificationReason
	p.ClassificationComment = by.ClassificationComment
	p.Owner = s.enrich(by.Owner)
	p.FirstActivityTimeUTC = by.FirstActivityTimeUTC
	p.LastActivityTimeUTC = by.LastActivityTimeUTC
}
