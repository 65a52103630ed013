"""Families of the invented children: what they answered, their homes, up to 4 November 2025."""

from datetime import date
from typing import Any

from linkworker.actions import children, family_answers, households, people, stages
from linkworker.practice.making import Making
from linkworker.records import (
    Answer,
    Child,
    Housing,
    Person,
    Relation,
    Scope,
    Turn,
)

_TAKING_PART, _SCHOOL, _PARTNER = Scope.TAKING_PART, Scope.SCHOOL, Scope.PARTNER
_EVALUATION, _PHOTO, _QUOTE = Scope.EVALUATION, Scope.PHOTO, Scope.QUOTE
_ASKED, _VERBAL, _SIGNED, _NOT_NOW = Answer.ASKED, Answer.VERBAL, Answer.SIGNED, Answer.NOT_NOW
Said = tuple[str, Scope, Answer, str, dict[str, Any]]  # when, to what, what came of it, who

ANSWERS: dict[str, tuple[Said, ...]] = {
    "Sarah": (
        ("2024-09-10", _TAKING_PART, _ASKED, "mum", {
            "how": "by telephone", "worry": "She has no time for one more meeting.",
            "next_on": date(2024, 9, 12)}),
        ("2024-09-12", _TAKING_PART, _SIGNED, "mum", {"how": "at the school gate"}),
        ("2024-09-12", _TAKING_PART, _VERBAL, "Sarah", {"worry": "If nobody calls me lazy."}),
        ("2024-09-12", _SCHOOL, _SIGNED, "mum", {}),
        ("2024-11-05", _PARTNER, _SIGNED, "mum", {
            "partner": "Element", "until": date(2026, 7, 17)}),
        ("2024-11-05", _PARTNER, _VERBAL, "Sarah", {"partner": "Element"}),
        ("2025-09-09", _PARTNER, _VERBAL, "mum", {"partner": "London Sports Trust"}),
        ("2025-09-30", _EVALUATION, _VERBAL, "mum", {}),
        ("2025-10-14", _PHOTO, _NOT_NOW, "mum", {
            "worry": "Not while people could see where we sleep.", "next_on": date(2026, 1, 12)}),
        ("2025-10-21", _QUOTE, _ASKED, "mum", {
            "worry": "She wants to read it first.", "next_on": date(2025, 11, 6)}),
        ("2025-10-21", _QUOTE, _VERBAL, "Sarah", {"worry": "If it says how it really was."}),
    ),
    "John": (
        ("2024-09-05", _TAKING_PART, _ASKED, "mum", {
            "how": "by telephone, no answer", "next_on": date(2024, 9, 9)}),
        ("2024-09-09", _TAKING_PART, _ASKED, "mum", {
            "how": "at the gate", "worry": "Is this because he is in trouble again?",
            "next_on": date(2024, 9, 12)}),
        ("2024-09-12", _TAKING_PART, _SIGNED, "mum", {"how": "at home, over tea"}),
        ("2024-09-12", _TAKING_PART, _VERBAL, "John", {}),
        ("2024-09-12", _SCHOOL, _SIGNED, "mum", {}),
        ("2024-11-20", _PARTNER, _NOT_NOW, "mum", {"partner": "Kiln Lane art therapy"}),
        ("2025-01-22", _PARTNER, _SIGNED, "mum", {
            "partner": "Kiln Lane art therapy", "how": "in the meeting after the fight"}),
        ("2025-09-16", _EVALUATION, _SIGNED, "mum", {}),
        ("2025-10-21", _PHOTO, _SIGNED, "mum", {"how": "for the Christmas play"}),
        ("2025-10-21", _PHOTO, _VERBAL, "John", {}),
    ),
    "Wren": (
        ("2024-09-11", _TAKING_PART, _SIGNED, "mum", {}),
        ("2024-09-13", _TAKING_PART, _VERBAL, "Wren", {}),
        ("2024-09-11", _SCHOOL, _SIGNED, "mum", {}),
        ("2025-10-01", _PHOTO, _SIGNED, "mum", {}),
        ("2025-10-08", _PHOTO, _NOT_NOW, "dad", {"worry": "He wrote that he would not have it."}),
    ),
}  # fmt: skip
WAYS: dict[str, tuple[tuple[str, Turn, str], ...]] = {
    "Sarah": (("2024-09-04", Turn.IDENTIFIED, ""), ("2024-09-06", Turn.MEETING, ""),
              ("2024-09-16", Turn.BEGAN, "")),
    "John": (("2024-09-03", Turn.IDENTIFIED, ""), ("2024-09-04", Turn.MEETING, ""),
             ("2024-09-16", Turn.BEGAN, "")),
    "Wren": (("2024-09-04", Turn.IDENTIFIED, ""), ("2024-09-06", Turn.MEETING, ""),
             ("2024-09-16", Turn.BEGAN, "")),
}  # fmt: skip
HOMES = (
    ("2024-09-20", Housing.HOTEL, "A budget hotel while the council repairs the flat: five in two "
     "rooms, no table."),
    ("2025-07-21", Housing.HOMELESS, "The flat was not given back."),
    ("2025-07-24", Housing.FRIENDS, "At friends’, a few weeks at each."),
)  # fmt: skip


def tell_families(making: Making) -> None:
    """Keep what the families of the three stories said; of the others, that they signed."""
    for on in children.children(making.store):
        child = on.child
        if child.name in ANSWERS:
            for day, turn, why in WAYS[child.name][:2]:
                _turn(making, child, day, turn, why)
            for said in ANSWERS[child.name]:
                _answer(making, child, *said)
            _turn(making, child, *WAYS[child.name][2])
        else:
            _answer(making, child, "2025-09-05", _TAKING_PART, _SIGNED, "mum", {})
    _tell_sarahs_home(making)
    _tell_johns_home(making)
    _tell_wrens_brother(making)


def _answer(
    making: Making, child: Child, day: str, scope: Scope, answer: Answer, who: str,
    said: dict[str, Any],
) -> None:  # fmt: skip
    on = date.fromisoformat(day)
    own = True if who == child.name else None
    family_answers.keep_answer(
        making.store, child, today=on, by=making.user, scope=scope, answer=answer, who=who,
        own=own, on=on, **said,
    )  # fmt: skip


def _turn(making: Making, child: Child, day: str, turn: Turn, why: str) -> None:
    on = date.fromisoformat(day)
    stages.keep_turn(making.store, child, today=on, by=making.user, turn=turn, on=on, why=why)


def _tell_sarahs_home(making: Making) -> None:
    store, sarah = making.store, _child(making, "Sarah")
    own: dict[str, Any] = {"caseload": making.caseload}
    members = "mum and four children; Sarah is the eldest"
    households.keep_household(store, sarah, members=members, **own)
    for day, housing, words in HOMES:
        on = date.fromisoformat(day)
        households.change_housing(
            store, sarah, today=on, by=making.user, housing=housing, on=on, words=words,
            told_by="mum", **own,
        )  # fmt: skip
    for words, since, doing, noticed in (
        (
            "A home with a door they can close",
            date(2025, 7, 21),
            "On the council’s list; Citizens Advice comes along",
            "",
        ),
        (
            "A table to do homework at",
            date(2024, 10, 8),
            "Room 4 at lunch, a laptop from school",
            "Ms Okafor",
        ),
        ("Somebody to go along to the forms desk", date(2025, 10, 21), "", ""),
    ):
        households.add_need(store, sarah, words=words, since=since, doing=doing, said_by="mum",
                            noticed_by=noticed, **own)  # fmt: skip
    _rings(making, sarah, "the home first, then school", "English")


def _tell_johns_home(making: Making) -> None:
    store, john = making.store, _child(making, "John")
    households.keep_household(
        store, john, caseload=making.caseload, others=2,
        members="mum, brother, grandparents, an uncle", sleeping="He shares a bedroom with mum",
    )  # fmt: skip
    households.change_housing(
        store, john, caseload=making.caseload, today=date(2024, 9, 18), by=making.user,
        housing=Housing.OWN, on=date(2024, 9, 12), told_by="mum", words="Full: nine of them.",
    )  # fmt: skip
    households.add_need(
        store, john, caseload=making.caseload, words="Help with homework that is not mum’s English",
        since=date(2025, 9, 16), said_by="mum", doing="Homework club on Tuesdays",
    )  # fmt: skip
    households.keep_apart(
        store, john, sentence="His father is in prison; John misses him most on Sundays.",
        source="mum", told_on=date(2024, 9, 18),
    )  # fmt: skip
    _rings(making, john, "the good things, each week", "Portuguese, English")


def _tell_wrens_brother(making: Making) -> None:
    """Let Otis be Wren's half-brother: their mother is rung once for both."""
    store = making.store
    wren, otis = _child(making, "Wren"), _child(making, "Otis")
    mum = next(one for one in store.find(Person, log=wren.family) if one.name.startswith("Dana"))
    people.add_relation(store, child=otis, person=mum, role="mum", responsibility=True, safe=True)
    households.keep_household(store, wren, caseload=making.caseload, members="mum, Otis and Wren")
    _rings(making, wren, "mornings, and anything good")


def _rings(making: Making, child: Child, about: str, languages: str = "") -> None:
    """Say what mum is rung about, and in which language."""
    relation = making.store.find(Relation, child=child.id, role="mum")[0]
    people.edit_relation(making.store, relation, ring_about=about)
    mum = making.store.get(Person, relation.person)
    people.edit_person(making.store, mum, languages=languages)


def _child(making: Making, name: str) -> Child:
    return making.store.find(Child, name=name)[0]
