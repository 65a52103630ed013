"""The way back in for somebody who forgot her passphrase: a rescue key, sealed to who may help.

Each laptop has a rescue key that opens its store too. It is sealed to the laptops of its leads and
administrators (HPKE, RFC 9180) and lies in the place's log. One of them shows it as twelve words,
after saying that they have spoken to her, and that is on record. Once used it is replaced.
Whoever may help and holds the laptop as well can open it: an accepted risk.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from linkworker.actions.laptops import Own
from linkworker.actions.places import names
from linkworker.canonical import b64, unb64
from linkworker.errors import NotAllowed, Refused
from linkworker.records import LetBackIn, RescueBox, WayBack
from linkworker.store import Changes, Reader, Store, sealed
from linkworker.store.rescue_words import new_rescue, words_of

_SECRET, _OPENED, _OWN, _KNOWN = "rescue", "rescue_opened", "kem", "rescue_known"


@dataclass(frozen=True)
class Locked:
    """A laptop that this one can let back in: its person, its name, the sealed box."""

    person: str
    box: RescueBox

    @property
    def laptop(self) -> str:
        """What the laptop is called, as far as is known."""
        return self.box.name or "a laptop without a name"


@dataclass(frozen=True)
class Helped:
    """That somebody was helped back in, in names."""

    what: WayBack
    person: str
    by: str
    at: datetime


def rescue_key(store: Store) -> bytes:
    """Return this laptop's rescue key, made the first time; 16 bytes."""
    return store.mailbox.secret(_SECRET) or renew_rescue(store)


def renew_rescue(store: Store) -> bytes:
    """Make a new rescue key in place of the one there was; the key file has still to follow."""
    made = new_rescue()
    store.mailbox.keep_secret(_SECRET, made)
    return made


def outlived(store: Reader, device: str, rescuers: Collection[str]) -> bool:
    """Say whether a laptop that may help no longer still has a box of this one's rescue key."""
    return any(box.to not in rescuers for box in store.find(RescueBox, device=device))


def seal_rescue(
    store: Store, place_log: str, own: Own, rescuers: Mapping[str, bytes], *, now: datetime
) -> Changes:
    """Seal this laptop's rescue key to each who may help (laptop id -> raw X25519), and no others.

    Nothing is changed while each has the box of the present key. A laptop that may help no longer
    keeps none; the key that it had must have been replaced before (`outlived`).
    """
    key = rescue_key(store)
    mark, as_at = _mark(key), f"{now:%Y-%m-%dT%H:%M:%S}"
    here = {box.to: box for box in store.find(RescueBox, device=own.device)}
    due = [to for to in rescuers if to not in here or here[to].mark != mark]
    gone = [box for to, box in here.items() if to not in rescuers]
    if not due and not gone:
        return Changes()
    with store.change() as (change, changes):
        for to in sorted(due):
            box = sealed.seal(b64(key), b64(rescuers[to]), _about(own.device, to))
            said = RescueBox(
                device=own.device, to=to, user=own.user, name=own.name, mark=mark, box=box
            )
            if to in here:
                change.update(here[to], as_at, user=own.user, name=own.name, mark=mark, box=box)
            else:
                change.add(said, place_log, as_at)
        for one in gone:
            change.remove(one)
    return changes


def can_let_in(store: Store, live: Collection[str]) -> list[Locked]:
    """Return the laptops among `live` ones that this one can let back in, by person and name."""
    known = names(store)
    boxes = store.find(RescueBox, to=store.mailbox.device_id())
    found = [Locked(known.get(box.user, "Somebody"), box) for box in boxes if box.device in live]
    return sorted(found, key=lambda one: (one.person.casefold(), one.laptop))


def show_words(
    store: Store, locked: Locked, *, spoken: bool, now: datetime, by: str
) -> tuple[Changes, tuple[str, ...]]:
    """Return the twelve words that let a laptop's person back in; that they were shown is kept.

    Raises NotAllowed unless somebody says that they have spoken to her, or where the box does
    not open on this laptop.
    """
    if not spoken:
        raise NotAllowed("Speak to them first, on a number that you know, and say so here")
    box = store.get(RescueBox, locked.box.id)
    try:
        private = store.mailbox.secret(_OWN) or b""
        key = unb64(sealed.unseal(box.box, private, _about(box.device, box.to)), 16)
    except Refused as error:
        raise NotAllowed("These words were made for another laptop of the team") from error
    said = LetBackIn(device=box.device, user=box.user, what=WayBack.SHOWN, at=now, by=by)
    with store.change() as (change, changes):
        change.add(said, box.log)
    return changes, words_of(key)


def note_opened(store: Store, at: datetime) -> None:
    """Remember that twelve words opened this laptop, to be told at the next sync."""
    store.keep_setting(_OPENED, at.isoformat(timespec="minutes"))


def tell_opened(store: Store, place_log: str, own: Own) -> Changes:
    """Tell the place that twelve words opened this laptop, if they did since it was told."""
    at = store.setting(_OPENED)
    if not at:
        return Changes()
    said = LetBackIn(device=own.device, user=own.user, what=WayBack.OPENED,
                     at=datetime.fromisoformat(at), by=own.user)  # fmt: skip
    with store.change() as (change, changes):
        change.add(said, place_log)
    store.keep_setting(_OPENED, "")
    return changes


def shown_of_mine(store: Store) -> Helped | None:
    """Return that this laptop's twelve words were shown, until its person knows or used them."""
    device = store.mailbox.device_id()
    newest = next(iter(store.find(LetBackIn, device=device, newest="at", limit=1)), None)
    if newest is None or newest.at is None or newest.what is not WayBack.SHOWN:
        return None
    if newest.id == store.setting(_KNOWN):
        return None
    return Helped(WayBack.SHOWN, "", names(store).get(newest.by, "somebody"), newest.at)


def know_shown(store: Store) -> None:
    """Note that this laptop's person knows that its words were shown."""
    device = store.mailbox.device_id()
    newest = next(iter(store.find(LetBackIn, device=device, newest="at", limit=1)), None)
    store.keep_setting(_KNOWN, newest.id if newest else "")


def helped(store: Reader, most: int = 10) -> list[Helped]:
    """Return who was helped back in lately, the newest first."""
    known = names(store)
    return [
        Helped(one.what, known.get(one.user, "somebody"), known.get(one.by, "somebody"), one.at)
        for one in store.find(LetBackIn, newest="at", limit=most)
        if one.what and one.at and not one.struck_because
    ]


def _mark(key: bytes) -> str:
    return b64(sha256(b"lw/1/rescue mark|" + key).digest()[:16])


def _about(device: str, to: str) -> str:
    return f"lw/1/rescue|{device}|{to}"
