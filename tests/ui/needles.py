"""A child's record full of what must not be told: something in every field of every kind."""

from datetime import date, datetime
from itertools import count

from linkworker.actions import children, people, places
from linkworker.elements import Marks, Tags
from linkworker.fields import LogKind, declared, sensitivity_of
from linkworker.kinds import Choice, Day, Links, Moment, Number, Text, Words, YesNo
from linkworker.records import (
    RECORDS,
    Answer,
    Child,
    Plan,
    Review,
    Rung,
    School,
    Scope,
    Sharing,
    Withhold,
)

DAY = date(2025, 11, 4)
UPN, STREET, PHONE, SCHOOL, HOUR = (
    "Y823432112001", "Mill Lane", "07700 900123", "Alderbrook", "08:45",
)  # fmt: skip
OTHER = "Juniper"
SAID = (
    f"Came with {OTHER}", f"Lives at 12 {STREET}", f"Ring {PHONE}", f"{SCHOOL} Primary is loud",
    f"Meet at {HOUR}", f"Her UPN is {UPN}",
)  # fmt: skip
NEVER = ("RESTRICTED", "WITHHELD", "OFFENCE", "SPECIAL", "PRIVATE", "STRUCK")
# What these readers must not be told, and the words that tell it.
HIDDEN = {
    Withhold.SCHOOL: (SCHOOL,),
    Withhold.ADDRESS: (STREET, PHONE),
    Withhold.TIMES: (HOUR,),
}
_BY_HAND = {"child", "person", "relation", "comment", "slot"}
_FIXED = {
    "linking": {"to": "Citizens Advice", "whom": "mum"},
    "linking_step": {"rung": Rung.YES},
    "story_part": {"sharing": Sharing.ANYBODY},
    "family_answer": {"answer": Answer.VERBAL, "scope": Scope.SCHOOL},
    "action": {"let_go": "", "shown": True},
    "goal": {"closed_on": None, "closed_because": ""},
    "plan": {"closed_on": None, "closed_because": ""},
    "review": {"held_on": None},
    "review_voice": {"have_on": DAY, "not_given": ""},
    "attendance_plan": {"closed_on": None},
    "school_year": {"began": 2025},
}


def fill(store):
    """Make Wren's record so; return her id."""
    with store.change() as (change, _):
        place = change.open_log("place", "place")
    said = {"agreement": "DSA 1", "agreement_from": date(2024, 9, 1), "dsl": "Ms Okafor"}
    places.add_school(store, place, name=f"{SCHOOL} Primary", **said)
    (school,) = store.find(School)
    for name, surname in (("Wren", "Tidewater"), (OTHER, "Quill")):
        children.add_child(
            store, caseload="c", name=name, surname=surname, school=school.id, year=5,
            upn=UPN if name == "Wren" else "", started=date(2025, 9, 8),
        )  # fmt: skip
    (wren,) = store.find(Child, name="Wren")
    for name, role, hidden in (("Dana Tidewater", "mum", None), *_KEPT_FROM):
        people.add_person(
            store, child=store.get(Child, wren.id), caseload="c", name=name, role=role,
            responsibility=role == "mum", safe=True, phone=PHONE, address=f"12 {STREET}",
            withhold=frozenset({hidden.value} if hidden else ()),
        )  # fmt: skip
    _fill_all(store, store.get(Child, wren.id), school)
    return wren.id


_KEPT_FROM = (("Rex Vale", "dad", Withhold.SCHOOL), ("Otto Vale", "uncle", Withhold.ADDRESS),
              ("Ada Vale", "aunt", Withhold.TIMES))  # fmt: skip


def _fill_all(store, wren, school):
    known, turn = {"child": wren.id, "school": school.id}, count()
    for kind in RECORDS:
        if kind.kind in _BY_HAND or kind.lives_in not in (LogKind.CHILD, LogKind.FAMILY):
            continue
        log = wren.family if kind.lives_in is LogKind.FAMILY else wren.log
        copies = 1 if kind.key or kind in (Plan, Review) else len(SAID)
        marks = [""] * copies
        names = declared(kind)
        marks += ["PRIVATE"] * ("private" in names) + ["STRUCK"] * ("struck_because" in names)
        for mark in marks:
            with store.change() as (change, _):
                made = change.add(_example(kind, known, next(turn), mark), log)
            known.setdefault(kind.kind, made.id)


def _example(kind, known, turn, mark):
    said = {
        name: _value(kind, name, field, known, turn + at)
        for at, (name, field) in enumerate(declared(kind).items())
    }
    said |= _FIXED.get(kind.kind, {})
    if "struck_because" in said:
        said |= {"struck_because": mark if mark == "STRUCK" else "", "struck_by": ""}
    if "private" in said:
        said["private"] = mark == "PRIVATE"
    if mark:
        free = {n: f for n, f in declared(kind).items() if isinstance(f, Text) and said[n]}
        told = [n for n, f in free.items() if f.raised_by or mark == "STRUCK"]
        said |= {name: f"{mark}NEEDLE" for name in told if name != "by"}
    return kind(**said)


def _value(kind, name, field, known, turn):
    if isinstance(field, Links):
        return known.get(field.to, "elsewhere" if field.required else "")
    if isinstance(field, Text):
        return _words(kind, name, field, turn)
    plain = {
        Day: DAY,
        Moment: datetime(2025, 11, 4, 9, 5),
        Number: 3,
        YesNo: True,
        Tags: frozenset(),
    }
    if isinstance(field, Choice):
        return next(iter(field.options))
    if isinstance(field, Marks):
        return ("/",) * 10
    return next((value for one, value in plain.items() if isinstance(field, one)), None)


def _words(kind, name, field, turn):
    if field.pattern or name == "by" or field.longest < 40:
        return "2" if field.required else ""
    sort = sensitivity_of(kind(), name).name
    tail = "" if sort == "ORDINARY" else f" {sort}NEEDLE"
    if isinstance(field, Words):
        return "\n".join(f"{one}{tail}" for one in ("Kind word", *SAID))
    return f"{SAID[turn % len(SAID)]}{tail}"
