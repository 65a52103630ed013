"""The pack: what a review begins from, read from where it is kept."""

from collections.abc import Iterator
from datetime import date

from linkworker.actions.review_pack import Pack
from linkworker.measures.attendance import Summary
from linkworker.measures.days import say_day
from linkworker.measures.sessions import Tally
from linkworker.records import Contact, Enrichment, Rating, SchoolAdjustment
from ui import desk as desks
from ui.models.linkings import where_we_are
from ui.models.said_days import near_day
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import down, empty, held


class PackCard(Card):
    """Figures after words; what went well stands before what is hard."""

    def __init__(self) -> None:
        super().__init__("What we know", icon="file-text")
        self._lines = down(gap=6)
        self.add(held(self._lines))

    def show_pack(self, pack: Pack) -> None:
        """Show what was read."""
        empty(self._lines)
        since = say_day(pack.since, year=pack.since.year != desks.today().year)
        self._lines.addWidget(Label(f"Since {since}", "meta", "muted"))
        for heading, lines in _told(pack, desks.today()):
            self._lines.addWidget(Label(heading, "smallb"))
            for line in lines:
                self._lines.addWidget(WrapLabel(line, "small", "soft"))


def _told(pack: Pack, today: date) -> Iterator[tuple[str, list[str]]]:
    goals = [f"“{goal.words}” {_ratings(ratings)}" for goal, ratings in pack.goals]
    yield "Goals, and how near they feel", goals or ["No goal is open."]
    words = [_words(one, today) for one in pack.last_words]
    yield "Last words", words or ["Nothing was written yet."]
    if pack.taken:
        yield "Taken up", [_taken(one) for one in pack.taken]
    if pack.sessions:
        yield "Sessions", [f"{what}: {_tally(one)}" for what, one in pack.sessions]
    if pack.linkings:
        said = [f"{one.linking.to}: {where_we_are(one, today)}" for one in pack.linkings]
        yield "Linkings", said
    if pack.agreed:
        yield "Agreed with the school", [_agreed(one, today) for one in pack.agreed]
    yield "Attendance", list(_attendance(pack))
    yield "The plan", [_plan(pack)]


def _ratings(ratings: tuple[Rating, ...]) -> str:
    points = [one.points for one in ratings if one.points is not None]
    if not points:
        return "not rated yet"
    return f"{points[0]} of 10" if len(points) == 1 else f"{points[0]}, now {points[-1]} of 10"


def _words(contact: Contact, today: date) -> str:
    day = near_day(contact.at.date(), today) if contact.at else ""
    about = ", ".join(part for part in (contact.whom, day) if part)
    return f"{contact.words} ({about})" if about else contact.words


def _taken(one: Enrichment) -> str:
    said = f" “{one.did}” {one.said_by}".rstrip() if one.did else ""
    return f"{one.what}, from {one.from_whom}.{said}"


def _agreed(one: SchoolAdjustment, today: date) -> str:
    again = f", look again {near_day(one.review_on, today)}" if one.review_on else ""
    until = f", until {near_day(one.until, today)}" if one.until else ""
    return f"{one.what} ({one.agreed_by}){again}{until}"


def _tally(counted: Tally) -> str:
    came = f"came {counted.came} of {counted.planned}"
    why = ", ".join(f"{reason} {number}" for reason, number in counted.reasons)
    return f"{came}; not this time: {why}" if why else came


def _attendance(pack: Pack) -> Iterator[str]:
    yield f"This year: {_counted(pack.year)}"
    if pack.four_weeks.possible:
        yield f"Since {say_day(pack.lately)}: {_counted(pack.four_weeks)}"


def _counted(counts: Summary) -> str:
    if not counts.possible:
        return "no marks yet"
    attended = f"{counts.attended} of {counts.possible} half-days"
    return f"{attended}, {counts.percent:.1f}%, {counts.late} late"


def _plan(pack: Pack) -> str:
    how = pack.how
    if how.version is None:
        return "Not put to anybody yet."
    if how.changed:
        return f"Changed since version {how.number}."
    return f"Version {how.number}{'' if how.draft else ', agreed by all three'}."
