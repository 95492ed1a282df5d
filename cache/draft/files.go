package draft

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// writeDraft writes a draft, unless the file has one that was typed in later.
func (f folder) writeDraft(u incident.Unsent) error {
	name := string(u.Draft.ID) + suffix
	if later, err := f.hasLater(name, u.SavedAt); later || err != nil {
		return err
	}
	data, err := encode(u.Draft, clean.Text{}, u.SavedAt)
	if err != nil {
		return err
	}
	return f.write(name, data)
}

// hasLater reports whether the file at name was typed in after at, or belongs
// to a newer program. One that cannot be read does not keep a draft from being
// saved: it is set aside first.
func (f folder) hasLater(name string, at time.Time) (later bool, err error) {
	root, err := f.open()
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	err = f.readOne(root, name, func(_ string, data []byte) error {
		_, e, err := decode(data)
		later = err == nil && e.Saved.After(at)
		return err
	})
	if _, aside := errors.AsType[*asideError](err); aside || errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return later, err
}

func (f folder) readDrafts() ([]incident.Unsent, error) {
	var found []incident.Unsent
	err := f.each(func(name string, data []byte) error {
		d, e, err := decode(data)
		if err != nil {
			return err
		}
		if string(d.ID) != name {
			return errDamaged
		}
		found = append(found, incident.Unsent{Draft: d, SavedAt: e.Saved})
		return nil
	})
	return found, err
}

func (f folder) writeTemplate(t incident.Template) error {
	data, err := encode(t.Draft, t.Name, f.now())
	if err != nil {
		return err
	}
	hash := sha256.Sum256([]byte(t.Name.Raw()))
	return f.write(hex.EncodeToString(hash[:8])+suffix, data)
}

func (f folder) readTemplates() ([]incident.Template, error) {
	var found []incident.Template
	err := f.each(func(_ string, data []byte) error {
		d, e, err := decode(data)
		if err == nil {
			found = append(found, incident.Template{Name: e.Name, Draft: d})
		}
		return err
	})
	return found, err
}
