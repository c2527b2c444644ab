# The only entry points; CI calls the same. Everything works from a fresh clone on Debian with Rust installed.
.PHONY: help demo demo-files test lint fmt bench soak ready ready-postgres frontend

SHELL := /bin/bash
CARGO ?= cargo
DATA ?= demo
LISTEN ?= 127.0.0.1:8080
NPM = PATH="$$(frontend/build.sh node):$$PATH" npm --prefix frontend

help:
	@echo "make demo    two fictional municipalities on http://$(LISTEN), a signed-in link for every role; data in ./demo"
	@echo "make demo-files  one of them as files: its reports in three languages and four formats"
	@echo "make test    all tests"
	@echo "make lint    formatting, clippy, house rules"
	@echo "make bench   speed and memory, beside DuckDB, Polars, Splink and R laeken where they can be had"
	@echo "make soak    long campaigns: property tests, fuzzing, crashes"
	@echo "make fmt     format"

# A linker is all that Rust needs beside itself; Debian's package is installed where that is allowed.
ready:
	@command -v $(CARGO) >/dev/null || { echo "Rust is missing. Install it: https://rustup.rs"; exit 1; }
	@command -v cc >/dev/null || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq gcc libc6-dev; \
	  elif sudo -n true 2>/dev/null; then sudo apt-get update -qq && sudo apt-get install -y -qq gcc libc6-dev; \
	  else echo "A C compiler is missing. Install it: sudo apt-get install gcc libc6-dev"; exit 1; fi; }
	@command -v strace >/dev/null || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get install -y -qq strace; \
	  elif sudo -n true 2>/dev/null; then sudo apt-get install -y -qq strace; \
	  else echo "strace is missing: one test is left out. Install it: sudo apt-get install strace"; fi; } || true

# Style and script of the pages, in frontend/dist; nothing happens when nothing changed. Node is fetched where it is missing.
frontend:
	@frontend/build.sh

demo: ready frontend
	$(CARGO) build --locked --package svi
	$${CARGO_TARGET_DIR:-target}/debug/svi demo --data $(DATA) --listen $(LISTEN)

demo-files: ready frontend
	$(CARGO) build --locked --package svi
	$${CARGO_TARGET_DIR:-target}/debug/svi demo --data $(DATA) --files

# The tests run beside a PostgreSQL of their own; nothing of an installed server is touched.
ready-postgres: ready
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq postgresql; \
	  elif sudo -n true 2>/dev/null; then sudo apt-get update -qq && sudo apt-get install -y -qq postgresql; \
	  else echo "PostgreSQL 15 or newer is missing. Install it: sudo apt-get install postgresql"; exit 1; fi; }

test: ready-postgres frontend
	crates/identity/tests/oidc/install.sh
	$(NPM) test --silent
	$(CARGO) xtask postgres -- $(CARGO) test --locked --workspace
	$(NPM) run e2e --silent
	bench/fuzz_api.sh --max-time 40

lint: ready frontend
	$(NPM) run check --silent
	$(CARGO) fmt --all --check
	$(CARGO) clippy --locked --workspace --all-targets -- -D warnings
	$(CARGO) xtask tidy

fmt: ready
	$(CARGO) fmt --all

bench: ready frontend
	$(CARGO) build --locked --release --package svi
	$(CARGO) build --locked --release --package xtask
	bench/run.sh
	$(CARGO) xtask postgres -- bench/platform.sh

soak: ready-postgres frontend
	$(CARGO) build --locked --package svi
	bench/fuzz_api.sh
	fuzz/run.sh $${SVI_FUZZ_SECONDS:-120}
	SVI_CRASH_ROUNDS=$${SVI_CRASH_ROUNDS:-50} PROPTEST_CASES=$${PROPTEST_CASES:-20000} \
	$(CARGO) xtask postgres -- $(CARGO) test --locked --workspace --release
