"""One thing that happened to a child: when, what, who, and how it looks on a timeline."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from linkworker.fields import Record
from linkworker.measures.slips import plain


@dataclass(frozen=True)
class Told:
    """One thing that happened. `sort` is its filter; `struck` says why it was struck out.

    `people` are those it was with, or who said, did or wrote it.
    """

    sort: str
    at: datetime
    title: str
    words: str
    who: str
    icon: str
    tone: str
    record: Record
    struck: str = ""
    timed: bool = False
    people: tuple[str, ...] = ()

    @property
    def month(self) -> str:
        """The month it stands under."""
        return f"{self.at:%B %Y}"

    def holds(self, typed: str) -> bool:
        """Say whether every typed word stands in it, accents and capitals apart."""
        if not typed.strip():
            return True
        return all(word in self._said for word in plain(typed).split())

    @cached_property
    def _said(self) -> str:
        return plain(f"{self.title} {self.words} {self.who} {self.struck}")


def told_on(
    sort: str, day: date | None, title: str, words: str, who: str, mark: tuple[str, str],
    record: Record,
) -> Told:  # fmt: skip
    """Tell what has a day and no hour; `mark` is its icon and tone, `who` may begin "said "."""
    at, people = datetime.combine(day or date.min, time()), (who.removeprefix("said "),)
    return Told(sort, at, title, words, who, mark[0], mark[1], record, people=people)
