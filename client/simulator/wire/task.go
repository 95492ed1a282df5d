package wire

import (
	"strings"

	"sentinelq/client/simulator/respond"
)

// TypeTask is the type of a task.
const TypeTask = "Microsoft.SecurityInsights/incidents/tasks"

// Task is a task of an incident (IncidentTasks_Get). Its etag has quotes inside.
type Task = Resource[TaskProperties]

// TaskProperties are the fields of a task.
type TaskProperties struct {
	Title               string `json:"title"`
	Description         string `json:"description,omitempty"`
	Status              string `json:"status"`
	CreatedTimeUTC      string `json:"createdTimeUtc"`
	CreatedBy           Person `json:"createdBy"`
	LastModifiedTimeUTC string `json:"lastModifiedTimeUtc"`
	LastModifiedBy      Person `json:"lastModifiedBy"`
}

// SentTask is the body of a PUT of a task.
type SentTask struct {
	ETag       string `json:"etag"`
	Properties *struct {
		Title       string `json:"title"`
		Description string `json:"description"`
		Status      string `json:"status"`
	} `json:"properties"`
}

// ParseTask reads the body of a PUT, and refuses one that the service refuses
// on every incident.
func ParseTask(content []byte) (SentTask, error) {
	var body SentTask
	if err := parse(content, &body); err != nil {
		return SentTask{}, err
	}
	switch p := body.Properties; {
	case p == nil:
		return SentTask{}, missingProperties()
	case strings.TrimSpace(p.Title) == "":
		return SentTask{}, respond.BadRequest("'Title' must have a non-empty value")
	case p.Status == "":
		return SentTask{}, respond.BadRequest("status must not be empty.")
	case !isOneOf(p.Status, "New Completed"):
		return SentTask{}, respond.BadRequest("'%s' is not a valid value of status.", p.Status)
	}
	return body, nil
}
