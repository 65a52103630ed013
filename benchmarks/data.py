"""The workloads' data: 20,000 small records of 400 children, and 100,000 one-field edits.

Made of invented words whose frequencies fall as they do in a language, from a fixed seed: the
same on every machine. Shapes and sizes are those with which other sync engines were measured.
"""

from collections.abc import Iterator
from itertools import accumulate
from random import Random

from linkworker.fields import LogKind, Record, number, tags, text, words, yes_no
from linkworker.records import keeping

VOCABULARY = 8_000
CHILDREN = 400
KINDS = {"child": 2, "plan": 4, "goal": 14, "action": 40, "contact": 40}


class Doc(Record):
    """One small record of 13 fields, about 930 bytes as JSON."""

    kind = "doc"
    title = "Record"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    type: str = text("Type")
    child: str = text("Child")
    name: str = text("Title", search=True)
    status: str = text("Status")
    owner: str = text("Owner")
    due: str = text("Due")
    created: str = text("Created")
    place: str = text("Place")
    means: str = text("Means")
    priority: int | None = number("Priority")
    people: frozenset[str] = tags("People")
    private: bool | None = yes_no("Private")
    body: str = words("Body", search=True)


class Small(Record):
    """A record of ten short fields, of which edits change one at a time."""

    kind = "small"
    title = "Record"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    f0: str = text("0")
    f1: str = text("1")
    f2: str = text("2")
    f3: str = text("3")
    f4: str = text("4")
    f5: str = text("5")
    f6: str = text("6")
    f7: str = text("7")
    f8: str = text("8")
    f9: str = text("9")


class Words:
    """Invented words, the common ones far more often than the rare."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._words = [self._word() for _ in range(VOCABULARY)]
        self._weights = list(accumulate((n + 10) ** -0.9 for n in range(VOCABULARY)))

    def say(self, count: int) -> str:
        """Return a text of so many words."""
        return " ".join(self.random.choices(self._words, cum_weights=self._weights, k=count))

    def between(self, fewest: int, most: int) -> str:
        """Return a text of some words, as many as not."""
        return self.say(self.random.randint(fewest, most))

    def _word(self) -> str:
        pick = self.random.choice
        length = self.random.randint(1, 4)
        said = "".join(pick("bcdfghjklmnprstvwz") + pick("aeiou") for _ in range(length))
        return said + pick(["", "n", "r", "s"])


def docs(count: int = 20_000, seed: int = 7) -> Iterator[Doc]:
    """Yield small records; `child` is a number below CHILDREN."""
    words = Words(seed)
    random = words.random
    for _ in range(count):
        yield Doc(
            type=random.choices(list(KINDS), weights=list(KINDS.values()))[0],
            child=str(random.randrange(CHILDREN)),
            name=words.say(6),
            status=random.choice(["open", "done", "late", "held"]),
            owner=f"w{random.randint(0, 60):03}",
            due=_day(random),
            created=f"{_day(random)}T10:{random.randint(0, 59):02}:00Z",
            place=words.say(2),
            means=random.choice(["visit", "call", "school", "court"]),
            priority=random.randint(1, 5),
            people=frozenset(words.say(2) for _ in range(random.randint(0, 3))),
            private=random.random() < 0.1,
            body=words.between(10, 160),
        )


def notes(count: int = 20_000, seed: int = 11) -> Iterator[Doc]:
    """Yield notes of 30 to 90 words."""
    words = Words(seed)
    for _ in range(count):
        yield Doc(name=words.say(6), body=words.between(30, 90))


def edits(count: int = 100_000, seed: int = 3) -> Iterator[tuple[int, str, str]]:
    """Yield one-field edits of 5,000 records: (record, field, value)."""
    random = Random(seed)
    for n in range(count):
        yield random.randrange(5_000), f"f{random.randrange(10)}", f"value-{n:06}-abcdefgh"


def _day(random: Random) -> str:
    return f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
