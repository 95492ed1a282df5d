// Package pens makes the pens with which tests draw, and checks what was drawn
// with one. Only tests import it.
package pens
