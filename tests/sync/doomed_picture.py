"""A laptop's program that is killed while pictures are carried. Run by test_pictures_killed."""

import os
import signal

from linkworker.records import RECORDS
from linkworker.store import open_store
from sync.client import Client
from sync.loop import one_round
from sync.merge import view
from sync.transport import Server
from tests.sync.laptops import KEY, now_here


class Doomed(Server):
    """Dies with the program at the message about pieces number `at`, answered or not."""

    at, answered = 0, False

    def call(self, path, message, answer, *, signed=True):
        if not path.startswith("/v1/attachment/"):
            return super().call(path, message, answer, signed=signed)
        if self.at == 0 and not self.answered:
            os.kill(os.getpid(), signal.SIGKILL)
        found = super().call(path, message, answer, signed=signed)
        if self.at == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.at -= 1
        return found


def go(path, name, url, at, answered):
    """Start the program, and do a round that does not end."""
    store = open_store(path, KEY, name, RECORDS, view)
    client = Client(store)
    server = Doomed(url, client.keyring.signer, store.mailbox.now)
    server.at, server.answered = at, answered
    one_round(client, server, now_here)
