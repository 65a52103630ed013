"""Every component and state on one sheet, made of the parts themselves."""

from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QWidget

from tests.ui.gallery import STATES, today
from ui import theme
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips, ChoicePicker, Tick
from ui.widgets.date_edit import DateEdit
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.inputs import LineEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, across, down, held
from ui.widgets.nav_line import NavLine
from ui.widgets.notices import EmptyState, ErrorBox, InfoStrip, Waiting
from ui.widgets.pill import SyncPill
from ui.widgets.safety_button import SafetyButton
from ui.widgets.tags import Tag
from ui.widgets.toast import Toast

COLOURS = (
    *("canvas", "surface", "sunken", "raised", "hover", "select", "line", "line2", "control"),
    *("text3", "text2", "text", "accent", "accent_tint", "ok", "ok_tint", "warn", "warn_tint"),
    *("bad", "bad_tint", "info", "info_tint", "risk", "risk_tint", "bar", "focus"),
)
TYPES = (
    ("h1", "Wren Tidewater"),
    ("h2", "What comes next"),
    ("h3", "Attendance by week"),
    ("body", "Came in with a friend."),
    ("strong", "Came in with a friend."),
    ("small", "Year 5 · Alderbrook"),
    ("meta", "waiting to sync"),
)


class Swatch(QWidget):
    """A colour of the theme."""

    def __init__(self, name):
        super().__init__()
        self._name = name
        self.setFixedSize(theme.size(44), theme.size(26))

    def sizeHint(self):  # noqa: N802
        return QSize(theme.size(44), theme.size(26))

    def paintEvent(self, event):  # noqa: N802
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("line2"))
        painter.setBrush(theme.colour(self._name))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()


class Components(QWidget):
    """Three columns of cards on the canvas, and a toast at the bottom."""

    def __init__(self):
        super().__init__()
        self.setObjectName("canvas")
        self.setWindowTitle("Components")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 14, 14, 14)
        grid.setSpacing(10)
        columns = (
            (_buttons(), _navigation(), _fields(), _loading()),
            (_tags(), _empty(), _colours()),
            (_sync(), _notices(), _type()),
        )
        for at, cards in enumerate(columns):
            grid.addLayout(down(*cards, STRETCH, gap=10), 0, at)
            grid.setColumnStretch(at, 1)
        self.toast = Toast(self)

    def showEvent(self, event):  # noqa: N802
        super().showEvent(event)
        self.toast.say("Note saved on this laptop.", lambda: None)
        focus = self.findChild(Button, "focus")
        focus.setFocus()


def _buttons():
    off, focus = Button("Disabled"), Button("Focus")
    off.setEnabled(False)
    focus.setObjectName("focus")
    chips = Chips([("one", "Chip"), ("two", "Chip on")])
    chips.set_value("two")
    first = Flow(Button("Save note", "primary", "check"), Button("Keep both", icon="copy"))
    first.addWidget(Button("Decide later", "quiet"))
    second = Flow(focus, off, Button("Delete draft", "danger"))
    small = (Button("Small", "small", "square-pen"), Button("Ghost", "ghost", "plus"))
    third = Flow(*small, KeyCap("Ctrl K"), KeyCap("Esc"))
    return (
        Card("Buttons: one primary on each screen")
        .add(held(first), held(second))
        .add(across(chips, held(third), STRETCH))
    )


def _tags():
    said = (
        *(("Was due Fri 31 Oct", "bad", "flag"), ("Due today", "warn", "flag")),
        *(("Active", "ok", ""), ("Agreed version 3", "accent", "")),
        *(("In 5 days", "warn", "clock"), ("waiting to sync", "plain", "cloud-off")),
        *(("Reviewing", "info", "eye"), ("Needs a lot", "risk", "")),
    )
    people = ("Wren Tidewater", "Kofi Starling", "Nia Foxglove", "Otis Marblethorn")
    avatars = [Avatar(name, px) for name, px in zip(people, (22, 28, 36, 48), strict=True)]
    tags = Flow(*(Tag(*one) for one in said), gap=6)
    return Card("Tags: words, never to be clicked").add(held(tags), across(*avatars, STRETCH))


def _sync():
    pills = []
    for state in STATES:
        pill = SyncPill()
        pill.show_state(state)
        pills.append(across(pill, STRETCH))
    return Card("Sync: five states, never a bare colour").add(*pills)


def _navigation():
    safety, search = (
        SafetyButton(),
        Button("Search children, notes and actions", "search", "search"),
    )
    safety.show_lead("Tell Mrs Dale, 01632 960 001")
    search.show_extra("Ctrl K")
    here, decide = NavLine("Caseload", "users"), NavLine("To decide", "git-compare")
    here.setCheckable(True)
    here.setChecked(True)
    here.show_count(34, urgent=False)
    decide.show_count(2, urgent=True)
    lines = held(down(here, decide, NavLine("Wren Tidewater"), gap=2))
    lines.setFixedWidth(theme.size(180))
    bar = held(down(across(safety, STRETCH), across(KeyCap("F6"), KeyCap("Ctrl Alt 1")), STRETCH))
    return Card("Frame").add(search, across(lines, bar, gap=14))


def _fields():
    day, wrong, read = DateEdit("ahead", today), DateEdit("ahead", today), LineEdit()
    day.set_value(date(2025, 11, 13))
    review = Field("Next review", wrong, "t is today")
    wrong.focusProxy().setText("31/02/2026")
    review.check()
    read.set_value("Kept by the school")
    read.setReadOnly(True)
    picker = ChoicePicker([("a", "Attendance")], "Who needs you first")
    return Card("Fields: label above, hint, what is wrong in words").add(
        across(Field("Next review", day, "13/11, fri, +7"), review, gap=12),
        across(Field("Read only", read), Field("Order", picker), gap=12),
        Tick("Signed on paper, seen by me"),
    )


def _empty():
    actions = [Button("Sync now", icon="refresh-cw"), Button("Add child", "primary", "plus")]
    words = "Add a child, or sync to bring in the children given to you."
    return Card("Empty").add(
        EmptyState("No children on your caseload yet", words, "users", actions)
    )


def _loading():
    bars = Waiting()
    bars.setFixedHeight(theme.size(118))
    return Card("Loading: nothing at first, then quiet bars").add(bars)


def _notices():
    card = Card("Notices: what is safe, then what to do")
    return card.add(
        ErrorBox("We could not open one paper", "Your work is safe.", "Try once more."),
        InfoStrip("read-only", "You are reviewing Maya’s caseload", "You can read and comment."),
        InfoStrip("conflict", "Maya and Sam both changed this", "Decide which is right."),
        InfoStrip("ok", "134 marks added"),
    )


def _colours():
    return Card("Colours").add(held(Flow(*(_named(name) for name in COLOURS), gap=6)))


def _named(name):
    return held(down(Swatch(name), Label(name, "meta", "muted"), gap=2))


def _type():
    card = Card(f"Letters: {theme.LETTERS[theme.look().letters]}")
    for role, words in TYPES:
        kind = theme.tokens()["type"][role]
        told = Label(f"{role} {kind['px']}/{kind['weight']}", "meta", "muted")
        told.setFixedWidth(theme.size(100))
        card.add(across(told, Label(words, role), STRETCH))
    return card
