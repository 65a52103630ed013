"""What every screen is given: the background, who is sitting here, and what they may do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from linkworker.store import Changes, Store
from sync.loop import Told
from ui.administering import Administering
from ui.background import Background

_TAKEN_BACK = "Taken back. It stays in the history."
_DONE_AGAIN = "Done again."


@dataclass(frozen=True)
class Standing:
    """Where this laptop stands: `caseloads` maps an id to lead, write or review.

    `user` is '' until it has been let in; `unopened` are caseloads that no colleague's
    laptop has opened for this one yet; `place_log` is '' until the place has come; `opened`
    says that the store has been read, so that all this is known. `asked_at` is when the
    invitation was handed in (ms since 1970, 0 if not yet); `openers` are colleagues whose laptop
    can open what is not; `reader` is who will read this person's first note. In `practice`
    everybody is invented and nothing is ever sent. `team` says of every caseload which user
    may do what there; `laptops` are those in the organisation now. `administers` says that she may
    invite, let in and take out; `founding` names the first place of an organisation that this
    laptop is still to found.
    """

    user: str = ""
    name: str = ""
    caseloads: Mapping[str, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    place_log: str = ""
    unopened: tuple[str, ...] = ()
    opened: bool = False
    asked_at: int = 0
    openers: tuple[str, ...] = ()
    reader: str = ""
    practice: bool = False
    team: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    laptops: frozenset[str] = frozenset()
    administers: bool = False
    founding: str = ""

    @property
    def caseload(self) -> str:
        """Return the caseload that this person writes in first of all, or ''."""
        own = {c: may for c, may in self.caseloads.items() if c not in self.places}
        leads = [c for c, may in own.items() if may == "lead"]
        return next(iter(leads or [c for c, may in own.items() if may == "write"]), "")

    @property
    def leads(self) -> frozenset[str]:
        """Return the caseloads, places apart, that this person leads."""
        return frozenset(c for c, may in self.caseloads.items() if may == "lead") - self.places

    @property
    def writes_in(self) -> frozenset[str]:
        """Return the caseloads, places apart, that this person writes in."""
        own = (c for c, may in self.caseloads.items() if may in ("lead", "write"))
        return frozenset(own) - self.places

    @property
    def reviews(self) -> bool:
        """Say whether this person only reads: a supervisor of caseloads that others hold."""
        own = [may for c, may in self.caseloads.items() if c not in self.places]
        return bool(own) and all(may == "review" for may in own)

    @property
    def work(self) -> str:
        """Say what this person does, as colleagues are told."""
        if self.only_administers:
            return "Administrator"
        return "Supervisor" if self.reviews else "Link Worker"

    @property
    def only_administers(self) -> bool:
        """Say whether this person administers and has to do with no child."""
        return self.administers and not self.caseload and not self.reviewed

    @property
    def note_kept(self) -> str:
        """Say that a note is saved; of a first one also who will see it."""
        if self.reader:
            return f"Saved on this laptop. {self.reader} will see it after the next sync."
        return "Note saved on this laptop."

    @property
    def reviewed(self) -> frozenset[str]:
        """Return the caseloads that this person reviews, whatever she does in others."""
        mine = (c for c, may in self.caseloads.items() if may == "review")
        return frozenset(mine) - self.places


class Desk(QObject):
    """Passed to every screen; a screen asks `background` and listens to these signals."""

    went = Signal(str, str)  # go to a place, about something: ("child", child id)
    moved = Signal()  # `standing` is different now
    told = Signal(object)  # Told: how the last round with the server went
    sync_wanted = Signal()
    invited = Signal(str, str)  # hand in another invitation: server and code
    founded_with = Signal(str, str)  # try to found with another server or set-up code
    new_key_wanted = Signal()  # put this laptop's store under a new key, with new words
    practise_wanted = Signal()  # practise with invented children, over what is shown
    note_wanted = Signal(str)  # write a note, about this child id ('' for none)
    said = Signal(str, object)  # words for a toast, and an undo (Callable or None)
    undone = Signal(object)  # after `said`: how to do again what was taken back (Callable)
    beside_child = Signal(bool)  # a child sits here too, with the view of what is hers
    share_wanted = Signal(bool)  # let the windows be seen in a call, or no more
    shared = Signal(bool)  # whether they are seen now
    resting = Signal()  # the laptop locks in half a minute
    lock_chosen = Signal(int)  # lock after so many minutes without use, from now on

    def __init__(self, background: Background, standing: Standing | None = None) -> None:
        super().__init__()
        self.background = background
        self.standing = standing or Standing()
        self.last_told = Told()
        # Where what is written while locked lies; None while practising.
        self.folder: Path | None = None
        # Changes the passphrase (the words now, the new ones); slow, for the writing thread.
        self.new_passphrase: Callable[[str, str], None] | None = None
        # Raises WrongPassphrase unless these are the words; slow. None while practising.
        self.check_words: Callable[[str], None] | None = None
        # What an administrator or a lead asks of the organisation; nobody does while practising.
        self.office: Administering | None = None

    def stand(self, standing: Standing) -> None:
        """Take in where this laptop stands now."""
        if standing != self.standing:
            self.standing = standing
            self.moved.emit()

    def hear(self, told: Told) -> None:
        """Take in how the last round went."""
        self.last_told = told
        self.told.emit(told)

    def go(self, place: str, about: str = "") -> None:
        """Go to a place."""
        self.went.emit(place, about)

    def saved(self, words: str, changes: Changes | None = None) -> None:
        """Say that something is kept; with changes, offer to take it back."""
        self.said.emit(words, partial(self.take_back, changes.action) if changes else None)
        self.sync_wanted.emit()

    def act(self, action: Callable[[Store], Changes], words: str) -> None:
        """Run an action and say that it is kept, with Undo; else say what was wrong."""
        self.background.run(action, then=partial(self.saved, words))

    def now(self) -> int:
        """Return this laptop's clock, in milliseconds since 1970 (UTC)."""
        return int(_Clock.now().timestamp() * 1000)

    def take_back(self, action: str) -> None:
        """Undo one action, and say so; what was changed since is left alone, and named."""
        self.background.run(
            lambda store: store.undo(action),
            then=self._taken_back,
        )

    def do_again(self, action: str) -> None:
        """Do again what `action` took back, and say so; that can be taken back in its turn."""
        self.background.run(lambda store: store.undo(action), then=self._done_again)

    def _taken_back(self, undone: tuple[Changes, list[str]]) -> None:
        changes, left = undone
        self.said.emit(_but_for(_TAKEN_BACK, left), None)
        self.undone.emit(partial(self.do_again, changes.action))
        self.sync_wanted.emit()

    def _done_again(self, done: tuple[Changes, list[str]]) -> None:
        changes, left = done
        self.said.emit(_but_for(_DONE_AGAIN, left), partial(self.take_back, changes.action))
        self.sync_wanted.emit()


def _but_for(words: str, left: Sequence[str]) -> str:
    """Say what was done, and what was changed since and left alone."""
    if not left:
        return words
    kept = ", ".join(dict.fromkeys(left))
    return f"{words.partition('.')[0]}, but for what was changed since: {kept}."


class _Clock:
    now: Callable[[], datetime] = datetime.now


def tell_time(now: Callable[[], datetime]) -> None:
    """Let the screens read another clock than the wall's, as for pictures of a known day."""
    _Clock.now = now


def today() -> date:
    """Return today's date on this laptop."""
    return _Clock.now().date()


def this_minute() -> datetime:
    """Return the time on this laptop's wall clock, to the minute."""
    return _Clock.now().replace(second=0, microsecond=0)
