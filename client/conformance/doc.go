// Package conformance holds our client and our simulator against code of
// Microsoft's that was generated from the service's specification: the
// generated client has to get along with the simulator, and our client with the
// generated fake of the service. An error that both of ours share would
// otherwise never show.
//
// It is a module of its own, so that the generated code is no dependency of the
// program. Its tests need no network.
package conformance
