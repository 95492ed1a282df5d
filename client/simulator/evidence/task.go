package evidence

import (
	"math/rand/v2"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/wire"
)

// maxTasks is how many tasks an incident begins with at most.
const maxTasks = 3

// Tasks returns what is to be done about the incident, the oldest first. In
// closed incidents most is done; the incident of every picture has all of it
// before it.
func (m Maker) Tasks(o Origin) []wire.Task {
	random := m.draw(o, "tasks")
	n := random.IntN(maxTasks + 1)
	if o.Leading {
		n = maxTasks
	}
	first := random.IntN(len(todo()))
	all := make([]wire.Task, n)
	for i, at := range o.moments(n) {
		name := chance.GUID(random)
		text := todo()[(first+i)%len(todo())]
		by := m.somebody(random)
		all[i] = wire.Task{
			ID: m.incident(o) + "/tasks/" + name, Name: name, Type: wire.TypeTask, ETag: `"` + chance.GUID(random) + `"`,
			Properties: wire.TaskProperties{
				Title: text[0], Description: text[1], Status: o.progress(random),
				CreatedBy: by, CreatedTimeUTC: wire.Stamp(at), LastModifiedBy: by, LastModifiedTimeUTC: wire.Stamp(at),
			},
		}
	}
	return all
}

// progress is the status of a task.
func (o Origin) progress(random *rand.Rand) string {
	done := 3 // of ten
	if o.Closed {
		done = 9
	}
	if random.IntN(10) < done && !o.Leading {
		return "Completed"
	}
	return "New"
}

// todo is what playbooks of a SOC ask for: a title and a description each.
func todo() [][2]string {
	return [][2]string{
		{"Call the user", "<p>Use the number of the directory, <b>not</b> one from the message.</p>"},
		{"Revoke sessions", ""},
		{"Check the sign-ins of the last 7 days", "Countries, devices, applications."},
		{"Look for mailbox rules", "<ul><li>forwarding</li><li>deletion</li></ul>"},
		{"Collect a memory image", "Before the device is isolated."},
		{"Ask the owner of the asset", ""},
		{"Write the handover note", "State, open questions, who knows."},
	}
}
