"""One unlocked session: the store's threads, the network's thread, and where the laptop stands."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from linkworker.actions.jots import let_jot
from linkworker.actions.places import introduce_colleague
from linkworker.actions.unlock import Unlocked
from linkworker.errors import NotLetIn
from linkworker.records import Colleague
from linkworker.store import Changes, Store
from linkworker.store.passphrase import Cost, tune
from sync.authority import Authority
from sync.client import Client
from sync.governing import confirm_after
from sync.judging import BUSY_EDITS
from sync.loop import Loop, Run, Told, one_round
from sync.names_handed import hand_over_after, take_in
from sync.round import Round
from sync.transport import Server
from ui.administering import Administering
from ui.background import Background
from ui.desk import Desk, Standing
from ui.entering import Entering, take_code
from ui.erased_here import tell_erased_here
from ui.leaving import leave_if_over
from ui.locking.own_lock import OwnLock
from ui.own_report import report_own
from ui.safe_keeping import keep_backup
from ui.self_check import SelfChecking
from ui.standing import coming, standing_of
from ui.sync_words import HANDED_IN

INDEX_AT_ONCE = 200
LAST_PUSH = 1.5  # seconds: within two the process that held the keys is gone


class Session(QObject):
    """Everything that lives between unlocking and locking."""

    stood = Signal()  # where this laptop stands is known: pages may say who may write
    ended = Signal()
    taken_out = Signal()  # this laptop was let go: its keys are destroyed, the rest is to follow

    def __init__(
        self,
        unlocked: Unlocked,
        proxy_for: Callable[[str], str | None],
        cost: Callable[[], Cost] | None = None,
    ) -> None:
        super().__init__()
        self.lock = OwnLock(unlocked, cost or tune)
        self._proxy_for = proxy_for
        self.background = Background(unlocked.store, unlocked.reader)
        self.desk = Desk(self.background)
        self._client: Client | None = None
        self._server: Server | None = None
        self._entering = Entering(self.background, self._ready, self._stand)
        self._loop = Loop(self._round, self._tell, self._mailbox_now)
        self._checking = SelfChecking(self.background, unlocked, self._loop.do, self._put_right)
        self.desk.folder = unlocked.folder
        self.desk.new_passphrase = self.lock.change
        self.desk.check_words = self.lock.check
        self.desk.office = self._administering()
        self.desk.invited.connect(self._take_invitation)
        self.desk.founded_with.connect(self._take_code)
        self.desk.sync_wanted.connect(lambda: self._loop.ask(now=False))
        self.background.run(self._begin, then=self._begun)

    def start(self) -> None:
        """Begin to sync, now and from time to time."""
        self._loop.start()
        self._checking.start()

    def sync_now(self) -> None:
        """Do a round now."""
        self._loop.ask()

    def recovery_keys(self) -> dict[str, bytes]:
        """Return the organisation's recovery keys (id -> raw X25519), none before it is joined."""
        known = self.background.wait(lambda _: self._ready().keyring.known)
        return known.recovery_keys() if known else {}

    def end(self, *, sends: bool = True) -> None:
        """Send what can be sent in a moment, if it `sends`; then close the store."""
        self._checking.stop()
        (self._loop.finish if sends else self._loop.stop)(LAST_PUSH)
        self.background.close()
        self.ended.emit()

    def _begin(self, store: Store) -> Standing:
        self._client = Client(store, edits=BUSY_EDITS)
        let_jot(store, self.lock.unlocked.folder)
        return self._standing(store)

    def _begun(self, standing: Standing) -> None:
        self.desk.stand(standing)
        self.stood.emit()

    def _put_right(self, said: str) -> None:
        """Go on with a store that was put right, between two rounds; on the network's thread."""
        self._client = self.background.wait(lambda store: Client(store, edits=BUSY_EDITS))
        self.background.at_home(lambda: self.desk.said.emit(said, None))
        self._loop.ask()

    def _standing(self, store: Store) -> Standing:
        return standing_of(store, self._ready())

    def _ready(self) -> Client:
        if self._client is None:
            raise NotLetIn("The store is still being opened")
        return self._client

    def _mailbox_now(self) -> int:
        return self.background.wait(lambda store: store.mailbox.now())

    def _round(self) -> Round:
        """Do one round; on the network's thread."""
        wait = self.background.wait
        authority = self._authority()
        server, client = authority.server, authority.client
        self._entering.begin(authority)
        heard = partial(self._heard, new=not wait(lambda store: store.setting("filled")))
        try:
            done = one_round(client, server, authority.run, heard)
        except NotLetIn as error:
            if client.keyring.user:
                raise
            self._entering.ask_in(server)
            raise NotLetIn(HANDED_IN) from error
        self._leave_if_over(authority)
        while wait(lambda store: store.index_some(INDEX_AT_ONCE)):
            pass
        changes = wait(partial(self._settle, done=done))
        self.background.tell_changed(changes)
        keep_backup(self.background, self.lock.unlocked)
        return hand_over_after(authority, confirm_after(authority, done))

    def _leave_if_over(self, authority: Authority) -> None:
        try:
            leave_if_over(self.background, authority, self.lock.unlocked.folder)
        except NotLetIn:
            self.background.at_home(self.taken_out.emit)
            raise

    def _reached(self) -> Server:
        """Return the server, as this laptop signs to it; on the network's thread."""
        self._server = self._server or self.background.wait(self._reach)
        return self._server

    def _administering(self) -> Administering:
        return Administering(self.background, self._loop.do, self._authority, self._ready)

    def _authority(self) -> Authority:
        """Return what verbs on the organisation work with; on the network's thread."""
        wait = self.background.wait
        client = wait(lambda _: self._ready())
        on_store: Run[Any] = lambda call: wait(lambda _: call())  # noqa: E731
        return Authority(client, self._reached(), on_store, self.background.tell_changed)

    def _take_invitation(self, server: str, code: str) -> None:
        """Hand in another invitation in place of one that is over, used or mistyped."""
        self._take(partial(self._entering.take_invitation, server=server, code=code))

    def _take_code(self, server: str, code: str) -> None:
        """Found with another set-up code in place of one that was mistyped or used."""
        self._take(partial(take_code, server=server, code=code))

    def _take(self, what: Callable[[Store], None]) -> None:
        def keep(store: Store) -> Standing:
            what(store)
            return self._standing(store)

        def again(standing: Standing) -> None:
            self._server = None
            self.desk.stand(standing)
            self._loop.ask()

        self.background.run(keep, then=again)

    def _stand(self) -> None:
        """Say where this laptop stands now; from the network's thread."""
        standing = self.background.wait(self._standing)
        self.background.at_home(lambda: self.desk.stand(standing))

    def _heard(self, changes: Changes, *, new: bool) -> None:
        """Show what has come so far; a `new` laptop's caseload is used while the rest comes."""
        self.background.tell_changed(changes)
        if new:
            self._stand()
            left = self.background.wait(lambda store: coming(store, self._ready()))
            self._tell(Told(syncing=True, coming=left))

    def _reach(self, store: Store) -> Server:
        url = store.setting("server")
        if not url:
            raise NotLetIn("This laptop has no invitation yet")
        keyring = self._ready().keyring
        now = store.mailbox.now
        return Server(url, keyring.signer, now, proxy_for=self._proxy_for)

    def _settle(self, store: Store, done: Round) -> Changes:
        """After a round: introduce ourselves, let the recovery keys in, say where we stand."""
        take_in(self._ready().keyring)
        standing = self._standing(store)
        store.keep_setting("synced_at", str(store.mailbox.now()))
        if standing.caseloads and not standing.unopened:
            store.keep_setting("filled", "yes")
        changes = Changes()
        if standing.place_log and not store.find(Colleague, user=standing.user):
            changes = introduce_colleague(
                store,
                place_log=standing.place_log,
                user=standing.user,
                name=standing.name,
                work=standing.work,
            )
            self._loop.ask(now=False)
        changes |= self._soon(report_own(store, standing, done))
        changes |= self._soon(self.lock.let_in(store, self._ready().keyring, standing))
        changes |= tell_erased_here(store, standing, self.lock.unlocked.folder)
        self.background.at_home(lambda: self.desk.stand(standing))
        return changes

    def _soon(self, written: Changes) -> Changes:
        """Have it sent soon, if anything was written."""
        if written.ids:
            self._loop.ask(now=False)
        return written

    def _tell(self, told: Told) -> None:
        self.background.at_home(lambda: self.desk.hear(told))
