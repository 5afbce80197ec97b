# A thin front door: each target is a command you could type yourself.
# What the tests do is said in noxfile.py.

PYTHON ?= python3
# The last year that is over.
YEAR   ?= $(shell expr $$(date +%Y) - 1)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check
NOX    := $(BIN)/python -m nox --session

.DEFAULT_GOAL := help
.PHONY: help html sites serve latexpdf report cv check linkcheck test lint docs bench clean

help: ## Show this list
	@echo "Usage: make TARGET"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-12s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

html: $(VENV)/for-html ## Build the portal into build/html
	$(BIN)/labportal build content --output build/html --doctrees build/doctrees $(if $(PROFILE),--profile)
	@echo "The portal is at build/html/index.html; 'make serve' shows it at http://127.0.0.1:8000/"

sites: $(VENV)/for-html ## Build every site of a portal with several into build/sites
	$(BIN)/labportal sites content

serve: $(VENV)/for-serve ## Show the portal at http://127.0.0.1:8000/ and reload after each edit
	$(BIN)/sphinx-autobuild -b dirhtml -d build/doctrees -j auto --watch bib --host 127.0.0.1 --port 8000 content build/html

latexpdf: $(VENV)/for-pdf ## Build the portal's PDF into build/latex (needs TeX)
	$(BIN)/labportal pdf content

report: $(VENV)/for-pdf ## Build the report of a year into build/report-YEAR: make report YEAR=2025
	$(BIN)/labportal report $(YEAR) --source content

cv: $(VENV)/for-pdf ## Build a curriculum vitae into build/cv-PERSON: make cv PERSON=ada-lovelace
	$(BIN)/labportal cv "$(PERSON)" --source content

check: $(VENV)/for-html ## Check pages and .bib files without building
	$(BIN)/labportal check content

linkcheck: $(VENV)/for-html ## Try every link to other sites (needs the network)
	$(BIN)/sphinx-build -b linkcheck -d build/doctrees -j auto content build/linkcheck

test: $(VENV)/for-test ## Run everything a change has to pass
	$(NOX) lint types pure docs portal tests

lint: $(VENV)/for-test ## Check style and types only
	$(NOX) lint types

docs: $(VENV)/for-test ## Build the manual into build/docs
	$(NOX) docs
	@echo "The manual is at build/docs/index.html"

bench: $(VENV)/for-test ## Measure speed against the budgets, and against other engines
	$(NOX) budgets bench

clean: ## Remove everything that was built (the environment in .venv stays)
	rm -rf build dist .nox .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# The environment is made once; pip is asked again only after pyproject.toml has changed.
$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit("labportal needs Python 3.11 or newer; say which: make PYTHON=python3.13 ..." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }

$(VENV)/for-html: pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) --editable .
	@touch $@

$(VENV)/for-pdf: pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) --editable .
	@touch $@ $(VENV)/for-html

$(VENV)/for-serve: pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) --editable '.[serve]'
	@touch $@

$(VENV)/for-test: pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) --editable '.[test,lint]'
	@touch $@ $(VENV)/for-html
