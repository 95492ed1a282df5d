package account

import (
	"errors"
	"net"
	"slices"
)

// Unsent reports whether err says that a request never left: there was no
// connection, or none that was trusted. What was to be written is then certainly
// not written. Of an error that does not say so a request may have left.
func Unsent(err error) bool {
	if op, ok := errors.AsType[*net.OpError](
		err,
	); ok &&
		slices.Contains([]string{"dial", "proxyconnect", "socks connect"}, op.Op) {
		return true
	}
	_, unresolved := errors.AsType[*net.DNSError](err)
	_, proxy := errors.AsType[*ProxyError](err)
	return unresolved || proxy || isUntrusted(err)
}
