# Standfirst. `make run` and `make test` do all their own set-up; `make` alone prints this help.
.DEFAULT_GOAL := help
.PHONY: help run test check openapi client docs pictures site benchmarks quality quotes growth lock clean

PYTHON ?= python3
PORT ?= 8000
SHARED ?= ../shared
PICTURE ?= docs/quality.png
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

help: ## Print this help
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/run ## Migrate, load the sample page into an empty store, serve without keys on 127.0.0.1:$PORT
	@$(BIN)/standfirst migrate
	@$(BIN)/standfirst sample
	@STANDFIRST_KEYS=$${STANDFIRST_KEYS:-open} PORT=$(PORT) exec $(BIN)/standfirst serve

test: .venv/dev ## Run the whole suite, on SQLite and on a real PostgreSQL
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal --cov --cov-report=term

check: .venv/check site ## Lint, types, import contracts, Dockerfile, OpenAPI lints and types, all pages in Chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy benchmarks/*.py docs/*.py
	$(BIN)/lint-imports
	$(BIN)/hadolint Dockerfile
	npm --prefix .ci run --silent lint
	npm --prefix .ci run --silent types
	$(BIN)/python -m pytest -m browser tests/browser

openapi: .venv/run ## Write openapi.yaml from the code
	$(BIN)/standfirst openapi --output openapi.yaml

client: .venv/dev ## Write a client in Python out of the contract: build/standfirst-client
	@rm -rf build/standfirst-client && mkdir -p build
	$(BIN)/standfirst openapi --for-clients --output build/contract.yaml
	PATH="$(CURDIR)/$(BIN):$$PATH" openapi-python-client generate --meta setup \
	  --path build/contract.yaml --config docs/clients.yaml --output-path build/standfirst-client

docs: pictures site ## Draw the pictures of docs/ from the code, build its pages as a site in docs/_build

pictures: .venv/run
	$(BIN)/python docs/picture.py

site: .venv/docs
	$(BIN)/python -m sphinx --quiet --fresh-env --fail-on-warning --keep-going docs docs/_build

benchmarks: benchmarks/.venv/ready ## Measure the reader beside its peers: PAGES=DIR EXTRACTION=DIR
	benchmarks/.venv/bin/python benchmarks/pages.py \
	  $(if $(PAGES),--pages $(PAGES)) $(if $(EXTRACTION),--extraction $(EXTRACTION))

quality: benchmarks/.venv/ready ## Measure all beside others and hold it to floors: SHARED=DIR, RAISE=1 raises them
	benchmarks/.venv/bin/python benchmarks/quality.py $(SHARED) \
	  $(if $(PICTURE),--picture $(PICTURE)) $(if $(RAISE),--raise)

quotes: benchmarks/.venv-quotes/ready ## Measure quotes and speakers beside their peers: QUOTES=FILE
	benchmarks/.venv-quotes/bin/python benchmarks/quotes.py $(QUOTES)

growth: .venv/dev ## Measure what a store costs as it grows, and how it tells copies: SIZES="2000 20000"
	$(BIN)/python benchmarks/growth.py $(if $(SIZES),--sizes $(SIZES))

lock: ## Write requirements/*.txt and benchmarks/*requirements.txt anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --custom-compile-command 'make lock' setup.cfg requirements/build.in -o requirements/run.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --custom-compile-command 'make lock' -c requirements/run.txt \
	  --extra dev --extra check setup.cfg requirements/build.in -o requirements/dev.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --custom-compile-command 'make lock' -c requirements/dev.txt \
	  --extra docs setup.cfg requirements/build.in -o requirements/docs.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --custom-compile-command 'make lock' setup.cfg requirements/build.in \
	  benchmarks/requirements.in -o benchmarks/requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --custom-compile-command 'make lock' setup.cfg requirements/build.in \
	  --override benchmarks/quotes-overrides.in benchmarks/quotes-requirements.in \
	  -o benchmarks/quotes-requirements.txt

clean: ## Remove what make made
	rm -rf .venv benchmarks/.venv benchmarks/.venv-quotes .ci/node_modules build docs/_build *.egg-info

# The stamps below are files inside .venv: a changed lock or setup.cfg installs anew. A lock is the
# whole environment, so pip need not resolve it: where it does, some releases of pip ask for the
# newest release of what is wanted with an extra, and refuse it for having no hash.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Python 3.11 or later is needed: make PYTHON=/path/to/python3'; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/run: .venv/bin/python requirements/run.txt setup.cfg
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/run requirements/dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements/dev.txt
	@touch $@

.venv/docs: .venv/run requirements/docs.txt
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements/docs.txt
	@touch $@

# The peers have an environment of their own: none of them is a dependency.
benchmarks/.venv/ready: .venv/bin/python benchmarks/requirements.txt setup.cfg
	$(PYTHON) -m venv benchmarks/.venv || { rm -rf benchmarks/.venv; exit 1; }
	benchmarks/.venv/bin/python -m pip install --quiet --require-hashes --no-deps \
	  -r benchmarks/requirements.txt
	benchmarks/.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# The peers for quotes weigh more than all the rest and are wanted seldom: nothing else makes them.
benchmarks/.venv-quotes/ready: .venv/bin/python benchmarks/quotes-requirements.txt setup.cfg
	$(PYTHON) -m venv benchmarks/.venv-quotes || { rm -rf benchmarks/.venv-quotes; exit 1; }
	benchmarks/.venv-quotes/bin/python -m pip install --quiet --require-hashes --no-deps \
	  -r benchmarks/quotes-requirements.txt
	benchmarks/.venv-quotes/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/check: .venv/dev .ci/package-lock.json
	npm --prefix .ci ci --silent --no-audit --no-fund
	@touch $@
