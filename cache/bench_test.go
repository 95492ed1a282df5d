package cache

import (
	"fmt"
	"os"
	"testing"

	"sentinelq/client/incident"
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
			info, err := os.Stat(s.Path())
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(info.Size())/1e6, "MB/file")
		})
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

// BenchmarkPut stores a refresh of a thousand changed incidents, merges with
// the whole queue included.
func BenchmarkPut(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, changed := saved(b, n), sample(1000)
			b.ReportAllocs()
			for b.Loop() {
				if err := s.Put(b.Context(), changed, nil, clock()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkPutOne is what one changed incident costs, most of it the disk.
func BenchmarkPutOne(b *testing.B) {
	s := saved(b, 5_000)
	for b.Loop() {
		if err := s.Put(b.Context(), []incident.Incident{sampleIncident(7)}, nil, clock()); err != nil {
			b.Fatal(err)
		}
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
