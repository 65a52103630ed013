"""Enrichment: an opportunity that a child took up, each time she was there, what it did for her."""

from datetime import date

from linkworker.fields import LogKind, Record, day, links, number, text
from linkworker.fields import words as long_words
from linkworker.records import keeping


class Enrichment(Record):
    """An opportunity, such as a part in the Christmas play or a place in the football team."""

    kind = "enrichment"
    title = "Enrichment"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    child: str = links("Child", "child", under=True, required=True)
    what: str = text("What", required=True, search=True, hint="The Christmas play", longest=160)
    from_whom: str = text("From whom", required=True, search=True, hint="Mr Fenwick")
    started: date | None = day("Started", required=True)
    ended_on: date | None = day("Ended", progress=True, group="ended")
    ended_because: str = text("Ended because", longest=500, progress=True, group="ended")
    goal: str = links("For which goal", "goal")
    did: str = long_words("What it did for her or him", search=True, progress=True)
    said_by: str = text("Who says so", progress=True, hint="John, mum, the coach")
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")


class EnrichmentTime(Record):
    """One time at it: a rehearsal, a match."""

    kind = "enrichment_time"
    title = "Time at an enrichment"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True

    enrichment: str = links("Enrichment", "enrichment", under=True, required=True)
    on: date | None = day("On", required=True)
    minutes: int | None = number("Minutes", lowest=1, highest=1440, unit="minutes")
    words: str = text("How it was", search=True, longest=500)
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
