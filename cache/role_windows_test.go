package cache

// playRole has no roles here: the tests that need them are of Unix.
func playRole(string) int { return 1 }
