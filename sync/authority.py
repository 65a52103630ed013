"""What a verb on the organisation works with: this laptop's keys, the server, and two threads.

It may be an administrator's own computer or a person's laptop: the signed entries say who may
do what, and the server and every laptop check it.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Struct
from msgspec.structs import replace

from linkworker.errors import Conflicted, Held, NotAllowed, NotFound, Refused, SyncError
from linkworker.store import Changes, Mailbox
from sync import control_log, entries, jws, key_log, organisation_log
from sync.client import Client
from sync.controls import Controls
from sync.exchange import Answer, Append, Ask, Entry, Push, Want
from sync.keyring import Keyring
from sync.loop import Run, one_round
from sync.office import Lasts, Whose
from sync.organisation import Organisation
from sync.organisation_log import devices_of
from sync.organisation_ops import takes_away
from sync.transport import Server

TRIES = 3
T = TypeVar("T")
M = TypeVar("M", bound=Struct)
Ops = Callable[[Organisation], Sequence[entries.OrganisationOp]]

_NOT_YOURS = (
    "This cannot be done from here, or not any more: it is not this person’s to do, or it was done "
    "meanwhile. Nothing was changed."
)
_NOT_TAKEN = "The server did not take this. Nothing was changed; sync, look again, and try again."
_BUSY = "Others are changing this at the same moment. Nothing was changed by you. Try again."


def at_once(call: Callable[[], T]) -> T:
    """Run a call where it is made: for a program of one thread."""
    return call()


class Authority:
    """Signs and appends for whoever uses this laptop.

    `run` calls a function on the thread that writes the store; what is here runs on the
    network's. `changed` tells the screens what came meanwhile. `sent` says whether anything was
    sent that may have been taken, since somebody last set it back.
    """

    def __init__(
        self,
        client: Client,
        server: Server,
        run: Run[Any] = at_once,
        changed: Callable[[Changes], None] = lambda _changes: None,
    ) -> None:
        self.client = client
        self.server = server
        self.run = run
        self._changed = changed
        self.sent = False

    @property
    def keyring(self) -> Keyring:
        """The keys and signed entries of this laptop."""
        return self.client.keyring

    @property
    def mailbox(self) -> Mailbox:
        """The store of this laptop."""
        return self.keyring.mailbox

    @property
    def organisation(self) -> Organisation:
        """The organisation as this laptop knows it; raises NotLetIn before it has joined."""
        return self.keyring.organisation

    @property
    def is_admin(self) -> bool:
        """Whether this person is an administrator now."""
        return self.organisation.is_admin(self.keyring.user, self.organisation.position)

    def sync(self) -> None:
        """Do one round; raises SyncError in a person's words."""
        done = one_round(self.client, self.server, self.run, self._changed)
        if done.trouble:
            raise SyncError(done.trouble)

    def append(self, ops: Ops, *, root: bool = False) -> Sequence[entries.OrganisationOp]:
        """Append what `ops` makes of the organisation, all or none; return it as signed.

        Somebody quicker, or a laptop that wrote on, makes it sign again over what is new;
        endings are given the cuts that the server holds. Raises NotAllowed, Refused, Conflicted.
        """
        self.sync()
        for left in reversed(range(TRIES)):
            organisation = self.organisation
            made = [self._cut(organisation, op) for op in ops(organisation)]
            if not made:
                return made
            signer = self.run(self._root) if root else self.keyring.signer
            message = Append(*organisation.at, tuple(_signed(organisation, signer, made)))
            before = self.sent
            try:
                self.send("/v1/organisation", message, Answer)
            except Conflicted:
                self.sent = before
                if not left:
                    raise
            else:
                self.sync()
                return made
            self.sync()
        raise Conflicted(_BUSY)

    def send(self, path: str, message: Struct, answer: type[M]) -> M:
        """Send what may change something there, and return what answers it; raises SyncError."""
        self.sent = True
        return self.server.call(path, message, answer)

    def push(self, pushes: Sequence[Push]) -> Answer:
        """Push entries of logs, and return what came of them; raises SyncError."""
        return self.send("/v1/exchange", Ask(self.organisation.at, b"", tuple(pushes)), Answer)

    def lasts(self, devices: Sequence[str], caseload: str = "") -> dict[str, dict[str, int]]:
        """Return the last n that the server holds of devices, by log; see `Whose`."""
        return self.server.call("/v1/last", Whose(tuple(devices), caseload), Lasts).last

    def control(self, log: str, op_of: Callable[[Controls], entries.ControlOp]) -> Controls:
        """Sign and send the next control entry of a log; return its controls after it.

        Raises NotAllowed where the entry may not stand, Conflicted when others were quicker
        every time.
        """
        for _ in range(TRIES):
            controls = self.controls(log)
            op = op_of(controls)
            organisation, signer = self.organisation, self.keyring.signer
            entry = control_log.sign(organisation, controls, signer, op)
            try:
                after = control_log.apply_control(organisation, controls, entry, now=True)
            except Refused as error:
                raise NotAllowed(_NOT_YOURS) from error
            receipt = self._push(log, Entry("control", entry))
            self.sync()
            if receipt == "accepted":
                self.run(partial(self._keep, after, entry))
                return after
        raise Conflicted(_BUSY)

    def controls(self, log: str) -> Controls:
        """Return a log's control and key entries as the server has them, checked.

        An administrator may see those of a log whose changes are not for this laptop: they are
        looked at and not kept. Raises NotFound.
        """
        self.sync()
        known: Controls = self.run(lambda: self.keyring.controls(log))
        if known.holders() & self.keyring.my_caseloads().keys():
            return known
        known, after, head = Controls(log), 0, 1
        while after < head:
            ask = Ask(self.organisation.at, b"", (), (Want(log, after),))
            pages = self.server.exchange(ask).pages
            if not pages or not pages[0].entries or pages[0].log != log:
                raise NotFound("There is no such record on the server")
            known = _replayed(self.organisation, known, pages[0].entries)
            after, head = after + len(pages[0].entries), pages[0].head
        return known

    def _keep(self, after: Controls, entry: bytes) -> None:
        """Keep our own entry of a log that this laptop is not sent any more, and so the last."""
        known = self.keyring.controls(after.log)
        if known.position == after.position - 1 > 0:
            with self.keyring.receiving() as page:
                self.keyring.apply(after.log, "control", entry)
                page.entry(after.log, "control", entry)
            self.client.parting.look()

    def _push(self, log: str, entry: Entry) -> str:
        receipt = self.push([Push(log, entry)]).receipts[0]
        if receipt.result == "refused":
            raise Refused(_NOT_TAKEN)
        return receipt.result

    def _cut(
        self, organisation: Organisation, op: entries.OrganisationOp
    ) -> entries.OrganisationOp:
        if isinstance(op, entries.DeviceRevoke):
            held = self.lasts([op.dev])
            return replace(op, cuts={log: last[op.dev] for log, last in held.items()})
        if isinstance(op, entries.Member) and takes_away(organisation, op):
            devices = devices_of(organisation, op.user)
            return replace(op, cuts=self.lasts(devices, op.cl) or None)
        return op

    def _root(self) -> jws.Signer:
        kept = self.mailbox.secret("root")
        if kept is None:
            raise NotAllowed("Only the computer that founded the organisation can do this")
        return jws.Signer(jws.ROOT, Ed25519PrivateKey.from_private_bytes(kept))


def _signed(
    organisation: Organisation, signer: jws.Signer, ops: Sequence[entries.OrganisationOp]
) -> Iterator[bytes]:
    for op in ops:
        entry = organisation_log.sign(organisation, signer, op)
        try:
            organisation = organisation_log.apply(organisation, entry)
        except Refused as error:
            raise NotAllowed(_NOT_YOURS) from error
        yield entry


def _replayed(organisation: Organisation, known: Controls, listed: Sequence[Entry]) -> Controls:
    for entry in listed:
        if entry.kind in ("change", "erased"):
            continue
        apply = control_log.apply_control if entry.kind == "control" else key_log.apply_key
        try:
            known = apply(organisation, known, entry.data)
        except (Refused, Held):
            if entry.kind == "control":
                raise
    return known
