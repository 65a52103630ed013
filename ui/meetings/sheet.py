"""A meeting as it is typed while it goes on: who came, a sentence of each, what was agreed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.meetings import Agreed, Said
from linkworker.kinds import Day, Moment
from linkworker.records import Child
from ui import desk as desks
from ui.forms.children_picker import ChildrenPicker
from ui.forms.wrong_child import WrongChild
from ui.meetings.growing import GrowingRows
from ui.meetings.reading import Opened
from ui.meetings.rows import AgreedRow, VoiceRow
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Tick
from ui.widgets.date_edit import MomentEdit
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.inputs import LineEdit, NumberEdit, WordsEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held

_AGREED = "For people without the app: this asks you on the day how it went."
_PRIVATE = "Health, religion or the like: keep what was said off lists and papers"
_MOMENT, _DAY = Moment(label=""), Day(label="")


class MeetingSheet(QWidget):
    """`typed()` as somebody types. Nothing is lost: it is kept as a draft until it is saved."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._opened: Opened | None = None
        self.who = Field("About", ChildrenPicker())
        self.fields: dict[str, Field] = {
            "about": Field("What is it about?", LineEdit("How mornings go")),
            "at": Field("When", MomentEdit("back", desks.today)),
            "minutes": Field("Minutes", NumberEdit(0, 1440), optional=True),
            "where": Field("Where", LineEdit("the blue room"), optional=True),
            "decided": Field("What we decided", WordsEdit("In a sentence", 1, 6), optional=True),
        }
        self.voices, self.agreed = GrowingRows(VoiceRow), GrowingRows(AgreedRow)
        self.private, self.warning = Tick(_PRIVATE), WrongChild(self._choose)
        self._usual = Flow(gap=6)
        self._lay()
        self._connect()

    def _lay(self) -> None:
        first = across(self.fields["about"], self.fields["where"], gap=12)
        for at, much in enumerate((2, 1)):
            first.setStretch(at, much)
        when = across(self.fields["at"], self.fields["minutes"], STRETCH, gap=12)
        came = Card("Who came, and a sentence of each", icon="users")
        came.add(held(self._usual), self.voices)
        agreed = Card("What was agreed", icon="handshake")
        agreed.add(WrapLabel(_AGREED, "small", "muted"), self.agreed)
        top = Card().add(first, when, self.who)
        self.setLayout(
            down(top, came, self.warning, self.fields["decided"], agreed, self.private, gap=12)
        )

    def _connect(self) -> None:
        for field in (self.who, *self.fields.values()):
            field.editor.changed.connect(self._follow)
        for rows in (self.voices, self.agreed):
            rows.typed.connect(self._follow)
        self.private.changed.connect(self.typed)

    def begin(self, opened: Opened, now: datetime, worker: str) -> None:
        """Begin a meeting about a child, with what was typed of one before."""
        self._opened = opened
        self.who.editor.offer(opened.known)
        empty(self._usual)
        for name, role in (*opened.usual, (worker, "Link Worker")):
            add = Button(f"{name}, {role}" if role else name, "chip", "plus", f"{name} came")
            add.clicked.connect(partial(self._came, Said(name, role)))
            self._usual.addWidget(add)
        typed = opened.draft.typed if opened.draft else {}
        self._show(typed, now, opened)

    def said(self) -> dict[str, Any]:
        """Give the meeting as its verb takes it."""
        fields = {name: field.value() for name, field in self.fields.items()}
        words = {name: fields[name] or "" for name in ("about", "where", "decided")}
        return {
            **fields, **words,
            "children": list(self.who.value()),
            "voices": [row.value() for row in self.voices.said()],
            "agreed": [row.value() for row in self.agreed.said()],
            "private": self.private.value() or None,
        }  # fmt: skip

    def works(self) -> bool:
        """Say whether anything was typed that would be lost."""
        said = self.said()
        return bool(said["about"] or said["voices"] or said["agreed"] or said["decided"])

    def typed_now(self) -> dict[str, Any]:
        """Give what a draft keeps; its `words` are what one knows it again by."""
        said = self.said()
        known = (said["about"], *(one.words for one in said["voices"]))
        agreed = [{**asdict(one), "chase_on": _DAY.to_store(one.chase_on)}
                  for one in said["agreed"]]  # fmt: skip
        return {
            **said,
            "at": _MOMENT.to_store(said["at"]),
            "children": [child.id for child in said["children"]],
            "voices": [asdict(one) for one in said["voices"]],
            "agreed": agreed,
            "words": " · ".join(one for one in known if one),
        }

    def check(self) -> QWidget | None:
        """Give the first editor that holds what cannot be read."""
        wrong: list[QWidget] = [
            field.editor for field in (self.who, *self.fields.values()) if not field.check()
        ]
        row = self.agreed.check()
        return next(iter(wrong), row)

    def show_problems(self, problems: dict[str, str]) -> QWidget | None:
        """Say at each field what is wrong; gives the first."""
        found: list[QWidget] = []
        for name, field in self.fields.items():
            field.set_problem(problems.get(name, ""))
            found += [field.editor] if name in problems else []
        if "voices" in problems:
            self.voices.rows[0].set_problem(problems["voices"])
            found.append(self.voices.rows[0])
        for name, rows in (("voices", self.voices), ("agreed", self.agreed)):
            row = rows.show_problems(_numbered(problems, name))
            found += [row] if row is not None else []
        return found[0] if found else None

    def _show(self, typed: Mapping[str, Any], now: datetime, opened: Opened) -> None:
        wanted = typed.get("children") or [opened.about.child.id]
        self.who.editor.set_value([one for one in opened.known if one.id in wanted])
        values = {**typed, "at": _MOMENT.from_store(typed.get("at")) or now}
        for name, field in self.fields.items():
            field.editor.set_value(values.get(name))
            field.clear_problem()
        self.voices.set_values([Said(**one) for one in typed.get("voices", ())])
        agreed = [Agreed(**{**one, "chase_on": _DAY.from_store(one["chase_on"])})
                  for one in typed.get("agreed", ())]  # fmt: skip
        self.agreed.set_values(agreed)
        self.private.set_value(bool(typed.get("private")))

    def _came(self, said: Said, *_: object) -> None:
        """Put somebody into the next row, with the cursor in the sentence."""
        there = [row for row in self.voices.said() if row.name.value() == said.name]
        (there[0] if there else self.voices.add(said)).words.setFocus()

    def _choose(self, children: Sequence[Child]) -> None:
        self.who.editor.set_value(children)
        self._follow()

    def _follow(self) -> None:
        """Warn of another child’s name in words that stand in this child’s record."""
        if self._opened is None:
            return
        said, children = self.said(), list(self.who.value())
        words = [said["about"], said["decided"], *(one.words for one in said["voices"]),
                 *(one.what for one in said["agreed"])]  # fmt: skip
        self.warning.look("\n".join(words), self._opened.known, children)
        self.typed.emit()


def _numbered(problems: dict[str, str], name: str) -> dict[int, str]:
    """Give the problems of rows by their number: "voices.1" is the second."""
    own = ((key.partition(".")[2], words) for key, words in problems.items()
           if key.startswith(f"{name}."))  # fmt: skip
    return {int(at): words for at, words in own}
