# Everything runs in a virtual environment of its own, made on first use from the locked packages.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
# Gold labels: our own, and any that lie beside the checkout.
GOLD ?= $(wildcard tests/gold/*-* ../shared/gold/real-* ../shared/gold/seed)
EXTRAS := html archive lang dedup parquet xlsx serve
GROUPS := dev validate

.DEFAULT_GOAL := help
.PHONY: help install demo test lint format eval bench docs lock clean

help: ## Show what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

install: $(INSTALLED) ## Make the virtual environment

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "aidledger needs Python 3.11 or newer; name one: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(INSTALLED) ## Read the example articles into a fresh ledger and ask it questions
	@$(BIN)/aidledger demo

test: lint ## Lint, strict types, tests, gold gate
	$(BIN)/pytest --numprocesses 2

lint: $(INSTALLED) ## Ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(INSTALLED) ## Format and mend what ruff can
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

eval: $(INSTALLED) ## Precision, recall and F1 on the gold
	$(BIN)/aidledger eval $(GOLD)

bench: $(INSTALLED) ## Speed as ratios to a bare scan and a bare start-up; CLAIMS=1000000 for a large ledger
	$(BIN)/python scripts/bench.py $(CLAIMS:%=--claims %)

docs: $(INSTALLED) ## Write the generated pages of docs/ and the schema of the rules
	$(BIN)/python scripts/commands_page.py
	$(BIN)/python scripts/book_page.py
	$(BIN)/python scripts/rules_page.py
	$(BIN)/aidledger rules schema --write rules/schema.json

lock: ## Lock the newest allowed packages, with hashes (needs uv)
	uv pip compile pyproject.toml $(EXTRAS:%=--extra %) $(GROUPS:%=--group %) --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-annotate --upgrade --custom-compile-command 'make lock' \
	  --quiet --output-file requirements.lock

clean: ## Remove what was built; the virtual environment stays
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
