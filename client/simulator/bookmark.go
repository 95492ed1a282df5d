package simulator

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"sentinelq/client/simulator/parts"
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

// Bookmark is a finding of a hunt that somebody kept.
type Bookmark = wire.Bookmark

// Bookmarks returns copies of the workspace's bookmarks, the oldest incident's
// first.
func (s *Simulator) Bookmarks() []Bookmark {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bookmarks().All()
}

// bookmarks returns the workspace's bookmarks. Those that the workspace began
// with are made up when they are first asked for.
func (s *Simulator) bookmarks() *parts.List[wire.BookmarkProperties] {
	if s.kept != nil {
		return s.kept
	}
	s.kept = &parts.List[wire.BookmarkProperties]{}
	for _, o := range s.alerts.origins {
		r, found := s.records[key(o.Name)]
		for _, b := range s.evidence.Bookmarks(*o) {
			if !found || r.origin != o {
				b.Properties.IncidentInfo = nil // its incident is gone
			}
			s.kept.Put(b)
		}
	}
	return s.kept
}

// bookmarkItems answers at …/bookmarks and …/bookmarks/{bookmarkId}.
func (s *Simulator) bookmarkItems(c call, rest []string) (respond.Answer, error) {
	shelf := s.bookmarks()
	if len(rest) == 0 {
		if c.method != http.MethodGet {
			return respond.Answer{}, c.unsupported()
		}
		return page(c, s.scope.Address()+"/bookmarks", shelf.Items(), false)
	}
	name := rest[0]
	b, found := shelf.Get(name)
	switch c.method {
	case http.MethodGet:
		if !found {
			return respond.Answer{}, respond.Refuse(http.StatusNotFound, "NotFound", fmt.Sprintf("Bookmark '%s' does not exist.", name))
		}
		return respond.JSON(http.StatusOK, b), nil
	case http.MethodPut:
		return s.putBookmark(c, name)
	case http.MethodDelete:
		if !shelf.Remove(name) {
			return respond.Answer{Status: http.StatusNoContent}, nil
		}
		s.unrelate(c, b)
		return respond.Answer{Status: http.StatusOK}, nil
	default:
		return respond.Answer{}, c.unsupported()
	}
}

// putBookmark answers Bookmarks_CreateOrUpdate.
func (s *Simulator) putBookmark(c call, name string) (respond.Answer, error) {
	body, err := wire.ParseBookmark(c.body)
	if err != nil {
		return respond.Answer{}, err
	}
	if !wire.IsGUID(name) {
		return respond.Answer{}, respond.BadRequest("The bookmark ID '%s' is not a valid GUID.", name)
	}
	b, found := s.bookmarks().Get(name)
	if body.ETag != "" && body.ETag != b.ETag {
		return respond.Answer{}, parts.Conflict(s.scope.Provider() + "/bookmarks/" + name)
	}
	status, me := http.StatusOK, personOf(s.Me())
	if !found {
		status = http.StatusCreated
		b = Bookmark{ID: s.scope.Provider() + "/bookmarks/" + name, Name: name, Type: wire.TypeRelatedBookmark}
		b.Properties.Created, b.Properties.CreatedBy = wire.Stamp(c.now), me
	}
	body.Properties.WriteTo(&b.Properties)
	b.Properties.Updated, b.Properties.UpdatedBy = wire.Stamp(c.now), me
	b.ETag = s.newETag(c.now)
	s.bookmarks().Put(b)
	return respond.JSON(status, b), nil
}

// unrelate takes a bookmark that is gone off every incident.
func (s *Simulator) unrelate(c call, b Bookmark) {
	for _, r := range s.records {
		if r.Properties.AdditionalData.BookmarksCount == 0 {
			continue
		}
		for _, relation := range s.file(r).Relations.All() {
			if strings.EqualFold(relation.Properties.RelatedResourceID, b.ID) {
				s.keep(r)
				s.file(r).Relations.Remove(relation.Name)
				s.amended(r, s.stamp(c, r))
			}
		}
	}
}

// bind writes into a bookmark that it is related to an incident now.
func (s *Simulator) bind(name string, info wire.IncidentInfo) {
	if b, found := s.bookmarks().Get(name); found {
		b.Properties.IncidentInfo = &info
		s.bookmarks().Put(b)
	}
}

// unbind makes the bookmarks of an incident, or those of them that are named,
// forget it.
func (s *Simulator) unbind(r *record, names ...string) {
	if r.Properties.AdditionalData.BookmarksCount == 0 {
		return
	}
	for _, relation := range s.file(r).Relations.All() {
		name := relation.Properties.RelatedResourceName
		b, found := s.bookmarks().Get(name)
		if !found || len(names) > 0 && !slices.Contains(names, name) {
			continue
		}
		if info := b.Properties.IncidentInfo; info != nil && strings.EqualFold(info.IncidentID, r.Name) {
			b.Properties.IncidentInfo = nil
			s.bookmarks().Put(b)
		}
	}
}

// keptEntity is a bookmark as an entity of an incident.
type keptEntity struct {
	wire.BookmarkProperties
	AdditionalData map[string]string `json:"additionalData"`
	FriendlyName   string            `json:"friendlyName"`
}

// listBookmarks answers Incidents_ListBookmarks.
func (s *Simulator) listBookmarks(r *record) respond.Answer {
	value := []wire.Resource[keptEntity]{}
	for _, relation := range s.file(r).Relations.All() {
		b, found := s.bookmarks().Get(relation.Properties.RelatedResourceName)
		if !found || parts.IsAlert(relation.Properties) {
			continue
		}
		b.Properties.Labels = slices.Clone(b.Properties.Labels)
		value = append(value, wire.Resource[keptEntity]{
			ID: b.ID, Name: b.Name, Type: wire.TypeEntity, Kind: wire.KindBookmark,
			Properties: keptEntity{
				BookmarkProperties: b.Properties,
				AdditionalData:     map[string]string{"ETag": b.ETag, "EntityId": b.Name},
				FriendlyName:       b.Properties.DisplayName,
			},
		})
	}
	return respond.JSON(http.StatusOK, struct {
		Value []wire.Resource[keptEntity] `json:"value"`
	}{value})
}
