# Everything happens in .venv; running a target twice does nothing the second time.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# What says how the environment is made; a change here makes it anew.
RECIPE := pyproject.toml constraints.txt Makefile
INSTALL := -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test kill load fuzz bench bench-peers audit lint format install lock clean

run: $(VENV)/.product
	@$(PY) -m retrieval seed --quiet
	@$(PY) -m bot

test: $(VENV)/.test lint
	$(PY) -m pytest

# Property-based tests with examples that no run has seen yet. What it finds belongs into an @example.
fuzz: $(VENV)/.test
	$(PY) -m pytest --hypothesis-profile=wild -m "not slow"

# Hundreds of kills, of the archive and of the bot, at instants that no run has seen yet; KILL_SEED repeats one.
kill: $(VENV)/.test
	KILL_CYCLES=$${KILL_CYCLES:-100} $(PY) -m pytest tests/end_to_end/test_kills.py tests/end_to_end/test_killed_bot.py -s

# A crowd that asks for a minute; prints answers a second, how long they took, and what the process held.
load: $(VENV)/.test
	$(PY) -m tests.load

# Where the time goes, in archives of 10,000 and 100,000 paragraphs; BENCH="1000000" for another size.
bench: $(VENV)/.test
	@$(PY) $(INSTALL) --editable ".[bench]"
	$(PY) -m tests.benchmarks $(BENCH)

# Against txtai and LangChain, which are installed into build/peers.
bench-peers: $(VENV)/.test
	$(PY) -m tests.benchmarks.peers

lint: $(VENV)/.test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

format: $(VENV)/.test
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

install: $(VENV)/.test

# In an environment of its own, so that nothing which was installed by hand gets in.
lock:
	@rm -rf build/lock && $(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	@head -2 constraints.txt > build/constraints.txt
	@build/lock/bin/python -m pip freeze --exclude-editable | sed 's/+cpu$$//' >> build/constraints.txt
	@mv build/constraints.txt constraints.txt && rm -rf build/lock

# Known weaknesses of the exact versions, where the package registry tells of them; a package it says nothing of fails.
audit:
	@test -d build/audit || $(PYTHON) -m venv build/audit
	@build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	@build/audit/bin/pip-audit --strict --no-deps --disable-pip --requirement constraints.txt

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Progress goes to standard error: standard output belongs to the answers of `make run`.
$(VENV)/.product: $(RECIPE)
	@echo "Installing Kabar into $(VENV) (once; a few minutes) ..." >&2
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@$(PY) $(INSTALL) --editable . >&2
	@touch $@

$(VENV)/.test: $(VENV)/.product
	@echo "Installing what the tests need ..." >&2
	@$(PY) $(INSTALL) --editable ".[test]" >&2
	@touch $@
