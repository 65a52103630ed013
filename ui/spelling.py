"""British spelling: which words of a text no list here knows, and what was meant by one.

The lists are read once, off the screen's thread, and searched where they lie, so that they cost
the memory of their letters and no more. Nothing of a text is kept or leaves the laptop. Names of
people and places on this laptop are known, and so are the words that its person added.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from PySide6.QtCore import QObject, Signal

from linkworker.measures.resources import resource
from linkworker.measures.slips import nearest, plain, plain_words, slips
from ui import names

MOST_OFFERED = 5
# A word of letters with apostrophes inside; not a part of an address or of 5F
_WORD = re.compile(r"(?<![\w@.'’/])[^\W\d_]+(?:['’][^\W\d_]+)*(?!\w|@|://)")
_LATIN = re.compile(r"[a-zA-ZÀ-ÖØ-öø-ɏ'’]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
# American and older ways to end or begin, and ours; words that people write together
_OURS = tuple(
    (re.compile(theirs), ours)
    for theirs, ours in (
        ("or(?!.*or)", "our"), ("er$", "re"), ("ers$", "res"), ("z", "s"), ("og$", "ogue"),
        ("(?<=[aeiou])l(?=ed|ing|er)", "ll"), ("e", "ae"), ("m$", "mme"), ("ense$", "ence"),
    )
)  # fmt: skip
_FIRST = ("a", "as", "in", "at", "each", "every", "of", "no")
_FILES = ("common.txt", "further.txt", "work.txt")


class Told(QObject):
    """Tells of other words known or another choice, and of a word that was added."""

    changed = Signal()
    added = Signal(str)


TOLD = Told()


@dataclass
class _Now:
    lists: tuple[bytes, ...] = ()
    on: bool = True
    names: frozenset[str] = frozenset()
    own: frozenset[str] = field(default_factory=frozenset)


_now = _Now()


def load() -> tuple[bytes, ...]:
    """Read the lists of words; from any thread."""
    return tuple(resource("spelling", name).read_bytes() for name in _FILES)


def learn(lists: tuple[bytes, ...], people: Iterable[str], own: Iterable[str], *, on: bool) -> None:
    """Take in the lists, the names here, the words added, and whether to underline."""
    known = frozenset(word for name in people for word in plain_words(name))
    now = _Now(lists, on, known, frozenset(own))
    if now != _now:
        _now.lists, _now.on, _now.names, _now.own = now.lists, now.on, now.names, now.own
        _listed.cache_clear()
        TOLD.changed.emit()


def add(word: str) -> None:
    """Know a word from now on; whoever keeps things hears of it."""
    _now.own |= {word}
    TOLD.added.emit(word)
    TOLD.changed.emit()


def switch(*, on: bool) -> None:
    """Underline words, or leave them be."""
    _now.on = on
    TOLD.changed.emit()


def drop(word: str) -> None:
    """Know a word no more."""
    _now.own -= {word}
    TOLD.changed.emit()


def misspelt(text: str, *, line: bool = False) -> Iterator[tuple[int, int]]:
    """Give where words stand that are not known: from, to. In a `line` capitals begin names."""
    for found in _WORD.finditer(text) if _now.on and _now.lists else ():
        word = found[0]
        name = line and word[0].isupper()
        if not name and not _known(word):
            yield found.span()


def suggestions(word: str) -> list[str]:
    """Return what was meant by a word that is not known, the likeliest first; at most five."""
    typed = word.replace("’", "'")
    bare = typed.removesuffix("'s")
    low, end = bare.lower(), typed[len(bare) :]
    near = sorted({_form(one) for one in _one_slip(low)} - {""}, key=lambda one: _rank(low, one))
    found = [*_named(bare), *_at_once(low), *near]
    found = found or _two_slips(low)
    shaped = (_as_typed(word, one) + end for one in found)
    return list(dict.fromkeys(shaped))[:MOST_OFFERED]


def _named(word: str) -> list[str]:
    """Give the name here that was meant, unless names are hidden just now."""
    near = [] if names.hidden() else nearest(plain(word), sorted(_now.names))
    return [one.title() for one in near[:1]]


def _at_once(word: str) -> list[str]:
    """Give what is meant nearly always: a day's capital, an apostrophe, our spelling, two words."""
    capital = word.capitalize()
    found = [capital] if _listed(capital) else []
    found += [f"{word[:at]}'{word[at:]}" for at in range(1, len(word))]
    for theirs, ours in _OURS:
        found += [word[: one.start()] + ours + word[one.end() :] for one in theirs.finditer(word)]
    found = [one for one in found if _listed(one)]
    return found + [
        f"{one} {word[len(one) :]}"
        for one in _FIRST
        if word.startswith(one) and _is_common(word[len(one) :])
    ]


def _known(word: str) -> bool:
    """Say whether a word is right as it stands, capitals counted as people use them."""
    if (len(word) > 1 and word.isupper()) or not _LATIN.fullmatch(word):
        return True
    typed = word.replace("’", "'")
    bare = typed.removesuffix("'s")
    return any(_listed(one) or one in _now.own for one in (typed, bare)) or _is_name(bare)


def _is_name(word: str) -> bool:
    said = plain(word)
    return said in _now.names or said.removesuffix("s") in _now.names


@lru_cache(maxsize=20_000)
def _listed(word: str) -> bool:
    """Say whether a list holds a word; one that begins a sentence as well."""
    if any(_holds(words, word.encode()) for words in _now.lists):
        return True
    return word[:1].isupper() and _listed(word[0].lower() + word[1:])


def _holds(words: bytes, word: bytes) -> bool:
    """Search lines in the order of their bytes, by halving."""
    low, high = 0, len(words)
    while low < high:
        start = max(words.rfind(b"\n", low, (low + high) // 2) + 1, low)
        end = words.index(b"\n", start)
        here = words[start:end]
        if here == word:
            return True
        low, high = (end + 1, high) if here < word else (low, start)
    return False


def _one_slip(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after and letter != after[0]:
                yield before + letter + after[1:]


def _two_slips(word: str) -> list[str]:
    """Return words two slips away that begin with the same letter, the most like it first."""
    found: list[str] = []
    for words in _now.lists:
        first = words.find(b"\n" + word[:1].encode())
        last = words.rfind(b"\n" + word[:1].encode())
        begun = words[first + 1 : words.find(b"\n", last + 1)].decode().split("\n")
        found += (one for one in begun if slips(word, one, 2))
    return sorted(found, key=lambda one: -SequenceMatcher(None, word, one).ratio())


def _form(word: str) -> str:
    """Give a word as a list has it, with its capital where it has one; "" where none does."""
    return word if _listed(word) else word.title() if _listed(word.title()) else ""


def _rank(typed: str, meant: str) -> tuple[bool, bool, bool, bool, str]:
    """Put letters that changed places first, and common words before others and names."""
    moved, begins = sorted(meant.lower()) == sorted(typed), meant[:1] == typed[:1]
    return meant[:1].isupper(), not begins, not moved, not _is_common(meant), meant


def _is_common(word: str) -> bool:
    return bool(_now.lists) and len(word) > 1 and _holds(_now.lists[0], word.encode())


def _as_typed(word: str, meant: str) -> str:
    return meant[:1].upper() + meant[1:] if word[:1].isupper() else meant
