"""The one sanitiser: every word that goes on a paper becomes HTML here and nowhere else.

Plain text is escaped because it is not `Markup`, and only `element` makes `Markup`; so nothing
that a person typed can open a tag, load a file or turn the direction of what follows.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from html import escape
from itertools import repeat

_EMPTY = ("br", "hr", "img", "meta")
_EMPTY_CELL = "\u00a0"  # Qt gives a row without words less room
# Persian, Bengali and emoji are spelled with these two; all other unseen signs are left out.
_JOINERS = "\u200c\u200d"


class Markup(str):
    """HTML that is safe as it is."""

    __slots__ = ()


def plain(text: str) -> Markup:
    """Turn words into HTML: escaped, without control or direction signs, lines kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Markup("<br>".join(escape(_visible(line), quote=False) for line in lines))


def element(name: str, *inside: str, **attributes: str) -> Markup:
    """Return an element around words and other elements."""
    said = "".join(
        f' {key.rstrip("_")}="{escape(_visible(value))}"' for key, value in attributes.items()
    )
    if name in _EMPTY:
        return Markup(f"<{name}{said}>")
    return Markup(f"<{name}{said}>{joined(inside)}</{name}>")


def joined(parts: Iterable[str]) -> Markup:
    """Return words and elements one after the other."""
    return Markup("".join(one if isinstance(one, Markup) else plain(one) for one in parts))


def table(
    heads: Iterable[str],
    lines: Iterable[Iterable[str]],
    widths: Sequence[int] = (),
    kind: str = "",
) -> Markup:
    """Return a table with a row of headings, which a printed table says again on each page.

    `widths` of its columns are in percent; `kind` is the class of the cells under them.
    """
    wide: Iterable[dict[str, str]] = [{"width": f"{one}%"} for one in widths] or repeat({})
    looks = {"class_": kind} if kind else {}
    cells = zip(heads, wide, strict=False)
    top = [element("th", head, align="left", scope="col", **says) for head, says in cells]
    body = [
        element("tr", *(element("td", cell or _EMPTY_CELL, **looks) for cell in line))
        for line in lines
    ]
    head = element("thead", element("tr", *top))
    return element("table", head, element("tbody", *body), width="100%", cellspacing="0")


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(
        letter
        for letter in text.replace("\t", " ")
        if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co") or letter in _JOINERS
    )
