"""A laptop that moves a note to another child and syncs, killed at the k-th call of ours.

Run by test_erasing_killed, apart. Says how many calls there were if it was not killed.
"""

import sys
from datetime import date

from linkworker.actions.moving_away import move_away
from linkworker.records import RECORDS, Child, Contact
from linkworker.store import open_store
from linkworker.store.clock import wall_clock
from sync.client import Client
from sync.keyring import Keyring
from sync.loop import one_round
from sync.merge import view
from sync.transport import Server
from tests.sync.doomed_enrolment import counting
from tests.sync.laptops import KEY

ON = date(2025, 11, 4)


def erase(path, name, url):
    """Move the note, unless that was done before, and do a round."""
    store = open_store(path, KEY, name, RECORDS, view)
    right, wrong = (one for child in ("Idris", "Wren") for one in store.find(Child, name=child))
    for note in store.find(Contact, log=wrong.log):
        move_away(store, note, right, by="maya", on=ON)
    server = Server(url, Keyring(store.mailbox).signer, wall_clock)
    one_round(Client(store), server, lambda call: call())
    store.close()


def go(path, name, url, doom):
    """Start the program."""
    said = counting(doom)
    erase(path, name, url)
    sys.setprofile(None)
    sys.stdout.write(str(said()))
