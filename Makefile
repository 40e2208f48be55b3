# People and continuous integration use the same targets. Needs Python 3.11 or newer, git and make; nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLES := src/stemmata/samples/reports

.DELETE_ON_ERROR:
.PHONY: demo test check bench docs clean

# One stamp for each way of installing: made again only when what is to be installed changes.
$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Stemmata needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(VENV)/.installed
	@mkdir -p demo
	$(BIN)/stemmata read $(SAMPLES) --ledger demo/demo.db
	@$(BIN)/stemmata claims --json --ledger demo/demo.db > demo/claims.jsonl
	@$(BIN)/stemmata claims --csv --ledger demo/demo.db > demo/claims.csv
	@$(BIN)/stemmata summary --ledger demo/demo.db > demo/summary.txt
	@$(BIN)/stemmata events --ledger demo/demo.db
	@$(BIN)/stemmata dossier "28 drones" --ledger demo/demo.db -o demo/dossier.html
	@echo
	@$(BIN)/stemmata verify --ledger demo/demo.db
	@printf '%s\n' '' \
	  'The reports are invented (src/stemmata/samples/README.md). Written to demo/: the ledger demo.db, claims.jsonl,' \
	  'claims.csv, summary.txt and dossier.html (open it in a browser). What to do next:' '' \
	  '  . .venv/bin/activate' \
	  '  export STEMMATA_LEDGER=demo/demo.db' \
	  '  stemmata show meridian-en.html --why            the report with its claims marked, and why each was read so' \
	  '  stemmata claims --event transfer --actor IR     who says that Iran supplied what' \
	  '  stemmata read YOUR-FOLDER --ledger mine.db      your own reports: pages, texts, addresses' \
	  '  stemmata --help                                 all commands; docs/tutorial.md goes through them' ''

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: $(VENV)/.installed-dev
	$(BIN)/python scripts/reference.py

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/events.py
	$(BIN)/python benchmarks/ratings.py

clean:
	rm -rf demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
