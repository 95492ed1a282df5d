package directory

import (
	"context"
	"slices"
	"strings"
	"sync"

	"sentinelq/client/fold"
	"sentinelq/client/incident"
)

// Search finds up to limit users and groups by what was typed: words of the
// display name in any order, each perhaps only begun, or the beginning of a
// user's mail address or principal name. Users come first, the best match
// leading; groups have up to a third of the places to themselves. Nothing typed
// finds nobody, and asks nobody.
//
// It sends GET /users and GET /groups at once. Where one of the two fails, the
// other's results are beside the error, whose operation says which: an
// incident.ErrForbidden with results means that only users, or only groups, may
// be searched. When throttled it fails with an *incident.ThrottledError.
func (d *Directory) Search(ctx context.Context, typed string, limit int) ([]incident.Owner, error) {
	if typed = typedText(typed); typed == "" || limit < 1 {
		return nil, nil
	}
	ctx, cancel := bounded(ctx)
	defer cancel()
	var users, groups []incident.Owner
	var usersErr, groupsErr error
	var both sync.WaitGroup
	both.Go(func() { users, usersErr = d.list(ctx, searchUsers(typed, limit)) })
	both.Go(func() { groups, groupsErr = d.list(ctx, searchGroups(typed, limit)) })
	both.Wait()
	best(users, typed)
	best(groups, typed)
	found := merge(users, groups, limit)
	if usersErr != nil { // it says more than the other: owners are mostly users
		return found, usersErr
	}
	return found, groupsErr
}

// list reads the first page of a collection.
func (d *Directory) list(ctx context.Context, ask question) ([]incident.Owner, error) {
	var page struct {
		Value []entry `json:"value"`
	}
	if err := d.get(ctx, ask, &page); err != nil {
		return nil, err
	}
	owners := make([]incident.Owner, 0, len(page.Value))
	for _, e := range page.Value {
		if e.ID != "" { // nothing else can be assigned
			owners = append(owners, e.owner(ask.kind))
		}
	}
	return owners, nil
}

// merge puts users before groups and keeps limit of them.
func merge(users, groups []incident.Owner, limit int) []incident.Owner {
	places := max(limit/3, limit-len(users))
	groups = groups[:min(len(groups), places)]
	users = users[:min(len(users), limit-len(groups))]
	return slices.Concat(users, groups)
}

// best sorts by how well a name fits what was typed. Graph promises no order;
// among equals its own is kept.
func best(owners []incident.Owner, typed string) {
	typed = fold.String(typed)
	slices.SortStableFunc(owners, func(a, b incident.Owner) int { return distance(a, typed) - distance(b, typed) })
}

// distance is 0 for a name that is the typed one, and more the less it fits.
func distance(o incident.Owner, typed string) int {
	name := fold.String(o.AssignedTo.Raw())
	login, mail := fold.String(o.UserPrincipalName.Raw()), fold.String(o.Email.Raw())
	switch {
	case name == typed || login == typed || mail == typed:
		return 0
	case strings.HasPrefix(name, typed+" "):
		return 1
	case strings.HasPrefix(name, typed):
		return 2
	case strings.HasPrefix(login, typed), strings.HasPrefix(mail, typed):
		return 3
	case strings.Contains(name, " "+typed):
		return 4
	default:
		return 5
	}
}
