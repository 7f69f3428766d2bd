# Two commands on a fresh machine: `make demo` shows the whole path, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# No registry or proxy is named here: pip's own configuration decides where packages come from.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: demo test test-slow test-postgres lint bench bench-large calibrate sample clean

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	$(BIN)/python -m compileall -q toolkit  # as pip does with what it copies: a quarter of the time of a short command
	touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(PIP) --editable '.[dev,ocr]'
	touch $@

demo: $(VENV)/.installed            ## the whole path on the shipped agreement, into build/demo
	$(BIN)/contract demo --out build/demo

test: $(VENV)/.dev                  ## every test but the slow ones
	$(BIN)/python -m pytest -m "not slow" --numprocesses auto

test-slow: $(VENV)/.dev             ## the slow tests: the large labelled set, long documents
	$(BIN)/python -m pytest -m slow --numprocesses auto

test-postgres: $(VENV)/.dev         ## the ledger on a PostgreSQL server of its own (installs one where it can)
	$(PIP) --editable '.[dev,postgres]'
	scripts/with_postgres.sh $(BIN)/python -m pytest -m "postgres and not slow" tests/ledger

bench: $(VENV)/.dev                 ## the numbers, side by side with other tools, in one run
	$(PIP) --editable '.[dev,bench,ocr]'
	$(BIN)/python scripts/bench.py

bench-large: $(VENV)/.dev           ## a month over a hundred million rows of share activity (1 GB in build/bench, made once)
	$(PIP) --editable '.[dev,bench,ocr]'
	CONTRACT_BENCH_ROWS=100000000 $(BIN)/python scripts/bench.py --only activity --times 3

calibrate: $(VENV)/.dev             ## the reliability table of docs/reading.md, computed again
	$(BIN)/python scripts/calibrate.py

lint: $(VENV)/.dev                  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

sample: $(VENV)/.installed          ## make contracts/class-k/agreement.pdf again from its text, byte for byte
	$(BIN)/python scripts/make_sample.py

clean:
	rm -rf build $(VENV) .pytest_cache .mypy_cache .ruff_cache
