"""Termly reviews as a list: whose, by when and why, how far each voice has come."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from linkworker.actions.review_board import OnBoard
from linkworker.measures.gathering import VoiceStands
from linkworker.measures.said import tried_times
from linkworker.records import ReviewVoice, Voice
from ui import desk as desks
from ui import icons, theme
from ui.models.rows import Index, WordRows
from ui.models.said_days import near_day
from ui.names import cover

HEADS = ("Child", "Class", "Due", "Review", "Child’s voice", "Family", "School", "Ours")
FIRST_VOICE = HEADS.index("Child’s voice")
_DUE = HEADS.index("Due")
LEFT, EVERYBODY = "left", "everybody"
FILTERS = ((LEFT, "Left this term"), ("gathering", "Gathering"), ("held", "Held"),
           (EVERYBODY, "Everybody"))  # fmt: skip
_WAITING = ("overdue", "gathering", "to open")
SIGNS: dict[VoiceStands, tuple[str, str]] = {
    "missing": ("circle", "text3"),
    "asked": ("clock", "info"),
    "have": ("circle-check", "ok"),
    "not given": ("minus", "text2"),
}
_SIGN = 15


class BoardRows(WordRows[OnBoard]):
    """A row for each child; a voice is a sign and a word."""

    def __init__(self) -> None:
        super().__init__(HEADS, cells, lambda row: cover(sentence(row)), is_late, _DUE)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say a cell, a voice with its sign."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DecorationRole and column >= FIRST_VOICE:
            return _sign(row, list(Voice)[column - FIRST_VOICE])
        return super().data(index, role)


def narrowed(rows: Sequence[OnBoard], option: str) -> list[OnBoard]:
    """Keep what a chip leaves: who is left this term, one state, or all."""
    if option == EVERYBODY:
        return list(rows)
    wanted = _WAITING if option == LEFT else (option,)
    return [row for row in rows if row.state in wanted]


def name_of(row: OnBoard) -> str:
    """Give a child's whole name."""
    return row.child.whole_name


def is_late(row: OnBoard) -> bool:
    """Say whether the day has passed on which a review that is still left was due."""
    return row.state in _WAITING and row.by is not None and row.by < desks.today()


def due_words(row: OnBoard) -> str:
    """Say by when, and whether somebody agreed on the day: "booked Thu 13 Nov"."""
    if row.state == "held" or row.by is None:
        return "" if row.by or not row.due else row.due.note
    day = near_day(row.by, desks.today())
    if is_late(row):
        return f"was due {day}"
    return f"booked {day}" if row.booked else f"by {day}"


def why_words(row: OnBoard) -> str:
    """Say why it is due on that day, in a sentence."""
    if row.state == "held" or row.by is None:
        return ""
    if row.booked:
        return "That day was agreed."
    term = row.due.term.name if row.due and row.due.term else "the term"
    return f"Each term asks for one review: that is the last school day of {term}."


def review_words(row: OnBoard) -> str:
    """Say where the review itself stands."""
    review, today = row.gathering.review, desks.today()
    if row.gathering.is_open and review and review.opened_on:
        return f"open since {near_day(review.opened_on, today)}"
    if review and review.held_on:
        decided = f": {review.decided.value}" if review.decided else ""
        return f"held {near_day(review.held_on, today)}{decided}"
    return "not opened yet"


def voice_title(voice: Voice, child: str) -> str:
    """Name a voice as its card does."""
    names = {Voice.CHILD: child, Voice.FAMILY: "Family", Voice.SCHOOL: "School"}
    return names.get(voice, "Link Worker")


def voice_words(stands: VoiceStands, voice: ReviewVoice | None, today: date) -> str:
    """Say where one voice is, since when, and how often somebody tried."""
    if voice is None or stands == "missing":
        return "Not there yet"
    tries = tried_times(len(voice.tried))
    if stands == "have" and voice.have_on:
        how = f", {voice.heard.value}" if voice.heard else ""
        return f"Here since {near_day(voice.have_on, today)}{how}"
    if stands == "not given":
        return "Not given"
    asked = f"asked {near_day(voice.asked_on, today)}" if voice.asked_on else ""
    said = ", ".join(part for part in (asked, tries) if part)
    return said[:1].upper() + said[1:]


def cells(row: OnBoard) -> tuple[str, ...]:
    """Say a row's columns; voices are told while they are gathered."""
    voices = (row.voices[voice] if row.gathering.is_open else "–" for voice in Voice)
    return (cover(name_of(row)), row.child.school_class, due_words(row), review_words(row), *voices)


def sentence(row: OnBoard) -> str:
    """Say a whole row to a screen reader."""
    said = [name_of(row), due_words(row), review_words(row)]
    if row.gathering.is_open:
        said += [f"{voice.value}: {row.voices[voice]}" for voice in Voice]
    return ", ".join(part for part in said if part)


def _sign(row: OnBoard, voice: Voice) -> Any:
    if not row.gathering.is_open:
        return None
    icon, ink = SIGNS[row.voices[voice]]
    return icons.pixmap(icon, ink, theme.size(_SIGN), 1.0)
