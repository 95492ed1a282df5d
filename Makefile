# The same checks as in CI, one by one. `make` alone builds the program.

FUZZTIME ?= 30s
BENCH    ?= .

.PHONY: build check test race lint fmt vuln golden fuzz bench demo

build:
	CGO_ENABLED=0 go build -trimpath -o sentinelq .

# Everything that a change has to pass.
check:
	.ci/run

test race lint vuln:
	.ci/run $@

fmt:
	golangci-lint fmt

# Writes every golden file anew. Look at the difference before you commit it.
golden:
	find . -path '*/testdata/*.golden' | sed 's|/testdata/.*||' | sort -u | \
		xargs -n 1 -I DIR go test DIR -update

# Runs each fuzz target for FUZZTIME.
fuzz:
	grep -rno --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' . | while IFS=: read -r file _ target; do \
		go test -run '^$$' -fuzz "^$${target#func }$$" -fuzztime $(FUZZTIME) "$$(dirname "$$file")" || exit 1; \
	done

# Speed is shown here and never decides about a test.
bench:
	go test -run '^$$' -bench '$(BENCH)' -benchmem ./...

demo: build
	./sentinelq --demo
