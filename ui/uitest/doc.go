// Package uitest drives the whole program on a virtual terminal in fake time:
// the real Bubble Tea program, the real client over azcore's pipeline, the real
// store, and the simulated Sentinel behind them. Only tests import it.
//
// A journey runs inside a testing/synctest bubble, so that minutes of waiting,
// retries and answers out of order take no time and end the same way each run.
// It reads what is on the screen, cell by cell, and what reached the service.
package uitest
