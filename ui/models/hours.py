"""Time together this school year, child by child: hours, on pupil premium, how each takes part."""

from collections.abc import Sequence
from datetime import date

from linkworker.actions.children import children
from linkworker.actions.support import YearWithUs, year_with
from linkworker.measures.engagement import rule
from linkworker.measures.support import say_time, together
from linkworker.store import Reader
from ui.models.rows import Figures
from ui.names import cover

HEADS = (
    *("Child", "This year", "Pupil premium", "Not timed"),
    *("Weeks met", "Sessions", "Takes part"),
)
_TAKEN = {"high": "a lot", "some": "some", "too early": "too early"}


class HourRows(Figures[YearWithUs]):
    """A row for each child, by name."""

    def __init__(self) -> None:
        super().__init__(HEADS, cells, lambda one: cover(sentence(one)))


def read_hours(reader: Reader, today: date) -> list[YearWithUs]:
    """Read everybody's school year so far."""
    by = rule()
    return [year_with(reader, on.child, today=today, by=by) for on in children(reader)]


def cells(one: YearWithUs) -> tuple[str, ...]:
    """Say a row's columns; a child without pupil premium entered has a dash there."""
    premium = say_time(one.support.premium) if one.has_premium else "–"
    untimed = str(one.support.untimed or "–")
    taken, planned = one.taken, one.taken.planned
    weeks = f"{taken.met} of {taken.weeks}"
    sessions = f"{taken.came} of {planned}" if planned else "–"
    hours = (cover(_name(one)), say_time(one.support.minutes), premium, untimed)
    return (*hours, weeks, sessions, _TAKEN[taken.level])


def sentence(one: YearWithUs) -> str:
    """Say a whole row to a screen reader."""
    said = f"{_name(one)}: {say_time(one.support.minutes)} this school year"
    if one.has_premium:
        said += f", {say_time(one.support.premium)} of it on pupil premium"
    return f"{said}. Takes part: {_TAKEN[one.taken.level]}, {one.taken.because}."


def summed(years: Sequence[YearWithUs]) -> str:
    """Say what everybody's hours come to."""
    found = together(one.support for one in years)
    return (
        f"{say_time(found.minutes)} with {len(years)} children this school year, "
        f"{say_time(found.premium)} of it on pupil premium. {found.untimed} times had no minutes."
    )


def _name(one: YearWithUs) -> str:
    return one.child.whole_name
