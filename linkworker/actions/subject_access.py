"""A copy of what is kept about a child: asked for, gathered, reviewed item by item, handed over.

Two steps: all is gathered from everything this laptop can open; then a named
reviewer passes each item. The Link Worker who took the request never answers it alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from linkworker.actions.about_child import Item, Where, about
from linkworker.actions.left_out import Marked, marked_in, passages_about
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import problems
from linkworker.measures.counting import many
from linkworker.measures.rights_days import answer_by
from linkworker.records import (
    AccessDecision,
    AccessRequest,
    Because,
    Child,
    Pass,
    Passage,
)
from linkworker.store import Change, Changes, Reader, Store

_LEFT_OUT: dict[str, Any] = {"passed": Pass.WITHHOLD, "because": Because.OTHERS}
_MOVED = (
    "Words that were marked as about somebody else were changed since: read it, and hand out a part"
)


@dataclass(frozen=True)
class Reviewed:
    """One gathered item with what was decided of it; None while nobody has.

    `marked` are its passages about somebody else, each proposed to be left out.
    """

    item: Item
    decision: AccessDecision | None
    marked: tuple[Marked, ...] = ()

    @property
    def waits(self) -> bool:
        """Say whether something of it is still to be decided."""
        released = self.decision is not None and self.decision.passed is Pass.RELEASE
        return self.decision is None or (
            released and any(one.decision is None for one in self.marked)
        )


def ask_for_copy(store: Store, child: Child, *, by: str, draft: str = "", **said: Any) -> Changes:
    """Keep that somebody asks for a copy; raises Invalid."""
    request = AccessRequest(child=child.id, by=by, **said)
    if found := problems(request):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(request, child.log)
    return changes


def edit_request(store: Store, request: AccessRequest, **edits: Any) -> Changes:
    """Change what is known of a request, such as that we wait for them."""
    with store.change() as (change, changes):
        change.update(request, **edits)
    return changes


def requests_of(reader: Reader, child: Child) -> list[AccessRequest]:
    """Return the requests about a child, the newest first."""
    return reader.find(AccessRequest, child=child.id, newest="asked_on")


def due(request: AccessRequest) -> date | None:
    """Return the last day to answer, None while we wait for them or once it is over."""
    if request.handed_on or request.refused or request.asked_on is None:
        return None
    return answer_by(
        request.asked_on, longer=bool(request.longer), paused=request.paused_on,
        resumed=request.resumed_on,
    )  # fmt: skip


def take_standing(
    store: Store, request: AccessRequest, *, words: str, by: str, on: date
) -> Changes:  # fmt: skip
    """Keep who looked at where the person who asks stands, and what was found.

    Raises Invalid without words.
    """
    if not words.strip():
        raise Invalid(
            {"standing": "Write what you looked at: responsibility, orders, who may know"}
        )
    return edit_request(store, request, standing=words.strip(), standing_by=by, standing_on=on)


def gathered(reader: Reader, child: Child, request: AccessRequest) -> list[Reviewed]:
    """Return all that is kept about a child here, with what was decided of each item.

    What was kept for this and other requests is no part of it, nor are marks of passages.
    """
    decided = {one.item: one for one in reader.find(AccessDecision, request=request.id)}
    skip = {AccessDecision.kind, AccessRequest.kind, Passage.kind}
    found = [item for item in about(reader, child) if item.kind not in skip]
    passages = passages_about(reader, child)
    return [Reviewed(one, decided.get(one.id), marked_in(one, passages, decided)) for one in found]


def decide(
    store: Store, request: AccessRequest, items: Sequence[Reviewed], *, by: str, on: date,
    **said: Any,
) -> Changes:  # fmt: skip
    """Keep what a reviewer decided of some items: `passed`, `because`, `words`.

    Keeping back needs its reason, a part its words; what stands in another's record is never
    handed out whole. What is handed out goes without its marked passages, unless somebody
    released them before. Raises NotAllowed for whoever took the request, Invalid.
    """
    _may_review(request, by)
    decision = AccessDecision(request=request.id, by=by, on=on, item="-", **said)
    if found := _wrong(decision, items):
        raise Invalid(found)
    left = {one.passage.id for item in items for one in item.marked if one.decision is None}
    with store.change() as (change, changes):
        _keep(store, change, request, [one.item.id for one in items], decision)
        if decision.passed is Pass.RELEASE:
            _keep(store, change, request, sorted(left), replace(decision, **_LEFT_OUT))
    return changes


def decide_passage(
    store: Store, request: AccessRequest, passage: Passage, *, out: bool, by: str, on: date
) -> Changes:
    """Keep that a marked passage is left `out`, or handed out all the same; raises NotAllowed."""
    _may_review(request, by)
    said: dict[str, Any] = _LEFT_OUT if out else {"passed": Pass.RELEASE}
    decision = AccessDecision(request=request.id, by=by, on=on, item="-", **said)
    with store.change() as (change, changes):
        _keep(store, change, request, [passage.id], decision)
    return changes


def finish_review(
    store: Store, child: Child, request: AccessRequest, *, by: str, on: date
) -> Changes:  # fmt: skip
    """Keep that every item was reviewed; raises NotAllowed while one was not, or standing was not.

    Whoever took the request cannot.
    """
    _may_review(request, by)
    if not request.standing:
        raise NotAllowed("First write down where the person who asks stands")
    left = sum(one.waits for one in gathered(store, child, request))
    if left:
        raise NotAllowed(f"{many(left, 'item')} to decide first")
    return edit_request(store, request, reviewer=by, reviewed_on=on)


def hand_over(store: Store, request: AccessRequest, *, how: str, on: date) -> Changes:
    """Keep that a reviewed copy was handed over, how and by whom; raises NotAllowed, Invalid."""
    check_reviewed(request)
    if not how.strip():
        raise Invalid({"handed_how": "Say how it was handed over, and who was there"})
    return edit_request(store, request, handed_on=on, handed_how=how.strip())


def check_reviewed(request: AccessRequest) -> None:
    """Raise NotAllowed unless a named second person has reviewed what is handed out."""
    if not request.reviewer or request.reviewer == request.by:
        raise NotAllowed("Somebody besides whoever took the request reviews it first")


def is_elsewhere(item: Item) -> bool:
    """Say whether an item stands in a record that is not the child's own: mostly others' data."""
    return item.where in (Where.OTHER, Where.ELSEWHERE)


def _keep(
    store: Store, change: Change, request: AccessRequest, ids: Sequence[str],
    decision: AccessDecision,
) -> None:  # fmt: skip
    known = {one.item: one for one in store.find(AccessDecision, request=request.id)}
    values = {name: getattr(decision, name) for name in ("passed", "because", "words", "by", "on")}
    for id_ in ids:
        if id_ in known:
            change.update(known[id_], **values)
        else:
            change.add(replace(decision, item=id_), request.log)


def _wrong(decision: AccessDecision, items: Sequence[Reviewed]) -> dict[str, str]:
    found = problems(decision)
    if decision.passed is Pass.RELEASE:
        if any(is_elsewhere(one.item) for one in items):
            found["passed"] = "It stands in another record: type the part that is handed out"
        elif any(one.moved and not one.released for item in items for one in item.marked):
            found["passed"] = _MOVED
    if decision.passed in (Pass.PART, Pass.WITHHOLD) and decision.because is None:
        found["because"] = "Say why it is kept back"
    if decision.passed is Pass.PART and not decision.words.strip():
        found["words"] = "Write the part that is handed out"
    return found


def _may_review(request: AccessRequest, by: str) -> None:
    if by == request.by:
        raise NotAllowed("Whoever took the request does not review it: ask a colleague to")
    if request.reviewer:
        raise NotAllowed("The review of this request is finished")
