"""Why half-days were missed, and who says so: the school's codes, then people by name."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker.measures.attendance import SESSIONS, Mark
from linkworker.records import Half
from ui import theme
from ui.forms.keys import on_key
from ui.models.about_child import About
from ui.models.absences import Heard, by_code, heard_of
from ui.models.attendance_facts import AttendanceFacts
from ui.models.said_days import near_day
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.drawing import smooth
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held

_AT_MOST = 4
_BAR, _HIGH = 96, 8
_NOBODY = "Nobody’s own reason is written down yet."


class Absences(Card):
    """`reason(answers)` when somebody has written what was said; `left` when done with asking."""

    reason = Signal(dict)
    left = Signal()
    other_day = Signal()

    def __init__(self) -> None:
        super().__init__("Why, and who says so")
        self._about: About | None = None
        self._codes, self._heard = down(gap=6), down(gap=8)
        told = across(gap=24)
        told.addLayout(down(Label("The school’s code", "metab", "muted"), self._codes, STRETCH), 1)
        told.addLayout(down(Label("What people said", "metab", "muted"), self._heard, STRETCH), 1)
        self._asked = down(gap=0)
        self.write = Button("Write what somebody said", "small", "plus")
        self.write.clicked.connect(self.other_day)
        self._foot = held(across(self.write, STRETCH))
        self.body.addLayout(told)
        self.body.addLayout(self._asked)
        self.body.addWidget(self._foot)

    def show_facts(self, about: About, facts: AttendanceFacts) -> None:
        """Count the codes of this school year, and tell what people said."""
        self._about = about
        empty(self._codes)
        empty(self._heard)
        codes = by_code(facts.this_year)
        for words, count in codes:
            self._codes.addWidget(_Counted(words, count, codes[0][1]))
        if not codes:
            self._codes.addWidget(WrapLabel("None missed this school year.", "small", "muted"))
        heard = heard_of(facts.reasons, facts.plan)
        for one in heard[:_AT_MOST]:
            self._heard.addWidget(_said(one))
        if len(heard) > _AT_MOST:
            more = f"and {len(heard) - _AT_MOST} more on the timeline"
            self._heard.addWidget(Label(more, "meta", "muted"))
        if not heard:
            self._heard.addWidget(WrapLabel(_NOBODY, "small", "muted"))
        self._foot.setVisible(about.may_write)

    def ask(self, mark: Mark) -> None:
        """Ask what somebody said of one half-day."""
        if self._about is None:
            return
        empty(self._asked)
        half = (Half.MORNING, Half.AFTERNOON)[SESSIONS.index(mark.session)]
        day = f"{near_day(mark.day, self._about.today)}, {half.value}"
        who, words = LineEdit(f"{self._about.child.name}, mum, a teacher"), LineEdit()
        needed = {"said_by": "Say who said so", "words": "Write what they said"}
        asked = Asking(
            [("said_by", f"Who said why, {day}", who), ("words", "What they said", words)],
            "Keep",
            needed,
        )
        asked.left.connect(self.left)
        asked.kept.connect(lambda said: self._keep({**said, "missed_on": mark.day, "half": half}))
        on_key(asked, "Ctrl+Enter", asked.keep)
        on_key(asked, "Esc", asked.left.emit)
        ask_in(self._asked, asked)

    def _keep(self, said: dict[str, object]) -> None:
        empty(self._asked)
        self.left.emit()
        self.reason.emit(said)


class _Counted(QWidget):
    """What a code means, a bar, and how many half-days have it."""

    def __init__(self, words: str, count: int, most: int) -> None:
        super().__init__()
        row = across(gap=10)
        row.addWidget(WrapLabel(words, "small"), 1)
        row.addWidget(_Bar(count / most))
        row.addWidget(Label(str(count), "smallb"))
        self.setLayout(row)


class _Bar(QWidget):
    """A part of the most, from nothing on; the number beside it says the same."""

    def __init__(self, part: float) -> None:
        super().__init__()
        self._part = part
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme.size(_BAR), theme.size(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        del event
        with smooth(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("control"))
            painter.drawRoundedRect(QRectF(0, 0, self.width() * self._part, self.height()), 2, 2)


def _said(one: Heard) -> QWidget:
    head = ", ".join(part for part in (one.source, one.about) if part)
    return held(down(WrapLabel(f"“{one.words}”", "small"), Label(head, "meta", "muted"), gap=1))
