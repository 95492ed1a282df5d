// Package directory finds people and groups of the tenant in Microsoft Graph
// v1.0, for whoever picks an owner.
//
// It is a convenience: where the directory cannot be read, owners are typed. So
// it asks little, waits little and repeats nothing that a person can repeat by
// typing on.
package directory
