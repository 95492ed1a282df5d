package incident

import "sentinelq/client/clean"

// Classification is the verdict an incident is closed with. The service's enum
// is open.
type Classification string

// The classifications of the service.
const (
	TruePositive   Classification = "TruePositive"
	BenignPositive Classification = "BenignPositive"
	FalsePositive  Classification = "FalsePositive"
	Undetermined   Classification = "Undetermined"
)

// ClassificationReason says why the classification was chosen. The service's
// enum is open; [Undetermined] has none.
type ClassificationReason string

// The classification reasons of the service.
const (
	SuspiciousActivity    ClassificationReason = "SuspiciousActivity"
	SuspiciousButExpected ClassificationReason = "SuspiciousButExpected"
	IncorrectAlertLogic   ClassificationReason = "IncorrectAlertLogic"
	InaccurateData        ClassificationReason = "InaccurateData"
)

// Closing is how an incident was closed. The service wants a reason with every
// classification but Undetermined (BenignPositive without one is answered 400).
type Closing struct {
	Classification Classification
	Reason         ClassificationReason
	Comment        clean.Text
}

// Closings returns the five pairs of classification and reason that the portal
// offers, in its order, without a comment.
func Closings() []Closing {
	return []Closing{
		{Classification: TruePositive, Reason: SuspiciousActivity},
		{Classification: BenignPositive, Reason: SuspiciousButExpected},
		{Classification: FalsePositive, Reason: IncorrectAlertLogic},
		{Classification: FalsePositive, Reason: InaccurateData},
		{Classification: Undetermined},
	}
}

// IsZero reports whether nothing was chosen or written.
func (c Closing) IsZero() bool { return c == Closing{} }

// SamePair reports whether c and other have the same classification and reason,
// whatever their comments.
func (c Closing) SamePair(other Closing) bool {
	return c.Classification == other.Classification && c.Reason == other.Reason
}

// Label returns the pair in the portal's words.
func (c Closing) Label() clean.Safe {
	switch c.pair() {
	case Closing{Classification: TruePositive, Reason: SuspiciousActivity}:
		return clean.Literal("True positive - suspicious activity")
	case Closing{Classification: BenignPositive, Reason: SuspiciousButExpected}:
		return clean.Literal("Benign positive - suspicious but expected")
	case Closing{Classification: FalsePositive, Reason: IncorrectAlertLogic}:
		return clean.Literal("False positive - incorrect alert logic")
	case Closing{Classification: FalsePositive, Reason: InaccurateData}:
		return clean.Literal("False positive - inaccurate data")
	case Closing{Classification: Undetermined}:
		return clean.Literal("Undetermined")
	default:
		return clean.New(string(c.Classification) + " " + string(c.Reason)).Safe()
	}
}

func (c Closing) pair() Closing {
	return Closing{Classification: c.Classification, Reason: c.Reason}
}
