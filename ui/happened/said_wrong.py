"""That somebody says an entry is wrong, and what was done about it, as a timeline tells it."""

from collections.abc import Iterator
from datetime import date

from linkworker.actions.said_wrong import said_wrong_of
from linkworker.records import Child, SaidWrong
from linkworker.store import Reader
from ui.happened.told import Told, told_on


def tell_said_wrong(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell each in their words; its answer on the day of it."""
    del staff
    for one in said_wrong_of(reader, child):
        yield _told(one, one.on, f"Said to be wrong: {one.entry}", one.words, f"said {one.who}")
        if one.answered_on:
            yield _told(one, one.answered_on, f"Answered: {one.entry}", one.answer, "")


def _told(one: SaidWrong, on: date | None, title: str, words: str, who: str) -> Told:
    return told_on("voice", on, title, words, who, ("message-circle", "plain"), one)
