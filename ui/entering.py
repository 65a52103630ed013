"""How a laptop comes to belong to an organisation: it founds one, or it hands in an invitation.

Either is tried again at each round until it is done; closing the program in between loses nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from linkworker.actions.places import keep_place
from linkworker.errors import NotLetIn
from linkworker.records import Place
from linkworker.store import Changes, Store
from sync import book, caseloads
from sync.administering import Administrator
from sync.authority import Authority
from sync.book import Book
from sync.client import Client
from sync.custody import Pair, kept_meanwhile
from sync.exchange import Join
from sync.joining import ask_to_join, join_message
from sync.transport import Server
from ui.background import Background

_OVER = (
    "The invitation is over or was used on another laptop. Ask your administrator for a new one."
)


@dataclass(frozen=True)
class Founding:
    """What was said of an organisation to be founded, and its recovery keys."""

    server: str
    code: str
    place: str
    name: str
    passphrase: str = field(repr=False)
    pairs: Sequence[Pair] = field(repr=False)


class Entering:
    """What is done before a round while nobody knows this laptop; on the network's thread.

    `stand` says anew where this laptop stands.
    """

    def __init__(
        self, background: Background, ready: Callable[[], Client], stand: Callable[[], None]
    ) -> None:
        self._background = background
        self._ready = ready
        self._stand = stand
        self._asked = False
        self._join: Join | None = None

    def begin(self, authority: Authority) -> None:
        """Found the organisation that is to be founded here, or pin the one that invites."""
        wait = self._background.wait
        if place := wait(lambda store: store.setting("founding")):
            self._found(authority, place)
        elif not authority.keyring.user and not self._asked:
            self._join = wait(self._request)

    def ask_in(self, server: Server) -> None:
        """Ask to be let in, once; only after the server has said that it knows nobody here.

        A program that was closed while it asked may have been let in since. Raises NotLetIn where
        the invitation is over.
        """
        if self._asked or self._join is None:
            return
        try:
            ask_to_join(server, self._join)
        except NotLetIn as error:
            raise NotLetIn(_OVER) from error
        self._asked = True
        self._background.wait(_note_asked)
        self._stand()

    def take_invitation(self, store: Store, server: str, code: str) -> None:
        """Take another invitation in place of one that is over, used or mistyped."""
        for setting, value in (("server", server), ("invitation", code), ("asked_at", "0")):
            store.keep_setting(setting, value)
        self._asked = False

    def _found(self, authority: Authority, place: str) -> None:
        """Found it with the code that was typed; then the place and this person's part in it."""
        wait = self._background.wait
        code = wait(lambda store: store.setting("founding_code"))
        administrator = wait(
            lambda store: Administrator(store, authority.server, authority.run, self._ready())
        )
        administrator.create(code, place)
        id_ = authority.run(lambda: Book(authority.mailbox).shelf(book.PLACES)[place])
        caseloads.give(authority, authority.keyring.user, {id_: "write"})
        self._background.tell_changed(wait(lambda store: _name_place(store, place)))
        for setting in ("founding_code", "founding"):
            wait(partial(_forget, setting=setting))
        self._stand()

    def _request(self, store: Store) -> Join:
        return join_message(store.mailbox, self._ready().keyring, store.setting("invitation"))


def to_found(store: Store, said: Founding) -> None:
    """Keep what an organisation is to be founded with: done when this laptop reaches the server."""
    settings = {
        "server": said.server, "name": said.name,
        "founding": said.place, "founding_code": said.code,
    }  # fmt: skip
    for setting, value in settings.items():
        store.keep_setting(setting, value)
    store.mailbox.keep_secret("pairs", kept_meanwhile(said.pairs))


def take_code(store: Store, server: str, code: str) -> None:
    """Take another set-up code in place of one that was mistyped or used."""
    for setting, value in (("server", server), ("founding_code", code)):
        store.keep_setting(setting, value)


def _note_asked(store: Store) -> None:
    if not int(store.setting("asked_at", "0")):
        store.keep_setting("asked_at", str(store.mailbox.now()))


def _forget(store: Store, setting: str) -> None:
    store.keep_setting(setting, "")


def _name_place(store: Store, name: str) -> Changes:
    """Write the place's name into its own log, for all who work there."""
    if store.find(Place):
        return Changes()
    log, _ = next(iter(store.logs("place")))
    return keep_place(store, log, None, name=name)
