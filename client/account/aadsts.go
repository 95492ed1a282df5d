package account

import "strings"

// findCode returns the first of Entra's error codes in text, such as
// AADSTS50076, or nothing.
func findCode(text string) string {
	const prefix = "AADSTS"
	for {
		at := strings.Index(text, prefix)
		if at < 0 {
			return ""
		}
		digits := text[at+len(prefix):]
		n := len(digits) - len(strings.TrimLeft(digits, "0123456789"))
		if n > 0 {
			return prefix + digits[:n]
		}
		text = digits
	}
}

// advice returns what one of Entra's codes, or of OAuth's errors where there is
// no code, means to a person and what they can do about it, in one line; nothing
// for one that is not in the table. With over, the rest that helps is to sign in
// again, which every kind of sign-in does in a way of its own. The codes and their
// meaning are from Microsoft's reference of Entra error codes.
func advice(code string) (words string, over bool) {
	if words := again(code); words != "" {
		return words, true
	}
	for _, about := range []func(string) string{adviceOnUser, adviceOnPolicy, adviceOnTenant, adviceOnApplication} {
		if words := about(code); words != "" {
			return words, false
		}
	}
	return "", false
}

// again has what is mended by signing in once more.
func again(code string) string {
	switch code {
	case "AADSTS50055":
		return "the password has expired, and has to be changed"
	case "AADSTS50126":
		return "wrong user name or password"
	case "AADSTS50132", "AADSTS50133", "AADSTS50173":
		return "the password was changed or the session was revoked"
	case "AADSTS70016", "authorization_pending":
		return "the code was not entered in time"
	case "AADSTS70019", "AADSTS70020", "expired_token", "code_expired":
		return "the code has expired"
	case "AADSTS70018", "bad_verification_code":
		return "Entra does not know the code"
	case "AADSTS65004", "authorization_declined", "access_denied":
		return "the sign-in was declined in the browser"
	case "AADSTS50074", "AADSTS50076", "AADSTS50079":
		return "a second factor is needed"
	case "AADSTS50078":
		return "the second factor has expired"
	case "AADSTS70043":
		return "the sign-in is older than your organisation allows"
	case "AADSTS700082":
		return "the sign-in has expired from disuse"
	case "AADSTS700084":
		return "the sign-in has reached its maximum age"
	}
	return ""
}

func adviceOnUser(code string) string {
	switch code {
	case "AADSTS50034":
		return "the account does not exist in this tenant: check --tenant, and sign in with another"
	case "AADSTS50053":
		return "the account is locked after too many wrong passwords: wait, or ask your administrator"
	case "AADSTS50057":
		return "the account is disabled: ask your administrator"
	}
	return ""
}

func adviceOnPolicy(code string) string {
	switch code {
	case "AADSTS53000", "AADSTS53001", "AADSTS53002":
		return "conditional access wants a managed device or an approved application: sign in from one"
	case "AADSTS53003", "AADSTS530035", "AADSTS530036":
		return "conditional access refused this sign-in: try another --auth, or ask your administrator"
	case "AADSTS700024":
		return "the assertion is not valid at this time: check the clock of this machine, and the token file"
	}
	return ""
}

func adviceOnTenant(code string) string {
	switch code {
	case "AADSTS50020", "AADSTS90072":
		return "the account is not known in this tenant: check --tenant, or ask to be invited as a guest"
	case "AADSTS90002":
		return "the tenant does not exist in this cloud: check --tenant and --cloud"
	case "AADSTS500011":
		return "the tenant does not know this service: check --tenant and --cloud, and az cloud set"
	case "AADSTS65001":
		return "nobody has consented to this application: ask your administrator for consent"
	case "AADSTS50105":
		return "the account is not assigned to this application: ask your administrator"
	}
	return ""
}

func adviceOnApplication(code string) string {
	switch code {
	case "AADSTS700016":
		return "the application is not in this tenant: check AZURE_CLIENT_ID and AZURE_TENANT_ID"
	case "AADSTS7000215":
		return "the client secret is wrong: set AZURE_CLIENT_SECRET to its value, not to its ID"
	case "AADSTS7000222":
		return "the client secret has expired: make a new one and set AZURE_CLIENT_SECRET"
	case "AADSTS700027":
		return "the client certificate is not the application's: check AZURE_CLIENT_CERTIFICATE_PATH"
	case "AADSTS7000218":
		return "the application wants a secret: allow public client flows in its registration"
	}
	return ""
}
