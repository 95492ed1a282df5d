// Package desk is what every feature of the screen works with: the ports to the
// service and the disk, the one way to ask them ([Scope.Ask]), what is said to the
// person ([Notices]), and the place for a panel ([Slot]). It knows no feature.
package desk
