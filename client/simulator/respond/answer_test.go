package respond

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"testing"
)

func TestJSONLeavesMarksOfWebPagesAsTheyAre(t *testing.T) {
	t.Parallel()
	if a := JSON(http.StatusOK, map[string]string{"a": "<b> & c"}); string(a.Body) != `{"a":"<b> & c"}` || a.Status != http.StatusOK {
		t.Errorf("answered %d %s", a.Status, a.Body)
	}
}

func TestWhatIsNoRefusalIsAFaultOfTheService(t *testing.T) {
	t.Parallel()
	for err, want := range map[error]int{
		BadRequest("%s", "x"): http.StatusBadRequest,
		fmt.Errorf("wrapped: %w", Refuse(http.StatusGone, "Gone", "x")): http.StatusGone,
		errors.New("x"): http.StatusInternalServerError,
	} {
		if a := Error(err); a.Status != want {
			t.Errorf("%v is answered %d %s", err, a.Status, a.Body)
		}
	}
	if a := Error(Refuse(http.StatusGone, "Gone", "it is")); string(a.Body) != `{"error":{"code":"Gone","message":"it is"}}` {
		t.Errorf("the body is %s", a.Body)
	}
}

func TestAnAnswerThatIsCutEndsTooEarly(t *testing.T) {
	t.Parallel()
	resp := Page(http.StatusOK, "words").Cut().Response(nil)
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if !errors.Is(err, io.ErrUnexpectedEOF) || int64(len(body)) >= resp.ContentLength {
		t.Errorf("read %d of %d bytes, %v", len(body), resp.ContentLength, err)
	}
}
