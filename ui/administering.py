"""What an administrator or a lead asks for goes to the network's thread, and its answer comes home.

Whatever asks for a verb is told what became of it on the screen's thread: done, or why not, in a
person's words. Nothing is changed on a screen before the server has taken it.
"""

from collections.abc import Callable
from typing import TypeVar

from linkworker.errors import LinkWorkerError
from linkworker.store import Store
from sync.authority import Authority
from sync.client import Client
from ui.background import Background
from ui.crash import said_in_words

R = TypeVar("R")
Verb = Callable[[Authority], R]

UNFORESEEN = (
    "Something went wrong ({}), and it is not known whether this was done. Look at the page "
    "again once this laptop has synced."
)


class Administering:
    """Runs verbs, one after another. `do` runs a call on the network's thread.

    `authority` and `client` give what they work with: the one on the network's thread, the other
    on the thread that writes the store.
    """

    def __init__(
        self,
        background: Background,
        do: Callable[[Callable[[], None]], None],
        authority: Callable[[], Authority],
        client: Callable[[], Client],
    ) -> None:
        self._background = background
        self._do = do
        self._authority = authority
        self._client = client

    def look(
        self,
        question: Callable[[Store, Client], R],
        then: Callable[[R], None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Ask what this laptop knows of the organisation; without the network."""
        ask = lambda store: question(store, self._client())  # noqa: E731
        self._background.run(ask, then=then, otherwise=otherwise)

    def ask(
        self, verb: Verb[R], then: Callable[[R], None], otherwise: Callable[[str], None]
    ) -> None:
        """Run a verb; then say what it returned, or in words why it was not done."""

        def errand() -> None:
            try:
                done = verb(self._authority())
            except LinkWorkerError as error:
                words = said_in_words(error)
                self._background.at_home(lambda: otherwise(words))
            except Exception as error:  # noqa: BLE001 - whatever it was, whoever waits is told
                said = UNFORESEEN.format(type(error).__name__)
                self._background.at_home(lambda: otherwise(said))
            else:
                self._background.at_home(lambda: then(done))

        self._do(errand)
