"""The gallery of the README, made from the lines of `groups`, `paper_sheets`, `state_sheets`.

`python -m tests.pictures.gallery` writes the README's gallery anew.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.pictures.groups import GROUPS
from tests.pictures.paper_sheets import SHEETS
from tests.pictures.state_sheets import STATES

README = Path(__file__).parents[2] / "README.md"
FOLDER = "docs/pictures"
BEGINS, ENDS = "<!-- gallery -->\n", "<!-- end of gallery -->\n"
A_ROW = 2  # pictures side by side, each light and dark
STATES_A_ROW = 3

_NEXT_SHEET = re.compile(r"paper-.+-([2-9]|\d\d+)")


def names() -> set[str]:
    """Give every picture's name, without what its look and size add."""
    return {name for group in GROUPS.values() for name in group} | {*SHEETS, *STATES}


def unlike(made: Iterable[str]) -> list[str]:
    """Compare the file names made with the gallery; say what is in one alone."""
    bare = {re.sub(r"(-125)?-(light|dark)$", "", one) for one in made}
    unshown = sorted(one for one in bare - names() if not _NEXT_SHEET.fullmatch(one))
    return [f"in no group of the gallery: {one}" for one in unshown] + [
        f"in the gallery and not made: {one}" for one in sorted(names() - bare)
    ]


def section() -> str:
    """Give the gallery as it stands in the README."""
    return "\n".join([*_groups(), ""])


def _groups() -> Iterator[str]:
    for title, pictures in GROUPS.items():
        yield from _table(title, [(words, _looks(name)) for name, words in pictures.items()])
    yield from _table("Sheets", [(words, [_link(name)]) for name, words in SHEETS.items()])
    states = [(words, [_link(name)]) for name, words in STATES.items()]
    yield from _table("States", states, across=STATES_A_ROW)


def _table(title: str, cells: list[tuple[str, list[str]]], across: int = 0) -> Iterator[str]:
    """Make a table that is folded up, rows of words above rows of pictures."""
    across = across or (A_ROW if len(cells[0][1]) > 1 else len(cells))
    yield f"<details><summary>{title}</summary>\n"
    for start in range(0, len(cells), across):
        row = cells[start : start + across]
        head = [word for words, shown in row for word in (words, *[""] * (len(shown) - 1))]
        yield "| " + " | ".join(head) + " |"
        yield "|" + "---|" * len(head)
        yield "| " + " | ".join(one for _, shown in row for one in shown) + " |\n"
    yield "</details>\n"


def _looks(name: str) -> list[str]:
    return [_link(f"{name}-light"), _link(f"{name}-dark")]


def _link(file: str) -> str:
    return f"[![{file}]({FOLDER}/{file}.png)]({FOLDER}/{file}.png)"


def write() -> None:
    """Put the gallery into the README, between its two marks."""
    before, _, rest = README.read_text().partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    README.write_text(f"{before}{BEGINS}{section()}{ENDS}{after}")


if __name__ == "__main__":
    write()
