# Shortcuts; every line can be typed by hand. `make check` is what .ci/run does after the tests.
BIN ?= .venv/bin

.PHONY: setup test check docs words samples goldens accuracy benchmark chaos

setup:
	python3 -m venv .venv && $(BIN)/pip install -q -e ".[dev]"

test:
	$(BIN)/pytest

check:
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports
	$(BIN)/python -m sheet2desk.cli.docs --check

docs:
	$(BIN)/python -m sheet2desk.cli.docs

words:
	$(BIN)/python -m sheet2desk.layout.word_index_making

samples:
	$(BIN)/python samples/build.py

goldens:
	$(BIN)/pytest -n 0 --update-goldens tests/test_samples.py tests/formats

accuracy:
	$(BIN)/python -m tests.accuracy.score

benchmark:
	$(BIN)/python -m benchmarks.run

chaos:
	$(BIN)/pytest -n 0 -m chaos tests/migration
