"""Joyce's Tuesday, half done: whom she has met by twenty to ten, and Monday's sheet."""

from datetime import date, datetime

from linkworker.actions import day, sheets
from linkworker.actions.slots import slots_on
from linkworker.practice.making import Making
from linkworker.records import Child

MONDAY = date(2025, 11, 3)
PRINTED = datetime(2025, 11, 3, 7, 52)
MET = (("Milo", "08:34"), ("Saskia", "08:36"), ("Amara", "08:41"), ("Maisie", "08:56"),
       ("Jude", "09:04"), ("Dexter", "09:07"), ("Leila", "09:12"), ("Noor", "09:26"))  # fmt: skip


def tell_day(making: Making) -> None:
    """Mark the children who are here, without words yet; Monday's sheet is not shredded."""
    here = {child.name: child for child in making.store.find(Child)}
    planned = slots_on(making.store, MONDAY)
    rows = [day.Row((one.child,), slots=(one,)) for one in planned if one.child]
    for name, at in MET:
        if name in here:
            met = datetime.fromisoformat(f"2025-11-04 {at}")
            day.check_in(making.store, here[name], at=met, by=making.user)
    if len(rows) > 1:
        sheets.give_sheet(making.store, rows, MONDAY, reader="Joyce", at=PRINTED, by=making.user)
