"""`linkworker --self-test`: try every part of this program, as installed here, and end.

Two stores are made in a temporary folder, join an organisation made for the purpose, and
agree about a child through sealed envelopes; then the window makes every page and shows each
place of the navigation, and the practice store gives a paper of each kind. Nothing of the
person's own store is touched, and no network is used.
"""

import os
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from PySide6.QtWidgets import QApplication

from linkworker.actions.unlock import Unlocked, set_up, unlock
from linkworker.errors import LinkWorkerError, StoreError, WrongPassphrase
from linkworker.practice.folder import open_practice
from linkworker.records import Child, Plan
from linkworker.store import Store, random_id
from linkworker.store.passphrase import FLOOR
from sync import control_log, entries, invitation, jws, keys, merge, organisation_log
from sync.client import Client
from sync.controls import Controls
from sync.duties import first_key
from sync.exchange import Answer, Ask, Entry, Page, Push, Receipt
from sync.key_log import caseload_readers
from sync.keyring import Keyring
from sync.organisation import Organisation
from ui.crash import said_in_words

WORDS = "velvet otter lamp thirteen"


class Relay:
    """A log of entries in memory, in place of the server: what it is told, it tells."""

    def __init__(self, listed: list[bytes]) -> None:
        self._listed = listed
        self.organisation = organisation_log.apply(None, listed[0]).id
        self._logs: dict[str, list[Entry]] = {}

    def exchange(self, ask: Ask) -> Answer:
        """Keep what is pushed; answer with everything that was asked for."""
        receipts = tuple(self._keep(push) for push in ask.push)
        pages = tuple(
            Page(w.log, w.after + 1, len(self._logs[w.log]), tuple(self._logs[w.log][w.after :]))
            for w in ask.want
        )
        heads = tuple((log, len(held)) for log, held in self._logs.items())
        after = tuple(self._listed[ask.organisation[0] + 1 :])
        return Answer(int(time.time() * 1000), "self-test", after, receipts, heads, pages)

    def _keep(self, push: Push) -> Receipt:
        held = self._logs.setdefault(push.log, [])
        held.append(push.entry)
        return Receipt("accepted", len(held))


def self_test() -> int:
    """Try every part; return 0, or 1 with what failed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    try:
        with TemporaryDirectory() as folder:
            unlocked = _try_stores(Path(folder))
            _try_window(app, unlocked)
            _try_practice(Path(folder))
    except LinkWorkerError as error:
        sys.stderr.write(f"self-test failed: {said_in_words(error)}\n")
        return 1
    sys.stdout.write(
        "self-test: store, lock, edit, sync, practice, every paper and every place work\n"
    )
    return 0


def _try_stores(folder: Path) -> Unlocked:
    ours = set_up(folder / "one", WORDS, merge.view, FLOOR)
    _refuses_wrong_words(folder / "one")
    theirs = set_up(folder / "two", WORDS, merge.view, FLOOR)
    one, two = unlock(folder / "one", WORDS, merge.view).store(), theirs.store()
    caseload = random_id()
    relay = Relay(_organisation([Keyring(s.mailbox) for s in (one, two)], caseload))
    clients = [_client(store, relay) for store in (one, two)]
    _open_caseload(clients[0], relay, caseload)
    with one.change() as (change, _):
        log = change.open_log("child", caseload)
        child = change.add(Child(name="Wren", school="school", year=5), log)
        change.add(Plan(child=child.id, started=date(2025, 9, 8), hopes="To draw"), log)
    for client in (clients[0], clients[1]):
        _round(client, relay)
    if [plan.hopes for plan in two.find(Plan)] != ["To draw"] or one.unsent():
        raise StoreError("what one store wrote did not reach the other")
    one.close()
    two.close()
    return ours


def _try_practice(folder: Path) -> None:
    store = open_practice(folder, merge.view).store()
    children, decisions = store.find(Child), store.decisions()
    _try_papers(store, folder)
    store.close()
    if not children or not decisions:
        raise StoreError("the practice store has nobody to practise with")


def _try_papers(store: Store, folder: Path) -> None:
    """Make a paper of each kind as a file, about whom of the invented children it is of use."""
    from ui.desk import Standing
    from ui.forms.paper_kinds import (
        ENDING,
        LETTER,
        NAMES,
        RETURN,
        Wanted,
        offered,
        readers_of,
        write,
    )
    from ui.printing import save_pdf

    standing = Standing(name="Self-test")
    about = {LETTER: "Sarah", ENDING: "Sarah", RETURN: "Callum"}
    for what in NAMES:
        (child,) = store.find(Child, name=about.get(what, "Wren"))
        found = readers_of(store, child.id, standing)
        able = offered(found.by_key, what)
        reader = able.get(found.first) or next(iter(able.values()))
        wanted = Wanted(what, reader, larger=False, between=(date(2025, 9, 1), date(2025, 11, 4)))
        path = folder / f"{what}.pdf"
        save_pdf(write(store, found.child, wanted, standing), path)
        if not path.read_bytes().startswith(b"%PDF"):
            raise StoreError(f"the paper “{NAMES[what]}” was not made")


def _refuses_wrong_words(folder: Path) -> None:
    try:
        unlock(folder, WORDS + "!", merge.view)
    except WrongPassphrase:
        return
    raise StoreError("a wrong passphrase opened the store")


def _organisation(keyrings: list[Keyring], caseload: str) -> list[bytes]:
    root = jws.Signer(jws.ROOT, Ed25519PrivateKey.generate())
    recovery = [jws.raw_public(X25519PrivateKey.generate().public_key()) for _ in range(2)]
    listed = [organisation_log.found(root, {keys.recovery_id(one): one for one in recovery})]
    organisation = organisation_log.apply(None, listed[0])
    user = random_id()

    def add(signer: jws.Signer, op: entries.OrganisationOp) -> Organisation:
        listed.append(organisation_log.sign(organisation, signer, op))
        return organisation_log.apply(organisation, listed[-1])

    organisation = add(root, entries.Admin(user, may=True))
    for keyring in keyrings:
        asked = invitation.invite(organisation.id)
        request = invitation.join_request(
            organisation.id, keyring.signer, user, keyring.sealing_key
        )
        let_in = invitation.read_request(asked, request, asked.mac(request)).device_add()
        organisation = add(root, let_in)
    organisation = add(keyrings[0].signer, entries.Caseload(caseload))
    organisation = add(keyrings[0].signer, entries.Member(caseload, user, "lead"))
    return listed


def _client(store: Store, relay: Relay) -> Client:
    client = Client(store)
    client.keyring.pinned = relay.organisation
    _round(client, relay)
    return client


def _round(client: Client, relay: Relay) -> None:
    client.begin()
    while (ask := client.ask()) is not None:
        for _ in client.take(ask, relay.exchange(ask)):
            pass


def _open_caseload(client: Client, relay: Relay, caseload: str) -> None:
    keyring = client.keyring
    op = entries.Open(kind="caseload", caseload=caseload)
    organisation, signer = keyring.organisation, keyring.signer
    control = control_log.sign(organisation, Controls(caseload), signer, op)
    opened = control_log.apply_control(organisation, Controls(caseload), control)
    key = first_key(keyring, opened, caseload_readers(organisation, caseload))
    pushed = (Push(caseload, Entry("control", control)), key)
    relay.exchange(Ask(organisation.at, b"", pushed))
    _round(client, relay)


def _try_window(app: QApplication, unlocked: Unlocked) -> None:
    from ui import theme
    from ui.places import PLACES, furnish
    from ui.session import Session

    theme.apply(theme.Look())
    session = Session(unlocked, lambda _url: None)
    window = furnish(session)
    window.resize(1366, 768)
    session.start()
    window.show()
    for name, _, stop in PLACES:
        window.page(name)  # imported only now: all of them are installed
        if stop is not None:
            window.go(name)
            app.processEvents()
    window.close()
    session.end()
