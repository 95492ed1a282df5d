package client

import (
	"errors"
	"net/http"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/incident"
)

func TestADoubtStaysUntilWhatIsReadSettlesIt(t *testing.T) {
	t.Parallel()
	high := says(200, wireBody("e1", `"severity":"High"`))
	stale, page := says(409, staleETag), says(200, "<html>signed out</html>")
	for _, test := range []struct {
		rule    string
		answers []reply
		want    string
	}{
		{
			"a later try that is refused does not end the doubt of an earlier one",
			[]reply{high, reset(), high, stale, says(403, "")},
			"GET PUT GET PUT GET",
		},
		{
			"what answers for the service may have sent the write on",
			[]reply{high, page, high, page, high, page, high, page, high},
			"GET PUT GET PUT GET PUT GET PUT GET",
		},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, test.answers...)
			_, err := c.UpdateFrom(t.Context(), seenHigh(), lower())
			if !errors.Is(err, incident.ErrUnknown) || w.methods() != test.want {
				t.Errorf("sent %q and got %v, want %q and a doubt", w.methods(), err, test.want)
			}
		})
	}
}

func TestTheWaitBeforeAnotherLookDoublesUpToItsLimit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var looks []time.Duration
		written := time.Now()
		options := testOptions(doer(func(req *http.Request) (*http.Response, error) {
			if req.Method == http.MethodPut {
				written = time.Now()
				return reset()(req)
			}
			looks = append(looks, time.Since(written))
			return says(200, wireBody("e1", `"severity":"High"`))(req)
		}))
		options.Retry = policy.RetryOptions{RetryDelay: time.Second, MaxRetryDelay: 3 * time.Second}
		c, err := New(options)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = c.UpdateFrom(t.Context(), seenHigh(), lower()); !errors.Is(err, incident.ErrUnknown) {
			t.Errorf("got %v", err)
		}
		want := []time.Duration{0, time.Second, 2 * time.Second, 3 * time.Second, 3 * time.Second}
		if !slices.Equal(looks, want) {
			t.Errorf("looked after %v, want %v", looks, want)
		}
	})
}

// doer is a transport made of a function.
type doer func(*http.Request) (*http.Response, error)

// Do implements policy.Transporter.
func (d doer) Do(req *http.Request) (*http.Response, error) { return d(req) }

func TestAfterALostAnswerWhatHasAnotherTitleOrDescriptionIsNotWhatWasMade(t *testing.T) {
	t.Parallel()
	draft := incident.NewDraft(testID)
	draft.Title, draft.Description = "Mine", "as typed"
	for found, want := range map[string][]incident.Field{
		`"title":"Mine","description":"as typed","severity":"Low","status":"Active"`: nil, // a rule was at work
		`"title":"Mine","description":"another","severity":"Medium","status":"New"`:  {incident.FieldDescription},
		`"title":"Other","description":"as typed","severity":"Low","status":"New"`:   {incident.FieldTitle},
	} {
		c, _ := newTestClient(t, says(404, ""), reset(), says(200, wireBody("e1", found)))
		_, err := c.Create(t.Context(), draft)
		var differ []incident.Field
		if exists, ok := errors.AsType[*incident.ExistsError](err); ok {
			differ = exists.Fields
		}
		if !slices.Equal(differ, want) || (err == nil) != (want == nil) {
			t.Errorf("of %s it is said that %v differ (%v), want %v", found, differ, err, want)
		}
	}
}

func TestAFaultOfTheNetworkIsToldWithoutTheIDOfTheSubscription(t *testing.T) {
	t.Parallel()
	c, _ := newTestClient(t, fails(errors.New("proxy: no way to '"+testIncident+"'")))
	_, err := c.Get(t.Context(), testID)
	if got, want := failure(t, err).Message.Raw(), "proxy: no way to 'incidents/"+string(testID)+"'"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
