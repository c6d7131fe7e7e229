# CareerTrack. `make run` and open http://localhost:8000
PYTHON ?= $(firstword $(foreach p,python3.13 python3.12 python3.11 python3,$(if $(shell $(p) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null | grep True),$(p))))
PY := .venv/bin/python

.PHONY: help run test drills admin demo lint shots audit bench

help:
	@echo "make run                     start CareerTrack at http://localhost:8000"
	@echo "make admin EMAIL=you@x.org   make the first administrator"
	@echo "make demo PASSWORD=...       add sample people"
	@echo "make test                    run the tests"
	@echo "make drills                  kill, lock out, back up and restore real processes"
	@echo "make shots                   take pictures of every page into shots/"
	@echo "make audit                   hold every page against what every page must hold"
	@echo "make bench                   time the renewal engine, and every page with very many records behind it"
	@echo "make lint                    check style, types and templates"

run: .venv/runs
	@$(PY) manage.py serve

admin: .venv/runs
	@test -n "$(EMAIL)" || { echo "Say who: make admin EMAIL=you@example.org"; exit 2; }
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py makeadmin "$(EMAIL)"

demo: .venv/runs
	@test -n "$(PASSWORD)" || { echo "Choose a password for the sample people: make demo PASSWORD=..."; exit 2; }
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py demo --password "$(PASSWORD)" $(if $(TOTP_SECRET),--totp-secret "$(TOTP_SECRET)")

# The database is made from the models: the migrations take as long as hundreds of tests, and one of these holds the two against
# each other. Each worker begins with a half, so that what the tests of a file share is made once.
test: .venv/tests
	@$(PY) -m pytest -n 2 --dist worksteal --no-migrations -m "not slow"

# Real processes that are killed, locked out, backed up and restored: minutes, most of them spent waiting.
drills: .venv/tests
	@$(PY) -m pytest -n 2 -m slow

lint: .venv/tests
	@$(PY) -m ruff check . && $(PY) -m ruff format --check .
	@$(PY) -m mypy careertrack goals learning experience skills network trends
	@$(PY) -m djlint --lint --quiet templates
	@$(PY) manage.py makemigrations --check --dry-run

shots: .venv/tests
	@$(PY) -m tests.browser.shots

audit: .venv/tests
	@$(PY) -m tests.browser.audit

bench: .venv/tests
	@$(PY) -m tests.learning.renewal.bench
	@$(PY) -m tests.large.bench

$(PY):
	@test -n "$(PYTHON)" || { echo "CareerTrack needs Python 3.11 or newer. Install it, or say where: make run PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Making a virtual environment with $(PYTHON) ..."
	@$(PYTHON) -m venv .venv

.venv/runs: requirements.txt | $(PY)
	@echo "Installing what CareerTrack needs ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/tests: requirements.txt requirements-dev.txt | $(PY)
	@echo "Installing what the tests need ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ .venv/runs
