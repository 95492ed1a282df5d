package theme

// String returns the role's name, as this package spells it.
func (r Role) String() string {
	names := [roleCount]string{
		"Plain", "Muted", "Strong", "Title", "Accent",
		"High", "Medium", "Low", "Informational",
		"StatusNew", "StatusActive", "StatusClosed",
		"Cursor", "Marked", "Border", "FocusBorder",
		"Success", "Warning", "Error",
		"Field", "FieldFocus", "Placeholder", "Match", "Chip",
		"Overlay", "Selection", "KeyCap",
	}
	if int(r) < len(names) {
		return names[r]
	}
	return "Role out of range"
}
