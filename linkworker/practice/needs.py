"""What the three whose stories are whole need: told by whom, and what is being done."""

from datetime import date
from typing import Any

from linkworker.actions import needs
from linkworker.practice.making import Making
from linkworker.records import Child, HowMuch, NeedArea

_LOT, _SOME, _LITTLE = HowMuch.A_LOT, HowMuch.SOME, HowMuch.LITTLE
Told = tuple[NeedArea, str, str, str, dict[str, Any]]  # in what, the need, who said it, when

NEEDS: dict[str, tuple[Told, ...]] = {
    "Wren": (
        (NeedArea.ATTENDANCE, "Mornings: her brother to nursery and herself to school by 8:45",
         "mum", "2025-09-11", {
            "noticed_by": "Mr Fenwick", "evidence": "20 of 70 half-days missed in the summer",
            "at_start": _LOT, "now": _SOME, "help_on": date(2025, 9, 16),
            "doing": "Somebody at the door each morning; walking in with a friend"}),
        (NeedArea.MATHS, "To stay in maths when it is loud", "Wren", "2025-09-16", {
            "noticed_by": "Miss Hart", "evidence": "She left six lessons in September",
            "at_start": _LOT, "now": _SOME, "help_on": date(2025, 10, 15),
            "doing": "The time-out card, and the blue room"}),
        (NeedArea.FRIENDS, "Somebody to be with at lunch on Fridays", "Wren", "2025-10-21", {
            "noticed_by": "Miss Hart", "at_start": _SOME, "now": _SOME}),
    ),
    "Sarah": (
        (NeedArea.HOME, "A home that they can stay in", "mum", "2024-10-08", {
            "evidence": "A hotel, then with friends", "at_start": _LOT, "now": _LOT,
            "help_on": date(2025, 5, 6), "doing": "Citizens Advice, and the council’s list"}),
        (NeedArea.ATTENDANCE, "To be in school in the mornings", "Sarah", "2024-09-24", {
            "noticed_by": "Ms Okafor", "evidence": "71.4% in the summer, often late",
            "at_start": _LOT, "now": _SOME, "help_on": date(2024, 10, 15),
            "doing": "Late arrivals pardoned; room 4 at lunch"}),
        (NeedArea.FEELINGS, "Somewhere to put down what she carries", "Sarah", "2025-02-11", {
            "noticed_by": "mum", "at_start": _LOT, "now": _SOME, "help_on": date(2025, 2, 11),
            "doing": "The journal on Mondays; boxing"}),
    ),
    "John": (
        (NeedArea.BEHAVIOUR, "Another way out when he is angry", "mum", "2024-09-12", {
            "noticed_by": "his grandmother, years ago",
            "evidence": "Most days in detention or the head’s office",
            "at_start": _LOT, "now": _SOME, "help_on": date(2024, 9, 18),
            "doing": "Art therapy; a walk before the bell"}),
        (NeedArea.ENGLISH, "Homework that nobody at home can help with", "mum", "2025-09-16", {
            "at_start": _LOT, "now": _SOME, "help_on": date(2025, 9, 23),
            "doing": "Homework club on Tuesdays"}),
    ),
}  # fmt: skip


def tell_needs(making: Making) -> None:
    """Keep what the three need."""
    for name, told in NEEDS.items():
        child = making.store.find(Child, name=name)[0]
        for area, words, said_by, since, more in told:
            on = date.fromisoformat(since)
            today = max(on, more.get("help_on", on))
            needs.add_need(
                making.store, child, today=today, area=area, words=words, said_by=said_by,
                since=on, **more,
            )  # fmt: skip
