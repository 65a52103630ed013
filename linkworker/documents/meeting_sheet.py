"""The sheet for the day of return: a child's own words first, then what each sees to by when.

Why she was away is not on it: everybody at the table knows, and nobody else needs to.
"""

from linkworker.actions.coming_back import Way, ways_back
from linkworker.actions.plans import plan_of
from linkworker.documents.markup import Markup, element, table
from linkworker.documents.paper import Head, Made, Paper, finish, say, whom_to_ask
from linkworker.documents.plan import plan_sections
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import (
    boxed,
    labelled,
    section,
    side_by_side,
    signing,
    to_write_on,
)
from linkworker.documents.sieve import Sieve
from linkworker.documents.standing import about_child
from linkworker.errors import NotAllowed
from linkworker.records import Child, ReturnStep, Withhold
from linkworker.store import Reader

_LINES = 3
_WIDTHS = (52, 24, 24)


def meeting_sheet(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Print the sheet for a child's return; raises NotAllowed where no way back was begun."""
    check(recipient, made.on)
    way = next(iter(ways_back(store, child)), None)
    if way is None:
        raise NotAllowed(f"{child.name} has no way back written down: begin it on School")
    sieve = Sieve(store, child, recipient)
    plan = plan_of(store, child)
    parts = [
        _own_words(sieve, child, way),
        *side_by_side(plan_sections(sieve, plan, "good_at", "works") if plan else []),
        *_went_well(sieve, way),
        _steps(sieve, way.steps),
        _agreed(sieve, way),
        *whom_to_ask(made)[:1],
        signing([("Child or young person", child.name, "", ""), ("Parent or carer", "", "", ""),
                 ("School", "", "", ""), ("Link Worker", made.worker.name, "", "")]),
    ]  # fmt: skip
    return finish(_head(sieve, child, way), parts, sieve, made)


def _head(sieve: Sieve, child: Child, way: Way) -> Head:
    back, words = way.back, "To go through together on the day of return."
    if back.expected and not sieve.withholds(Withhold.TIMES, "The day of return"):
        words = f"{child.name} is expected back on {say(back.expected)}."
        if back.meeting_at:
            words += f" We meet on {say(back.meeting_at.date())} at {back.meeting_at:%H:%M}."
    return Head("Coming back", f"Welcome back, {child.name}", about_child(sieve, child), "", words)


def _own_words(sieve: Sieve, child: Child, way: Way) -> Markup:
    words = sieve.field(way.back, "teachers_know")
    said = element("p", f"“{words}”") if words else to_write_on(_LINES)
    return boxed("words", f"What {child.name} wants teachers to know", said)


def _went_well(sieve: Sieve, way: Way) -> list[Markup]:
    """Say what went well where she was taught, to who may know of the place."""
    place = way.placement
    if place is None:
        return []
    where, words = sieve.field(place, "where"), sieve.field(place, "goes_well")
    return [section("What went well elsewhere", labelled(where, words))] if where and words else []


def _steps(sieve: Sieve, steps: tuple[ReturnStep, ...]) -> Markup:
    times = not sieve.withholds(Withhold.TIMES, "By when") if steps else True
    rows = [
        (what, sieve.field(one, "who"), _by(one) if times else "")
        for one in steps
        if (what := sieve.field(one, "what"))
    ]
    heads = ("What", "Who", "By when")
    told = [table(heads, rows, _WIDTHS)] if rows else []
    return section("What each of us sees to", *told, to_write_on(1 if rows else _LINES))


def _by(step: ReturnStep) -> str:
    return f"done {say(step.done_on)}" if step.done_on else say(step.due) if step.due else ""


def _agreed(sieve: Sieve, way: Way) -> Markup:
    words = sieve.field(way.back, "agreed")
    if not words:
        return section("What we agree", to_write_on(2))
    came = sieve.field(way.back, "who_came")
    parts = [element("p", words), *([labelled("Who came", came)] if came else [])]
    return section("What we agreed", *parts)
