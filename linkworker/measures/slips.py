"""Names as people type them: in any order, half typed, without accents, with a slip of the hand."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)

MOST_WORDS = 12
_WORD = re.compile(r"[\w\u2600-\u27BF\U0001F000-\U0001FAFF]+")  # some names have a picture in them
_APART = re.compile("['’ʼ`]")
# An apostrophe inside a name, as in O’Brien: not that of Wren’s or Wren’ll
JOINS = r"['’ʼ`](?!(?:s|d|m|t|ll|re|ve)\b)"
NAME = re.compile(rf"[^\W_ʼ]+(?:{JOINS}[^\W_ʼ]+)*", re.IGNORECASE)
_LONG, _LONGER = 3, 7  # letters from which one slip, and two, are forgiven


class _Letters(dict[int, int | str]):
    """What stands for each letter, asked once for each."""

    def __missing__(self, letter: int) -> int | str:
        self[letter] = kept = "" if unicodedata.combining(chr(letter)) else letter
        return kept


_PLAIN = _Letters(dict.fromkeys(map(ord, "'’ʼ`"), ""))
# Letters that no accent is taken from, as they are typed on a British keyboard
_PLAIN |= str.maketrans("łøđðħŧı", "loddhti")
_PLAIN |= {ord("ß"): "ss", ord("æ"): "ae", ord("œ"): "oe", ord("þ"): "th"}


def plain(text: str) -> str:
    """Give a text in small letters without accents, apostrophes or marks."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    kept = unicodedata.normalize("NFKD", text).casefold()
    kept = unicodedata.normalize("NFKD", kept).casefold()  # capitals among signs of mathematics
    return kept.translate(_PLAIN)


def each_word(text: str) -> list[str]:
    """Give every word of a text, plain; what an apostrophe parts is two words."""
    return re.findall(r"\w+", plain(_APART.sub(" ", text)))


def spellings(text: str) -> set[str]:
    """Give every word of a text, plain: a name with an apostrophe both in its parts and as one."""
    return {*each_word(text), *name_words(text)}


def name_words(text: str) -> list[str]:
    """Give the words of names in a text, plain: O’Brien is one, Anne-Marie two, Wren’s is Wren."""
    return plain(" ".join(NAME.findall(unicodedata.normalize("NFC", text)))).split()


def plain_words(text: str) -> list[str]:
    """Give the words of a text, plain; of very many the first twelve."""
    return _WORD.findall(plain(text))[:MOST_WORDS]


def slips(typed: str, word: str, most: int, *, begun: bool = False) -> int | None:
    """Return how many slips of the hand lie between what was typed and a word; None over `most`.

    A slip is a letter left out, one too many, another one, or two that changed places (the
    distance of Damerau 1964, no letter being touched twice). With `begun` what was typed may be
    only how the word begins.
    """
    if len(typed) - len(word) > most or (not begun and len(word) - len(typed) > most):
        return None
    row = _last_row(typed, word[: len(typed) + most], most)
    found = (min(row) if begun else row[-1]) if row else most + 1
    return found if found <= most else None


def _last_row(typed: str, word: str, most: int) -> list[int]:
    """Give the slips between what was typed and every beginning of the word; [] over `most`."""
    above: list[int] = []
    before = list(range(len(word) + 1))
    for at, letter in enumerate(typed):
        row = [at + 1]
        for to, other in enumerate(word):
            if letter == other:
                cost = before[to]
            else:
                cost = 1 + min(before[to], before[to + 1], row[to])
                if at and to and letter == word[to - 1] and typed[at - 1] == other:
                    cost = min(cost, above[to - 1] + 1)
            row.append(cost)
        if min(row) > most:
            return []
        above, before = before, row
    return before


def forgiven(typed: str) -> int:
    """Return how many slips are forgiven in a word of this length: none in one or two letters."""
    return 0 if len(typed) < _LONG else 1 if len(typed) < _LONGER else 2


class NamesSought(Generic[T]):
    """Names of any things, made ready once and looked for at every keystroke.

    `known` are things with all that they are called, in the order in which equals are given.
    """

    def __init__(self, known: Iterable[tuple[T, str]]) -> None:
        self._what: list[T] = []
        self._called: list[tuple[str, ...]] = []
        self._at: dict[str, list[int]] = {}
        for what, called in known:
            words = tuple(plain_words(called))
            for word in dict.fromkeys(words):
                self._at.setdefault(word, []).append(len(self._what))
            self._what.append(what)
            self._called.append(words)
        self._words = sorted(self._at)
        self._letters = {word: _letters(word) for word in self._words}

    def sure(self, typed: str) -> list[T]:
        """Return what has every typed word in its name, or a word that begins so.

        Whole names come before half ones, and those called so before those whose surname it is.
        """
        parts = plain_words(typed)
        begun = [self._having(self._begun(part)) for part in parts]
        found: set[int] = begun[0].intersection(*begun) if begun else set()
        return [self._what[at] for at in sorted(found, key=lambda at: self._rank(at, parts))]

    def partly(self, typed: str) -> list[T]:
        """Return what has some of the typed words in its name, or their beginnings, but not all."""
        begun = [self._having(self._begun(part)) for part in plain_words(typed)]
        some: set[int] = set()
        if begun:
            some = begun[0].union(*begun) - begun[0].intersection(*begun)
        return [self._what[at] for at in sorted(some)]

    def nearly(self, typed: str, most: int) -> list[T]:
        """Return at most `most` things whose name was meant: few slips away, the nearest first.

        What `sure` finds is not among them.
        """
        near = [self._costs(part) for part in plain_words(typed)]
        both = [at for at in near[0] if all(at in costs for costs in near)] if near else []
        totals = {at: [sum(parts) for parts in zip(*(c[at] for c in near), strict=True)]
                  for at in both}  # fmt: skip
        meant = sorted((cost, at) for at, cost in totals.items() if cost[0])
        return list(dict.fromkeys(self._what[at] for _, at in meant))[:most]

    def _begun(self, part: str) -> list[str]:
        """Give the words of names that begin so."""
        first = bisect_left(self._words, part)
        return self._words[first : bisect_left(self._words, f"{part}\U0010ffff", first)]

    def _having(self, words: Iterable[str]) -> set[int]:
        return {at for word in words for at in self._at[word]}

    def _rank(self, at: int, parts: Sequence[str]) -> tuple[int, bool, int]:
        words = self._called[at]
        halves = sum(part not in words for part in parts)
        return halves, not any(words[0].startswith(part) for part in parts), at

    def _costs(self, part: str) -> dict[int, tuple[int, int, int]]:
        """Give what may be meant by a word, at its least cost: slips, half or whole, how begun."""
        found: dict[int, tuple[int, int, int]] = {}
        for word, cost in self._near(part):
            for at in self._at[word]:
                found[at] = min(found.get(at, cost), cost)
        return found

    def _near(self, part: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
        most, letters = forgiven(part), _letters(part)
        for word in self._begun(part):
            yield word, (0, int(word != part), 0)
        for word, own in self._letters.items() if most else ():
            if (letters & ~own).bit_count() <= most and not word.startswith(part):
                cost = slips(part, word, most, begun=len(part) > _LONG)
                if cost is not None:
                    yield word, (cost, int(len(word) > len(part) + cost), int(part[0] != word[0]))


def _letters(word: str) -> int:
    """Say which letters a word has, a bit each: two far apart in this are far apart in letters."""
    return sum(1 << one for one in {ord(letter) % 64 for letter in word})


def nearest(typed: str, words: Sequence[str]) -> list[str]:
    """Return the words that are the fewest forgiven slips from what was typed, as given."""
    most = forgiven(typed)
    found = [(slips(typed, word, most), word) for word in words]
    least = min((cost for cost, _ in found if cost), default=0)
    return [word for cost, word in found if cost == least and least]
