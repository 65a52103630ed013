"""Rows of the page of people: somebody with their laptops, a caseload with its people."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from linkworker.measures.counting import many
from linkworker.measures.days import say_day
from sync.inviting import Invited
from ui import theme
from ui.models.office import DOES, CaseloadSeen, Person, Right, Seen
from ui.people.role_form import Role
from ui.when import say_when, wall_time
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held
from ui.widgets.tags import Tag

_LEAST_FIRST = ("none", "review", "write", "lead")
_AT_PLACE = "works in"
_IN_LINE = 4  # px that a name's button keeps at its side, so that its ring does not touch it


class PersonRow(QFrame):
    """One person; `opened` with their id."""

    opened = Signal(str)

    def __init__(self, person: Person, places: frozenset[str], today: date) -> None:
        super().__init__()
        self.user = person.user
        self.button = Button(person.name, "title", name=f"{person.name}: open")
        self.button.clicked.connect(partial(self.opened.emit, person.user))
        tags = [Tag("Administrator", "accent")] if person.admin else []
        tags += [Tag("You", "plain")] if person.me else []
        tags += [] if is_here(person) else [Tag("Has left", "plain")]
        what = WrapLabel(said_rights(person.rights, places), "small", "soft")
        in_line = across(what, margins=(theme.size(_IN_LINE), 0, 0, 0))
        words = down(across(self.button, *tags, STRETCH), in_line, STRETCH, gap=2)
        laptops = [laptop_line(one, today) for one in person.laptops]
        none = [] if laptops else [Label("No laptop yet", "small", "muted")]
        face = Avatar(person.name, 34)
        row = across(face, gap=12, margins=(0, 8, 0, 8))
        row.setAlignment(face, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 3)
        row.addWidget(held(down(*laptops, *none, STRETCH, gap=4)), 2)
        self.setLayout(row)


def laptop_line(seen: Seen, today: date) -> QHBoxLayout:
    """Say of a laptop how it stands: a sign, its name and words."""
    icon, tone, words = how_it_stands(seen, today)
    sign = IconLabel(icon, tone, 16)
    row = across(sign, gap=8)
    row.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    row.addWidget(
        held(down(Label(seen.called, "smallb"), WrapLabel(words, "small", "muted"), gap=0)), 1
    )
    return row


def how_it_stands(seen: Seen, today: date) -> tuple[str, str, str]:
    """Give icon, tone and words for how a laptop stands."""
    if seen.gone and seen.purged:
        return "circle-check", "ok", f"Taken out. Wiped: it said so {say_when(seen.purged, today)}"
    if seen.gone:
        heard = f" Last heard {say_when(seen.heard, today)}." if seen.heard else ""
        return "circle-x", "bad", f"Taken out. Not confirmed that it is wiped.{heard}"
    if seen.here:
        return "laptop", "text2", "In front of you"
    if not seen.heard:
        return "clock", "text3", "Let in, not heard from yet"
    waits = f"; {many(seen.waits, 'change')} waited then" if seen.waits else ""
    return "laptop", "text2", f"Last heard {say_when(seen.heard, today)}{waits}"


def unsent_words(heard: str, waits: int | None) -> str:
    """Say what is known of unsent work; `heard` says when the laptop was last heard, '' never."""
    if not heard:
        return "Never heard from. What is written on it nobody knows."
    then = "what waited then is not known here"
    if waits is not None:
        then = f"{many(waits, 'change') if waits else 'nothing'} waited to be sent then"
    return f"Last heard {heard}; {then}. What was written on it since nobody knows."


def is_here(person: Person) -> bool:
    """Say whether somebody has a laptop that is in, or a right."""
    return bool(person.rights) or any(not one.gone for one in person.laptops) or person.admin


def said_rights(rights: tuple[Right, ...], places: frozenset[str]) -> str:
    """Say what somebody does where: "holds Alderbrook; covers Fernhill until Fri 5 December"."""
    said = [_said(right, places) for right in rights]
    return "; ".join(said)[:1].upper() + "; ".join(said)[1:] if said else "No caseload"


def what_it_takes(rights: Sequence[Right], role: Role, places: frozenset[str]) -> str:
    """Say of each right that a role would make less what it is now and what after; '' if none."""
    said = []
    for now in rights:
        after = replace(now, may=role.may, until=role.until)
        if now.caseload in role.caseloads and _is_less(after, now):
            before, then = said_rights((now,), places), said_rights((after,), places)
            said.append(f"{before} now; after this: {then[:1].lower()}{then[1:]}.")
    return " ".join(said)


def _is_less(after: Right, now: Right) -> bool:
    ends = after.until and (not now.until or after.until < now.until)
    return _LEAST_FIRST.index(after.may) < _LEAST_FIRST.index(now.may) or bool(ends)


def _said(right: Right, places: frozenset[str]) -> str:
    does = _AT_PLACE if right.caseload in places else DOES[right.may]
    until = f" until {say_day(wall_time(right.until).date())}" if right.until else ""
    return f"{does} {right.called}{until}"


def caseload_row(seen: CaseloadSeen) -> QWidget:
    """Make a caseload's row: its name, and who does what there."""
    icon = "map-pin" if seen.place else "users"
    who = [_member(name, right, place=seen.place) for _, name, right in seen.members]
    if not who:
        tone, words = "warn", "Nobody may read this. A caseload needs two people with laptops."
    else:
        tone, words = "soft", "; ".join(who)
    row = across(IconLabel(icon, "text2", 18), gap=12, margins=(0, 6, 0, 6))
    row.setAlignment(Qt.AlignmentFlag.AlignTop)
    said = down(Label(seen.called, "strong"), WrapLabel(words, "small", tone), gap=2)
    row.addWidget(held(said), 1)
    if len(seen.members) == 1 and not seen.place:
        row.addWidget(Tag("One reader only", "warn"), 0, Qt.AlignmentFlag.AlignTop)
    return held(row)


def _member(name: str, right: Right, *, place: bool) -> str:
    if place:
        return name
    until = f" until {say_day(wall_time(right.until).date())}" if right.until else ""
    return f"{name} {DOES[right.may]} it{until}"


class InvitedRow(QFrame):
    """An open invitation; `shown` and `withdrawn` when its buttons are pressed."""

    shown = Signal(object)
    withdrawn = Signal(object, object)

    def __init__(self, invited: Invited, today: date) -> None:
        super().__init__()
        day = wall_time(invited.ends)
        words = f"Open until {say_day(day.date())}, {day:%H:%M}"
        if invited.asked:
            words = f"Handed in {say_when(invited.asked, today)}"
        show = Button("Show", "small", "eye", name=f"Show {invited.name}’s invitation")
        back = Button("Withdraw", "small", "x", name=f"Withdraw {invited.name}’s invitation")
        show.clicked.connect(partial(self.shown.emit, invited))
        back.clicked.connect(partial(self.withdrawn.emit, invited, back))
        row = across(IconLabel("mail", "text2", 18), gap=12, margins=(0, 4, 0, 4))
        row.addWidget(
            held(down(Label(invited.name, "strong"), WrapLabel(words, "small", "muted"), gap=0)), 1
        )
        row.addWidget(show)
        row.addWidget(back)
        self.setLayout(row)
