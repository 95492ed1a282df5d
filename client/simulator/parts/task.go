package parts

import (
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

// MaxTasks is how many tasks an incident holds.
const MaxTasks = 40

// PutTask answers IncidentTasks_CreateOrUpdate, and reports whether the task is
// new.
func (f *Parts) PutTask(by Stamp, name string, content []byte) (isNew bool, err error) {
	body, err := wire.ParseTask(content)
	if err != nil {
		return false, err
	}
	if err := checkName("task", name); err != nil {
		return false, err
	}
	task, found := f.Tasks.Get(name)
	if err := checkETag(body.ETag, task.ETag, by.Incident+"/tasks/"+name); err != nil {
		return false, err
	}
	if !found {
		if f.Tasks.Len() >= MaxTasks {
			return false, respond.BadRequest("The incident has reached the maximum of %d tasks.", MaxTasks)
		}
		task = wire.Task{ID: by.Incident + "/tasks/" + name, Name: name, Type: wire.TypeTask}
		task.Properties.CreatedBy = by.By
		task.Properties.CreatedTimeUTC = wire.Stamp(by.At)
	}
	p := &task.Properties
	p.Title, p.Description, p.Status = body.Properties.Title, body.Properties.Description, body.Properties.Status
	p.LastModifiedBy, p.LastModifiedTimeUTC = by.By, wire.Stamp(by.At)
	task.ETag = `"` + by.ETag + `"`
	f.Tasks.Put(task)
	return !found, nil
}

// CompleteTask completes the oldest task that is not, and reports whether there
// was one.
func (f *Parts) CompleteTask(by Stamp) bool {
	for _, task := range f.Tasks.All() {
		if task.Properties.Status == "Completed" {
			continue
		}
		p := &task.Properties
		p.Status, p.LastModifiedBy, p.LastModifiedTimeUTC = "Completed", by.By, wire.Stamp(by.At)
		task.ETag = `"` + by.ETag + `"`
		f.Tasks.Put(task)
		return true
	}
	return false
}
