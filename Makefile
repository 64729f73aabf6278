# make demo   sets sayso up and shows it on the bundled examples
# make test   sets up what the tests need and runs them
# make browser   the tests that need a Chromium
# make lint   ruff, mypy --strict and the order of the rooms
# make clean  removes what these made
#
# Another Python: make demo PYTHON=/path/to/python3.12

ifndef PYTHON
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
PYTHON := $(or $(PYTHON),python3)
endif

VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-warn-script-location --constraint constraints.txt

# ONNX Runtime's builds report home by default.
export ORT_DISABLE_TELEMETRY := 1

.PHONY: demo test browser lint clean
.DELETE_ON_ERROR:

demo: $(VENV)/installed
	@$(BIN)/sayso demo

test: $(VENV)/test-installed
	@$(BIN)/python -m pytest

browser: $(VENV)/test-installed
	@$(INSTALL) --editable '.[test,browser]' && $(BIN)/python -m pytest tests/browser

lint: $(VENV)/test-installed
	@$(BIN)/ruff check --quiet src tests docs
	@$(BIN)/mypy --strict --no-error-summary -p sayso
	@$(BIN)/mypy --strict --no-error-summary --explicit-package-bases tests
	@$(BIN)/lint-imports --no-cache >$(VENV)/lint-imports.txt || { cat $(VENV)/lint-imports.txt; exit 1; }
	@echo "lint: ruff, mypy --strict and import-linter found nothing"

clean:
	@rm -rf $(VENV) demo build src/*.egg-info

# The package is installed in place, so that a change in src needs no new installation.
$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/ready
	@echo "Installing sayso (once, about a minute) ..."
	@$(INSTALL) --editable . || { echo "The installation failed: pip needs a package index it can reach. Then run make again."; exit 1; }
	@touch $@

$(VENV)/test-installed: $(VENV)/installed
	@echo "Installing what the tests need (once) ..."
	@$(INSTALL) --editable '.[test]' || { echo "The installation failed: pip needs a package index it can reach. Then run make again."; exit 1; }
	@touch $@

$(VENV)/ready:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Missing: Python 3.11 or newer (no $(PYTHON) here). Install it, or name one: make demo PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Missing: Python 3.11 or newer ($(PYTHON) is $$($(PYTHON) -V 2>&1)). Name another: make demo PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Missing: Python's venv module (on Debian and Ubuntu: apt install python3-venv)"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@
