package client

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// Comments returns all comments of an incident, the newest first
// (IncidentComments_List). A comment without a name is left out. The errors are
// those of [Client.Get].
func (c *Client) Comments(ctx context.Context, in incident.ID) ([]incident.Comment, error) {
	do, err := c.part("list comments", http.MethodGet, in, "comments")
	if err != nil {
		return nil, err
	}
	comments, err := list(ctx, c, do, 0, (*wireComment).comment)
	slices.SortFunc(comments, func(a, b incident.Comment) int {
		return cmp.Or(b.Created.Time().Compare(a.Created.Time()), cmp.Compare(a.ID, b.ID))
	})
	return comments, err
}

// WriteComment writes a comment under its own ID, and returns it as the service
// keeps it (IncidentComments_CreateOrUpdate). A new one has no ETag: for it
// WriteComment looks first, as [Client.Create] does, so that sending it again makes
// no second one, and what is there and says something else stays, with
// incident.ErrExists. With an ETag it replaces the comment of that version: when there is a
// newer one the error is incident.ErrConflict, unless the newer one says the
// same, as it does after a lost answer. The service lets only a comment's author
// replace it, with incident.ErrForbidden for others, and takes 100 comments of
// 30 000 characters; [incident.CheckComment] is the caller's to ask.
func (c *Client) WriteComment(
	ctx context.Context,
	in incident.ID,
	comment incident.Comment,
) (incident.Comment, error) {
	do, err := c.part("write comment", http.MethodPut, in, "comments", string(comment.ID))
	if err != nil {
		return incident.Comment{}, err
	}
	if comment.ETag == "" {
		do.body = commentRequest{Properties: commentProperties{Message: comment.Message}}
		return create(ctx, c, do, (*wireComment).comment, func(found incident.Comment, tried bool) error {
			return unless(do, tried || incident.SameText(found.Message, comment.Message))
		})
	}
	written, err := amend(ctx, c, do, amendment[*incident.Comment]{
		read: func() (*incident.Comment, error) { return perhaps(ctx, c, do, (*wireComment).comment) },
		made: func(now *incident.Comment) bool { return now != nil && now.Message == comment.Message },
		agree: func(now *incident.Comment) error {
			if now != nil && now.ETag == comment.ETag {
				return nil
			}
			return changedComment(do, now)
		},
		write: func(*incident.Comment) (*incident.Comment, error) {
			do.body = commentRequest{ETag: comment.ETag, Properties: commentProperties{Message: comment.Message}}
			return ref(one(ctx, c, do, (*wireComment).comment))
		},
		version: func(*incident.Comment) string { return comment.ETag },
	})
	if err != nil {
		return incident.Comment{}, err
	}
	return *written, nil
}

// changedComment says that a comment is no longer as it was when it was edited.
func changedComment(do call, now *incident.Comment) error {
	err := &incident.OperationError{
		Operation: do.operation, Target: do.target,
		Message: clean.New("the comment changed since you looked"), Err: incident.ErrConflict,
	}
	if now == nil {
		err.Message, err.Cause, err.Err = clean.New(
			"the comment was deleted",
		), incident.CauseGone, incident.ErrNotFound
	}
	return err
}

// DeleteComment deletes a comment for good (IncidentComments_Delete). When an
// answer was lost and the comment is gone at the next try, that is a success.
// It takes the Contributor role, for one's own comments as well.
func (c *Client) DeleteComment(ctx context.Context, in, comment incident.ID) error {
	return c.remove(ctx, "delete comment", in, "comments", string(comment))
}

// wireComment is the IncidentComment of an answer.
type wireComment struct {
	resource
	Properties struct {
		Message      text       `json:"message"`
		Author       wirePerson `json:"author"`
		Created      string     `json:"createdTimeUtc"`
		LastModified string     `json:"lastModifiedTimeUtc"`
	} `json:"properties"`
}

func (w *wireComment) comment() (incident.Comment, bool) {
	name, ok := w.name()
	p := &w.Properties
	return incident.Comment{
		ID: incident.ParseID(name), ETag: w.ETag, Message: p.Message.Text, Author: p.Author.person(),
		Created: incident.ParseStamp(p.Created), LastModified: incident.ParseStamp(p.LastModified),
	}, ok
}

// commentRequest is the IncidentComment of a PUT.
type commentRequest struct {
	ETag       string            `json:"etag,omitempty"`
	Properties commentProperties `json:"properties"`
}

func (r commentRequest) version() string { return r.ETag }

type commentProperties struct {
	Message clean.Text `json:"message"`
}
