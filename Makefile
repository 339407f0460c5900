# Every command of the project. `make` alone shows them.
.DEFAULT_GOAL := help
SHELL := bash
PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null || echo $(BIN)/uv)

help: ## Show every command
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.ready: pyproject.toml requirements/dev.txt
	@test -x $(BIN)/python || $(PY) -m venv $(VENV)
	@command -v uv >/dev/null 2>&1 || test -x $(BIN)/uv || $(BIN)/python -m pip install -q uv
	@$(UV) pip install -q --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@$(UV) pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

setup: $(VENV)/.ready ## Make the virtual environment with pinned, hashed packages

demo: setup ## Show the whole of it with a company that does not exist
	@$(BIN)/yourturn demo

study: setup ## Study the demonstration archive and say what to open
	@$(BIN)/yourturn study --demo --out report/skerrin

test: setup ## Run the tests
	@$(BIN)/python -m pytest -n 2

check: setup ## Floors, style and types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports && $(BIN)/mypy

pin: ## Pin the packages again (no registry's address is written)
	$(UV) pip compile -q --generate-hashes --no-emit-index-url --no-header --universal pyproject.toml -o requirements/run.txt
	$(UV) pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --group dev pyproject.toml requirements/build.in -o requirements/dev.txt

clean: ## Remove what was built
	rm -rf $(VENV) dist report yourturn-demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

.PHONY: help setup demo study test check pin clean
