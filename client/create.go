package client

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"sentinelq/client/incident"
)

// Create makes the incident of a draft (Incidents_CreateOrUpdate with the
// draft's ID and no etag) and returns it as the service keeps it.
//
// There is never a second incident, and nothing that is there is written over:
// Create looks before every PUT. An incident that it finds and that has what the
// draft asks for is the success of an earlier try. One that differs may be that
// of another session, or a colleague has changed it: it is returned with an
// *incident.ExistsError and stays as it is. After a PUT of this very call whose
// answer was lost only title and description are compared, since a rule may have
// assigned, tagged or closed the new incident within the moment. The rules of the
// form ([incident.Draft.Mistakes]) are the caller's to check.
func (c *Client) Create(ctx context.Context, draft incident.Draft) (incident.Incident, error) {
	do, err := c.part("create incident", http.MethodPut, draft.ID)
	if err != nil {
		return incident.Incident{}, err
	}
	do.body, do.sent = draftBody(draft), draft.Sent
	return create(ctx, c, do, (*wireIncident).incident, func(found incident.Incident, tried bool) error {
		fields := draft.Missing(found)
		if tried {
			fields = slices.DeleteFunc(fields, func(f incident.Field) bool {
				return f != incident.FieldTitle && f != incident.FieldDescription
			})
		}
		if len(fields) == 0 {
			return nil
		}
		return &incident.OperationError{
			Operation: do.operation, Target: draft.ID, Err: &incident.ExistsError{Found: found, Fields: fields},
		}
	})
}

// create sends the PUT of something new until it is there, and never over
// something that is: it looks before each. Check says of what it finds whether it
// is what was to be made; tried, whether this call has sent it already.
func create[W, T any](
	ctx context.Context,
	c *Client,
	do call,
	read func(*W) (T, bool),
	check func(found T, tried bool) error,
) (T, error) {
	var there T
	tried := false
	other := func(now *T) error {
		if now == nil {
			return nil
		}
		there = *now
		return check(*now, tried)
	}
	found, err := amend(ctx, c, do, amendment[*T]{
		look:  true,
		read:  func() (*T, error) { return perhaps(ctx, c, do, read) },
		made:  func(now *T) bool { return now != nil && other(now) == nil },
		agree: other,
		write: func(*T) (*T, error) {
			tried = true
			return ref(one(ctx, c, do, read))
		},
	})
	if err != nil {
		return there, err
	}
	return *found, nil
}

// unless makes the check of [create] for what is no incident: the error where what
// was found is not what was to be made. Under an ID that this call found free, and
// has sent something to, only that can be.
func unless(do call, same bool) error {
	if same {
		return nil
	}
	return &incident.OperationError{Operation: do.operation, Target: do.target, Err: incident.ErrExists}
}

// perhaps reads what a write makes or changes; nil where there is none.
func perhaps[W, T any](ctx context.Context, c *Client, do call, read func(*W) (T, bool)) (*T, error) {
	found, err := one(ctx, c, do.reading(), read)
	if errors.Is(err, incident.ErrNotFound) {
		return nil, nil //nolint:nilnil // nothing is what there is
	}
	return ref(found, err)
}

func ref[T any](found T, err error) (*T, error) { return &found, err }
