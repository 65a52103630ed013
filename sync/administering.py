"""What an administrator does: found an organisation, invite people, let laptops in.

Names of places, caseloads and people stay in the administrator's own sealed store; the
organisation log and the server know random ids only.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.errors import Conflicted, NotAllowed, NotFound, NotLetIn, Refused, SyncError
from linkworker.store import Store, random_id
from sync import control_log, entries, invitation, jws, key_log, organisation_log
from sync.client import Client
from sync.controls import Controls
from sync.exchange import (
    Answer,
    Append,
    Ask,
    Entry,
    Found,
    Invite,
    Join,
    Joins,
    Push,
    State,
    Want,
)
from sync.founding import first_entries
from sync.judging import IDLE_EDITS, Judge
from sync.loop import Run, one_round
from sync.organisation import Organisation
from sync.transport import Server

DAYS = 7
TRIES = 3
T = TypeVar("T")


@dataclass(frozen=True)
class Admitted:
    """A laptop that has been let in, or why it was not."""

    name: str
    device: str
    trouble: str = ""


def at_once(call: Callable[[], T]) -> T:
    """Run a call where it is made: for a program of one thread."""
    return call()


class Administrator:
    """An administrator's own computer, with its own store and keys.

    `run` calls a function on the thread that writes the store, where this is made too: its verbs
    may then run on the network's thread and never hold up a save. `client` is the laptop's own
    end of the exchange, where it has one already.
    """

    def __init__(
        self, store: Store, server: Server, run: Run[Any] = at_once, client: Client | None = None
    ) -> None:
        self._store = store
        self._mailbox = store.mailbox
        self._server = server
        self._run = run
        self._client = client or Client(store)
        self._keyring = self._client.keyring
        self._book: dict[str, dict[str, str]] = json.loads(self._mailbox.secret("book") or "{}")

    def recovery_key(self) -> bytes:
        """Return the recovery key, 32 bytes, made once and kept until the organisation is founded.

        Keep it apart before founding: it opens everything.
        """
        found = self._secret("recovery")
        if found is None:
            found = X25519PrivateKey.generate().private_bytes_raw()
            self._keep("recovery", found)
        return found

    def create(self, code: str, place: str) -> bytes:
        """Found an organisation with one place; return the recovery key, no longer kept here.

        `code` is the server's set-up code. Raises SyncError; the same again goes on where it
        stopped.
        """
        if self._keyring.known:
            raise NotAllowed("This computer has founded an organisation already")
        recovery = self.recovery_key()
        if not self._is_founded():
            self._found(code, X25519PrivateKey.from_private_bytes(recovery))
        self._named("places", place)
        self._run(lambda: self._mailbox.drop_secret("recovery"))
        return recovery

    def _is_founded(self) -> bool:
        """Say whether the server has founded it already, and the answer was lost."""
        if self._secret("root") is None:
            return False
        try:
            self._sync()
        except NotLetIn:
            return False
        return True

    def _found(self, code: str, recovery: X25519PrivateKey) -> None:
        root = jws.Signer(jws.ROOT, Ed25519PrivateKey.generate())
        laptop = self._keyring.signer, self._keyring.sealing_key
        organisation, listed = first_entries(root, jws.raw_public(recovery.public_key()), laptop)
        self._keep("root", root.key.private_bytes_raw())
        self._keep("organisation", organisation.encode())
        self._keyring.pinned = organisation
        try:
            self._server.call("/v1/found", Found(code, listed), Answer, signed=False)
        except NotLetIn as error:
            raise NotLetIn("The server does not know this set-up code, or it was used") from error
        self._sync()

    def invite(self, name: str, caseloads: dict[str, str], place: str = "") -> str:
        """Invite a person's laptop; return the code of 48 characters, good once, for 7 days.

        `caseloads` maps a caseload's name to lead, write or review; one not heard of before
        is made when the laptop is let in. Everybody is on the staff of a place.
        """
        asked = invitation.invite(self._keyring.organisation.id)
        places = self._book.get("places", {})
        where = place or next(iter(places), "")
        if where not in places:
            raise NotFound(f"There is no place called {where}")
        user = self._named("people", name)
        grants = {places[where]: "write"}
        for caseload, may in caseloads.items():
            grants[self._named("caseloads", caseload)] = may
        said = json.dumps({"code": asked.code, "user": user, "name": name, "grants": grants})
        self._note("invitations", asked.id, said)
        until = int(time.time() * 1000) + DAYS * 86_400_000
        self._server.call("/v1/invite", Invite(asked.id, until), Joins)
        return asked.code

    def approve(self) -> list[Admitted]:
        """Let in every laptop whose request proves that it was given its invitation."""
        self._sync()
        waiting = self._server.call("/v1/joins", None, Joins).waiting
        admitted = [found for join in waiting if (found := self._admit(join)) is not None]
        self._open_logs()
        return admitted

    def status(self) -> State:
        """Return counts of what the server holds."""
        return self._server.call("/v1/status", None, State)

    def _admit(self, join: Join) -> Admitted | None:
        said = self._book.get("invitations", {}).get(join.invitation)
        if said is None:
            return None
        known = json.loads(said)
        asked = invitation.read_code(known["code"])
        try:
            request = invitation.read_request(asked, join.request, join.mac)
        except Refused as error:
            return Admitted(known["name"], "", str(error))
        if request.dev in self._keyring.organisation.devices:
            return None
        add = entries.DeviceAdd(request.dev, known["user"], request.sig, request.kem, request.pop)
        self._append([add, *self._grants(known["user"], known["grants"])])
        return Admitted(known["name"], request.dev)

    def _grants(
        self, user: str, grants: dict[str, entries.May]
    ) -> Iterator[entries.OrganisationOp]:
        organisation = self._keyring.organisation
        for caseload, may in grants.items():
            if caseload not in organisation.caseloads:
                yield entries.Caseload(caseload)
            if organisation.may_of(caseload, user) != may:
                yield entries.Member(caseload, user, may)

    def _open_logs(self) -> None:
        """Open what has readers and is not open: also what an approval before left undone."""
        organisation = self._keyring.organisation
        for caseload in organisation.caseloads:
            if organisation.entitled(caseload, organisation.position):
                self._open(caseload, "caseload", caseload)
                if caseload in self._book["places"].values():
                    self._open(self._named("place logs", caseload), "place", caseload)

    def _open(self, log: str, kind: entries.Kind, caseload: str) -> None:
        """Open a log with its first key."""
        if self._run(lambda: self._keyring.controls(log).g) or self._is_open(log):
            return
        said = self._run(lambda: self._opening(log, kind, caseload))
        pushes = tuple(Push(log, entry) for entry in said)
        receipts = self._server.exchange(Ask(self._keyring.organisation.at, b"", pushes)).receipts
        if why := next((one.why for one in receipts if one.result != "accepted"), ""):
            raise Refused(f"A log could not be opened: {why}")
        self._run(lambda: self._opened(log, kind, caseload, said))

    def _opening(self, log: str, kind: entries.Kind, caseload: str) -> tuple[Entry, Entry]:
        """Sign how a log is opened: its control entry and its first key."""
        organisation, signer = self._keyring.organisation, self._keyring.signer
        op = entries.Open(kind=kind, caseload=caseload)
        control = control_log.sign(organisation, Controls(log), signer, op)
        controls = control_log.apply_control(organisation, Controls(log), control, verified=True)
        holders = {caseload: self._keyring.controls(caseload)}
        readers = (
            key_log.caseload_readers(organisation, log)
            if kind == "caseload"
            else key_log.log_readers(controls, holders)
        )
        _, key = key_log.first_entry(organisation, controls, signer, readers, None)
        return Entry("control", control), Entry("key", key)

    def _opened(self, log: str, kind: str, caseload: str, said: tuple[Entry, Entry]) -> None:
        """Keep how a log was opened: its first two entries, which the server has."""
        with self._keyring.receiving() as page:
            page.log(log, kind, caseload)
            for seq, entry in enumerate(said, 1):
                self._keyring.apply(log, entry.kind, entry.data, verified=True)
                page.entry(log, entry.kind, entry.data)
                page.cursor(log, seq)

    def _is_open(self, log: str) -> bool:
        """Say whether the server has a log open already, and take in how it stands."""
        ask = Ask(self._keyring.organisation.at, b"", (), (Want(log, 0),))
        pages = self._server.exchange(ask).pages
        judge = Judge(self._keyring, self._mailbox)
        steps = judge.pages(pages, {log}, IDLE_EDITS)
        while self._run(partial(next, steps, None)) is not None:
            pass
        return bool(self._run(lambda: self._keyring.controls(log).g))

    def _append(self, ops: Sequence[entries.OrganisationOp]) -> None:
        """Append entries, all or none; signed again if another administrator was quicker."""
        for left in reversed(range(TRIES)):
            organisation = self._keyring.organisation
            append = Append(*organisation.at, tuple(self._signed(organisation, ops)))
            try:
                self._server.call("/v1/organisation", append, Answer)
                break
            except Conflicted:
                self._sync()
                if not left:
                    raise
        self._sync()

    def _signed(
        self, organisation: Organisation, ops: Sequence[entries.OrganisationOp]
    ) -> Iterator[bytes]:
        for op in ops:
            entry = organisation_log.sign(organisation, self._keyring.signer, op)
            organisation = organisation_log.apply(organisation, entry)
            yield entry

    def _sync(self) -> None:
        done = one_round(self._client, self._server, self._run)
        if done.trouble:
            raise SyncError(done.trouble)

    def _named(self, shelf: str, name: str) -> str:
        found = self._book.get(shelf, {}).get(name)
        return found or self._note(shelf, name, random_id())

    def _note(self, shelf: str, name: str, value: str) -> str:
        self._book.setdefault(shelf, {})[name] = value
        self._keep("book", json.dumps(self._book).encode())
        return value

    def _secret(self, name: str) -> bytes | None:
        found: bytes | None = self._run(lambda: self._mailbox.secret(name))
        return found

    def _keep(self, name: str, value: bytes) -> None:
        self._run(lambda: self._mailbox.keep_secret(name, value))
