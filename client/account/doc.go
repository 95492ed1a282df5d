// Package account signs in: which clouds there are, which ways to get a token,
// who the token belongs to, and what to do when none is given.
//
// Credentials are lazy. [NewCredential] checks its arguments and does nothing
// else; files are read, programs run and servers asked when the first token is
// wanted. Every failure of a credential is an [*Error]: one line that says what
// happened and what to run, never a dump of the answer and never a token.
//
// The package never prints. What a device code sign-in has to say goes to a
// function of the caller's.
package account
