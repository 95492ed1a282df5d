package editor

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"sentinelq/ui/input"
)

// The files of a folder.
const (
	prefix     = "sentinelq-edit-"
	textName   = "text.txt"
	beforeName = "before" // the text as it was lent
)

// maxText is how many bytes are taken back from an editor.
const maxText = 1 << 20

// Text is a text that is with the editor.
type Text struct {
	folder string
	before string
	held   *os.File // tells other programs that the folder is in use
}

// Lend writes a text to a file in a new folder in dir, the system's directory of
// temporary files when that is empty. Nothing stays behind when it fails.
func Lend(dir, text string) (*Text, error) {
	folder, err := os.MkdirTemp(dir, prefix) // 0700
	if err != nil {
		return nil, fmt.Errorf("make a file for the editor: %w", err)
	}
	t := &Text{folder: folder, before: text}
	const anew = os.O_CREATE | os.O_EXCL | os.O_RDWR
	t.held, err = os.OpenFile(filepath.Join(folder, beforeName), anew, 0o600) //nolint:gosec // in our folder
	if err == nil {
		_, held := claim(t.held)
		_, written := t.held.WriteString(text)
		err = errors.Join(held, written, os.WriteFile(t.path(), []byte(text), 0o600))
	}
	if err != nil {
		t.letGo()
		return nil, fmt.Errorf("make a file for the editor: %w", errors.Join(err, os.RemoveAll(folder)))
	}
	return t, nil
}

func (t *Text) path() string { return filepath.Join(t.folder, textName) }

// TakeBack returns what the editor made of the text, and how its run failed if it
// did. With an error the text is as it was before, and the error says where the
// editor's lies if it wrote any.
func (t *Text) TakeBack(failed error) (string, error) {
	defer t.letGo()
	text, err := t.read()
	if failed != nil {
		err = fmt.Errorf("run the editor: %w", failed)
	}
	switch {
	case isUntouched(t.folder):
		err = errors.Join(err, os.RemoveAll(t.folder))
	case err != nil:
		return "", fmt.Errorf("%w; what was written is in %s", err, t.folder)
	default:
		_ = os.RemoveAll(t.folder) // the text is here; the next sweep tells of it
	}
	return text, err
}

// letGo lets other programs have the folder.
func (t *Text) letGo() {
	if t.held != nil {
		_ = t.held.Close() // only read
	}
}

// read reads what the editor wrote, as far as a panel can take it.
func (t *Text) read() (string, error) {
	const reading = "read what the editor wrote"
	info, err := os.Stat(t.path())
	switch {
	case err != nil:
		return "", fmt.Errorf("%s: %w", reading, err)
	case info.Size() > maxText:
		return "", errors.New(reading + ": more than 1 MiB, the text stays as it was")
	}
	text, err := os.ReadFile(t.path())
	switch {
	case err != nil:
		return "", fmt.Errorf("%s: %w", reading, err)
	case len(text) == 0 && t.before != "":
		return "", errors.New(reading + ": the file is empty, as a full disk leaves it; the text stays as it was")
	case !utf8.Valid(text):
		return "", errors.New(reading + ": it is not UTF-8, the text stays as it was")
	case bytes.Count(text, []byte("\n")) >= input.MaxLines:
		return "", fmt.Errorf("%s: more than %d lines, the text stays as it was", reading, input.MaxLines)
	}
	return endAs(string(text), t.before), nil
}

// endAs takes off the line end that editors put behind the last line, unless it
// was there before.
func endAs(text, before string) string {
	if strings.HasSuffix(before, "\n") {
		return text
	}
	return strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r")
}
