"""Erasing: a list is shown, a second person agrees, an administrator signs.

UK GDPR Article 17, or because the time to keep it is over. A child's whole record goes, or one
entry with what stands under it. The words go from this laptop, from the
server and from every other laptop as it syncs; each of those says so. Signed entries and counts
stay: they prove that it was done.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from linkworker.actions.erasing_list import (
    ToErase,
    check_hold,
    children_of,
    going_with,
    to_erase_entry,
)
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import Record
from linkworker.records import RECORDS, Erasure, ErasureDone
from linkworker.store import Changes, Reader, Store, random_id

_OTHER_NOW = (
    "It is not what two people saw: something was added, or is gone. Nothing was erased: do not "
    "erase this one, and ask for it anew"
)


@dataclass(frozen=True)
class Certificate:
    """What is known of an erasure now: who has confirmed it, and what is not gone yet.

    `missing` are laptops (id, whose) that have not confirmed; `last_copy` is the day on which the
    last known backup is gone, None where one of them is not known.
    """

    erasure: Erasure
    done: tuple[ErasureDone, ...]
    missing: tuple[tuple[str, str], ...]
    last_copy: date | None

    @property
    def complete(self) -> bool:
        """Say whether every laptop that held it has confirmed."""
        return bool(self.erasure.signed_on) and not self.missing


def ask_erasure(
    store: Store, listed: ToErase, *, caseload: str, reason: str, by: str, on: date
) -> Changes:
    """Ask for what is listed to be erased, in the caseload's own log; raises Invalid, NotAllowed.

    Nothing is erased by it.
    """
    if not reason.strip():
        raise Invalid({"reason": "Say why it is erased"})
    if any(_same(one, listed) for one in waiting(store)):
        raise NotAllowed("This was asked for already: it waits for a second person")
    erasure = Erasure(
        reference=f"E-{random_id()[:6]}", logs=" ".join(listed.logs),
        entries=" ".join(listed.entries), listed=listed.in_words, reason=reason.strip(),
        asked_by=by, asked_on=on,
    )  # fmt: skip
    with store.change() as (change, changes):
        change.add(erasure, caseload)
    return changes


def waiting(reader: Reader) -> list[Erasure]:
    """Return the erasures that wait for a second person or for an administrator."""
    return [one for one in reader.find(Erasure) if not (one.signed_on or one.let_go)]


def agree_to_erase(store: Store, erasure: Erasure, *, by: str, on: date) -> Changes:
    """Agree, having seen the list; raises NotAllowed for whoever asked, and while it must stay."""
    if by == erasure.asked_by:
        raise NotAllowed("Somebody besides whoever asked agrees to it")
    _check(store, erasure)
    with store.change() as (change, changes):
        change.update(erasure, agreed_by=by, agreed_on=on)
    return changes


def let_go(store: Store, erasure: Erasure, *, because: str) -> Changes:
    """Do not erase after all, and say why; raises Invalid, and NotAllowed once it was signed."""
    if erasure.signed_on:
        raise NotAllowed("It was signed: what is gone does not come back")
    if not because.strip():
        raise Invalid({"let_go": "Say why it is not done"})
    with store.change() as (change, changes):
        change.update(erasure, let_go=because.strip())
    return changes


def sign_erasure(
    store: Store, erasure: Erasure, *, by: str, on: date, admin: bool, server_backups: date | None
) -> Changes:
    """Let the erasure be signed at the next sync; raises NotAllowed unless two people agreed.

    `server_backups` is the day on which the server's last backup from before is gone, None while
    nobody knows it. Who asked
    and who agreed is read from whose laptops wrote it, not from what it says.
    """
    if not admin:
        raise NotAllowed("An administrator signs an erasure")
    _check(store, erasure)
    users = _writers(store, erasure)
    if not erasure.agreed_by or erasure.agreed_by == erasure.asked_by or len(users) < 2:
        raise NotAllowed("A second person agrees first, on a laptop of their own")
    going = _going(store, erasure, on)
    with store.change() as (change, changes):
        marks = [change.erase(log, [one.id for one in found]) for log, found in going.items()]
        change.update(erasure, signed_by=by, signed_on=on, server_backups_until=server_backups,
                      marks=" ".join(filter(None, marks)))  # fmt: skip
        for log in () if going else erasure.logs.split():
            change.erase_log(log)
    return changes | _gone(going)


def entries_of(reader: Reader, erasure: Erasure) -> list[Record]:
    """Return the single entries that an erasure is of, as far as they are here."""
    logs, found = erasure.logs.split(), []
    for kind in RECORDS if erasure.entries else ():
        found += [one for log in logs for one in reader.find(kind, log=log)
                  if one.id in erasure.entries.split()]  # fmt: skip
    return found


def tell_erased(
    store: Store, logs: Collection[str], *, device: str, user: str, name: str,
    backups_until: date | None,
) -> Changes:  # fmt: skip
    """Tell the caseloads in `logs` what this laptop has forgotten; leave nothing in its files."""
    erasures = store.mailbox.erasures
    done = [one for one in erasures.done() if one.caseload in logs]
    if not done:
        return Changes()
    with store.change() as (change, changes):
        for one in done:
            said = ErasureDone(
                entry=one.entry, about=one.log, device=device, user=user, name=name,
                at=datetime.fromtimestamp(one.at / 1000).replace(second=0, microsecond=0),
                whole=one.whole, opened=one.opened, backups_until=backups_until, mark=one.mark,
            )  # fmt: skip
            change.add(said, one.caseload)
    with store.mailbox.together():
        for one in done:
            erasures.told(one)
    store.wipe()
    return changes


def certificate(
    reader: Reader, erasure: Erasure, laptops: Sequence[tuple[str, str]]
) -> Certificate:  # fmt: skip
    """Say how far an erasure is; `laptops` (id, whose) are those that hold the caseload."""
    parts = set((erasure.marks if erasure.entries else erasure.logs).split())
    done = tuple(one for one in reader.find(ErasureDone) if _part(one) in parts)
    confirmed = {device: {_part(one) for one in done if one.device == device}
                 for device, _ in laptops}  # fmt: skip
    missing = tuple((id_, user) for id_, user in laptops if confirmed[id_] != parts)
    days = [erasure.server_backups_until, *(one.backups_until for one in done)]
    known = [day for day in days if day is not None]
    return Certificate(erasure, done, missing, max(known, default=None))


def opened_by(reader: Reader, log: str, since: date) -> list[ErasureDone]:
    """Return the laptops on which a record was opened before words were moved out of it."""
    found = reader.find(ErasureDone, about=log)
    return [one for one in found if one.opened and one.at and one.at.date() >= since]


def _same(one: Erasure, listed: ToErase) -> bool:
    """Say whether what is listed, or the record that it stands in, waits to be erased already."""
    logs = set(one.logs.split()) & set(listed.logs)
    return bool(logs) and (not one.entries or one.entries.split() == list(listed.entries))


def _going(reader: Reader, erasure: Erasure, today: date) -> dict[str, list[Record]]:
    """Return what goes of single entries, by log; none where all of a record goes.

    Raises NotAllowed where it is not what two people saw.
    """
    found: dict[str, list[Record]] = {}
    for entry in entries_of(reader, erasure):
        if to_erase_entry(reader, entry, today).in_words != erasure.listed:
            raise NotAllowed(_OTHER_NOW)
        found |= going_with(reader, entry)
    if erasure.entries and not found:
        raise NotAllowed("It is not here any more: it was moved away or erased already")
    return found


def _gone(going: dict[str, list[Record]]) -> Changes:
    """Return what screens show and will not find again."""
    gone = Changes()
    for one in (one for found in going.values() for one in found):
        gone.ids.setdefault(type(one), set()).add(one.id)
    return gone


def _part(done: ErasureDone) -> str:
    """Return what a laptop says is gone: all of a log, or the edits with this mark."""
    return done.about if done.whole else done.mark


def _check(reader: Reader, erasure: Erasure) -> None:
    if erasure.signed_on or erasure.let_go:
        raise NotAllowed("This is over already")
    for child in children_of(reader, erasure.logs.split()):
        check_hold(reader, child)


def _writers(reader: Reader, erasure: Erasure) -> set[str]:
    return {
        line.user
        for line in reader.history(erasure)
        if line.slot in ("asked_by", "agreed") and line.after
    }
