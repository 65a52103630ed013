"""What opens this laptop's store besides its words, kept in step while it is open."""

from collections.abc import Callable

from linkworker.actions.unlock import Unlocked, check_words, keep_recovery, new_passphrase
from linkworker.store import Changes, Store
from linkworker.store.passphrase import Cost
from sync.keyring import Keyring
from ui.desk import Standing
from ui.locking.way_back import keep_way_back


class OwnLock:
    """Holds the key file that is in force; use it on the thread that writes the store.

    `cost` says what a guess at the words is to cost, tuned on this laptop.
    """

    def __init__(self, unlocked: Unlocked, cost: Callable[[], Cost]) -> None:
        self.unlocked = unlocked
        self.cost = cost

    def check(self, words: str) -> None:
        """Raise WrongPassphrase unless these are the words."""
        check_words(self.unlocked, words)

    def change(self, now: str, new: str) -> None:
        """Change the words; raises WrongPassphrase."""
        self.unlocked = new_passphrase(self.unlocked, now, new, self.cost())

    def let_in(self, store: Store, keyring: Keyring, standing: Standing) -> Changes:
        """After a round: let the recovery keys in, and seal the way back to who may help now."""
        organisation = keyring.known
        if organisation is not None:
            self._let_recovery_in(store, organisation.recovery_keys())
        self.unlocked, kept = keep_way_back(store, keyring, standing, self.unlocked)
        return kept

    def _let_recovery_in(self, store: Store, live: dict[str, bytes]) -> None:
        named = ",".join(sorted(live))
        if store.setting("recovery") != named:
            self.unlocked = keep_recovery(self.unlocked, live)
            store.keep_setting("recovery", named)
