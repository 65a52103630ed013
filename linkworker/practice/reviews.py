"""Reviews of the autumn: John's and Sarah's are held, Wren's and some others' half gathered."""

from datetime import date, datetime, timedelta
from typing import Any

from linkworker.actions import plans, reviews, voices
from linkworker.actions.bookings import book, families
from linkworker.actions.goals import goals_of
from linkworker.actions.review_board import next_review, row_of
from linkworker.actions.reviews import Gathering, Settled, complete_review, gathering_of
from linkworker.practice.making import Making
from linkworker.records import (
    Child,
    Decided,
    Heard,
    Helps,
    Party,
    PlanVersion,
    Voice,
)

_TODAY = date(2025, 11, 4)
_EVENING = datetime(2025, 11, 13, 15, 30)
_SAID: dict[str, tuple[tuple[Voice, str, str, Helps | None, Heard | None], ...]] = {
    "John": (
        (Voice.CHILD, "", "I do not need the sign so much now. I want Tuesdays and football.",
         None, Heard.SITTING),
        (Voice.FAMILY, "mum", "He tells me about his day. I come to school without a knot in my "
         "stomach.", Helps.YES, Heard.MEETING),
        (Voice.SCHOOL, "Mr Fenwick", "Helps others finish. Two fallings-out, both talked over.",
         Helps.YES, Heard.SLIP),
        (Voice.LINK_WORKER, "", "He asks for help before it boils up.", Helps.YES, None),
    ),
    "Sarah": (
        (Voice.CHILD, "", "Room 4 at lunch is the best bit. Keep the bus message.", None,
         Heard.SITTING),
        (Voice.FAMILY, "mum", "She laughs again in the evening.", Helps.YES, Heard.PHONE),
        (Voice.SCHOOL, "Ms Okafor", "Right in it when she is here.", Helps.A_LITTLE, Heard.MEETING),
        (Voice.LINK_WORKER, "", "She has kept every Monday.", Helps.YES, None),
    ),
}  # fmt: skip
_MUMS: dict[str, dict[str, Any]] = {
    "Kofi": {"name": "Efua Starling", "role": "mum", "languages": "Twi", "interpreter": True},
    "Juniper": {"name": "Rosa Quill", "role": "mum", "languages": "English, Portuguese"},
}
_RATED = {"John": (8, 7), "Sarah": (5,)}


def tell_reviews(making: Making) -> None:
    """Hold John's and Sarah's reviews; open Wren's and gather a half of it."""
    children = {child.name: child for child in making.store.find(Child)}
    _hold(making, children["Sarah"], date(2025, 10, 20), Settled(
        Decided.CONTINUE, date(2025, 10, 23), "Sarah, mum by phone, Ms Okafor",
    ))  # fmt: skip
    _hold(making, children["John"], date(2025, 10, 20), Settled(
        Decided.STEP_DOWN, date(2025, 10, 22), "John, Teresa Ashgrove, Mr Fenwick",
        "He walks away before it boils up. A word each day is more than he needs.",
        support={"informal": "A word on two days a week."},
    ))  # fmt: skip
    _agree(making, children["John"], ("John", "Teresa Ashgrove", "Mr Fenwick"))
    _gather_half(making, children["Wren"])
    for name in ("Kofi", "Juniper"):
        if name in children:
            _open(making, children[name], date(2025, 11, 3))
            making.person(children[name], responsibility=True, safe=True, **_MUMS[name])


def _open(making: Making, child: Child, on: date) -> Gathering | None:
    gathering = gathering_of(making.store, child)
    if gathering is None:
        return None
    row = row_of(making.store, gathering, on)
    reviews.open_reviews(making.store, [(gathering.plan, row.calendar)], on=on, by=making.user)
    return gathering_of(making.store, child)


def _hold(making: Making, child: Child, opened: date, settled: Settled) -> None:
    store, shown = making.store, _open(making, child, opened)
    if shown is None or shown.review is None or settled.held_on is None:
        return
    for voice, who, words, helps, heard in _SAID[child.name]:
        said: dict[str, Any] = {"words": words, "said_by": who, "helps": helps, "heard": heard}
        if voice is Voice.CHILD:
            goals = [goal.id for goal in goals_of(store, shown.plan)]
            said["ratings"] = dict(zip(goals, _RATED[child.name], strict=False))
        day = settled.held_on - timedelta(days=1)
        voices.keep_voice(store, shown.review, voice, None, on=day, by=making.user, **said)
    now = gathering_of(store, child)
    if now is not None:
        after = next_review(row_of(store, now, settled.held_on), settled.held_on)
        complete_review(store, now, _then(settled, after), today=_TODAY)


def _then(settled: Settled, after: date | None) -> Settled:
    said = {name: getattr(settled, name) for name in ("who_came", "what_changes", "support")}
    return Settled(settled.decided, settled.held_on, next_on=after, **said)


def _agree(making: Making, child: Child, names: tuple[str, str, str]) -> None:
    store = making.store
    plan = plans.plan_of(store, child)
    version = plans.standing(store, plan).version if plan else None
    if isinstance(version, PlanVersion):
        for party, who in zip(Party, names, strict=True):
            said: dict[str, Any] = {"party": party, "who": who, "agreed_on": version.fixed_on}
            plans.record_agreement(store, version, how="at the review", **said)


def _gather_half(making: Making, wren: Child) -> None:
    store, shown = making.store, _open(making, wren, date(2025, 10, 22))
    if shown is None or shown.review is None:
        return
    slip: dict[str, Any] = {"said_by": "Mr Fenwick", "helps": Helps.A_LITTLE, "heard": Heard.SLIP}
    words = "Comes in with Joyce and stays. Draws the class into her foxes."
    on, by = date(2025, 11, 3), making.user
    voices.keep_voice(store, shown.review, Voice.SCHOOL, None, on=on, by=by, words=words, **slip)
    voices.ask_voice(store, shown.review, Voice.FAMILY, None, on=date(2025, 10, 22))
    now = gathering_of(store, wren)
    if now is not None and now.review is not None:
        family = now.voices.get(Voice.FAMILY)
        voices.try_voice(store, now.review, Voice.FAMILY, family, on=on)
    for booked in families(store, _TODAY):
        if wren.id == booked.key:
            book(store, booked, at=_EVENING, asked_on=date(2025, 10, 22))
