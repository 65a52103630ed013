"""Whose words a note's are, and who was there, by what "with whom" and "who said it" say.

Whole words only: Al is not in Alison, and Wren’s mum is not Wren. In doubt the answer is no.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from linkworker.measures.slips import plain
from linkworker.records import Child

Words = tuple[str, ...]

_WORD = re.compile(r"\w+(?:-\w+)*|=")
_BETWEEN = re.compile(r"[,;:/&+()\n]|\b(?:and|with|then)\b", re.IGNORECASE)
_OWNS = re.compile(r"['’ʼ`]s\b|(?<=s)['’ʼ`](?!\w)", re.IGNORECASE)  # Wren’s mum, James’ mum
_OWNER = "="  # stands after whoever owns what comes next
_BEFORE = frozenset(("the", "her", "his", "their", "my", "our"))
_NOT_THERE = frozenset(("about", "re", "regarding", "of", "for", "without", "not"))


def said_by_them(whose: str, child: Child, name: str, role: str) -> bool:
    """Say whether words are the child's alone, or were said where their reader was.

    `whose` says whom they came from; `name` and `role` are the reader's. What somebody else said
    beside the child is not hers alone.
    """
    own = _called((child.name, child.nickname), child.surname)
    reader = _called((name, name.partition(" ")[0], role)) | _called((name,), role)
    said = [_on_its_own(part, own) for part in _parts(whose)]
    return any(one in reader for one in said) or (bool(said) and own.issuperset(said))


def was_there(whom: str, child: Child) -> bool:
    """Say whether `whom` names the child herself: not who is hers, nor talk about her."""
    names = _called((child.name, child.nickname))
    return any(_stands_in(part, name) for part in _parts(whom) for name in names)


def _called(names: Iterable[str], besides: str = "") -> set[Words]:
    """Give all that somebody may be called, `besides` being a surname or a role."""
    said = {words for name in names for words in _spelled(name)}
    after = _words(besides)
    return said | {one + after for one in said if after}


@lru_cache(maxsize=4096)
def _spelled(name: str) -> frozenset[Words]:
    return frozenset((_words(name), _words(name.replace("-", " ")))) - {()}


@lru_cache(maxsize=4096)
def _parts(said: str) -> tuple[Words, ...]:
    """Give each of the people who are named together, in plain words."""
    return tuple(filter(None, map(_words, _BETWEEN.split(said))))


def _words(text: str) -> Words:
    return tuple(_WORD.findall(plain(_OWNS.sub(f" {_OWNER} ", text))))


def _on_its_own(part: Words, own: Iterable[Words]) -> Words:
    """Leave out what only says whose they are: "her mum" and "Wren’s mum" are mum."""
    before = [(word,) for word in _BEFORE] + [(*one, _OWNER) for one in own]
    return next((part[len(one) :] for one in before if part[: len(one)] == one), part)


def _stands_in(part: Words, name: Words) -> bool:
    for at in range(len(part) - len(name) + 1):
        rest = part[at + len(name) :]
        if part[at : at + len(name)] == name and rest[:1] != (_OWNER,):
            return at == 0 or part[at - 1] not in _NOT_THERE
    return False
