"""What goes over the wire about laptops that come, leave or are lost, for both ends."""

from msgspec import Struct


class Whose(Struct, frozen=True):
    """Ask how far devices have written: in every log ('') or in those of one caseload."""

    devices: tuple[str, ...]
    caseload: str = ""


class Lasts(Struct, frozen=True):
    """The last change number that the server holds: {log: {device: n}}, where there is one."""

    last: dict[str, dict[str, int]] = {}


class Heard(Struct, frozen=True):
    """When the server last heard devices, in ms since 1970 (UTC), and what each has let go of.

    `purged` is {device: {log: when}}: the laptop said that nothing of the log is left on it.
    """

    at: dict[str, int] = {}
    purged: dict[str, dict[str, int]] = {}


class Purged(Struct, frozen=True):
    """A laptop says that nothing of these logs is left on it; with none named, of any log."""

    logs: tuple[str, ...] = ()


class LateOne(Struct, frozen=True):
    """An envelope that came after its author's right had ended, as it was sealed.

    `came` is when, in ms since 1970. `held_back` says that it is a revoked laptop's, which
    an administrator has not passed on yet.
    """

    log: str
    device: str
    hash: str
    data: bytes
    came: int
    held_back: bool = False


class LateOnes(Struct, frozen=True):
    """The late envelopes that the caller may decide about, oldest first."""

    waiting: tuple[LateOne, ...] = ()


class Settle(Struct, frozen=True):
    """What became of late envelopes, named (log, device, hash): passed on to a lead, or done.

    done: a lead took them over or set them aside; they are offered to nobody any more.
    """

    named: tuple[tuple[str, str, str], ...]
    done: bool = True
