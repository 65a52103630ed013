# Every target makes what it needs in .venv, from a bare python3 with venv. `make test` first.
PYTHON ?= python3
BIN = .venv/bin
READY = .venv/.ready
BUNDLE_LIMIT_MB = 120

.PHONY: demo drill test trials check bench pictures bundle lock clean

demo: $(READY)  ## one day, two laptops, a supervisor, a server; HEADLESS=1 plays it without a screen
	$(BIN)/python -m tests.demo

drill: $(READY)  ## all is lost but a server's backup and two recovery sheets: one child's record is back
	$(BIN)/python -m tests.drill

test: $(READY)  ## every test, on two cores; ARGS goes to pytest
	QT_QPA_PLATFORM=offscreen PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

trials: $(READY)  ## what takes long: a hundred kills at every commit point, ten thousand hostile inputs
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist loadfile -m long $(ARGS)

check: $(READY)  ## spelling of the code, types, and who may import whom
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)  ## a line of JSON for each workload, with its budget
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks $(ARGS)

pictures: $(READY)  ## every screen, light and dark, into docs/pictures
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.pictures $(ARGS)

bundle: $(READY)  ## the program as one folder, tried and weighed (on Linux this needs binutils)
	$(BIN)/pyinstaller build.spec --noconfirm --log-level WARN
	QT_QPA_PLATFORM=offscreen dist/linkworker/linkworker --self-test
	$(BIN)/python -c "from pathlib import Path; import sys; \
	size = sum(f.lstat().st_size for f in Path('dist/linkworker').rglob('*')) / 1e6; \
	print(f'bundle: {size:.1f} MB of $(BUNDLE_LIMIT_MB)'); sys.exit(size > $(BUNDLE_LIMIT_MB))"

lock: $(READY)  ## take newer dependencies: the one target that needs uv
	uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	  --all-extras --upgrade --quiet pyproject.toml -o requirements.lock

clean:
	rm -rf .venv build dist demo-output drill-output .pytest_cache .mypy_cache .ruff_cache \
	  .import_linter_cache .hypothesis *.egg-info

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --require-hashes -r requirements.lock
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --no-deps --no-build-isolation --editable .
	touch $@
