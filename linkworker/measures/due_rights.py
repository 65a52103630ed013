"""What the law gives days for: a copy, a complaint, an objection, what is said to be wrong, a hold.

Asked for whatever a place has switched off. Says that there is one and by when, never what it
says: the words stand on the child's page of rights.
"""

from collections.abc import Iterator
from datetime import date

from linkworker.measures.days import say_day
from linkworker.measures.due import Asked, Due, OfChild, Source
from linkworker.measures.rights_days import acknowledge_by, answer_by, months_after
from linkworker.records import AccessRequest, Complaint, LegalHold, Objection, SaidWrong

RIGHTS, ERASURE, CONTROLLER = "rights", "erasure", "controller"
AHEAD = 14  # days before its own on which it stands among what is due, a hold comes at all


def rights(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for the next step of everything that a child or family has a right to."""
    for request in of.all(AccessRequest):
        yield from _copy(of, asked, request)
    for complaint in of.all(Complaint):
        yield from _complaint(of, complaint)
    for objection in of.all(Objection):
        yield from _month(of, "Decide on an objection", objection, objection.decided_on)
    for said in of.all(SaidWrong):
        yield from _month(of, "Answer what is said to be wrong", said, said.answered_on)
    for hold in of.all(LegalHold):
        yield from _hold(of, asked, hold)


def _copy(of: OfChild, asked: Asked, request: AccessRequest) -> Iterator[Due]:
    """Ask for a copy by whoever may do the next step of it; the month stands still for them."""
    if request.handed_on or request.refused or request.asked_on is None:
        return
    by = answer_by(request.asked_on, longer=bool(request.longer), paused=request.paused_on,
                   resumed=request.resumed_on)  # fmt: skip
    months = "three months" if request.longer else "a month"
    why = f"asked for {say_day(request.asked_on)}: {months}"
    if by is None and request.paused_on:
        why = f"we wait for them since {say_day(request.paused_on)}: the month stands still"
        what = "Ask again what only they can tell, for a copy"
    elif request.reviewer:
        what = "Hand a reviewed copy over"
    elif request.by and request.by == asked.user:
        what, why = "Ask a colleague to review a copy", f"{why}; you took it, another reviews it"
    else:
        what = "Review a copy of what we keep"
    yield _due(of, f"{request.id} {what}", what, why, by)


def _complaint(of: OfChild, complaint: Complaint) -> Iterator[Due]:
    if complaint.answered_on or complaint.received_on is None:
        return
    if complaint.acknowledged_on:
        why = f"acknowledged {say_day(complaint.acknowledged_on)}: answered without undue delay"
        yield _due(of, complaint.id, "Answer a complaint about data", why, None)
        return
    why = f"came {say_day(complaint.received_on)}: 30 days to say that it has come"
    by = acknowledge_by(complaint.received_on)
    yield _due(of, complaint.id, "Acknowledge a complaint about data", why, by)


def _month(
    of: OfChild, what: str, said: Objection | SaidWrong, done: date | None
) -> Iterator[Due]:  # fmt: skip
    """Ask for an answer within a month (Article 12(3))."""
    if said.on and not done:
        why = f"said {say_day(said.on)}: a month to answer"
        yield _due(of, said.id, what, why, months_after(said.on, 1))


def _hold(of: OfChild, asked: Asked, hold: LegalHold) -> Iterator[Due]:
    day = hold.review_on
    if day and not hold.lifted_on and (day - asked.today).days <= AHEAD:
        why = f"{hold.name} says that it must; look at it again {say_day(day)}"
        yield _due(of, f"{hold.id} {day}", "Does this record still have to stay?", why, day)


def _due(of: OfChild, about: str, what: str, why: str, by: date | None) -> Due:
    return Due(RIGHTS, about, what, why, by, of.child, ahead=AHEAD)


RIGHTS_SOURCES = (
    Source(
        RIGHTS, "Rights", "the law gives a day for a copy, a complaint or an objection", rights,
        reads=(AccessRequest, Complaint, Objection, SaidWrong, LegalHold),
        only_open={AccessRequest: "handed_on", Complaint: "answered_on", Objection: "decided_on",
                   SaidWrong: "answered_on", LegalHold: "lifted_on"},
        always=True,
    ),
)  # fmt: skip
