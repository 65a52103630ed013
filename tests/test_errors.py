"""An error is said to people in words that were written for them, never as it happens to read."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from linkworker.errors import Invalid, NotFound
from ui.crash import UNFORESEEN, problems_of, said_in_words

ROOT = Path(__file__).resolve().parents[1]
SAYS = Path("ui", "crash.py")
SCREENS = sorted(path.relative_to(ROOT) for path in (ROOT / "ui").rglob("*.py"))


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


@pytest.mark.parametrize("path", [one for one in SCREENS if one != SAYS], ids=str)
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
