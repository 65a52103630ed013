"""A custodian's recovery sheet: one half of what opens every record of the organisation.

It is typed in by hand on a bad day, by somebody who has never seen it: large letters that are not
mistaken for each other, in numbered groups, and every step in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linkworker.documents.markup import Markup, element, table
from linkworker.documents.paper import Paper, page_of, say
from linkworker.documents.shapes import boxed, placed, section
from linkworker.documents.square_code import square_code

_ACROSS = 4
_CODE = "font-family: 'Atkinson Hyperlegible', monospace; font-size: 24px; font-weight: 600;"
_LETTERS = 15


@dataclass(frozen=True)
class SheetWords:
    """What stands on a sheet.

    `number` is "1A" or "1B": the pair's number and which of its two sheets; `other` the other
    one's. `pair` is the mark of both, "4F2A 91C0"; `groups` the code; `place` is the first place.
    """

    number: str
    other: str
    pair: str
    groups: Sequence[str]
    place: str
    made: date


def recovery_sheet(words: SheetWords) -> Paper:
    """Print one sheet, A4."""
    title = f"Recovery sheet {words.number}"
    together = (
        f"Sheets {words.number} and {words.other} together open every child’s record of the "
        "organisation. This sheet alone opens nothing. Two other pairs can do the same."
    )
    parts = [
        placed([[("ours", "Linkworker · Recovery of records"), ("draft", "SECRET")]], (86, 14)),
        element("h1", title),
        element(
            "p",
            f"For {words.place}. Pair {words.pair}. Made on {say(words.made)}.",
            class_="quiet",
        ),
        boxed("words", together),
        _code(words),
        section("How to keep it", *_keeping(words)),
        section("How it is used", *_using(words)),
        _handed_over(),
    ]
    html = page_of(title, parts, letters=_LETTERS, practice=False)
    foot = f"{title}. Pair {words.pair}. Keep it in its sealed envelope."
    return Paper(title=title, html=html, foot=foot, letters=_LETTERS)


def _code(words: SheetWords) -> Markup:
    rows = [words.groups[at : at + _ACROSS] for at in range(0, len(words.groups), _ACROSS)]
    lines = [
        [
            cell
            for across, group in enumerate(row, 1)
            for cell in (("plain", _numbered(at * _ACROSS + across)), ("plain", _large(group)))
        ]
        for at, row in enumerate(rows)
    ]
    groups = placed(lines, (5, 20) * _ACROSS)
    square = square_code("".join(words.groups), f"The code of sheet {words.number}", 150)
    return placed([[("plain", groups), ("plain", square)]], (78, 22))


def _numbered(number: int) -> Markup:
    return element("p", str(number), class_="quiet")


def _large(group: str) -> Markup:
    return element("p", element("span", group, style=_CODE))


def _keeping(words: SheetWords) -> list[str]:
    return [
        f"Put it in a sealed envelope with the number {words.number} on it, in a safe. Sheet "
        f"{words.other} lies at another address, with another person.",
        "It is for a trustee or an executive: never for the company that hosts the server, an IT "
        "supplier, or anybody who looks after the server.",
        "Do not copy, photograph or type it except to recover records. If it is lost, seen by "
        "anybody else, or its keeper leaves, tell an administrator at once: a new pair takes its "
        "place within 10 days.",
    ]


def _using(words: SheetWords) -> list[str]:
    return [
        f"Both keepers come with sheets {words.number} and {words.other} to a computer with "
        "Linkworker on it. An administrator runs “linkworker-admin recover”, and each keeper types "
        "their own code, unseen by the other. Each group is checked by its last letter or digit.",
        "There is no I, L, O or U in a code: 0 is nought and 1 is one. Capitals and spaces do not "
        "matter.",
        "The two names and the reason are kept for good, and every lead and administrator reads "
        "them. Practise it once a year, and put the sheets in new envelopes afterwards.",
    ]


def _handed_over() -> Markup:
    heads = ("Handed to", "Envelope number", "Signature", "Date")
    return table(heads, [("", "", "", "")] * 2, (34, 20, 28, 18), "sign")
