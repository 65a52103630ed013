"""Joyce's laptop, let in and filled with her caseload, ready to be unlocked by a person."""

from pathlib import Path

from linkworker.actions.unlock import set_up
from linkworker.store.passphrase import generate_passphrase, tune
from sync.client import Client
from sync.joining import ask_to_join, join_message, read_invitation
from sync.loop import one_round
from sync.merge import view
from sync.transport import Server
from tests import seeds
from tests.demo.office import Office


def move_in(office: Office, folder: Path) -> str:
    """Set Joyce's laptop up in a folder, join, fill the caseload; return her passphrase."""
    office.create("Brent")
    url, code = read_invitation(office.invite("Joyce", "--lead", "Alderbrook").read_text())
    words = generate_passphrase()
    store = set_up(folder, words, view, tune()).store()
    for setting, value in (("server", url), ("invitation", code), ("name", "Joyce")):
        store.keep_setting(setting, value)
    client = Client(store)
    server = Server(url, client.keyring.signer, store.mailbox.now)
    ask_to_join(server, join_message(store.mailbox, client.keyring, code))
    office.approve()
    one_round(client, server, lambda call: call())
    ((place_log, place),) = store.logs("place")
    caseload = next(c for c in client.keyring.my_caseloads() if c != place)
    user = client.keyring.user
    seeds.seed_caseload(store, caseload=caseload, place_log=place_log, user=user)
    one_round(client, server, lambda call: call())
    store.close()
    return words
