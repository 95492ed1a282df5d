package parts

import (
	"net/http"
	"strings"

	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

// MaxComments is how many comments an incident holds.
const MaxComments = 100

// PutComment answers IncidentComments_CreateOrUpdate, and reports whether the
// comment is new. Only its author may replace one.
func (f *Parts) PutComment(by Stamp, name string, content []byte) (isNew bool, err error) {
	body, err := wire.ParseComment(content)
	if err != nil {
		return false, err
	}
	if err := checkName("comment", name); err != nil {
		return false, err
	}
	comment, found := f.Comments.Get(name)
	if err := checkETag(body.ETag, comment.ETag, by.Incident+"/comments/"+name); err != nil {
		return false, err
	}
	switch {
	case found && !strings.EqualFold(comment.Properties.Author.ObjectID, by.By.ObjectID):
		return false, respond.Refuse(http.StatusForbidden, "Forbidden", "Only the author of a comment can edit it.")
	case !found && f.Comments.Len() >= MaxComments:
		return false, respond.BadRequest("The incident has reached the maximum of %d comments.", MaxComments)
	case !found:
		comment = wire.Comment{ID: by.Incident + "/comments/" + name, Name: name, Type: wire.TypeComment}
		comment.Properties.Author = by.By
		comment.Properties.CreatedTimeUTC = wire.Stamp(by.At)
	}
	comment.ETag = by.ETag
	comment.Properties.Message = body.Properties.Message
	comment.Properties.LastModifiedTimeUTC = wire.Stamp(by.At)
	f.Comments.Put(comment)
	return !found, nil
}
