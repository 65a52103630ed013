"""What an administrator does: found an organisation, invite people, let laptops in.

Names of places, caseloads and people stay in the administrator's own sealed store; the
organisation log and the server know random ids only.
"""

import json
import time
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.errors import NotFound, Refused
from linkworker.store import Store, random_id
from sync import control_log, entries, invitation, jws, keys, organisation_log
from sync.client import Client
from sync.controls import Controls
from sync.duties import first_key
from sync.exchange import Answer, Append, Ask, Entry, Found, Invite, Join, Joins, Push, State
from sync.loop import one_round
from sync.transport import Server

DAYS = 7


@dataclass(frozen=True)
class Admitted:
    """A laptop that has been let in, or why it was not."""

    name: str
    device: str
    trouble: str = ""


class Administrator:
    """An administrator's own computer, with its own store and keys."""

    def __init__(self, store: Store, server: Server) -> None:
        self._store = store
        self._mailbox = store.mailbox
        self._server = server
        self._client = Client(store)
        self._keyring = self._client.keyring
        self._book: dict[str, dict[str, str]] = json.loads(self._mailbox.secret("book") or "{}")

    def create(self, code: str, place: str) -> bytes:
        """Found an organisation with one place; return the recovery key, 32 bytes, to keep apart.

        `code` is the server's set-up code. Raises SyncError.
        """
        root = jws.Signer(jws.ROOT, Ed25519PrivateKey.generate())
        recovery = X25519PrivateKey.generate()
        public = jws.raw_public(recovery.public_key())
        first = organisation_log.found(root, {keys.recovery_id(public): public})
        organisation = organisation_log.apply(None, first)
        user = random_id()
        asked = invitation.invite(organisation.id)
        request = invitation.join_request(
            organisation.id, self._keyring.signer, user, self._keyring.sealing_key
        )
        device = invitation.read_request(asked, request, asked.mac(request)).device_add()
        listed = [first]
        for op in (entries.Admin(user, may=True), device):
            entry = organisation_log.sign(organisation, root, op)
            organisation = organisation_log.apply(organisation, entry)
            listed.append(entry)
        self._mailbox.keep_secret("root", root.key.private_bytes_raw())
        self._mailbox.keep_secret("organisation", organisation.id.encode())
        self._keyring.pinned = organisation.id
        self._server.call("/v1/found", Found(code, tuple(listed)), Answer, signed=False)
        self._sync()
        self._note("places", place, random_id())
        return recovery.private_bytes_raw()

    def invite(self, name: str, caseloads: dict[str, str], place: str = "") -> str:
        """Invite a person's laptop; return the code of 48 characters, good once, for 7 days.

        `caseloads` maps a caseload's name to lead, write or review; one not heard of before
        is made when the laptop is let in. Everybody is on the staff of a place.
        """
        places = self._book.get("places", {})
        where = place or next(iter(places))
        if where not in places:
            raise NotFound(f"There is no place called {where}")
        asked = invitation.invite(self._keyring.organisation.id)
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
        return [found for join in waiting if (found := self._admit(join)) is not None]

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
        self._append(add)
        for caseload, may in known["grants"].items():
            if caseload not in self._keyring.organisation.caseloads:
                self._append(entries.Caseload(caseload))
            if self._keyring.organisation.may_of(caseload, known["user"]) != may:
                self._append(entries.Member(caseload, known["user"], may))
            self._open(caseload, "caseload", caseload)
            if caseload in self._book["places"].values():
                log = self._named("place logs", caseload)
                self._open(log, "place", caseload)
        return Admitted(known["name"], request.dev)

    def _open(self, log: str, kind: str, caseload: str) -> None:
        """Open a log with its first key, once it has somebody to read it."""
        if self._keyring.controls(log).g:
            return
        op = entries.Open(kind=kind, caseload=caseload)  # type: ignore[arg-type]
        organisation, signer = self._keyring.organisation, self._keyring.signer
        control = control_log.sign(organisation, Controls(log), signer, op)
        self._keyring.apply(log, "control", control)
        push = first_key(self._keyring, self._keyring.controls(log), self._keyring.readers(log))
        self._keyring.apply(log, "key", push.entry.data)
        ask = Ask(organisation.at, b"", (Push(log, Entry("control", control)), push))
        answer = self._server.exchange(ask)
        trouble = [r.why for r in answer.receipts if r.result not in ("accepted", "duplicate")]
        if trouble:
            raise Refused(trouble[0])
        with self._mailbox.receiving() as page:
            page.log(log, kind, caseload)
            page.entry(log, "control", control)
            page.entry(log, "key", push.entry.data)
            page.cursor(log, answer.receipts[-1].seq)

    def _append(self, op: entries.OrganisationOp) -> None:
        organisation = self._keyring.organisation
        entry = organisation_log.sign(organisation, self._keyring.signer, op)
        append = Append(organisation.position, organisation.at[1], (entry,))
        self._server.call("/v1/organisation", append, Answer)
        self._sync()

    def _sync(self) -> None:
        one_round(self._client, self._server, lambda call: call())

    def _named(self, shelf: str, name: str) -> str:
        found = self._book.get(shelf, {}).get(name)
        return found or self._note(shelf, name, random_id())

    def _note(self, shelf: str, name: str, value: str) -> str:
        self._book.setdefault(shelf, {})[name] = value
        self._mailbox.keep_secret("book", json.dumps(self._book).encode())
        return value
