// Package feed is what is loaded of the workspace, how fresh it is, and the passes
// over Azure that keep it so. It knows no screen: it is asked what there is, and told
// by hooks what the person looks at.
package feed
