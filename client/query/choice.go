package query

import (
	"strconv"
	"strings"

	"sentinelq/client/fold"
	"sentinelq/client/incident"
)

// statusValue is a status, or empty for any.
type statusValue incident.Status

const anyStatus statusValue = ""

func parseStatus(w word) (value, *SyntaxError) {
	switch fold.String(w.text) {
	case "any", "all":
		return anyStatus, nil
	}
	if s, ok := incident.ParseStatus(w.text); ok {
		return statusValue(s), nil
	}
	return nil, fieldStatus.mistake(w, fieldStatus.choices()...)
}

func (v statusValue) text() string {
	if v == anyStatus {
		return "any"
	}
	return strings.ToLower(string(v))
}

func (v statusValue) test(Env) test {
	return func(in *incident.Incident) bool { return v == anyStatus || in.Status == incident.Status(v) }
}

// severityValue is a severity.
type severityValue incident.Severity

func parseSeverity(w word) (value, *SyntaxError) {
	if s, ok := incident.ParseSeverity(w.text); ok {
		return severityValue(s), nil
	}
	return nil, fieldSeverity.mistake(w, fieldSeverity.choices()...)
}

func (v severityValue) text() string { return strings.ToLower(string(v)) }

func (v severityValue) test(Env) test {
	return func(in *incident.Incident) bool { return in.Severity == incident.Severity(v) }
}

// choices returns the values of a field that are known beforehand, in the order
// they are offered.
func (f field) choices() []string {
	switch f {
	case fieldStatus:
		return []string{"new", "active", "closed", "any"}
	case fieldSeverity:
		return []string{"high", "medium", "low", "informational"}
	case fieldOwner:
		return []string{"me", "none"}
	case fieldCreated, fieldUpdated:
		return []string{"<1h", "<24h", "<7d", "<30d", ">1d", ">7d"}
	case fieldTactic:
		return tactics()
	default:
		return nil
	}
}

// tactics lists the service's tactics (AttackTactic, api-version 2025-09-01).
// The enum is open, so others are searched for as well; they are not offered.
func tactics() []string {
	return []string{
		"Reconnaissance", "ResourceDevelopment", "InitialAccess", "Execution", "Persistence",
		"PrivilegeEscalation", "DefenseEvasion", "CredentialAccess", "Discovery", "LateralMovement",
		"Collection", "CommandAndControl", "Exfiltration", "Impact", "PreAttack",
		"ImpairProcessControl", "InhibitResponseFunction",
	}
}

// numberValue is an incident's number.
type numberValue int

func parseNumber(w word) (value, *SyntaxError) {
	digits := w.text
	if !w.quoted {
		digits = strings.TrimPrefix(digits, "#") // #4711,#4712 is as clear as #4711,4712
	}
	n, err := strconv.ParseUint(digits, 10, 31) // an int32 on the wire
	if err != nil {
		return nil, fieldNumber.mistake(w)
	}
	return numberValue(n), nil
}

func (v numberValue) text() string { return strconv.Itoa(int(v)) }

func (v numberValue) test(Env) test {
	return func(in *incident.Incident) bool { return in.Number == int(v) }
}
