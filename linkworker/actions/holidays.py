"""Holiday agreements: how we stay in touch with each child while school is closed."""

from datetime import date, datetime
from typing import Any

from linkworker.measures.breaks import Break
from linkworker.records import Child, Contact, HolidayAgreement, Outcome
from linkworker.store import Changes, Reader, Store


def agree_on_break(
    store: Store,
    child: Child,
    time_off: Break,
    agreement: HolidayAgreement | None = None,
    *,
    draft: str = "",
    **said: Any,
) -> Changes:
    """Keep what was agreed with a child for a break, or change it as it stood on screen."""
    with store.change(draft) as (change, changes):
        if agreement is None:
            new = HolidayAgreement(
                child=child.id, starts=time_off.first, ends=time_off.last, **said
            )
            change.add(new, child.log)
        else:
            change.update(agreement, **said)
    return changes


def agreements_for(reader: Reader, time_off: Break) -> dict[str, HolidayAgreement]:
    """Return each child's agreement for a break, by child id."""
    found = reader.find(HolidayAgreement, newest="starts")
    return {one.child: one for one in reversed(found) if one.starts and one.starts in time_off}


def agreements_of(reader: Reader, child: Child) -> list[HolidayAgreement]:
    """Return a child's holiday agreements, the latest break first."""
    return reader.find(HolidayAgreement, log=child.log, newest="starts")


def spoken_since(reader: Reader, first: date, until: date) -> dict[str, date]:
    """Return the day each child or her family was last reached in some days, by child id."""
    begin = datetime.combine(first, datetime.min.time())
    found: dict[str, date] = {}
    for contact in reader.find(Contact, newest="at", since=begin):
        at, reached = contact.at, contact.outcome is Outcome.REACHED
        if at and at.date() <= until and reached and not contact.struck_because:
            found.setdefault(contact.child, at.date())
    return found
