"""Words written on the locked door: sealed at once, read after unlocking, then about somebody.

This laptop's public key lies in a plain file beside the store; its private half is inside. So no
passphrase is asked for, nothing that is there is read, and what was written cannot be shown again
before somebody unlocks. A jot is destroyed when a note has begun with its words, not before.
Format `lw-jot+1`: canonical JSON of an HPKE box (`store/sealed`) of the words and their time.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from linkworker.actions.folder import JOT, JOT_KEY, JOTS, LONGEST_JOT, put_in_place
from linkworker.canonical import decode, encode
from linkworker.errors import Invalid, LinkWorkerError, NotAllowed, Refused
from linkworker.fields import declared
from linkworker.records import Child, Contact, Means, Outcome
from linkworker.store import Draft, Store, random_id, sealed

_KEY_TYPE, _TYPE = "lw-jot-key+1", "lw-jot+1"
_SECRET = "jot"  # noqa: S105 - the name of the private key
_SWAPPED = "jot_key_swapped"
_LONGEST_FILE = 64_000


@dataclass(frozen=True)
class Jot:
    """What was written while locked: when, by this laptop's clock, and the words."""

    id: str
    at: datetime
    words: str


@dataclass(frozen=True)
class Jots:
    """What waits to be told whom it is about, the oldest first; how many could not be read.

    `swapped` says that the key beside the store was not this laptop's: somebody changed it, and
    may be able to read what was written while locked since.
    """

    waiting: tuple[Jot, ...] = ()
    unread: int = 0
    swapped: bool = False


def jot(folder: Path, words: str, at: datetime, id_: str = "") -> None:
    """Seal words to this laptop and keep them durably; nothing that is there is read.

    Raises Invalid for no words or too many, NotAllowed where no key lies to seal to, and
    OSError when the disk does not take them.
    """
    said = words.strip()
    if not said:
        raise Invalid({"words": "Nothing is written yet"})
    if len(said) > LONGEST_JOT:
        raise Invalid(
            {"words": f"These are more than {LONGEST_JOT:,} letters: keep them in two parts"}
        )
    one = id_ or random_id()
    text = encode({"at": at.isoformat(timespec="minutes"), "words": said}).decode()
    box = sealed.seal(text, _public(folder), _about(one))
    (folder / JOTS).mkdir(mode=0o700, exist_ok=True)
    put_in_place(_path(folder, one), encode({"box": box, "typ": _TYPE}))


def let_jot(store: Store, folder: Path) -> None:
    """Let words be sealed to this laptop while it is locked; note if its key was swapped."""
    private = store.mailbox.secret(_SECRET)
    if private is None:
        private = sealed.new_private()
        store.mailbox.keep_secret(_SECRET, private)
    public, there = sealed.public_of(private), _public_or_none(folder)
    if there == public:
        return
    if there is not None:
        store.keep_setting(_SWAPPED, "yes")
    put_in_place(folder / JOT_KEY, encode({"key": public, "typ": _KEY_TYPE}))


def swapping_told(store: Store) -> None:
    """Note that somebody was told of the key that was swapped."""
    store.keep_setting(_SWAPPED, "")


def read_jots(store: Store, folder: Path) -> Jots:
    """Return what was written while locked; a jot that a note has begun with already goes."""
    let_jot(store, folder)
    private = store.mailbox.secret(_SECRET) or b""
    begun, waiting, unread = {draft.action for draft in store.drafts()}, [], 0
    for path in sorted((folder / JOTS).glob(f"*{JOT}")):
        if path.stem in begun:
            _gone(path)
            continue
        try:
            waiting.append(_opened(path, private))
        except (LinkWorkerError, OSError, ValueError, KeyError, TypeError):
            unread += 1
    waiting.sort(key=lambda one: one.at)
    return Jots(tuple(waiting), unread, bool(store.setting(_SWAPPED)))


def begin_note(store: Store, folder: Path, one: Jot, children: Sequence[Child]) -> Draft:
    """Begin a note about these children with the words and their time; then the jot goes.

    Raises Invalid without a child.
    """
    if not children:
        raise Invalid({"children": "Say first who this is about"})
    said = {"means": Means.CHECK_IN, "outcome": Outcome.REACHED, "at": one.at, "words": one.words}
    typed = {name: declared(Contact)[name].to_store(value) for name, value in said.items()}
    names = ", ".join(child.name for child in children)
    log = children[0].log if len(children) == 1 else ""
    typed["children"] = [child.id for child in children]
    draft = Draft(one.id, "note", f"Note · {names}", log, "", {}, typed)
    store.keep_draft(draft)
    destroy(folder, one)
    return draft


def destroy(folder: Path, one: Jot) -> None:
    """Let a jot go: a note has begun with it, or it was about nobody."""
    _gone(_path(folder, one.id))


def _gone(path: Path) -> None:
    """Delete it; one that another program holds goes the next time that jots are read."""
    with suppress(OSError):
        path.unlink()


def _opened(path: Path, private: bytes) -> Jot:
    said = decode(path.read_bytes(), _LONGEST_FILE)
    if said["typ"] != _TYPE:
        raise Refused("a jot of a newer version")
    inside = decode(sealed.unseal(said["box"], private, _about(path.stem)).encode())
    return Jot(path.stem, datetime.fromisoformat(inside["at"]), str(inside["words"]))


def _public(folder: Path) -> str:
    found = _public_or_none(folder)
    if found is None:
        raise NotAllowed("Unlock once first: from then on you can write here while it is locked.")
    return found


def _public_or_none(folder: Path) -> str | None:
    try:
        said = decode((folder / JOT_KEY).read_bytes(), _LONGEST_FILE)
        return str(said["key"]) if said["typ"] == _KEY_TYPE else None
    except (OSError, LinkWorkerError, KeyError):
        return None


def _path(folder: Path, id_: str) -> Path:
    return folder / JOTS / f"{id_}{JOT}"


def _about(id_: str) -> str:
    return f"lw/1/jot|{id_}"
