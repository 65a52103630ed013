"""John’s better half-terms; Callum, away this week; Elias, taught elsewhere and on his way back."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from linkworker.actions import behaviour, coming_back, placements, suspensions
from linkworker.actions.behaviour import Told
from linkworker.practice.making import Making
from linkworker.records import (
    Child,
    ComingBack,
    FromHalf,
    Means,
    OurPlace,
    Outcome,
    Placement,
    Sent,
    Setting,
    Touch,
)

# From each Monday on, week by week: days on the positive record, detentions, times sent out.
JOHN = (
    ("2024-09-16", "1 3 4  0 4 5  1 3 3  1 2 4  1 3 4"),
    ("2024-11-04", "1 3 3  0 4 4  2 2 3  2 2 2  1 2 3  2 1 2  2 2 2"),
    ("2025-01-06", "2 2 2  2 1 2  1 3 4  2 1 2  3 1 1  3 1 1"),
    ("2025-02-24", "3 1 1  3 0 1  3 1 1  4 0 1  3 0 0"),
    ("2025-04-21", "3 1 1  4 0 1  3 0 0  4 0 1  4 0 0"),
    ("2025-06-02", "4 0 0  4 1 0  4 0 0  5 0 0  4 0 1  4 0 0  4 0 0"),
    ("2025-09-08", "4 0 0  4 1 0  4 0 0  5 0 1  4 0 0  5 0 0  5 0 0"),
    ("2025-11-03", "1 0 0"),
)
LIST = "Alderbrook’s list"
AT = datetime(2025, 11, 3, 16, 0)


class Away(NamedTuple):
    """One time away: what school decided, the meeting on return, and the day she was back."""

    who: str
    said: dict[str, Any]
    back: dict[str, Any]


AWAY = (
    Away("John", {
        "sent": Sent.SUSPENDED, "told_at": datetime(2024, 11, 14, 12, 20),
        "told_by": "the head’s office", "on": date(2024, 11, 14), "half": FromHalf.AFTERNOON,
        "half_days": 3, "rung_by": "the head’s office", "work_sent": True,
        "touch": Touch.CALL, "touch_on": date(2024, 11, 15),
        "account": "He said my dad. I did not hear anything after that.",
        "meeting_at": datetime(2024, 11, 18, 8, 40), "our_place": OurPlace.COMING,
    }, {
        "teachers_know": "When I show my sign I need two minutes, not a talk.",
        "held_on": date(2024, 11, 18), "who_came": "mum, Mr Fenwick, John, Joyce",
        "agreed": "His sign is on every desk. He goes to room 4 by himself.",
        "back_on": date(2024, 11, 18),
    }),
    Away("John", {
        "sent": Sent.INTERNAL, "told_at": datetime(2025, 1, 21, 13, 30), "told_by": "Mr Fenwick",
        "on": date(2025, 1, 22), "half": FromHalf.MORNING, "half_days": 2, "rung_by": "Joyce",
        "account": "I did walk off first. Nobody saw that.",
    }, {}),
    Away("Callum", {
        "sent": Sent.SUSPENDED, "told_at": datetime(2025, 11, 3, 14, 10), "told_by": "Mr Adeyemi",
        "on": date(2025, 11, 3), "half": FromHalf.AFTERNOON, "half_days": 5,
        "rung_by": "Ms Okafor, 14:30", "touch": Touch.VISIT, "touch_on": date(2025, 11, 5),
        "account": "They were on at my cousin. I know I should have got somebody.",
        "school_reason": "PP, as in the letter of 3 November",
        "meeting_at": datetime(2025, 11, 6, 8, 30), "our_place": OurPlace.COMING,
    }, {"teachers_know": "I am sorry to Mrs Hale. I would like to say so myself."}),
)  # fmt: skip
SEEN_TO = {"Callum": (("A place at the team’s training on Thursday", "Mr Adeyemi", "2025-11-06"),)}
KINGSWAY: dict[str, Any] = {
    "setting": Setting.AP, "where": "Kingsway Centre", "starts": date(2025, 10, 6),
    "monday": "09:30 to 14:00, English and maths", "wednesday": "09:30 to 14:30, workshop",
    "friday": "09:30 to 12:30, cooking", "contact": "Dee, his tutor", "phone": "01632 960 071",
    "goes_well": "Six in a room. He finished a bench and took it home.",
}  # fmt: skip
THERE = (
    ("2025-10-06", r"/\  /\  / "),
    ("2025-10-13", r"/\  /\  O "),
    ("2025-10-20", r"/\  /\  / "),
)
VISITS = (
    ("2025-10-15 13:10", 40, 25, "He showed me the bench. Dee says he stays to sweep up."),
    ("2025-10-08 11:00", 30, 20, "First week. He likes that nobody shouts."),
)
RETURN: dict[str, Any] = {
    "expected": date(2025, 11, 17), "meeting_at": datetime(2025, 11, 13, 15, 30),
    "our_place": OurPlace.ASKED,
}  # fmt: skip
ASKED = date(2025, 10, 22)
KNOW = "Mornings are hard. Do not ask me to read out. Let me sit near the door for now."


def tell_school_life(making: Making) -> None:
    """Keep it in the records of the children who are here."""
    here = {child.name: child for child in making.store.find(Child)}
    _tell_counts(making, here["John"])
    for one in AWAY:
        if one.who in here:
            _tell_away(making, here[one.who], one)
    if "Elias" in here:
        _tell_elsewhere(making, here["Elias"])


def _tell_counts(making: Making, john: Child) -> None:
    for first, said in JOHN:
        monday, told = date.fromisoformat(first), {}
        for week in said.split("  "):
            told[monday] = Told(*map(int, week.split()))
            monday += timedelta(days=7)
        behaviour.keep_counts(making.store, john, told, source=LIST, at=AT)


def _tell_away(making: Making, child: Child, one: Away) -> None:
    store, now = making.store, one.said["told_at"]
    changes = suspensions.keep_suspension(store, child, by=making.user, now=now, **one.said)
    for id_ in changes.touches(ComingBack):
        back = store.get(ComingBack, id_)
        coming_back.edit_way_back(store, back, **one.back)
        for what, who, due in SEEN_TO.get(child.name, ()):
            by = date.fromisoformat(due)
            coming_back.add_return_step(store, back, what=what, who=who, due=by)


def _tell_elsewhere(making: Making, elias: Child) -> None:
    store = making.store
    changes = placements.add_placement(store, elias, **KINGSWAY)
    place = store.get(Placement, *changes.touches(Placement))
    for monday, packed in THERE:
        codes = [code.strip() for code in packed]
        on = date.fromisoformat(monday)
        placements.keep_week(store, place, monday=on, codes=codes, source="Dee, by e-mail", at=AT)
    for at, minutes, travel, words in VISITS:
        when = datetime.fromisoformat(at)
        making.contact(elias, when, Means.ELSEWHERE.value, words, "Elias and Dee",
                       minutes=minutes, travel=travel, outcome=Outcome.REACHED)  # fmt: skip
    changes = coming_back.begin_way_back(store, place, **RETURN)
    back = store.get(ComingBack, *changes.touches(ComingBack))
    coming_back.edit_way_back(store, back, teachers_know=KNOW)
    coming_back.add_usual_steps(store, store.get(ComingBack, back.id))
    asked = coming_back.steps_of(store, back)[0]
    coming_back.edit_return_step(store, asked, done_on=ASKED)
