"""The four voices of a review: asked, tried, kept as they come, or not given and why."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from linkworker.errors import Invalid
from linkworker.measures.gathering import tries_left
from linkworker.records import Child, Rating, Review, ReviewVoice, Voice
from linkworker.store import Change, Changes, Reader, Store

_EMPTY = "Write what they said, or why it was not given"


def ask_voice(
    store: Store, review: Review, voice: Voice, shown: ReviewVoice | None, *, on: date
) -> Changes:
    """Say that somebody was asked on a day."""
    return _put(store, review, voice, shown, asked_on=on)


def try_voice(
    store: Store, review: Review, voice: Voice, shown: ReviewVoice | None, *, on: date
) -> Changes:
    """Say that somebody was tried on a day and not reached, or did not come."""
    tried = (shown.tried if shown else frozenset()) | {on.isoformat()}
    return _put(store, review, voice, shown, tried=tried)


def keep_voice(
    store: Store,
    review: Review,
    voice: Voice,
    shown: ReviewVoice | None,
    *,
    on: date,
    by: str,
    ratings: Mapping[str, int] | None = None,
    **said: Any,
) -> Changes:
    """Keep what one voice said; `ratings` are the child's, 0 to 10 by goal id.

    `by` is whoever types it in. Raises Invalid when nothing was said.
    """
    words = {name: value.strip() if isinstance(value, str) else value
             for name, value in said.items()}  # fmt: skip
    if not (words.get("words") or words.get("helps") or ratings):
        raise Invalid({"words": _EMPTY})
    have = shown.have_on if shown and shown.have_on else on
    with store.change() as (change, changes):
        put_voice(change, review, voice, shown, have_on=have, by=by, not_given="", **words)
        _rate(store, change, review, ratings or {}, on)
    return changes


def leave_out(
    store: Store, review: Review, voice: Voice, shown: ReviewVoice | None, *, because: str, by: str
) -> Changes:
    """Say why a voice was not given. A family is tried three times first. Raises Invalid."""
    found = {}
    left = tries_left(shown) if voice is Voice.FAMILY else 0
    if left:
        found["not_given"] = f"Try {left} more time{'s' * (left > 1)} first, or take it by phone"
    elif not because.strip():
        found["not_given"] = "Say why it was not given"
    if found:
        raise Invalid(found)
    return _put(store, review, voice, shown, not_given=because.strip(), by=by)


def put_voice(
    change: Change, review: Review, voice: Voice, shown: ReviewVoice | None, **said: Any
) -> None:
    """Keep what is said of a voice in a change in the making, naming what stood on screen."""
    if shown is None:
        change.add(ReviewVoice(review=review.id, voice=voice, **said), review.log)
    else:
        change.update(shown, **said)


def _rate(
    store: Reader, change: Change, review: Review, ratings: Mapping[str, int], on: date
) -> None:
    """Keep the child's number for each goal; said again the same day, it takes the place."""
    who = store.get(Child, review.child).name
    for goal, points in ratings.items():
        before = [one for one in store.find(Rating, goal=goal, rated_on=on) if one.said_by == who]
        if before:
            change.update(before[-1], points=points)
        else:
            rating = Rating(goal=goal, points=points, rated_on=on, said_by=who)
            change.add(rating, review.log)


def _put(
    store: Store, review: Review, voice: Voice, shown: ReviewVoice | None, **said: Any
) -> Changes:
    with store.change() as (change, changes):
        put_voice(change, review, voice, shown, **said)
    return changes
