# Every verb does its own set-up in .venv; needs Python 3.11 or newer, git and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run test lint bench train
.DEFAULT_GOAL := help

help: ## Show these lines
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

run: .venv/ready ## Open the coach in the browser
	$(BIN)/coach run

test: .venv/ready ## Run every test
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: .venv/ready ## Check style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready ## Measure speed beside other tools
	$(BIN)/python -m pytest -p benchmark -o addopts= -W ignore -o python_files='bench_*.py' --benchmark-columns=median,iqr,ops,rounds tests/benchmarks

train: .venv/ready ## Rebuild the model from models/corpus
	$(BIN)/coach train

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version)'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
