package incident

import (
	"errors"
	"fmt"
	"strings"

	"sentinelq/client/clean"
)

// Relation ties an alert or a bookmark to an incident. Its name is the
// service's or that of whoever made it, and goes back as it is.
type Relation struct {
	Name         string
	ETag         string
	Resource     clean.Text // resource ID of what is related
	ResourceName clean.Text // systemAlertId, or the name of a bookmark
	Kind         clean.Text // "SecurityAlert" or "Bookmark"
}

// IsTo reports whether the relation is to the alert or bookmark of that name.
// Azure's casing is not stable, so case does not count.
func (r Relation) IsTo(name string) bool {
	if !r.ResourceName.IsEmpty() {
		return strings.EqualFold(r.ResourceName.Raw(), name)
	}
	resource := r.Resource.Raw()
	return strings.EqualFold(resource[strings.LastIndexByte(resource, '/')+1:], name)
}

// Errors of [CheckAlert], made for the person who typed the ID.
var (
	ErrAlertID    = errors.New("not the ID of an alert: a systemAlertId is a GUID")
	ErrAlertThere = errors.New("the alert is in the incident already")
	ErrManyAlerts = fmt.Errorf("the incident has the %d alerts that Azure allows", MaxAlerts)
	ErrSynced     = errors.New("the incident is synchronised from Microsoft Defender: do this in the Defender portal")
)

// CheckAlert checks whether an alert can be related to an incident whose alerts
// are known, before anything is sent.
func CheckAlert(id string, in Incident, alerts []Alert) error {
	switch {
	case !IsGUID(id):
		return ErrAlertID
	case in.IsSynced():
		return ErrSynced
	case len(alerts) >= MaxAlerts:
		return ErrManyAlerts
	}
	for _, a := range alerts {
		if strings.EqualFold(a.ID.Raw(), id) {
			return ErrAlertThere
		}
	}
	return nil
}

// IsSynced reports whether the incident comes from Microsoft Defender, where
// some things can only be done there: it cannot be deleted here, nor can its
// alerts be related or taken off.
func (in Incident) IsSynced() bool {
	provider := strings.ToLower(in.Provider.Raw())
	return strings.Contains(provider, "xdr") || strings.Contains(provider, "365 defender")
}
