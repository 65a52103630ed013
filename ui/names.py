"""Hide names: initials stand for everybody on this laptop's caseloads, wherever words are shown.

Every part of the screen that shows words hands them to `cover`; one that keeps them has a method
`cover_again`, called when names are hidden or shown again. Nothing else knows of it.
"""

import html
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from linkworker.measures.named import COMMON, ROLES
from linkworker.measures.slips import NAME, name_words, plain


@dataclass
class _Now:
    hidden: bool = False
    words: frozenset[str] = frozenset()
    people: tuple[str, ...] = ()


_now = _Now()


def hidden() -> bool:
    """Say whether names are hidden."""
    return _now.hidden


def learn(people: Iterable[str]) -> None:
    """Take in the names of everybody on this laptop; what shows is covered accordingly."""
    if (named := tuple(people)) == _now.people:
        return
    _now.people = named
    words = frozenset(word for name in named for word in name_words(name) if len(word) > 1) - ROLES
    if words != _now.words:
        _now.words = words
        if _now.hidden:
            _show_again()


def hide(hidden: bool) -> None:
    """Hide names, or show them again, in every window at once."""
    _now.hidden = hidden
    _show_again()


def cover(text: str) -> str:
    """Give `text` with initials for names while they are hidden: "Wren Tidewater" is "WT"."""
    if not _now.hidden or not text:
        return text
    text = unicodedata.normalize("NFC", text)
    parts, end, after_name = [], 0, False
    for found in NAME.finditer(text):
        between, word = text[end : found.start()], found[0]
        named = _names_somebody(word)
        if not (named and after_name and between in (" ", "-")):
            parts.append(between)
        parts.append(word[0].upper() if named else word)
        end, after_name = found.end(), named
    return "".join((*parts, text[end:]))


def call(widget: QWidget, words: str) -> None:
    """Give `widget` its name for a screen reader, with names covered while they are hidden."""
    widget.setProperty("called", words)
    widget.setAccessibleName(cover(words))


def tip(widget: QWidget, text: str) -> None:
    """Give `widget` a tooltip of plain text: Qt would read markup in it."""
    widget.setProperty("tip", text)
    shown = cover(text)
    widget.setToolTip(f"<qt>{html.escape(shown)}</qt>" if shown else "")


def _names_somebody(word: str) -> bool:
    said = plain(word)
    return said in _now.words and (said not in COMMON or word[0].isupper())


def _show_again() -> None:
    for widget in QApplication.allWidgets():
        if called := widget.property("called"):
            widget.setAccessibleName(cover(called))
        if told := widget.property("tip"):
            tip(widget, told)
        if again := getattr(widget, "cover_again", None):
            again()
        if isinstance(widget, QAbstractScrollArea):
            widget.viewport().update()
        widget.update()
