"""One slip for a school's register office: what was agreed for a child, and until which day.

It says what late marks in those days mean and nothing of why. What the office does not need, such
as that homework is pardoned, stands on it only where it is ticked.
"""

from dataclasses import replace

from linkworker.actions.adjustments import adjustments_of
from linkworker.documents.markup import Markup, element, joined
from linkworker.documents.paper import Head, Made, Paper, finish, say
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import boxed, labelled, placed
from linkworker.documents.sieve import Sieve
from linkworker.documents.standing import about_child
from linkworker.errors import NotAllowed
from linkworker.measures.adjustments import Now, stands
from linkworker.records import Child, Eases, Half, SchoolAdjustment
from linkworker.store import Reader

_OFFICE = "the register office"
_DOES = {
    Eases.LATE: "Please mark the register as always. A late mark in these days was agreed: no "
    "detention, no call home for it.",
    Eases.TIMETABLE: "Please mark the register as the school does for a part-time timetable.",
}
_NOT_ASKED = "not for the register office: tick it if this reader needs it"
_NONE = "Nothing is agreed now that the register office needs."


def adjustment_slip(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Print what a school agreed to for a child and has not ended, on half a sheet.

    Raises NotAllowed for a reader who is not the school, and where nothing is agreed.
    """
    check(recipient, made.on)
    if recipient.school is None:
        raise NotAllowed("This slip is for the school: choose the school as its reader")
    agreed = [
        one for one in adjustments_of(store, child, made.on) if stands(one, made.on) is not Now.OVER
    ]
    if not agreed:
        raise NotAllowed("Nothing is agreed with the school now: add it on Help first")
    sieve = Sieve(store, child, _office(recipient))
    boxes = [_box(sieve, one) for one in agreed if _is_for_it(sieve, one)]
    head = Head("School adjustment", f"Agreed for {child.name}", about_child(sieve, child))
    parts = [*(boxes or [element("p", _NONE)]), _ask(made), _seen()]
    return replace(finish(head, parts, sieve, made), half=True)


def _office(recipient: Recipient) -> Recipient:
    """Name the office, unless somebody at the school was named."""
    school = recipient.school
    named = school is not None and recipient.name != school.name
    return recipient if named or school is None else replace(
        recipient, name=_OFFICE, role=school.name
    )  # fmt: skip


def _is_for_it(sieve: Sieve, one: SchoolAdjustment) -> bool:
    tick = f"adjustment.{one.id}"
    if one.eases in _DOES or sieve.recipient.needs(tick):
        return True
    sieve.leave_out(one.what, _NOT_ASKED, tick)
    return False


def _box(sieve: Sieve, one: SchoolAdjustment) -> Markup:
    how, does = sieve.field(one, "how"), _DOES.get(one.eases) if one.eases else None
    half = f", {one.half.value}s only" if one.half and one.half is not Half.DAY else ""
    said = [labelled("From", f"{say(one.starts)}{half}"), labelled("Until", _until(one))]
    said += [element("p", does)] if does else []
    said += [element("p", how)] if how else []
    said.append(labelled("Agreed by", sieve.field(one, "agreed_by")))
    return boxed("box", sieve.field(one, "what"), *said)


def _until(one: SchoolAdjustment) -> str:
    """Say its last day, and from when on it must be asked whether it still counts."""
    review, until = one.review_on, one.until
    again = f"looked at again on {say(review)}, and it counts until somebody says otherwise"
    last = f"{say(until)}, that day included. After it this slip counts no more"
    if until is None:
        return f"{again}."
    return f"{last}. It is looked at before that, on {say(review)}." if review else f"{last}."


def _ask(made: Made) -> Markup:
    worker = made.worker
    ring = f", {worker.phone}" if worker.phone else ""
    keep = "Keep it where only the office reads it, and shred it after the last day."
    return joined([labelled("Questions", f"{worker.name}, AllChild{ring}"),
                   element("p", keep, class_="quiet")])  # fmt: skip


def _seen() -> Markup:
    row = [("sign", "Seen at the office:"), ("sign", "Date:")]
    return placed([row], (66, 34))
