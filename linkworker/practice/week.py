"""Joyce's week: slots, what she wrote down to do, and what was agreed for half-term."""

from datetime import date, datetime
from typing import Any, NamedTuple

from linkworker.actions import holidays, slots, to_dos
from linkworker.measures.breaks import Break
from linkworker.practice.making import Making
from linkworker.records import Child, HolidayContact, Weekday

HALF_TERM = Break(date(2025, 10, 25), date(2025, 11, 2), "October half-term")
FROM = date(2025, 9, 15)
WRITTEN = date(2025, 11, 3)


class Planned(NamedTuple):
    """A slot of each week, or with a date once: who comes, and how many who are not with us."""

    when: Weekday | date
    at: str
    minutes: int
    what: str
    room: str
    who: tuple[str, ...]
    others: int = 0
    never: str = ""


MON, TUE, WED, THU, FRI = list(Weekday)[:5]
PLANNED = (
    Planned(MON, "12:30", 30, "1:1, lunch and catching up", "Room 4", ("Sarah",)),
    Planned(MON, "14:00", 20, "1:1", "Blue room", ("Cora",), never="reading"),
    Planned(TUE, "08:00", 40, "Breakfast club", "Dining hall", ("Pip", "Hugo", "Juniper"), 12),
    Planned(TUE, "08:50", 15, "Check-in", "Blue room", ("Wren",), never="maths"),
    Planned(TUE, "10:20", 20, "1:1", "Library", ("Kofi",), never="maths"),
    Planned(TUE, "11:05", 20, "1:1", "Blue room", ("Otis",)),
    Planned(TUE, "13:10", 15, "Meet class teacher about Nia", "Classroom 5B", ("Nia",)),
    Planned(TUE, "15:30", 60, "Homework club, group", "Hall", ("John", "Rafi"), 7),
    Planned(WED, "09:15", 20, "1:1", "Blue room", ("Barnaby",)),
    Planned(WED, "13:15", 40, "Girls’ group", "Library", ("Ines", "Orla"), 3),
    Planned(THU, "10:45", 20, "1:1", "Blue room", ("Rafi",), never="swimming"),
    Planned(THU, "12:30", 30, "Chess, check-in", "Library", ("Pip",)),
    Planned(FRI, "12:30", 30, "1:1", "Room 4", ("Tamsin",), never="science"),
    Planned(date(2025, 11, 4), "14:15", 30, "Show the drums room", "Music room", ("Otis",)),
)
OWN = (
    (TUE, "08:30", 15, "Gate, good morning to parents", "Front gate"),
    (THU, "16:00", 60, "Supervision with Tom", "Office"),
    (FRI, "15:45", 30, "Write up the week", "Staff room"),
)
TO_DO = (
    ("Ines", "Give her reading list to the library", "2025-11-03"),
    ("Kofi", "Send the bus pass form", "2025-11-04"),
    ("Nia", "Ring the Family Hub about housing", "2025-11-07"),
)
OWN_TO_DO = (("Order four You Are Awesome journals", "2025-11-07"),)
AGREED = {
    HolidayContact.ONE_CALL: ("Otis", "Kofi", "Nia", "Dexter", "Leila", "Noor"),
    HolidayContact.WEEKLY: ("Sarah", "Elias", "Barnaby", "Zoë"),
    HolidayContact.NONE: ("Juniper", "Milo", "Teddy", "Bea", "Rafi"),
}
AS_AGREED = {"Wren": "A message on Monday and on Thursday", "Freya": "Visit with the tutor"}
ACTIVITIES = {"Sarah": "Boxing on Wednesday", "John": "Football camp, Mon to Wed"}
CALLED = (("Noor", "2025-10-28 10:30", "They went to the seaside. She found a notebook she likes."),
          ("Dexter", "2025-10-29 11:00", "Quieter this week, he is at his gran’s."))  # fmt: skip


def tell_week(making: Making) -> None:
    """Keep Joyce's week in the records of the children who are here."""
    here = {child.name: child for child in making.store.find(Child)}
    for one in PLANNED:
        _plan(making, one, [here[name] for name in one.who if name in here])
    for name, what, due in TO_DO:
        if name in here:
            to_dos.add_to_do(making.store, here[name], **_written(making, what, due))
    _agree(making, here)
    for name, at, words in CALLED:
        if name in here:
            making.contact(here[name], datetime.fromisoformat(at), "call", words, "mum", minutes=10)
    if making.caseload in dict(making.store.logs("caseload")):
        _own(making)


def _plan(making: Making, one: Planned, children: list[Child]) -> None:
    if children:
        when = {"on": one.when} if isinstance(one.when, date) else {"weekday": one.when}
        slots.add_slot(
            making.store, children=children, others=one.others, what=one.what, at=one.at,
            minutes=one.minutes, room=one.room, never_during=one.never, by=making.user,
            starts=None if "on" in when else FROM, **when,
        )  # fmt: skip


def _own(making: Making) -> None:
    for weekday, at, minutes, what, room in OWN:
        slots.add_own_slot(
            making.store, making.caseload, weekday=weekday, at=at, minutes=minutes, what=what,
            room=room, starts=FROM, by=making.user,
        )  # fmt: skip
    for what, due in OWN_TO_DO:
        to_dos.add_own_to_do(making.store, making.caseload, **_written(making, what, due))


def _written(making: Making, what: str, due: str) -> dict[str, Any]:
    by_when = date.fromisoformat(due)
    return {"what": what, "due": by_when, "written_on": WRITTEN, "by": making.user}


def _agree(making: Making, here: dict[str, Child]) -> None:
    agreed = {name: (how, "") for how, names in AGREED.items() for name in names}
    agreed |= {name: (HolidayContact.AS_AGREED, words) for name, words in AS_AGREED.items()}
    for name, (how, words) in agreed.items():
        if name in here:
            holidays.agree_on_break(
                making.store, here[name], HALF_TERM, contact=how, as_agreed=words,
                who_calls="" if how is HolidayContact.NONE else "Joyce",
                activities=ACTIVITIES.get(name, ""),
            )  # fmt: skip
