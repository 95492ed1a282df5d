package ui

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/input"
)

// maxEdited is the largest file that is taken back from an editor, in bytes.
const maxEdited = 1 << 20

// editOutside gives what is being written to the person's editor: the comment, or
// the description.
func (m *Model) editOutside() tea.Cmd {
	switch {
	case m.scope() == action.Writing && !m.writer.Sending():
		return editFile(m.writer.Text())
	case m.scope() == action.Form && !m.form.Sending():
		return editFile(m.form.Description())
	}
	return nil
}

// editFile writes a text to a file of its own, readable by nobody else.
func editFile(text string) tea.Cmd {
	return func() tea.Msg {
		dir, err := os.MkdirTemp("", "sentinelq-") // 0700
		if err != nil {
			return editedMsg{err: fmt.Errorf("make a file for the editor: %w", err)}
		}
		path := filepath.Join(dir, "text.txt")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			return editedMsg{err: errors.Join(fmt.Errorf("make a file for the editor: %w", err), os.RemoveAll(dir))}
		}
		return editorMsg{path: path, before: text}
	}
}

// onEditor hands the terminal to the editor. No shell is involved: the words of
// the setting are the program and its arguments.
func (m *Model) onEditor(msg editorMsg) tea.Cmd {
	command := exec.CommandContext(m.calls.app, m.editor[0], append(m.editor[1:len(m.editor):len(m.editor)], msg.path)...) //nolint:gosec // the person's own editor
	// What the program itself reads and draws on is no file, and would be a pipe.
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stdout
	return tea.ExecProcess(command, func(err error) tea.Msg {
		if err != nil {
			return editedMsg{err: kept(fmt.Errorf("run %s: %w", command.Path, err), msg.path)}
		}
		text, err := readEdited(msg.path)
		if err != nil {
			return editedMsg{err: kept(err, msg.path)}
		}
		return editedMsg{text: endAs(text, msg.before), err: os.RemoveAll(filepath.Dir(msg.path))}
	})
}

// kept says where the text is that could not be taken back.
func kept(err error, path string) error {
	return fmt.Errorf("%w; what was written is in %s", err, path)
}

func readEdited(path string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "", fmt.Errorf("read what the editor wrote: %w", err)
	case info.Size() > maxEdited:
		return "", errors.New("read what the editor wrote: more than 1 MiB, the text stays as it was")
	}
	text, err := os.ReadFile(path) //nolint:gosec // the file that was made for the editor
	if err != nil {
		return "", fmt.Errorf("read what the editor wrote: %w", err)
	}
	switch {
	case !utf8.Valid(text):
		return "", errors.New("read what the editor wrote: it is not UTF-8, the text stays as it was")
	case bytes.Count(text, []byte("\n")) >= input.MaxLines:
		return "", fmt.Errorf("read what the editor wrote: more than %d lines, the text stays as it was", input.MaxLines)
	}
	return string(text), nil
}

// endAs takes off the line end that editors put behind the last line, unless it
// was there before.
func endAs(text, before string) string {
	if strings.HasSuffix(before, "\n") {
		return text
	}
	return strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r")
}

// onEdited takes the text back into the panel.
func (m *Model) onEdited(msg editedMsg) tea.Cmd {
	if msg.err != nil {
		return m.notices.add(m.explain(clean.Literal("editor"), msg.err))
	}
	switch {
	case m.writer != nil && m.focus == action.Writing:
		m.writer.SetText(msg.text)
		return m.typed()
	case m.form != nil:
		m.form.SetDescription(msg.text)
		return m.touched()
	}
	return nil
}
