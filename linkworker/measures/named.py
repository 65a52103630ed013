"""Which children some words name: by name, nickname, the family's surname or somebody of it.

It warns, it never decides. A name that is an everyday word counts only where it is used as one.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from linkworker.measures.resources import read_json
from linkworker.measures.slips import JOINS, NAME, plain

if TYPE_CHECKING:  # the locked door hides names, and loads no records
    from linkworker.records import Child

# Names that are everyday words too; what follows one at the beginning of a sentence if a person is
# meant ("Grace was"); what stands before or after one if none is ("next Summer", "Will you")
_WORDS = read_json("everyday_names.json")
EVERYDAY = frozenset(_WORDS["names"])
COMMON = frozenset(_WORDS["common"])  # those met so often that a small letter means the word
_DOES, _BEFORE, _AFTER = (frozenset(_WORDS[name]) for name in ("does", "before", "after"))
ROLES = frozenset(("mum", "mummy", "mother", "dad", "daddy", "father", "nan", "gran", "grandma"))
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "the"))
# A word with what is joined to it, but without an owner’s s
_LETTERS = r"[^\W\d_ʼ]+"
_WORD = re.compile(rf"{_LETTERS}(?:-{_LETTERS}|{JOINS}{_LETTERS})*", re.IGNORECASE)
_BEGINS = re.compile(r"(^|[.!?:;“\"(\n…])[\s“\"(‘']*$")
_OWNS = re.compile(r"['’ʼ`]s\b", re.IGNORECASE)


def places(text: str, name: Sequence[str]) -> list[tuple[int, int]]:
    """Return from where to where the words of a name, plain, stand in a text.

    Whole words that do not begin with a small letter count.
    """
    words = list(NAME.finditer(text))
    said = [_plain(word[0]) for word in words]
    return [
        (words[at].start(), words[at + len(name) - 1].end())
        for at in range(len(words) - len(name) + 1 if name else 0)
        if said[at : at + len(name)] == [*name] and not words[at][0][0].islower()
    ]


class ChildrenNamed:
    """Children made ready once, to be looked for in words at every keystroke.

    `people` are the names of those round each child, by the child's id.
    """

    def __init__(
        self, children: "Iterable[Child]", people: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        self._children = tuple(children)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        self._by_person: dict[str, dict[tuple[str, ...], set[str]]] = {}
        for child in self._children:
            for name in (child.name, child.nickname):
                for words in filter(None, [_words(name)]):
                    for begun in {words[0], words[0].partition("-")[0]}:
                        self._by_name[begun].add(child.id)
            for surname in _words(child.surname)[-1:]:
                self._by_surname[surname].add(child.id)
            for person in (people or {}).get(child.id, ()):
                said = tuple(word for word in _words(person) if word not in ROLES)
                if len(said) > 1:
                    same = self._by_person.setdefault(said[0], {})
                    same.setdefault(said, set()).add(child.id)
                    self._by_surname[said[-1]].add(child.id)

    def named(self, words: str, besides: Collection[str] = ()) -> "list[Child]":
        """Return whose own name or nickname stands there, but for the ids `besides`."""
        text = unicodedata.normalize("NFC", words)
        found: set[str] = set()
        for word in self._known_in(text, self._by_name):
            if any(_is_name(text, at) for at in _places(text, word)):
                found |= self._by_name[word]
        return [one for one in self._children if one.id in found - {*besides}]

    def families(self, words: str, besides: Collection[str] = ()) -> "list[Child]":
        """Return whose family stands there: "Mrs Boateng", "the Boatengs", a carer's whole name.

        A surname that a child among `besides` has too is that child's.
        """
        text = unicodedata.normalize("NFC", words)
        said = [_plain(word) for word in _WORD.findall(text)]
        found: set[str] = set()
        for at, word in enumerate(said):
            before = said[at - 1] if at else ""
            surname = word if word in self._by_surname else word.removesuffix("s")
            titled = before in _TITLES and (surname == word) == (before != "the")
            if titled:
                found |= self._of(self._by_surname.get(surname, set()), besides)
            for person, family in self._by_person.get(word, {}).items():
                if tuple(said[at : at + len(person)]) == person:
                    found |= self._of(family, besides)
        return [one for one in self._children if one.id in found]

    @staticmethod
    def _of(family: set[str], besides: Collection[str]) -> set[str]:
        return set() if family & {*besides} else family

    @staticmethod
    def _known_in(text: str, known: Mapping[str, set[str]]) -> Iterator[str]:
        """Give the names among the words of a text, each once."""
        unique = {part for word in set(_WORD.findall(text)) for part in _parts(word)}
        yield from unique & known.keys()


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Say whether an everyday word is a name here; any other word that is one always is."""
    word = found[0]
    if plain(word) not in EVERYDAY:
        return True
    if not word[0].isupper() or word.isupper():
        return bool(_OWNS.match(text, found.end())) and word[0].isupper()
    if _OWNS.match(text, found.end()):
        return True
    after = _WORD.search(text, found.end(), found.end() + 30)
    following = after[0] if after else ""
    if _BEGINS.search(text[: found.start()]):
        if text[found.end() :].lstrip()[:1] in ("", ","):
            return True
        return following.casefold() in _DOES or (following != "I" and following[:1].isupper())
    before = _WORD.findall(text[max(0, found.start() - 20) : found.start()])
    beside = before[-1].casefold() if before else ""
    return beside not in _BEFORE and following.casefold() not in _AFTER


def _places(text: str, name: str) -> Iterator[re.Match[str]]:
    return (one for one in _WORD.finditer(text) if name in _parts(one[0]))


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    return plain(word)


@lru_cache(maxsize=4096)
def _parts(word: str) -> frozenset[str]:
    """Give a word as it is sought: whole, and each half of two that are joined."""
    whole = plain(word)
    return frozenset((whole, *whole.split("-")))


def _words(name: str) -> list[str]:
    return [plain(word) for word in _WORD.findall(unicodedata.normalize("NFC", name))]
