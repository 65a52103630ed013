"""Is my work safe? How this laptop and the team stand, what waits, and what could not be sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from linkworker.actions.decisions import how_many
from linkworker.actions.places import names as staff_names
from linkworker.actions.places import school_days_here
from linkworker.records import Child
from linkworker.store import Reader
from ui.desk import Desk
from ui.sync_words import PRACTISING, advice, apart, clock_words, last_round, state_of
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held
from ui.widgets.notices import ErrorBox, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns
from ui.widgets.pill import waiting_pictures
from ui.widgets.tags import Tag

_CARDS = {
    "up to date": ("ok", "cloud-check", "ok"),
    "offline": ("sunken", "cloud-off", "text2"),
    "syncing": ("info", "refresh-cw", "info"),
    "to decide": ("warn", "git-compare", "warn"),
    "not synced": ("bad", "triangle-alert", "bad"),
    "sign in": ("warn", "wifi-off", "warn"),
    "waiting": ("info", "clock", "info"),
    "practice": ("info", "shield-check", "info"),
}
_KEEPING = (
    ("laptop", "Saved the moment you press Save, in one file that only your passphrase opens."),
    ("lock", "Sealed before it leaves. Only your team can open it; the server cannot."),
    ("wifi-off", "Without a network you carry on as ever. It goes by itself when there is one."),
    ("git-compare", "Where two of you change one thing, both are kept, and a person decides."),
)
_ELSEWHERE = "A family, the place, or this laptop itself"


@dataclass(frozen=True)
class _Waiting:
    """What waits on this laptop: how many changes, in whose records, and what was refused."""

    unsent: int
    decisions: int
    last: int
    whose: tuple[str, ...]
    not_sent: tuple[tuple[str, str, int], ...]
    school_day: Callable[[date], bool]
    pictures: int = 0
    not_erased: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


class SyncPage(ScrollPage):
    """Answers, in this order: is it safe, when was the last time, what waits, what is stuck."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._now = Button("Sync now", "primary", "refresh-cw")
        self._state, self._parts = down(gap=10), down(gap=12)
        self.add(PageHead("Is my work safe?", "How this laptop and the team stand", (self._now,)))
        self.add(self._state, self._parts)
        self._now.clicked.connect(self._sync_now)
        desk.background.changed.connect(lambda _: self._maybe_read())
        desk.told.connect(lambda _: self._maybe_read())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read how it stands now."""
        super().showEvent(event)
        self._read()

    def _sync_now(self) -> None:
        self._desk.sync_wanted.emit()
        self._now.say("Asked. A moment…")

    def _maybe_read(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._desk.background.read(_waiting, then=self._show)

    def _show(self, found: _Waiting) -> None:
        self._now.say("Sync now")
        self._now.setVisible(not self._desk.standing.practice)
        empty(self._state)
        empty(self._parts)
        self._state.addWidget(self._state_card(found))
        done = self._desk.last_told.round
        if done and (wrong := clock_words(done.clock_offset)):
            self._parts.addWidget(InfoStrip("conflict", "Look at the clock", wrong))
        if done and done.kept_back:
            self._parts.addWidget(InfoStrip("info", _KEPT_BACK, _KEPT_BACK_WORDS))
        if self._desk.standing.unopened:
            count = len(self._desk.standing.unopened)
            caseloads = "A caseload" if count == 1 else f"{count} caseloads"
            words = "It opens by itself when a colleague's laptop has synced."
            strip = InfoStrip("info", f"{caseloads} shared with you cannot be read yet", words)
            self._parts.addWidget(strip)
        self._show_not_taken(found)
        kept = held(down(_kept(), STRETCH))
        waits = held(down(_waits(found), STRETCH))
        practice = self._desk.standing.practice  # where nothing waits: nothing ever goes
        self._parts.addWidget(kept if practice else TwoColumns(waits, kept, 400))

    def _show_not_taken(self, found: _Waiting) -> None:
        """Say what was not taken, came late, is not erased elsewhere, or came and does not show."""
        if found.not_sent:
            self._parts.addWidget(_stuck(found.not_sent, self._again()))
        if found.late:
            words = f"{'. '.join(found.late)}. {_LATE_WORDS}"
            self._parts.addWidget(InfoStrip("info", _LATE, words))
        if found.not_erased:
            words = f"{', '.join(found.not_erased)}: {_ASK_TO_ERASE}"
            self._parts.addWidget(InfoStrip("caution", _NOT_ERASED, words))
        if found.aside:
            words = f"{'. '.join(found.aside)}. {_ASIDE_WORDS}"
            self._parts.addWidget(InfoStrip("caution", _ASIDE, words))

    def _state_card(self, found: _Waiting) -> Card:
        told, now = self._desk.last_told, self._desk.now()
        waits = (found.unsent, found.decisions)
        state = state_of(
            told, *waits, now, last=found.last, pictures=found.pictures,
            school_day=found.school_day,
        )  # fmt: skip
        state = apart(self._desk.standing, told) or state
        title, words = advice(state, told.trouble)
        kind, icon, ink = _CARDS[state.state]
        card = Card(kind=kind)
        card.add(across(IconLabel(icon, ink, 20), Label(title, "h2"), STRETCH, gap=10))
        card.add(WrapLabel(words, "body", "soft"))
        if state != PRACTISING:
            last = last_round(told.at or found.last, now)
            card.add(WrapLabel(f"Last synced: {last}", "small"))
        if state.state == "to decide":
            card.add(across(self._go("See what is to decide", "to_decide"), STRETCH))
        return card

    def _again(self) -> Button:
        again = Button("Try to send it again", "small", "refresh-cw")
        again.clicked.connect(
            lambda: self._desk.background.run(
                lambda store: store.mailbox.outbox.try_again(), then=lambda _: self._sync_now()
            )
        )
        return again

    def _go(self, words: str, place: str) -> Button:
        button = Button(words, "small")
        going: Callable[[], None] = lambda: self._desk.go(place)  # noqa: E731
        button.clicked.connect(going)
        return button


def _waits(found: _Waiting) -> Card:
    card = Card("Waiting on this laptop", icon="laptop")
    if found.pictures:
        pictures = f"{waiting_pictures(found.pictures)}, after all that is written."
        card.add(WrapLabel(pictures, "body", "soft"))
    if not found.unsent:
        nothing = [] if found.pictures else [WrapLabel("Nothing is waiting.", "body", "soft")]
        return card.add(*nothing)
    card.add(
        WrapLabel(f"{_changes(found.unsent)} saved and locked here, to be sent:", "body", "soft")
    )
    return card.add(held(Flow(*(Tag(name, "plain", "clock") for name in found.whose), gap=6)))


def _kept() -> Card:
    """Say how work is kept, for whoever asks whether it is safe."""
    card = Card("How your work is kept", icon="shield-check", kind="sunken")
    for icon, words in _KEEPING:
        row = across(gap=10)
        row.addWidget(IconLabel(icon, "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(WrapLabel(words, "small", "soft"), 1)
        card.add(row)
    return card


def _stuck(not_sent: tuple[tuple[str, str, int], ...], again: Button) -> ErrorBox:
    lines = [f"{whose}: {_changes(count)}, because {why}." for whose, why, count in not_sent]
    safe = "It is safe on this laptop and in the history here."
    words = "\n".join([*lines, _ASK])
    return ErrorBox("Some of it could not be sent", safe, words, (again,))


_LATE = "Some of what you wrote came after your right there had ended"
_LATE_WORDS = (
    "The server has it. Whoever leads there now sees it with your name, and takes it over or not. "
    "There is nothing for you to do."
)
_KEPT_BACK = "Some of what waits is in a record that another caseload shares"
_KEPT_BACK_WORDS = (
    "A laptop there was lost, and could still open what is sealed now. It goes by itself once one "
    "of their other laptops has synced. It is safe here."
)
_NOT_ERASED = "Words are gone from this laptop, and still on the others"
_ASK_TO_ERASE = (
    "you may not have them erased there. Ask whoever leads there, or an administrator, to move or "
    "erase them. This notice goes once they have."
)
_ASIDE = "Some of what came from colleagues does not show"
_ASIDE_WORDS = (
    "It is kept here. If it is said to stand elsewhere, a colleague’s program wrote in one child’s "
    "record under the name of another’s entry: show this to your supervisor and an administrator."
)
_ASK = "Ring your supervisor. When you may write there again, send it once more."


def _waiting(reader: Reader) -> _Waiting:
    names = {child.log: child.whole_name for child in reader.find(Child)}
    called = {names.get(log, _ELSEWHERE) for log in reader.unsent_logs()}
    staff = staff_names(reader)
    return _Waiting(
        reader.unsent(),
        how_many(reader),
        int(reader.setting("synced_at") or 0),
        tuple(sorted(called, key=lambda name: (name == _ELSEWHERE, name))),
        tuple((names.get(log, _ELSEWHERE), why, count) for log, why, count in reader.not_sent()),
        school_days_here(reader),
        reader.files.waiting(),
        tuple(sorted({names.get(log, _ELSEWHERE) for log in reader.not_erased()})),
        tuple(
            f"{names.get(log, _ELSEWHERE)}: {_changes(count)}"
            for log, _, count in reader.not_sent(late=True)
        ),
        tuple(
            f"{names.get(log, _ELSEWHERE)}: {_changes(n)} by {staff.get(by, 'a colleague')}, {why}"
            for log, by, why, n in reader.whole.set_aside()
        ),
    )


def _changes(count: int) -> str:
    return "1 change" if count == 1 else f"{count} changes"
