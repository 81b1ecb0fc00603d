# The commands of the project. `make` alone lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
# The tests start pepdocs many times. Python keeps its bytecode, as it does where pepdocs is installed.
unexport PYTHONDONTWRITEBYTECODE

PYTHON := .venv/bin/python
PEPDOCS := $(PYTHON) -m pepdocs
PYTEST := $(PYTHON) -m pytest
CORES ?= auto

DEMO := build/demo
DRAFTS := $(wildcard examples/*-draft.yaml)
FINISHED := $(filter-out $(DRAFTS),$(wildcard examples/*.yaml))
PRODUCT := $(shell find src templates translations examples -type f -not -name '*.pyc')
EVERY_WAY := --lang cy,en,bilingual --format pdf,docx,html --copy full,carer,child

# Each stamp says that .venv holds what the files to its right ask for.
READY := .venv/.ready
READY_TEST := .venv/.ready-test
READY_DEV := .venv/.ready-dev

.PHONY: help setup demo test long pythons fast check lint stale evidence proven golden templates messages docs fonts bench windows lock

help:  ## say what can be done
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: $(READY_DEV)  ## set up everything that working on pepdocs needs

$(READY): pyproject.toml constraints.txt tools/setup.sh tools/setup.py
	@tools/setup.sh
	@touch $@

$(READY_TEST): pyproject.toml constraints.txt tools/setup.sh tools/setup.py
	@tools/setup.sh test
	@touch $(READY) $@

$(READY_DEV): pyproject.toml constraints.txt tools/setup.sh tools/setup.py
	@tools/setup.sh test dev
	@touch $(READY) $(READY_TEST) $@

demo: $(DEMO)/.made  ## build the documents of every example in every language, and copies of them
	@echo "Mae dogfennau'r enghreifftiau yn $(DEMO), yn Gymraeg, yn Saesneg ac ochr yn ochr, gyda chopïau'r gofalwr a'r plentyn."
	@echo "The documents of the examples are in $(DEMO), in Welsh, in English and side by side, with the carer's and the child's copies."

$(DEMO)/.made: $(READY) $(PRODUCT)
	@rm -rf $(DEMO)
	@$(PEPDOCS) build $(FINISHED) --out $(DEMO) $(EVERY_WAY)
	@$(PEPDOCS) build $(DRAFTS) --out $(DEMO) $(EVERY_WAY) --draft
	@touch $@

test: $(READY_TEST)  ## run the tests
	@$(PYTEST) -n $(CORES) -m "not long"

long: $(READY_TEST)  ## run the tests that take longest: many plans, many kills, every edition
	@$(PYTEST) -n $(CORES) -m long

pythons: $(READY_TEST)  ## run the tests of the worker processes on later versions of Python, where these are installed
	@CORES=$(CORES) $(PYTHON) tools/pythons.py

fast: $(READY_TEST)  ## run the tests that take no time
	@$(PYTEST) -n $(CORES) -m "not slow and not gate"

check: lint stale long pythons test  ## everything that CI asks for

lint: $(READY_DEV)  ## layout, style and types
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check --no-cache .
	$(PYTHON) -m mypy

stale: $(READY_DEV)  ## whether every generated file is fresh
	$(PYTHON) tools/extract_messages.py --check
	$(PYTHON) tools/lint_messages.py
	$(PYTHON) tools/field_reference.py --check
	$(PYTHON) tools/law_map.py --check
	$(PYTHON) tools/build_docx_templates.py --check
	$(PYTHON) tools/template_reference.py --check
	$(PYTHON) tools/build_example_theme.py --check
	$(PYTHON) tools/build_fonts.py --check

evidence: $(READY_TEST)  ## build and judge every edition, and write docs/evidence.md (needs tools/gates/install.sh)
	$(PYTHON) tools/evidence.py

proven: $(READY_TEST)  ## build and judge every edition again; fails where the evidence is stale or worse
	$(PYTHON) tools/evidence.py --check

golden: $(READY_TEST)  ## write the golden files anew; read the diff
	@$(PYTEST) --golden
	@git diff --stat -- tests

templates: $(READY_DEV)  ## build the Word templates
	$(PYTHON) tools/build_docx_templates.py
	$(PYTHON) tools/build_example_theme.py

messages: $(READY_DEV)  ## bring the Welsh catalogue up to date, and make the files for translators
	$(PYTHON) tools/extract_messages.py

docs: $(READY_DEV)  ## write the generated pages of docs/
	$(PYTHON) tools/field_reference.py
	$(PYTHON) tools/law_map.py
	$(PYTHON) tools/template_reference.py

fonts: $(READY_DEV)  ## build the fonts from their packages (needs npm)
	$(PYTHON) tools/build_fonts.py

bench: $(READY_TEST)  ## measure single documents and many plans, beside the common ways (an hour; needs LibreOffice)
	$(PYTHON) benchmarks/run.py
	$(PYTHON) benchmarks/profile.py
	$(PYTHON) benchmarks/copies.py
	$(PYTHON) benchmarks/engines.py
	$(PYTHON) benchmarks/batch.py --write

windows: $(READY_TEST)  ## build dist/pepdocs-<version>-windows.zip, which runs on Windows without being installed
	$(PYTHON) tools/windows/build.py

lock: $(READY_DEV)  ## take the newest versions that pyproject.toml allows into constraints.txt, and their wheels for Windows
	$(PYTHON) tools/lock.py
	$(PYTHON) tools/windows/requirements.py
