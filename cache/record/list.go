package record

// writeList writes values of one kind, keeping nil and empty apart.
func writeList[T any](w *writer, list []T, write func(*writer, *T)) {
	if w.length(uint64(len(list)), list == nil) {
		for i := range list {
			write(w, &list[i])
		}
	}
}

// readList reads what writeList wrote, of which each value takes at least size
// bytes.
func readList[T any](r *reader, size uint64, read func(*reader, *T)) []T {
	n, ok := r.length(size)
	if !ok {
		return nil
	}
	list := make([]T, n)
	for i := range list {
		if read(r, &list[i]); r.err != nil {
			return nil
		}
	}
	return list
}
