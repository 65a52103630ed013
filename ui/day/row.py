"""One row of the day: whose, time, how, with whom, minutes, reached or not, words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from linkworker.actions.contacts import WITH_THE_CHILD
from linkworker.actions.day import Row, Written
from linkworker.fields import declared
from linkworker.records import Child, Contact, Outcome
from ui import names, theme
from ui.child.more import More
from ui.day.columns import LABELS, NARROW, WIDTHS, RowWords, row_editors
from ui.day.group import Group
from ui.forms.wrong_child import WrongChild
from ui.widgets.date_edit import parse_clock
from ui.widgets.labels import ElideLabel, IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held, rule, unshown


class DayRow(QWidget):
    """A row as it is typed. `asked` of its slot or its children: move, skip, part or out."""

    changed = Signal()
    asked = Signal(str)

    def __init__(self, known: Sequence[Child]) -> None:
        super().__init__()
        self._known = tuple(known)
        self.row, self.key = Row(()), ""
        self.them: tuple[Child, ...] = ()
        self._begun: dict[str, Any] = {}
        self._whom_typed = False
        self._day = date.min
        self.editors = row_editors()
        self.words: RowWords = self.editors["words"]
        self.number, self._who = Label("", "meta", "muted"), ElideLabel("", "smallb")
        self._about, self.more = ElideLabel("", "meta", "muted"), More()
        self._kept_sign = IconLabel("circle", "text3", 14)
        self.warning, self.group = WrongChild(self.choose), Group()
        self._problem = unshown(WrapLabel("", "smallb", "bad"))
        self.under = down(gap=4)
        keeps = self.more.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.more.setSizePolicy(keeps)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._whose = held(down(STRETCH, self._who, self._about, STRETCH, gap=0))
        fields = (self.editors[name] for name in ("at", "means", "whom", "minutes", "outcome"))
        fixed = (self._kept_sign, self.number, self._whose, *fields)
        self._fields = across(*fixed, STRETCH, gap=6)
        self._line = across(gap=6)
        self._line.addLayout(self._fields)
        self._line.addLayout(across(self.words, self.more, gap=4), 1)
        below = down(self.group, self.warning, self._problem, self.under, gap=4)
        self.setLayout(down(rule(), down(self._line, below, gap=4, margins=(0, 4, 0, 3)), gap=0))
        self._fit()

    def _connect(self) -> None:
        self.editors["whom"].changed.connect(self._keep_whom)
        for name, editor in self.editors.items():
            editor.changed.connect(lambda name=name: self._follow(name))
        self.group.changed.connect(self.choose)

    def show_row(self, row: Row, day: date) -> None:
        """Show a row as it is known before anybody types; `day` is the page's."""
        self.row, self.key, self.them = row, row.key, row.children
        self._day = row.at.date() if row.at else day
        values = {"at": f"{row.at:%H:%M}" if row.at else "", "means": row.means,
                  "minutes": row.minutes, "outcome": row.outcome, "words": ""}  # fmt: skip
        for name, value in values.items():
            self.editors[name].set_value(value)
        self._whom_typed = row.contact is not None
        self.editors["whom"].set_value(row.contact.whom if row.contact else self._usual_whom())
        room = " · ".join(part for part in (row.what, row.room) if part)
        before = f"{self._day:%A}" if self._day != day else ""
        marked = "marked on the board" if row.contact else ""
        others = f"and {row.others} others" if row.others else ""
        about = " · ".join(part for part in (before, room, others, marked) if part)
        self._about.setText(about)
        names.tip(self._about, about)
        self._show_children()
        self._begun = self.typed()
        self._show_kept()

    def show_number(self, number: str) -> None:
        """Show which line of the printed sheet it is, or ""."""
        self.number.setText(number)
        self.number.setVisible(bool(number))

    def answered(self) -> bool:
        """Say whether there is anything to keep in this row."""
        if self.row.slots:
            return self.editors["outcome"].value() is not None
        return self.touched()

    def touched(self) -> bool:
        """Say whether a person typed anything here, or added the row."""
        added = self.row.contact is None and not self.row.slots
        return added or self.typed() != self._begun

    def written(self) -> Written:
        """Give the row as it would be kept."""
        said = {name: editor.value() for name, editor in self.editors.items()}
        clock = parse_clock(said["at"])
        said["at"] = datetime.combine(self._day, clock) if clock else None
        return Written(self.them, said, self.row.others, self.row.contact)

    def typed(self) -> dict[str, Any]:
        """Give what a draft keeps of it."""
        said = {name: editor.value() for name, editor in self.editors.items() if name != "at"}
        stored = {name: declared(Contact)[name].to_store(value) for name, value in said.items()}
        rest = {"key": self.key, "children": [child.id for child in self.them]}
        rest |= {"day": self._day.isoformat(), "at": self.editors["at"].value()}
        return {**stored, **rest, "others": self.row.others, "whom_typed": self._whom_typed}

    def take(self, typed: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        by_id = {child.id: child for child in self._known}
        children = tuple(by_id[one] for one in typed["children"] if one in by_id)
        if children != self.them:
            self.choose(children)
        self.editors["at"].set_value(typed["at"])
        for name in ("means", "whom", "minutes", "outcome", "words"):
            self.editors[name].set_value(declared(Contact)[name].from_store(typed.get(name)))
        self._whom_typed = bool(typed.get("whom_typed"))
        self._follow("")

    def choose(self, children: Sequence[Child]) -> None:
        """Write the row about these instead; a mark or slot of somebody else stays as it was."""
        mine = tuple(children)
        slots = tuple(one for one in self.row.slots if one.child in mine)
        contact = self.row.contact if mine == self.row.children else None
        self.row = replace(self.row, children=mine, slots=slots, contact=contact)
        self.them = mine
        self._show_children()
        self._follow("")

    def show_problems(self, problems: Mapping[str, str]) -> QWidget | None:
        """Say what is wrong in this row and mark it; gives the first editor to put right."""
        for name, editor in self.editors.items():
            wrong = name in problems
            editor.setProperty("show", "error" if wrong else "")
            editor.setAccessibleDescription(problems.get(name, ""))
            theme.restyle(editor)
        self._problem.setText(". ".join(dict.fromkeys(problems.values())))
        self._problem.setVisible(bool(problems))
        return next((self.editors[name] for name in self.editors if name in problems), None)

    def typed_wrong(self) -> dict[str, str]:
        """Say what stands in an editor and cannot be meant."""
        clock, minutes = self.editors["at"].value(), self.editors["minutes"]
        wrong = {"minutes": f"Minutes {said}"} if (said := minutes.problem()) else {}
        if clock and parse_clock(clock) is None:
            wrong["at"] = "Time must be a real one, such as 9:30 or 2pm"
        return wrong

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the words where there is room for them."""
        super().resizeEvent(event)
        narrow = self.width() < theme.size(NARROW)
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take other widths with words of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        for name, width in WIDTHS.items():
            widget = self._whose if name == "who" else self.editors[name]
            widget.setFixedWidth(theme.size(width))
        self.number.setFixedWidth(theme.size(18))

    def _keep_whom(self) -> None:
        self._whom_typed = bool(self.editors["whom"].value())

    def _follow(self, name: str) -> None:
        """Fill in what follows from what was typed, warn, and say what will be kept."""
        outcome = self.editors["outcome"]
        if name == "words" and outcome.value() is None and self.words.value():
            outcome.set_value(Outcome.REACHED)
        if not self._whom_typed:
            self.editors["whom"].set_value(self._usual_whom())
        self._warn()
        if self._problem.text():
            self.show_problems({})
        self._show_kept()
        self.changed.emit()

    def _warn(self) -> None:
        """Warn where these words name a child whose record they are not for alone."""
        said = f"{self.words.value()}\n{self.editors['whom'].value()}"
        self.warning.look(said, self._known, self.them)

    def _usual_whom(self) -> str:
        if self.editors["means"].value() not in WITH_THE_CHILD or not self.them:
            return ""
        return str(self.them[0].name) if len(self.them) == 1 else "the children"

    def _show_children(self) -> None:
        one = self.them[0] if self.them else None
        who = one.whole_name if one else "Nobody"
        if len(self.them) > 1:
            who = f"{len(self.them)} together"
        self._who.setText(who)
        called = ", ".join(child.name for child in self.them)
        for name, editor in self.editors.items():
            names.call(editor, f"{LABELS[name]}, {called}")
        self.more.offer(called, [])
        self.group.show_children(self.them)

    def _show_kept(self) -> None:
        icon, ink, said = "circle", "text3", "not said yet"
        if self.answered():
            icon, ink, said = "circle-check", "ok", "will be kept"
        elif self.row.contact is not None:
            icon, said = "check", "marked already; words can be added"
        self._kept_sign.show_icon(icon, ink)
        names.call(self._kept_sign, said)

    def offer(self) -> None:
        """Offer what can be done with the row besides writing in it."""
        asks = [("Moved to another day or time", "move"), ("Not needed", "skip")]
        offered = asks if self.row.slots else []
        if len(self.them) > 1:
            offered = [*offered, ("A row for each child", "part")]
        if not self.row.slots and self.row.contact is None:
            offered = [*offered, ("Take this row out", "out")]
        called = ", ".join(child.name for child in self.them)
        self.more.offer(
            called, [(words, partial(self.asked.emit, what)) for words, what in offered]
        )
        self.more.setVisible(bool(offered))
