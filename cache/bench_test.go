package cache

import (
	"fmt"
	"os"
	"testing"
)

// sizes are the queues of a busy and of an enormous workspace.
func sizes() []int { return []int{5_000, 100_000} }

func BenchmarkLoad(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := saved(b, n)
			b.ReportAllocs()
			for b.Loop() {
				if got, err := s.Load(b.Context()); err != nil || len(got.Incidents) != n {
					b.Fatal(len(got.Incidents), err)
				}
			}
			info, err := os.Stat(s.file.path)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(info.Size())/1e6, "MB/file")
		})
	}
}

// BenchmarkLoadBesideDetails shows that what the start reads costs the same
// however many details there are.
func BenchmarkLoadBesideDetails(b *testing.B) {
	for _, n := range []int{0, MaxDetails} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := saved(b, 5_000)
			keepDetails(b, s, n)
			for b.Loop() {
				if got, err := s.Load(b.Context()); err != nil || len(got.Incidents) != 5_000 {
					b.Fatal(len(got.Incidents), err)
				}
			}
		})
	}
}

func BenchmarkSaveQueueBesideDetails(b *testing.B) {
	for _, n := range []int{0, MaxDetails} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, incidents := saved(b, 5_000), sample(5_000)
			keepDetails(b, s, n)
			for b.Loop() {
				if err := s.SaveQueue(b.Context(), incidents, clock()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDetails(b *testing.B) {
	s := saved(b, 5_000)
	keepDetails(b, s, MaxDetails)
	b.ReportAllocs()
	for b.Loop() {
		if got, err := s.Details(b.Context(), sampleIncident(7).ID); err != nil || len(got.Alerts) == 0 {
			b.Fatal(len(got.Alerts), err)
		}
	}
}

func BenchmarkSaveDetails(b *testing.B) {
	s, d := saved(b, 5_000), sampleDetails(7)
	keepDetails(b, s, MaxDetails)
	b.ReportAllocs()
	for b.Loop() {
		if err := s.SaveDetails(b.Context(), sampleIncident(7).ID, d); err != nil {
			b.Fatal(err)
		}
	}
}

// keepDetails keeps the details of n incidents, each saved on its own.
func keepDetails(b *testing.B, s *Store, n int) {
	b.Helper()
	for i := range n {
		if err := s.SaveDetails(b.Context(), sampleIncident(i).ID, sampleDetails(i)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSaveQueue(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, incidents := New(testOptions(b.TempDir())), sample(n)
			b.ReportAllocs()
			for b.Loop() {
				if err := s.SaveQueue(b.Context(), incidents, clock()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func saved(b *testing.B, n int) *Store {
	b.Helper()
	s := New(testOptions(b.TempDir()))
	if err := s.SaveQueue(b.Context(), sample(n), clock()); err != nil {
		b.Fatal(err)
	}
	return s
}
