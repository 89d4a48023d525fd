# Mailworthy. `make run` and `make test` are all one needs; both set up what they need first.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
TOOLS = . .tools/env
SETUP_BUILD = @scripts/setup.sh build
SETUP_TEST = @scripts/setup.sh test
TARGET = $${CARGO_TARGET_DIR:-target}
LISTEN ?= 127.0.0.1:3000

.PHONY: help run build dev test lint bench clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: build ## set up, build, and start the console with its lab of sample domains on http://127.0.0.1:3000
	@echo "==> Starting Mailworthy on http://$(LISTEN)"
	@exec "$(TARGET)/release/mailworthy" serve --lab --listen "$(LISTEN)"

build: ## the release program target/release/mailworthy and its site
	$(SETUP_BUILD)
	@echo "==> Building the console (a quarter of an hour the first time on two cores, a few minutes later)"
	@$(TOOLS) && scripts/build.sh release
	@scripts/budget.sh

dev: ## the console, rebuilt at every change
	@scripts/setup.sh dev
	@$(TOOLS) && cargo leptos watch -- serve --lab --listen "$(LISTEN)"

test: ## everything that CI runs: format, lints, unit and store tests, locales, layering, end to end
	$(SETUP_TEST)
	@$(TOOLS) && scripts/test.sh

lint: ## format and lints, for the server and for the browser
	$(SETUP_BUILD)
	@$(TOOLS) && scripts/lint.sh

bench: ## start time, memory, sizes, page and run times, as ratios
	$(SETUP_TEST)
	@$(TOOLS) && scripts/build.sh release && scripts/bench.sh

clean: ## remove what was built; downloaded tools stay
	rm -rf target end2end/artefacts end2end/test-results
