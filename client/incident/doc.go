// Package incident is the domain: what a Microsoft Sentinel incident is, what
// may be changed in one, and which rules a new one keeps.
//
// It does no IO and knows no wire format; package client turns it into Azure's
// JSON (Incidents, api-version 2025-09-01). Names are Microsoft's. Text that
// came from outside is a [clean.Text] and can be drawn only in its safe form.
package incident
