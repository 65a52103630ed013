"""Papers as a timeline tells them: what left, for whom, how and why."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from linkworker.actions.files import papers_given
from linkworker.records import Child
from linkworker.store import Reader
from ui.happened.told import Told, told_on


def tell_papers(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell what left on paper: which, for whom, how and why; not a sheet that is shredded."""
    for given in papers_given(reader, child):
        if given.shredded_on is not None:
            continue
        way = given.way.value if given.way else "made"
        title = f"{given.paper}: {way} for {given.reader}"
        words = "\n".join(part for part in (given.role, given.why, given.file) if part)
        by = staff.get(given.by, "")
        told = told_on("agreed", None, title, words, by, ("printer", "plain"), given)
        yield replace(told, at=given.at or datetime.min, timed=True, people=(given.reader, by))
