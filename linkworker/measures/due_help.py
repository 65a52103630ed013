"""What is due of help: an adjustment to look at again or that ends, a lent thing to come back."""

from collections.abc import Iterator

from linkworker.measures.adjustments import Now, stands
from linkworker.measures.days import say_day
from linkworker.measures.due import Asked, Due, OfChild, Source, comes_soon
from linkworker.measures.lent import still_out
from linkworker.records import PracticalSupport, SchoolAdjustment


def adjustment(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for an adjustment to be looked at again with the school, or settled before it ends."""
    for one in of.all(SchoolAdjustment):
        by = one.review_on or one.until
        counts = not one.struck_because and stands(one, asked.today) is Now.COUNTS
        if not counts or by is None or not comes_soon(of, asked, by):
            continue
        said = "to be looked at again" if one.review_on else "ends"
        why = f"agreed by {one.agreed_by}, {said} {say_day(by)}"
        what = f"Look again with the school: {one.what}"
        yield Due("adjustment", f"{one.id} {by}", what, why, by, of.child, tab="help")


def lent_back(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for what is lent and comes back within so many school days, until it is back."""
    for one in still_out(of.all(PracticalSupport)):
        if one.due_back is None or not comes_soon(of, asked, one.due_back):
            continue
        since = f"lent {say_day(one.on, year=True)}, " if one.on else ""
        why = f"{since}to come back by {say_day(one.due_back)}"
        what = f"Ask for it back: {one.what}"
        yield Due("lent_back", f"{one.id} {one.due_back}", what, why, one.due_back, of.child,
                  tab="help")  # fmt: skip


HELP_SOURCES = (
    Source(
        "adjustment", "School adjustment",
        "what a school agreed to is looked at again or ends within {days} school days", adjustment,
        reads=(SchoolAdjustment,), days=5, always=True,
    ),
    Source(
        "lent_back", "Lent", "what is lent comes back within {days} school days", lent_back,
        reads=(PracticalSupport,), days=10, always=True,
    ),
)  # fmt: skip
