"""What an administrator does: found an organisation, invite people, let laptops in.

Names of places, caseloads and people stay in the administrator's own sealed store; the
organisation log and the server know random ids only.
"""

from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from linkworker.errors import NotAllowed, NotFound, NotLetIn
from linkworker.store import Store
from sync import book, caseloads, custody, entries, governing, inviting, jws
from sync.authority import Authority, at_once
from sync.book import Book
from sync.client import Client
from sync.exchange import Answer, Found, State
from sync.founding import first_entries
from sync.loop import Run
from sync.transport import Server


@dataclass(frozen=True)
class Admitted:
    """A laptop that has been let in, or why it was not."""

    name: str
    device: str
    trouble: str = ""


class Administrator:
    """An administrator's own computer, with its own store and keys.

    `run` calls a function on the thread that writes the store, where this is made too: its verbs
    may then run on the network's thread and never hold up a save. `client` is the laptop's own
    end of the exchange, where it has one already.
    """

    def __init__(
        self, store: Store, server: Server, run: Run[Any] = at_once, client: Client | None = None
    ) -> None:
        self._mailbox = store.mailbox
        self._server = server
        self._run = run
        self.authority = Authority(client or Client(store), server, run)
        self._keyring = self.authority.keyring

    def pairs(self) -> tuple[custody.Pair, ...]:
        """Return the recovery pairs, made once and kept until the organisation is founded.

        Print their sheets before founding: two of one pair open everything. Raises NotAllowed
        once it is founded: they are on paper alone.
        """
        found = self._secret("pairs")
        if found is None and self._keyring.known:
            raise NotAllowed("This computer has founded an organisation already")
        if found is None:
            made = custody.first_pairs()
            found = custody.kept_meanwhile(made)
            self._keep("pairs", found)
        return custody.read_kept(found)

    def create(self, code: str, place: str) -> tuple[custody.Pair, ...]:
        """Found an organisation with one place; return its recovery pairs, no longer kept here.

        `code` is the server's set-up code. Raises SyncError; the same again goes on where it
        stopped.
        """
        pairs = self.pairs()
        if not self._keyring.known and not self._is_founded():
            self._found(code, pairs)
        self._run(lambda: Book(self._mailbox).named(book.PLACES, place))
        governing.confirm(self.authority)
        self._run(lambda: self._mailbox.drop_secret("pairs"))
        return pairs

    def _is_founded(self) -> bool:
        """Say whether the server has founded it already, and the answer was lost."""
        if self._secret("root") is None:
            return False
        try:
            self._sync()
        except NotLetIn:
            return False
        return True

    def _found(self, code: str, pairs: tuple[custody.Pair, ...]) -> None:
        root = jws.Signer(jws.ROOT, Ed25519PrivateKey.generate())
        laptop = self._keyring.signer, self._keyring.sealing_key
        organisation, listed = first_entries(root, pairs, laptop)
        self._keep("root", root.key.private_bytes_raw())
        self._keep("organisation", organisation.encode())
        self._keyring.pinned = organisation
        try:
            self._server.call("/v1/found", Found(code, listed), Answer, signed=False)
        except NotLetIn as error:
            raise NotLetIn("The server does not know this set-up code, or it was used") from error
        self._sync()

    def invite(self, name: str, caseloads: dict[str, entries.May], place: str = "") -> str:
        """Invite a person's laptop; return the code of 48 characters, good once, for 7 days.

        `caseloads` maps a caseload's name to lead, write or review; one not heard of before
        is made when the laptop is let in. Everybody is on the staff of a place.
        """
        grants = self._run(lambda: self._granted(caseloads, place))
        return inviting.invite(self.authority, name, grants).code

    def approve(self) -> list[Admitted]:
        """Let in every laptop whose request proves that it was given its invitation."""
        self._sync()
        waiting = inviting.asking(self.authority)
        for one in waiting:
            if not one.trouble:
                inviting.admit(self.authority, one)
        caseloads.open_logs(self.authority)
        return [Admitted(one.invited.name, one.device, one.trouble) for one in waiting]

    def status(self) -> State:
        """Return counts of what the server holds."""
        return self._server.call("/v1/status", None, State)

    def _granted(self, asked: dict[str, entries.May], place: str) -> dict[str, entries.May]:
        names = Book(self._mailbox)
        places = names.shelf(book.PLACES)
        where = place or next(iter(places), "")
        if where not in places:
            raise NotFound(f"There is no place called {where}")
        grants: dict[str, entries.May] = {places[where]: "write"}
        return grants | {names.named(book.CASELOADS, name): may for name, may in asked.items()}

    def _sync(self) -> None:
        self.authority.sync()

    def _secret(self, name: str) -> bytes | None:
        found: bytes | None = self._run(lambda: self._mailbox.secret(name))
        return found

    def _keep(self, name: str, value: bytes) -> None:
        self._run(lambda: self._mailbox.keep_secret(name, value))
