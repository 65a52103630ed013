"""What came after its author's right had ended, as whoever must decide about it reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkworker.actions.said_in import SaidOf, said_of, whose
from linkworker.store import Changes, Store
from linkworker.store.clock import milliseconds
from sync import late
from sync.authority import Authority
from sync.client import Client
from sync.late import LateWork, Needs
from ui.models.called import names_of
from ui.models.office import NOBODY

Wrote = tuple[int, tuple[SaidOf, ...]]  # when (ms since 1970), and what


@dataclass(frozen=True)
class CameLate:
    """What one laptop wrote of one child, or what of one laptop cannot be opened here at all.

    `work` is decided about as one: what comes later in it builds on what comes before. `came` is
    when the last of it came (ms). `wrote` is empty where `needs` says what would open it.
    """

    work: tuple[LateWork, ...]
    whose: str
    author: str
    came: int
    wrote: tuple[Wrote, ...]
    needs: Needs
    held_back: bool


def read_late(store: Store, client: Client, found: Sequence[LateWork]) -> tuple[CameLate, ...]:
    """Read what came late in words, by child and laptop; a laptop taken out comes first."""
    del client
    called = {user: name for user, (name, _) in names_of(store).items()}
    groups: dict[tuple[object, ...], list[LateWork]] = {}
    for one in found:
        # Nobody can tell apart what cannot be opened: it is one thing to decide about.
        log = "" if one.needs == "key" else one.log
        groups.setdefault((one.held_back, log, one.device, one.needs), []).append(one)
    read = [_read(store, tuple(work), called) for work in groups.values()]
    return tuple(sorted(read, key=lambda one: (not one.held_back, one.whose, one.came)))


def take_over(
    authority: Authority, work: Sequence[LateWork]
) -> tuple[Changes, Sequence[LateWork]]:  # fmt: skip
    """Take work over; return what changed by it, and what waits still."""
    return late.take_over(authority, work), late.waiting(authority)


def settle(authority: Authority, work: Sequence[LateWork], *, done: bool) -> Sequence[LateWork]:
    """Set work aside, or pass it on where it is not `done`; return what waits still."""
    late.settle(authority, work, done=done)
    return late.waiting(authority)


def strip_words(found: Sequence[LateWork]) -> tuple[str, str]:
    """Say that something waits: a title and a sentence; no child is named over other pages."""
    if any(one.held_back for one in found):
        title = "Something was sent from a laptop that was taken out"
        return title, "It is kept apart and in nobody’s record until you have looked at it."
    title = "A colleague’s work came after their right here had ended"
    return title, "It is kept apart, and stands in no record until you take it over."


def _read(store: Store, work: tuple[LateWork, ...], called: dict[str, str]) -> CameLate:
    first = work[0]
    return CameLate(
        work,
        "" if first.needs == "key" else whose(store, first.log),
        called.get(first.author, NOBODY),
        max(one.came for one in work),
        tuple((milliseconds(w.clock), said_of(w.edits)) for one in work for w in one.changes),
        first.needs,
        first.held_back,
    )
