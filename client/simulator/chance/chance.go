package chance

import (
	"encoding/binary"
	"encoding/hex"
	"hash/fnv"
	"math/rand/v2"
)

// Draw returns the random numbers of one thing (an incident, a moment, an
// answer), so that no other thing changes them.
func Draw(seed, thing uint64) *rand.Rand {
	return rand.New(rand.NewPCG(seed, thing)) //nolint:gosec // a simulation must be repeatable, and guards nothing
}

// Named returns the random numbers of one use, in a workspace, of something that
// has a name.
func Named(seed uint64, name, use string) *rand.Rand {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(use + " " + name)) // a hash never fails
	return Draw(seed, sum.Sum64())
}

// GUID returns a version 4 GUID.
func GUID(random *rand.Rand) string {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], random.Uint64())
	binary.BigEndian.PutUint64(b[8:], random.Uint64())
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	h := hex.EncodeToString(b[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// Pick returns one of values, of which there must be one.
func Pick[T any](random *rand.Rand, values []T) T { return values[random.IntN(len(values))] }

// Between returns a number from low to high, both included.
func Between(random *rand.Rand, low, high int) int { return low + random.IntN(high-low+1) }

// Lot is a number that depends on salt and n and has no pattern in either; no
// two n have the same. It mixes by the finalizer of splitmix64.
func Lot(salt uint64, n int) uint64 {
	x := salt ^ uint64(n) //nolint:gosec // any bits will do
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
