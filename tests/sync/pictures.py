"""Pictures to add and carry: bytes that look like one, and networks that break between pieces."""

from datetime import date, datetime
from random import Random

from linkworker.actions.attachments import add_attachment, attachments_of
from linkworker.errors import Unreachable
from linkworker.records import Attachment, Child, Shown
from sync.loop import one_round

TODAY = date(2025, 11, 4)
AT = datetime(2025, 11, 4, 9, 42)
FOUR = 200_000  # bytes: four pieces
NEEDLE = b"GPS 51.5560 -0.2796 heron"


def picture(size, seed=1):
    """Return `size` bytes that begin as a JPEG does; a needle stands in their middle."""
    noise = Random(seed).randbytes(size - 3 - len(NEEDLE))  # noqa: S311
    return b"\xff\xd8\xff" + noise[: size // 2] + NEEDLE + noise[size // 2 :]


def add(laptop, child, data, **said):
    said = {"shown": Shown.WORK, "name": "Her heron", "at": AT, "by": "maya"} | said
    changes = add_attachment(laptop.store, child, data=data, today=TODAY, **said)
    return laptop.store.get(Attachment, *changes.touches(Attachment))


def begin_child(laptop):
    with laptop.store.change() as (change, _):
        log = change.open_log("child", laptop.caseload)
        wren = Child(name="Wren", surname="Tidewater", school="s", year=5, started=TODAY)
        child = change.add(wren, log)
    return laptop.store.get(Child, child.id)


def shared_child(first, *others):
    """Begin a child on one laptop; all of them have it."""
    child = begin_child(first)
    for laptop in (first, *others):
        laptop.sync()
    return child


def bytes_on(laptop, attachment):
    return laptop.store.files.bytes_of(attachment.id)


def state_on(laptop, attachment):
    file = laptop.store.files.find().get(attachment.id)
    return file.state if file else None


def kept_on(laptop, child, today=TODAY):
    return attachments_of(laptop.store, child, today)


class Pieces:
    """Carries rounds as the server does, and counts or spoils the messages about pieces.

    `stop_at` is the number of the message about pieces, from 0, at which the network goes: before
    the server has it, or with `reply_lost` after. `spoil(path, answer, message)` changes answers;
    `came` are the numbers of the pieces that the server gave.
    """

    def __init__(self, server, stop_at=None, *, reply_lost=False, spoil=None):
        self._server = server
        self.stop_at = stop_at
        self.reply_lost = reply_lost
        self.spoil = spoil
        self.calls = []
        self.came = []

    def exchange(self, ask):
        return self._server.exchange(ask)

    def call(self, path, message, answer):
        at = len(self.calls)
        self.calls.append((path.rpartition("/")[2], message))
        if at == self.stop_at and not self.reply_lost:
            raise Unreachable("the request was lost")
        found = self._server.call(path, message, answer)
        if at == self.stop_at:
            raise Unreachable("the reply was lost")
        if getattr(found, "data", b""):
            self.came.append(message.number)
        return self.spoil(path, found, message) if self.spoil else found

    def paths(self):
        return [path for path, _ in self.calls]


def through(laptop, **weather):
    carrier = Pieces(laptop.server, **weather)
    one_round(laptop.client, carrier, lambda call: call())
    return carrier
