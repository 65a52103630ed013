"""Direct work: a 1:1 session with a resource, such as a journal, and what was talked about."""

from datetime import datetime

from linkworker.fields import LogKind, Record, links, moment, number, text, yes_no
from linkworker.fields import words as long_words
from linkworker.records import keeping


class DirectWork(Record):
    """One session. Those with the same resource are a series."""

    kind = "direct_work"
    title = "Direct work"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True

    child: str = links("Child", "child", under=True, required=True)
    resource: str = text(
        "With what", required=True, search=True, hint="“You Are Awesome” journal", longest=160
    )
    at: datetime | None = moment("When", required=True)
    minutes: int | None = number("Minutes", required=True, lowest=1, highest=600, unit="minutes")
    topics: str = text(
        "What it was about", required=True, search=True, longest=300, raised_by="private",
        hint="People I trust",
    )  # fmt: skip
    words: str = long_words("In her or his own words", search=True, raised_by="private")
    goal: str = links("For which goal", "goal")
    private: bool | None = yes_no("Health or another private matter", progress=True)
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
