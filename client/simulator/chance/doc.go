// Package chance is the simulator's randomness: numbers that follow from a seed
// and from what they are for, so that the same workspace is made every time and
// a new use of chance changes no older one.
//
// Nothing here is secret or fit to be.
package chance
