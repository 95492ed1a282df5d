package config

import (
	"bytes"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// lines says where each key of the file stands: "cloud.name", "views[0].name".
type lines map[string]int

// of returns the line of a key, or that of the table it would stand in, or the
// first.
func (l lines) of(key string) int {
	for key != "" {
		if line, ok := l[key]; ok {
			return line
		}
		key = key[:max(strings.LastIndexAny(key, ".["), 0)]
	}
	return 1
}

// unknownKey is the first key that does not exist.
type unknownKey struct {
	key  string
	full string
	line int
	in   shape // where a right one was expected
}

// walker visits the keys of a document that the decoder has accepted.
type walker struct {
	parser  unstable.Parser
	data    []byte
	lines   lines
	lengths map[string]int // elements seen of each list of tables
	unknown *unknownKey

	offset, line int // how far lines are counted
}

// spot is a place in the document.
type spot struct {
	at    string
	shape shape
}

// findKeys says where the keys of a document stand, and which is the first that
// is not known.
func findKeys(data []byte, known shape) (lines, *unknownKey) {
	w := &walker{data: data, lines: lines{}, lengths: map[string]int{}, line: 1}
	w.parser.Reset(data)
	root := spot{shape: known}
	table := root
	for w.unknown == nil && w.parser.NextExpression() {
		switch e := w.parser.Expression(); e.Kind {
		case unstable.Table:
			table = w.follow(root, e.Key())
		case unstable.ArrayTable:
			list := w.follow(root, e.Key())
			table = w.element(list, w.line)
		case unstable.KeyValue:
			w.keyValue(table, e)
		default: // comments are not kept
		}
	}
	return w.lines, w.unknown
}

// follow steps from a place along the parts of a key. On the way, a list of
// tables stands for its last element.
func (w *walker) follow(from spot, key unstable.Iterator) spot {
	for key.Next() {
		if n := w.lengths[from.at]; n > 0 {
			from.at = indexed(from.at, n-1)
		}
		from = w.step(from, string(key.Node().Data), key.Node().Raw)
	}
	return from
}

func (w *walker) step(from spot, key string, raw unstable.Range) spot {
	at := key
	if from.at != "" {
		at = from.at + "." + key
	}
	line := w.lineOf(int(raw.Offset))
	if _, seen := w.lines[at]; !seen {
		w.lines[at] = line
	}
	next, ok := from.shape.keys[key]
	if from.shape.isOpen {
		next, ok = from.shape, true
	}
	if !ok && w.unknown == nil {
		w.unknown = &unknownKey{key: key, full: at, line: line, in: from.shape}
	}
	return spot{at, next}
}

// element begins another table of a list, at a line.
func (w *walker) element(list spot, line int) spot {
	n := w.lengths[list.at]
	w.lengths[list.at]++
	at := indexed(list.at, n)
	w.lines[at] = line
	return spot{at, list.shape}
}

func (w *walker) keyValue(table spot, e *unstable.Node) {
	w.value(w.follow(table, e.Key()), e.Value())
}

func (w *walker) value(at spot, v *unstable.Node) {
	children := v.Children()
	switch v.Kind {
	case unstable.InlineTable:
		for children.Next() {
			w.keyValue(at, children.Node())
		}
	case unstable.Array:
		for children.Next() {
			if table := children.Node(); table.Kind == unstable.InlineTable {
				w.value(w.element(at, w.lineOf(int(table.Raw.Offset))), table)
			}
		}
	default: // a plain value has no keys
	}
}

// lineOf counts the lines up to offset. Keys come in the order of the document
// nearly always, so that the whole is counted once.
func (w *walker) lineOf(offset int) int {
	if offset < w.offset {
		w.offset, w.line = 0, 1
	}
	w.line += bytes.Count(w.data[w.offset:offset], []byte("\n"))
	w.offset = offset
	return w.line
}
