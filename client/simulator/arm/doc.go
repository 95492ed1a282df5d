// Package arm is what Azure's resource manager does before a resource provider
// sees a request: authorization, limits, the api-version, and finding the
// workspace's incidents in the tree of resources.
package arm
