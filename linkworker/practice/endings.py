"""Grown-ups whom Sarah and Wren named and who stay; a meeting round Wren; a good word heard."""

from datetime import date, datetime
from typing import Any

from linkworker.actions import endings, good_words, meetings
from linkworker.actions.meetings import Agreed, Said
from linkworker.practice.making import Making
from linkworker.records import Child, Means, Stays

ADULTS = (
    ("Sarah", "Ms Okafor", "safeguarding lead, room 4", "2025-02-11", "lunch in room 4 on Tuesdays",
     "2025-10-14"),
    ("Sarah", "Dele", "her boxing coach", "2025-10-02", "Thursdays at London Sports Trust", ""),
    ("Wren", "Miss Hart", "the blue room", "2025-10-21", "her door is open at break", "2025-10-22"),
    ("Wren", "Gran", "mum’s mother", "2025-10-21", "Sundays", ""),
)  # fmt: skip
CAME = (
    Said("Wren", "child", "I come in better when it is not by the big gate."),
    Said("Dana Tidewater", "mum", "Tell me when it goes well too. I only ever get the other call."),
    Said("Mr Fenwick", "class teacher", "She stays for all of maths in two lessons out of three."),
    Said("Miss Hart", "the blue room", "She needs it less often, and for less long."),
    Said("Joyce", "Link Worker", "Fridays are the hardest now: swimming takes her friend away."),
)
AGREED = (
    Agreed("Open the side door for Wren and a friend at 8:40", "Mr Fenwick", date(2025, 11, 6)),
    Agreed("A good word home each Friday", "Mr Fenwick", date(2025, 11, 14)),
    Agreed("Keep a chair in the blue room on Friday lunchtimes", "Miss Hart", date(2025, 11, 7)),
)


def tell_endings(making: Making) -> None:
    """Keep who stays; Sarah’s ending is thought of early, and begins in the summer."""
    for child, name, role, named, how, asked in ADULTS:
        answer: dict[str, Any] = (
            {"asked_on": date.fromisoformat(asked), "says": Stays.YES} if asked else {}
        )
        on = date.fromisoformat(named)
        endings.name_adult(
            making.store, _child(making, child), name=name, role=role, by_child=True, named_on=on,
            how=how, **answer,
        )  # fmt: skip
    endings.keep_ending(
        making.store, _child(making, "Sarah"), last_day=date(2026, 7, 17),
        helped="Room 4. “How are you?” before “Why are you late?”",
        goes_on="Boxing on Thursdays. Lunch in room 4.",
    )  # fmt: skip


def tell_meeting(making: Making) -> None:
    """Keep the meeting round Wren before half-term, and what her teacher said in the staff room."""
    wren = _child(making, "Wren")
    at = datetime(2025, 10, 22, 16, 0)
    meetings.keep_meeting(
        making.store, [wren], voices=CAME, agreed=AGREED, today=at.date(), minutes=40, at=at,
        about="How mornings go, and Fridays", where="the blue room", by=making.user,
        decided="Mornings go on as they are. Fridays are what we try next.",
    )  # fmt: skip
    good_words.keep_good_word(
        making.store, [wren], means=Means.FROM_SCHOOL, whom="Mr Fenwick", by=making.user,
        words="She helped a new boy find his peg without being asked.",
        at=datetime(2025, 11, 3, 12, 30),
    )  # fmt: skip


def _child(making: Making, name: str) -> Child:
    return making.store.find(Child, name=name)[0]
