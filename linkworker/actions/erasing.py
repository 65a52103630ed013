"""Erasing a child's record: a list is shown, a second person agrees, an administrator signs.

UK GDPR Article 17, or because the time to keep it is over. The words go from this laptop, from the
server and from every other laptop as it syncs; each of those says so. Signed entries and counts
stay: they prove that it was done.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from linkworker.actions.about_child import Where, about
from linkworker.actions.files import saved_files
from linkworker.actions.retention import holds_of
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.days import say_day
from linkworker.records import Child, Erasure, ErasureDone
from linkworker.store import Changes, Reader, Store, random_id


@dataclass(frozen=True)
class ToErase:
    """The list that is shown before anything is asked for.

    `goes` counts what goes by kind; `logs` are the records that go whole. `stays` says in words
    what an erasure does not reach.
    """

    goes: tuple[tuple[str, int], ...]
    logs: tuple[str, ...]
    stays: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """Return what goes as lines, kept with the erasure: kinds and counts, no names."""
        return "\n".join(f"{title}: {count}" for title, count in self.goes)


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


def to_erase(reader: Reader, child: Child, today: date) -> ToErase:
    """Return what an erasure of a child takes away, and what it leaves; raises NotAllowed on hold.

    The family's record goes with the last of its children here.
    """
    check_hold(reader, child, today)
    others = [one for one in reader.find(Child, family=child.family) if one.id != child.id]
    family = (child.family,) if child.family and not others else ()
    found = about(reader, child)
    goes = Counter(item.title for item in found if item.log in (child.log, *family))
    stays = []
    if child.family and others:
        stays.append("The family’s record: a brother or sister is on the programme")
    if elsewhere := sum(item.where in (Where.OTHER, Where.ELSEWHERE) for item in found):
        stays.append(f"{elsewhere} entries in other records whose words name {child.name}")
    if papers := [one for one in saved_files(reader) if child.name in one.title]:
        stays.append(f"{len(papers)} files saved on this laptop, and papers that were printed")
    return ToErase(tuple(sorted(goes.items())), (child.log, *family), tuple(stays))


def check_hold(reader: Reader, child: Child, today: date) -> None:
    """Raise NotAllowed while somebody says that a child's record must stay."""
    for hold in holds_of(reader, child):
        again = say_day(hold.review_on, year=True) if hold.review_on else ""
        raise NotAllowed(f"{hold.name} says that it must stay: {hold.reason}. Looked at on {again}")


def ask_erasure(
    store: Store, child: Child, listed: ToErase, *, caseload: str, reason: str, by: str, on: date
) -> Changes:
    """Ask for a child's record to be erased, in the caseload's own log; raises Invalid, NotAllowed.

    Nothing is erased by it.
    """
    if not reason.strip():
        raise Invalid({"reason": "Say why it is erased"})
    if any(set(one.logs.split()) & set(listed.logs) for one in waiting(store)):
        raise NotAllowed("This was asked for already: it waits for a second person")
    erasure = Erasure(
        reference=f"E-{random_id()[:6]}", logs=" ".join(listed.logs), listed=listed.in_words,
        reason=reason.strip(), asked_by=by, asked_on=on,
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
    _check(store, erasure, on)
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
    store: Store, erasure: Erasure, *, by: str, on: date, admin: bool, server_backups: date
) -> Changes:
    """Let the erasure be signed at the next sync; raises NotAllowed unless two people agreed.

    `server_backups` is the day on which the server's last backup from before is gone. Who asked
    and who agreed is read from whose laptops wrote it, not from what it says.
    """
    if not admin:
        raise NotAllowed("An administrator signs an erasure")
    _check(store, erasure, on)
    users = _writers(store, erasure)
    if not erasure.agreed_by or erasure.agreed_by == erasure.asked_by or len(users) < 2:
        raise NotAllowed("A second person agrees first, on a laptop of their own")
    with store.change() as (change, changes):
        change.update(
            erasure, signed_by=by, signed_on=on, server_backups_until=server_backups
        )  # fmt: skip
        for log in erasure.logs.split():
            change.erase_log(log)
    return changes


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
                whole=one.whole, opened=one.opened, backups_until=backups_until,
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
    logs = set(erasure.logs.split())
    done = tuple(one for one in reader.find(ErasureDone) if one.about in logs and one.whole)
    confirmed = {device: {one.about for one in done if one.device == device}
                 for device, _ in laptops}  # fmt: skip
    missing = tuple((id_, user) for id_, user in laptops if confirmed[id_] != logs)
    days = [erasure.server_backups_until, *(one.backups_until for one in done)]
    known = [day for day in days if day is not None]
    return Certificate(erasure, done, missing, max(known, default=None))


def opened_by(reader: Reader, log: str, since: date) -> list[ErasureDone]:
    """Return the laptops on which a record was opened before words were moved out of it."""
    found = reader.find(ErasureDone, about=log)
    return [one for one in found if one.opened and one.at and one.at.date() >= since]


def _check(reader: Reader, erasure: Erasure, today: date) -> None:
    if erasure.signed_on or erasure.let_go:
        raise NotAllowed("This is over already")
    for child in reader.find(Child):
        if child.log in erasure.logs.split():
            check_hold(reader, child, today)


def _writers(reader: Reader, erasure: Erasure) -> set[str]:
    return {
        line.user
        for line in reader.history(erasure)
        if line.slot in ("asked_by", "agreed") and line.after
    }
