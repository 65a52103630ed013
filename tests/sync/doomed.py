"""A laptop's program that is killed at a named point. Run by test_killed, apart.

Says on its standard output, a line each, what a person was told is kept.
"""

import os
import signal
import sys

from linkworker.records import RECORDS, Goal
from linkworker.store import Draft, open_store, random_id
from sync.client import Client
from sync.merge import view
from sync.transport import Server
from tests.sync.laptops import KEY

SAVES = 30


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def save(store):
    """Add goals to the plan, one action each, as quickly as somebody could never type."""
    goal = store.find(Goal)[0]
    for number in range(SAVES):
        with store.change() as (change, changes):
            words = f"goal {number} " + "of many words " * 20
            change.add(Goal(plan=goal.plan, words=words[:900]), goal.log)
        say(changes.action)


def keep_draft(store):
    goal = store.find(Goal)[0]
    typed = {"words": "half a sen"}
    store.keep_draft(Draft(random_id(), "goal", "A goal", goal.log, goal.id, goal.seen, typed))
    say("draft")


def work(store, point, steps):
    """Type and save, until the point at which the program is killed."""
    keep_draft(store)
    if point == "draft":
        die()
    save(store)
    if point == "save":
        die()
    if point == "during":
        store._database.conn.set_progress_handler(die, steps)
        save(store)


def sync(store, url, point, after):
    """Do a round, until the point at which the program is killed."""
    client = Client(store, edits=1)
    server = Server(url, client.keyring.signer, store.mailbox.now)
    asked = 0
    client.begin()
    while (ask := client.ask()) is not None:
        if (point, after) == ("sealed", asked):
            die()
        answer = server.exchange(ask)
        asked += 1
        if (point, after) == ("answered", asked):
            die()
        if point == "taking":
            store._database.conn.set_progress_handler(die, after)
        for taken, _ in enumerate(client.take(ask, answer), 1):
            if (point, after) == ("between pages", taken):
                die()
    say("done")


def go(path, name, url, point, after):
    """Start the program."""
    store = open_store(path, KEY, name, RECORDS, view)
    work(store, point, after)
    sync(store, url, point, after)
