"""What holds for everybody's figures: the permission to keep answers, what schools' scales mean."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from linkworker.actions.sdq import permission
from linkworker.measures.days import say_day
from linkworker.records import AttainmentScale, School, SdqPermission
from linkworker.store import Reader
from ui import desk as desks
from ui.desk import Desk
from ui.forms.form_kinds import add_about, edit_about
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import across, down, empty, held

_ONLY_SCORES = "Only scores are kept: the form’s owner has not been asked, or not said yes, here."


@dataclass(frozen=True)
class Found:
    """The permission in force, and each school with its scales."""

    permission: SdqPermission | None
    schools: tuple[School, ...]
    scales: tuple[AttainmentScale, ...]


class PlaceWords(Card):
    """Folded into two lines; each is a step from its form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(kind="sunken")
        self._desk = desk
        self._lines = down(gap=6)
        self.add(self._lines)

    def read(self) -> None:
        """Read them again."""
        self._desk.background.read(_read, then=self._show)

    def _show(self, found: Found) -> None:
        empty(self._lines)
        self._lines.addWidget(self._permission(found.permission))
        for school in found.schools:
            hers = [scale for scale in found.scales if scale.school == school.id]
            self._lines.addWidget(self._scales(school, hers))

    def _permission(self, held_now: SdqPermission | None) -> QWidget:
        if held_now is None:
            about, words = add_about(SdqPermission), "Record a permission"
            return self._line(_ONLY_SCORES, [(words, words, about)])
        day = say_day(held_now.given_on, year=True) if held_now.given_on else ""
        said = (
            f"Answers may be kept: permission {held_now.reference}, given by {held_now.given_by} "
            f"on {day}, recorded by {held_now.recorded_by}."
        )
        return self._line(said, [("Change", "Change the permission", edit_about(held_now))])

    def _scales(self, school: School, scales: list[AttainmentScale]) -> QWidget:
        names = ", ".join(scale.name for scale in scales) or "none yet"
        steps = [(f"Change {one.name}", f"Change the scale {one.name}", edit_about(one))
                 for one in scales]  # fmt: skip
        add = ("Add a scale", f"Add a scale of {school.name}", add_about(AttainmentScale, school))
        return self._line(f"{school.name}, scales of marks: {names}.", [*steps, add])

    def _line(self, words: str, steps: list[tuple[str, str, str]]) -> QWidget:
        row = across(gap=10)
        row.addWidget(WrapLabel(words, "small", "soft"), 1)
        for said, name, about in [] if self._desk.standing.reviews else steps:
            button = Button(said, "small", name=name)
            button.clicked.connect(lambda _=False, about=about: self._desk.go("form", about))
            row.addWidget(button)
        return held(row)


def _read(reader: Reader) -> Found:
    schools = sorted(reader.find(School), key=lambda school: school.name.casefold())
    scales = tuple(reader.find(AttainmentScale))
    return Found(permission(reader, desks.today()), tuple(schools), scales)
