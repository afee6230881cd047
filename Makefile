# Every command of the project, each said once. `make` alone lists them.
# `make run` and `make test` need Python 3.11 or newer and make, and set up everything else.

SHELL := /bin/sh
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
LOCK := $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 \
	--only-binary :all: --generate-hashes --no-header --no-annotate --no-emit-index-url

# The first of these that is 3.11 or newer makes the virtual environment; `make run PYTHON=...`
# names another.
PYTHON :=
PYTHONS := $(if $(PYTHON),$(PYTHON),python3.11 python3.12 python3.13 python3.14 python3 python)

# Given on by run, test, bench and lock, as in `make test ARGS=tests/test_layers.py`.
ARGS :=

# Tests run in two processes, each with stores of its own; with NEO4J_URI set there is one Neo4j for
# all of them, so in one. Whole files go to a process, in their order: the slow ones come first.
WORKERS := $(if $(NEO4J_URI),0,2)
IN_PARALLEL := --numprocesses=$(WORKERS) --dist=loadfile --no-loadscope-reorder

# How long test-soak takes.
MINUTES := 10

.PHONY: help setup run test test-faults test-soak coverage bench check format lock describe hooks clean

help:  ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

setup: $(VENV)/.munigraph  ## make .venv with munigraph in it

run: setup  ## start the store, load data/ where it is not loaded, open the explorer
	@$(BIN)/munigraph run $(ARGS)

test: $(VENV)/.tools  ## run all tests, on both stores and in a browser
	@$(BIN)/python -m tests.needs
	@$(BIN)/python -m pytest $(IN_PARALLEL) $(ARGS)

test-faults: $(VENV)/.tools  ## kills, full disks, lost connections, readers beside loads: the long forms
	@$(BIN)/python -m pytest -m "long or not long" tests/faults $(ARGS)

test-soak: $(VENV)/.tools  ## visitors look at the explorer for MINUTES=10 while data are loaded
	@SOAK_MINUTES=$(MINUTES) $(BIN)/python -m pytest -s -m "long or not long" tests/soak $(ARGS)

coverage: $(VENV)/.tools  ## the same tests, measuring which lines they run; nearly twice as long
	@$(BIN)/python -m pytest --cov $(IN_PARALLEL) $(ARGS)

bench: $(VENV)/.tools  ## measure against the raw driver, half an hour; docs/bench.md says more
	@$(BIN)/munigraph bench $(ARGS)

check: $(VENV)/.tools  ## lint, format, types, layers and the rules of the repository, in seconds
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/pre-commit validate-config
	@$(BIN)/python -m pytest --quiet tests/test_layers.py tests/test_repository.py

format: $(VENV)/.tools  ## mend what ruff can mend by itself
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

lock: $(VENV)/.tools  ## write both lock files after a change of pyproject.toml; ARGS=--upgrade for newer versions
	@$(LOCK) $(ARGS) --group build pyproject.toml -o requirements.lock
	@$(LOCK) $(ARGS) --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

describe: setup  ## write data/datapackage.json and docs/questions.md anew
	@$(BIN)/python -m graph_loader.describe data
	@$(BIN)/python -m munigraph.questions_page docs/questions.md

hooks: $(VENV)/.tools  ## run `make check` before each commit
	@$(BIN)/pre-commit install

clean:  ## remove what make made; the store and the data stay
	rm -rf $(VENV) .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist

$(BIN)/python:
	@found=; for python in $(PYTHONS); do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo 'munigraph needs Python 3.11 or newer, and none of these is: $(PYTHONS). Install one, or name it: make PYTHON=/path/to/python3'; exit 1; \
	fi; \
	if ! $$found -c 'import ensurepip' >/dev/null 2>&1; then \
	  package=$$($$found -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	  if [ -n "$$CI" ]; then apt-get update -qq && apt-get install -y -qq "$$package" >/dev/null; \
	  else echo "$$found cannot make a virtual environment yet. Install what is missing: sudo apt-get install $$package"; exit 1; fi; \
	fi; \
	$$found -m venv --clear $(VENV)

# Made again only when a lock or the project's metadata changed.
$(VENV)/.munigraph: requirements.lock pyproject.toml | $(BIN)/python
	@echo 'Installing munigraph into $(VENV): a minute or two the first time.'
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.tools: requirements-dev.lock $(VENV)/.munigraph
	@echo 'Installing the tools of the tests.'
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@
