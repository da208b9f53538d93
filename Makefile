# The verbs people use. `make help` prints them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install run serve index check test lint types imports unit bench ask clean browser

help: ## Print this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: install index serve ## Set everything up and serve on http://127.0.0.1:7860

serve:
	@$(BIN)/python app.py

install: $(STAMP) ## Create the environment and install what is pinned

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' \
	  || { echo "Python 3.11 or 3.12 is needed. Set PYTHON=/path/to/python3.11 and try again."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(MAKE) --no-print-directory system PACKAGES=python3-venv
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing (a few minutes the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@touch $(STAMP)

.PHONY: system
system:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $(PACKAGES) >/dev/null; \
	else echo "Missing: $(PACKAGES). Run: sudo apt-get install $(PACKAGES)"; exit 1; fi

index: install ## Build the search index if it is missing or out of date
	@$(BIN)/python -m knowledge_base build

check: install ## Run the quality gates over the guides
	@$(BIN)/python -m knowledge_base check --quiet

ask: install index ## Ask one question: make ask Q="…"
	@$(BIN)/python -m assistant ask "$(Q)"

test: install browser lint types imports check unit ## Set everything up and run every check

lint:
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types:
	@$(BIN)/mypy

imports:
	@$(BIN)/lint-imports

unit:
	@$(BIN)/pytest

browser:
	@command -v chromium >/dev/null || $(MAKE) --no-print-directory system PACKAGES=chromium \
	  || echo "Without Chromium the browser tests are skipped."

bench: install index ## Measure build time, latency ratios, throughput and memory
	@$(BIN)/python -m evals.benchmark

clean: ## Remove the environment, the index and caches; added documents stay
	@rm -rf $(VENV) data/index .pytest_cache .mypy_cache .ruff_cache build *.egg-info
