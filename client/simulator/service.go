package simulator

import (
	"net/url"
	"strings"

	"sentinelq/client/simulator/graph"
	"sentinelq/client/simulator/logs"
	"sentinelq/client/simulator/respond"
)

// service is which of the simulated services a request is meant for.
type service int

const (
	manager   service = iota // the resource manager
	directory                // Microsoft Graph
	analytics                // Log Analytics
)

// serviceOf returns whom an address belongs to. Where one host stands for
// several services, the path decides.
func (s *Simulator) serviceOf(u *url.URL) service {
	host, path := u.Hostname(), u.Path
	isLogs := strings.HasPrefix(path, "/v1/")
	switch {
	case host == s.options.Logs && (isLogs || host != s.options.Host && host != s.options.Graph):
		return analytics
	case host == s.options.Graph && (strings.HasPrefix(path, "/v1.0/") || host != s.options.Host):
		return directory
	}
	return manager
}

// refused answers with an error, in the service's own shape.
func (v visit) refused(err error) respond.Answer {
	switch v.service {
	case directory:
		return graph.Error(err, v.id, v.at)
	case analytics:
		return logs.Error(err, v.id)
	default:
		return respond.Error(err)
	}
}
