// Package rbac is Azure's role-based access control, as far as Sentinel's roles
// need it: their action lists, which action a request needs, and the refusal of
// one that nobody granted.
//
// The lists are those of the built-in roles, without what has nothing to do
// with incidents. An action is granted when one entry has a matching action and
// no matching notAction of its own: what one entry takes away another may give.
package rbac
