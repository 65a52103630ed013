"""Brothers and sisters on this laptop, side by side with what comes next: mum is rung once."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from linkworker.actions.households import Next, Sibling
from ui.desk import Desk
from ui.models.about_child import About
from ui.models.caseload import year_words
from ui.models.said_days import near_day
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import Kept, across, arrange, down, unshown


class SiblingsCard(Card):
    """The child first, then each sibling; of one a colleague holds, no more than who does."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("One call for all", icon="users")
        self._columns = Kept(lambda: _Column(desk))
        self._row = across(gap=16)
        self._known = unshown(WrapLabel("", "small", "muted"))
        self.add(self._row, self._known)

    def show_siblings(
        self, about: About, own: Sequence[Next], siblings: Sequence[Sibling],
        holders: Mapping[str, str], writes_in: frozenset[str],
    ) -> None:  # fmt: skip
        """Show them; `holders` names whoever leads a caseload."""
        here = [one for one in siblings if one.caseload in writes_in]
        columns = self._columns.take(len(here) + 1)
        columns[0].show_child(about, about.child.name, "", own, "")
        for column, one in zip(columns[1:], here, strict=True):
            year = year_words(one.child.year)
            column.show_child(about, one.child.name, year, one.dates, one.child.id)
        arrange(self._row, columns)
        away = [holders.get(one.caseload, "") or "a colleague" for one in siblings
                if one.caseload not in writes_in]  # fmt: skip
        self._known.setText("\n".join(f"A brother or sister is known to {one}" for one in away))
        self._known.setVisible(bool(away))
        self.setVisible(bool(siblings))


class _Column(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._child = desk, ""
        self._name = Label("", "strong")
        self._open = Button("", "ghost", "arrow-right")
        stays = self._open.sizePolicy()
        stays.setRetainSizeWhenHidden(True)  # names stand level, with a button or without
        self._open.setSizePolicy(stays)
        self._dates = WrapLabel("", "small", "soft")
        head = across(self._name, self._open, gap=4)
        head.addStretch(1)
        whole = down(head, self._dates, gap=4)
        whole.addStretch(1)
        self.setLayout(whole)
        self._open.clicked.connect(lambda: self._desk.go("child", f"{self._child}/family"))

    def show_child(
        self, about: About, name: str, year: str, dates: Sequence[Next], child: str
    ) -> None:
        """Show one child's dates; the one whose page this is has no way to itself."""
        self._child = child
        self._name.setText(", ".join(part for part in (name, year) if part))
        lines = [f"{near_day(one.on, about.today)}: {one.what}" for one in dates]
        self._dates.setText("\n".join(lines) or "Nothing with a day")
        self._open.say("", f"Open {name}")
        self._open.setVisible(bool(child))
