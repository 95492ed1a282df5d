package desk

// Latest hands a state from whoever knows it to whoever shows it: tell never
// waits, and what is received is the newest that was told.
func Latest[T any]() (states <-chan T, tell func(T)) {
	slot := make(chan T, 1)
	return slot, func(state T) {
		for {
			select {
			case slot <- state:
				return
			default:
			}
			select {
			case <-slot: // nobody has seen it, and nobody needs to
			default:
			}
		}
	}
}
