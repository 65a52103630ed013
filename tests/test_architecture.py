"""The house stays in order: every rule of the README's map, as a test."""

import ast
import importlib
import inspect
import io
import re
import tokenize
import tomllib
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest
from importlinter.cli import lint_imports

from linkworker import elements, kinds, records
from linkworker.fields import Field, Keeping, LogKind, Record, declared
from linkworker.records import RECORDS
from ui.forms.editors import EDITORS

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("linkworker", "sync", "ui")


def python(*tops: str) -> list[Path]:
    """List the Python files of some top folders, shortest way from the root."""
    return sorted(path.relative_to(ROOT) for top in tops for path in (ROOT / top).rglob("*.py"))


PROGRAM = python(*ROOMS)
TESTS = [path for path in python("tests") if path.name != Path(__file__).name]
ALL = [*PROGRAM, *TESTS, *python("benchmarks"), Path("tests", Path(__file__).name)]
SAYING = [path for path in ALL if (ROOT / path).stat().st_size]
DOORS = sorted({path.parent for path in PROGRAM} | {
    path.parent for path in python("tests") if path.name == "__init__.py"
})  # fmt: skip
UNNAMED = ("__", "test_", "conftest")
WRITTEN = {".py", ".md", ".toml", ".spec", ".txt", ".json", ".qss", ".lock", ".ini", ".sql", ""}
MADE = {
    *(".git", ".venv", "build", "dist", "demo-output", "linkworker.egg-info"),
    *(".hypothesis", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache"),
}


def read(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def written() -> list[Path]:
    """List every file of ours that is text, whatever it is for."""
    tops = (top for top in ROOT.iterdir() if top.name not in MADE)
    found = chain.from_iterable((top, *top.rglob("*")) for top in tops)
    return sorted(
        path.relative_to(ROOT)
        for path in found
        if path.is_file() and path.suffix in WRITTEN and "__pycache__" not in path.parts
    )


def test_imports_go_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0


@pytest.mark.parametrize("path", SAYING, ids=str)
def test_a_file_is_short_and_opens_with_what_it_is_for(path: Path) -> None:
    source = read(path)
    assert len(source.splitlines()) <= 250
    purpose = (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]
    assert purpose.endswith((".", "?", ":"))


@pytest.mark.parametrize("door", DOORS, ids=str)
def test_the_sign_on_a_door_names_everything_in_the_room(door: Path) -> None:
    """Of the tests themselves only what they share: each of them opens with what it is for."""
    sign = ast.get_docstring(ast.parse(read(door / "__init__.py"))) or ""
    inside = {path.stem for path in (ROOT / door).glob("*.py")}
    inside |= {path.parent.name for path in (ROOT / door).glob("*/*.py")}
    lines = sign.partition("\n\n")[2].splitlines()
    leads = [found[0] for line in lines if (found := re.match(r"\w+(\.py)?(, \w+)*", line))]
    named = {name for lead in leads for name in lead.replace(".py", "").split(", ")}
    unsaid = {name for name in inside - named if not name.startswith(UNNAMED)}
    assert sorted(unsaid) == []


@pytest.mark.parametrize("path", ALL, ids=str)
def test_no_file_has_a_name_that_says_nothing(path: Path) -> None:
    empty = {"utils", "util", "helpers", "common", "manager", "service", "base", "misc"}
    assert not empty & set(path.with_suffix("").parts)


def test_every_kind_of_field_has_an_editor() -> None:
    classes = [*vars(kinds).values(), *vars(elements).values()]
    found = {kind for kind in classes if isinstance(kind, type) and issubclass(kind, Field)}
    assert found - {Field} == set(EDITORS)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.kind)
def test_a_kind_of_record_says_why_it_is_held_and_where_it_lives(record: type[Record]) -> None:
    keeping = record.keeping
    assert isinstance(keeping, Keeping)
    said = (keeping.purpose, keeping.basis, keeping.retention, keeping.readers)
    assert all(words.strip() for words in said)
    assert record.title.strip()
    assert isinstance(record.lives_in, LogKind)
    assert declared(record)
    assert all(field.label.strip() for field in declared(record).values())


def test_every_kind_of_record_is_in_the_list_under_a_name_of_its_own() -> None:
    modules = [path.stem for path in (ROOT / "linkworker" / "records").glob("*.py")]
    files = [importlib.import_module(f"linkworker.records.{n}") for n in modules if n[0] != "_"]
    assert {kind for file in files for kind in nouns(file)} == set(RECORDS)
    assert len({record.kind for record in RECORDS}) == len(RECORDS)
    assert nouns(records) == set(RECORDS)


def nouns(module: ModuleType) -> set[type[Record]]:
    found = inspect.getmembers(module, inspect.isclass)
    return {kind for _, kind in found if issubclass(kind, Record) and kind is not Record}


FORBIDDEN = {
    "re-keying in place destroys a store on a full disk": r"PRAGMA\s+rekey",
    "a trace callback would write people's words down": r"set_trace_callback",
    "the standard library's SQLite cannot encrypt": r"^\s*(import|from)\s+sqlite3\b",
    "other people's plugins stay outside the store": r"execute_plugins\s*=\s*True",
}


@pytest.mark.parametrize("path", [*PROGRAM, *TESTS], ids=str)
def test_the_store_is_never_put_at_risk(path: Path) -> None:
    """abuse 22: nothing in the source re-keys in place, traces, opens without a key, plugs in."""
    source = read(path)
    assert [why for why, sign in FORBIDDEN.items() if re.search(sign, source, re.M | re.I)] == []


@pytest.mark.parametrize("path", TESTS, ids=str)
def test_tests_use_real_parts(path: Path) -> None:
    assert not re.search(r"\bmocker?\b|\bMagicMock\b|\bpatch\(|\.setattr\(", read(path))


@pytest.mark.parametrize("path", python("ui"), ids=str)
def test_colours_come_from_the_tokens(path: Path) -> None:
    tokens = tokenize.generate_tokens(io.StringIO(read(path)).readline)
    strings = [token.string for token in tokens if token.type == tokenize.STRING]
    assert [words for words in strings if re.search(r"#[0-9a-fA-F]{3,8}\b", words)] == []
    assert not re.search(r"QColor\(\s*[\"'\d]|GlobalColor\.(?!transparent)", read(path))


def test_the_style_sheet_has_no_colour_of_its_own() -> None:
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(\s*\d", read(Path("resources/style.qss")))


def test_the_project_knows_nothing_of_the_computer_it_was_written_on() -> None:
    own = [str(place) + "/" for place in (ROOT, ROOT.parent, Path.home()) if len(place.parts) > 1]
    machine = re.compile(r"(?<![\w.:/])/(home|root|opt|Users|mnt)/\w")
    for path in written():
        source = read(path)
        assert not machine.search(source), path
        assert not any(place in source for place in own), path


def test_a_page_that_is_named_is_in_the_project() -> None:
    pages = {path.name for path in written() if path.suffix == ".md"}
    for path in written():
        assert set(re.findall(r"\b[\w-]+\.md\b", read(path))) <= pages, path


def test_the_lock_file_holds_names_versions_and_hashes_only() -> None:
    lock = read(Path("requirements.lock"))
    plain = re.compile(
        r"[a-z0-9.-]+==[\w.]+( ; [^/\\]+)?( \\)?|    --hash=sha256:[0-9a-f]{64}( \\)?"
    )
    lines = [line for line in lock.splitlines() if not line.lstrip().startswith("#")]
    assert [line for line in lines if not plain.fullmatch(line)] == []
    assert not re.search(r"/|[a-z]+-url [a-z]", lock)


def test_the_lock_file_has_every_dependency_that_is_declared() -> None:
    project = tomllib.loads(read(Path("pyproject.toml")))["project"]
    wanted = chain(project["dependencies"], *project["optional-dependencies"].values())
    names = {re.split(r"[^\w-]", line)[0].lower() for line in wanted}
    locked = set(re.findall(r"^([a-z0-9.-]+)==", read(Path("requirements.lock")), re.M))
    assert names <= locked
