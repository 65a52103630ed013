"""An error is said to people in words written for them; who raises one says so in the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from linkworker.errors import Invalid, NotFound
from ui.crash import UNFORESEEN, problems_of, said_in_words

ROOT = Path(__file__).resolve().parents[1]
SAYS = Path("ui", "crash.py")
ROOMS = ("linkworker", "sync", "ui")
PROGRAM = sorted(path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*.py"))
SCREENS = [path for path in PROGRAM if path.parts[0] == "ui" and path != SAYS]


def errors_named(tree: ast.AST) -> set[str]:
    """Names that stand for an exception: caught, declared as one, or called so."""
    found = {"error"}
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.name:
            found.add(node.name)
        if isinstance(node, ast.arg) and node.annotation is not None:
            words = ast.unparse(node.annotation)
            found |= {node.arg} if words.endswith(("Exception", "Error")) else set()
    return found


def said_raw(source: str) -> Iterator[int]:
    """Lines on which an exception is turned into words as it happens to read."""
    tree = ast.parse(source)
    named = errors_named(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name("str" | "repr" | "format"), args=[ast.Name(name), *_]):
                pass
            case ast.FormattedValue(value=ast.Name(name)):
                pass
            case ast.Attribute(value=ast.Name(name), attr="args"):
                pass
            case _:
                continue
        if name in named:
            yield node.lineno


@pytest.mark.parametrize(
    "line",
    [
        "show(lambda error: say(str(error)))",
        "def no(why: Exception): say(str(why))",
        "def no(error): say(f'Not done: {error}')",
        "try:\n    do()\nexcept KeyError as gone:\n    say(gone.args[0])",
    ],
)
def test_words_as_they_happen_to_read_are_found(line: str) -> None:
    assert list(said_raw(line))


@pytest.mark.parametrize("path", SCREENS, ids=str)
def test_a_screen_says_an_error_in_words_for_people_or_in_code(path: Path) -> None:
    assert list(said_raw((ROOT / path).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("error", [KeyError("Wren"), OSError(13, "no", "Wren"), ValueError("Wren")])
def test_what_nobody_foresaw_is_said_in_code_alone(error: Exception) -> None:
    for said in (said_in_words(error), *problems_of(error).values()):
        assert said == f"{UNFORESEEN}. For whoever helps: {type(error).__name__}"


def test_what_was_raised_for_people_is_said_as_it_was_raised() -> None:
    assert said_in_words(NotFound("There is no such child here")) == "There is no such child here"
    wrong = Invalid({"words": "Write what you saw", "day": "Say on which day"})
    assert problems_of(wrong) == wrong.problems
    assert said_in_words(wrong) == "Write what you saw; Say on which day"


def raises_unsaid(source: str) -> Iterator[str]:
    """Public functions and methods that raise and do not say so; handing on is free."""
    tree = ast.parse(source)
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name[0] != "_"]
    for node in [*tree.body, *(part for one in classes for part in one.body)]:
        if (
            isinstance(node, ast.FunctionDef)
            and not node.name.startswith("_")
            and any(isinstance(part, ast.Raise) and part.exc for part in own_parts(node))
            and "aise" not in (ast.get_docstring(node) or "")
        ):
            yield node.name


def own_parts(node: ast.AST) -> Iterator[ast.AST]:
    """All that stands in a function, but not in those within it."""
    for part in ast.iter_child_nodes(node):
        if not isinstance(part, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            yield part
            yield from own_parts(part)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def a():\n    raise No", ["a"]),
        ("def a():\n    '''Do. Raises No.'''\n    raise No", []),
        ("class A:\n    def a(self):\n        if self:\n            raise No", ["a"]),
        ("def _a():\n    raise No\nclass _B:\n    def b(self):\n        raise No", []),
        ("def a():\n    try:\n        do()\n    except No:\n        raise", []),
        ("def a():\n    def b():\n        raise No\n    return b", []),
    ],
)
def test_what_is_raised_unsaid_is_found(source: str, found: list[str]) -> None:
    assert list(raises_unsaid(source)) == found


@pytest.mark.parametrize("path", PROGRAM, ids=str)
def test_a_public_function_that_raises_says_so(path: Path) -> None:
    assert list(raises_unsaid((ROOT / path).read_text(encoding="utf-8"))) == []
