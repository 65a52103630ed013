"""What is remembered of a paper that left: for whom, why, how and by whom; and who to ring."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from linkworker.actions.child_sheets import give_child_sheet
from linkworker.actions.files import SavedFile, give_paper, note_saved_file
from linkworker.actions.places import introduce_colleague
from linkworker.actions.told import give_letter
from linkworker.documents.paper import Paper
from linkworker.documents.recipient import Recipient
from linkworker.records import Child, Colleague, Way
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.desk import Desk

Give = Callable[[Store, datetime, str], Changes | None]


@dataclass(frozen=True)
class Leaving:
    """A paper that is printed, or `saved` as a file, for a reader.

    It may be what `introduces` them, or what `asks` a child for her review.
    """

    paper: Paper
    reader: Recipient
    child: Child
    why: str
    saved: SavedFile | None = None
    introduces: bool = False
    asks: bool = False


def keep_sheet(desk: Desk, give: Give, words: str, saved: SavedFile | None) -> None:
    """List a sheet's file; `give(store, at, file)` keeps that it went, file '' from a printer."""
    at, file = desks.this_minute(), Path(saved.path).name if saved else ""

    def keep(store: Store) -> Changes | None:
        if saved:
            note_saved_file(store, saved)
        return give(store, at, file)

    desk.background.run(keep, then=lambda _: desk.saved(words))


def no_record(*_: object) -> None:
    """Keep nothing of a paper with a child: it names none."""


def keep_leaving(desk: Desk, leaving: Leaving, words: str) -> None:
    """Keep it with the child, and list its file; a reviewer's copies are listed here alone."""
    keep_sheet(desk, giving(desk, leaving), words, leaving.saved)


def giving(desk: Desk, leaving: Leaving) -> Give:
    """Return what keeps with the child that it left; nothing from who only reviews."""
    paper, reader, saved = leaving.paper, leaving.reader, leaving.saved
    reasons = [why for tick, why in reader.reasons.items() if tick in reader.ticked]
    said: dict[str, Any] = {
        "paper": f"{paper.title}, {paper.version}" if paper.version else paper.title,
        "reader": reader.name,
        "role": reader.role,
        "way": Way.SAVED if saved else Way.PRINTED,
        "why": ". ".join(filter(None, [leaving.why, *reasons])),
        "by": desk.standing.user,
    }
    writes = not desk.standing.reviews

    def give(store: Store, at: datetime, file: str) -> Changes | None:
        if not writes:
            return None
        kept = {"wording": paper.wording, "at": at, "file": file, **said}
        if leaving.asks:
            return give_child_sheet(store, leaving.child, **kept)
        if not reader.linking:
            return give_paper(store, leaving.child, **kept)
        introduces = leaving.introduces
        return give_letter(store, leaving.child, reader.linking, introduces=introduces, **kept)

    return give


def keep_phone(desk: Desk, phone: str, then: Callable[[], None]) -> None:
    """Keep the telephone number of who sits here, for every paper from now on."""
    standing = desk.standing

    def keep(store: Store) -> Changes:
        known = next(iter(store.find(Colleague, user=standing.user)), None)
        log = known.log if known else standing.place_log
        name, work = (known.name, known.work) if known else (standing.name, "")
        return introduce_colleague(
            store, log, user=standing.user, name=name, work=work, phone=phone
        )

    desk.background.run(keep, then=lambda _: then())
