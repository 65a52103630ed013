"""What agreements ask for: the next try on its day, and a yes that is about to run out."""

from collections.abc import Iterator

from linkworker.measures.agreements import Standing, State, standings_of
from linkworker.measures.days import say_day
from linkworker.measures.due import Asked, Due, OfChild, Source
from linkworker.records import FamilyAnswer, Relation

_NEEDS = (FamilyAnswer, Relation)


def next_try(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask the family again on the day that was agreed with them."""
    for one in _standing(of, asked):
        if one.next_on is None or one.next_on > asked.today:
            continue
        last = one.steps[-1]
        tried = f", tried {one.tries} time{'s' * (one.tries > 1)}" if one.tries else ""
        why = f"next try agreed for {say_day(one.next_on)}{tried}"
        what = f"Ask {last.who} about: {_named(one)}"
        about = f"{last.id} {one.next_on}"
        yield Due("next_try", about, what, why, one.next_on, of.child, tab="family")


def runs_out(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for a yes anew, some days before it runs out and until it is given."""
    for one in _standing(of, asked):
        near = one.until is not None and (one.until - asked.today).days <= asked.days
        if one.until is None or not near or not (one.agreed or one.state is State.RUN_OUT):
            continue
        ends = "ran out" if one.state is State.RUN_OUT else "counts until"
        why = f"the yes {ends} {say_day(one.until, year=True)}"
        about = f"{one.about.scope.name} {one.about.partner} {one.until}"
        what = f"Ask anew: {_named(one)}"
        yield Due("agreement_ends", about, what, why, one.until, of.child, tab="family")


AGREEMENT_SOURCES = (
    Source(
        "next_try", "Next try", "the day has come that was agreed for asking a family", next_try,
        reads=_NEEDS, always=True,
    ),
    Source(
        "agreement_ends", "Agreement", "a yes runs out within {days} days", runs_out,
        reads=_NEEDS, days=30,
    ),
)  # fmt: skip


def _standing(of: OfChild, asked: Asked) -> list[Standing]:
    parents = {
        one.person
        for one in of.all(Relation)
        if one.responsibility and "responsibility" not in one.undecided
    }
    return list(standings_of(of.all(FamilyAnswer), parents, asked.today).values())


def _named(standing: Standing) -> str:
    """Name what is agreed to; which partner it is may tell too much on Today."""
    return standing.about.scope.value
