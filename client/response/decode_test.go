package response

import "testing"

func TestAFieldOfAnotherKindIsLeftEmpty(t *testing.T) {
	t.Parallel()
	var value struct {
		A string
		B int
	}
	if err := Decode([]byte(`{"a":5,"b":7}`), &value); err != nil || value.A != "" || value.B != 7 {
		t.Errorf("read %+v, %v", value, err)
	}
	for _, none := range []string{"", "{", "<html>", `{"b":7}x`} {
		if Decode([]byte(none), &value) == nil {
			t.Errorf("%q passes for JSON", none)
		}
	}
}
