"""How taking a lost laptop out stands: each step done, waited for or still to come."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ui import desk as desks
from ui.models.loss import Loss
from ui.people.rows import unsent_words
from ui.when import say_moment
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import across, down

_NOT_OUT = "Not yet: until then it may still receive what the team writes."
_KEYS = (
    "At the next sync of a colleague’s laptop, by itself. From then on it could read nothing new."
)
_LATER = "Should it ever be sent, it is kept apart, and an administrator looks at it first."
_WIPED = "Not confirmed. It wipes itself when it next reaches the server; it may never."


def fate_rows(loss: Loss) -> Iterator[QHBoxLayout]:
    """Yield a row for each step, and what is known of work that was not sent."""
    lost = loss.report.lost
    yield _row("Last sync", lost.heard, "Not known yet, or never")
    heard = say_moment(lost.heard, desks.today()) if lost.heard else ""
    yield _row("Unsent work", None, f"{unsent_words(heard, loss.waited)} {_LATER}")
    yield _row("Taken out", lost.taken_out, _NOT_OUT)
    yield _row("Shut out of what is new", lost.keys, _KEYS)
    yield _row("Wiped", lost.wiped, _WIPED)


def _row(title: str, at: datetime | None, waits: str) -> QHBoxLayout:
    icon, tone = ("circle-check", "ok") if at else ("clock", "warn")
    words = say_moment(at, desks.today()) if at else waits
    mark = IconLabel(icon, tone, 18)
    row = across(mark, gap=10)
    row.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    said = WrapLabel(words[:1].upper() + words[1:], "small", "soft")
    row.addLayout(down(Label(title, "smallb"), said, gap=0), 1)
    return row
