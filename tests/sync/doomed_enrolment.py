"""A new laptop's program that is killed at the k-th call of a function of ours, while it joins.

Run by test_enrolment_killed, apart. Says how many calls there were if it was not killed.
"""

import os
import signal
import sys
from pathlib import Path

from linkworker.actions.folder import is_set_up
from linkworker.actions.unlock import set_up, unlock
from linkworker.errors import NotLetIn
from linkworker.store.clock import wall_clock
from linkworker.store.passphrase import FLOOR
from sync.client import Client
from sync.joining import ask_to_join, join_message
from sync.keyring import Keyring
from sync.loop import one_round
from sync.merge import view
from sync.transport import Server

WORDS = "four words of hers"
OURS = tuple(str(Path(__file__).parents[2] / room) for room in ("linkworker", "sync"))


def enrol(folder, url, code):
    """Make a store, or open the one that is there, ask to be let in, and do a round."""
    made = unlock(folder, WORDS, view) if is_set_up(folder) else set_up(folder, WORDS, view, FLOOR)
    store = made.store()
    keyring = Keyring(store.mailbox)
    server = Server(url, keyring.signer, wall_clock)
    join = join_message(store.mailbox, keyring, code)
    try:
        one_round(Client(store), server, lambda call: call())
    except NotLetIn:
        ask_to_join(server, join)
    store.close()


def counting(at):
    """Count calls of our own functions; the process is killed at one of them."""
    calls = 0

    def count(frame, event, _argument):
        nonlocal calls
        if event == "call" and frame.f_code.co_filename.startswith(OURS):
            calls += 1
            if calls == at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    return lambda: calls


def go(folder, url, code, doom):
    """Start the program."""
    said = counting(doom)
    enrol(folder, url, code)
    sys.setprofile(None)
    sys.stdout.write(str(said()))
