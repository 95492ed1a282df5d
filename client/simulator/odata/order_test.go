package odata

import (
	"slices"
	"strings"
	"testing"
)

func TestRowsStandInTheOrderAskedForAndThenByKey(t *testing.T) {
	t.Parallel()
	for orderby, want := range map[string]string{
		"":                                    "acd",
		"properties/createdTimeUtc desc":      "acd",
		"properties/lastModifiedTimeUtc desc": "acd", // a and c at the same time
	} {
		o, err := ParseOrder(orderby)
		if err != nil {
			t.Fatalf("%q is refused: %v", orderby, err)
		}
		all := rows()
		slices.SortFunc(all, func(a, b *Row) int { return o.Compare(o.Position(a), o.Position(b)) })
		var have strings.Builder
		for _, r := range all {
			have.WriteString(r.Key)
		}
		if have.String() != want {
			t.Errorf("%q gives %s, want %s", orderby, have.String(), want)
		}
	}
}

func TestATokenLeadsBackToItsPositionInItsOwnOrderOnly(t *testing.T) {
	t.Parallel()
	o := Order{Field: pathModified}
	want := o.Position(rows()[1])
	have, err := o.ParseToken(o.Token(want))
	if err != nil || *have != want {
		t.Errorf("it leads to %v, %v", have, err)
	}
	if _, err := (Order{}).ParseToken(o.Token(want)); err == nil {
		t.Error("another order accepts it")
	}
	if none, err := o.ParseToken(""); none != nil || err != nil {
		t.Errorf("no token is %v, %v", none, err)
	}
}
