"""Real laptops against the real server through ASGI: an administrator, members, a supervisor."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copy

from starlette.testclient import TestClient

from linkworker.records import RECORDS, Child, Goal, Plan
from linkworker.store import create_store, open_store, random_id
from linkworker.store.clock import wall_clock
from sync.administering import Administrator
from sync.client import Client
from sync.custody import Pair
from sync.joining import ask_to_join, join_message
from sync.keyring import Keyring
from sync.loop import one_round
from sync.merge import view
from sync.server.app import make_app, pool_of
from sync.server.schema import setup_code
from sync.transport import Server

KEY = bytes(range(32))
URL = "https://links.test"
LOG_TABLES = ("log", "entry", "chain", "holder", "held")


def now_here(call):
    return call()


class Laptop:
    """One person's laptop: a real encrypted store and its end of the exchange.

    `path` is the file of a store that is there already; `shift` is its clock's error, in ms.
    """

    def __init__(self, folder, http, name, path=None, url=URL):
        self.merge = view
        self.name = name
        self.shift = 0
        self.path = path or folder / f"{name}-{random_id()}.db"
        make = open_store if path else create_store
        self.store = make(self.path, KEY, name, RECORDS, view, now=self.now)
        keyring = Keyring(self.store.mailbox)
        self.server = Server(url, keyring.signer, self.now, http=http)

    def now(self):
        return wall_clock() + self.shift

    def restart(self):
        """End the program and start it again."""
        self.store.close()
        self.store = open_store(self.path, KEY, self.name, RECORDS, self.merge, now=self.now)
        self.__dict__.pop("_client", None)

    def begin(self):
        """Begin as the program does: from here on the store knows what its user may do."""
        return self.client

    def join(self, code):
        mailbox = self.store.mailbox
        ask_to_join(self.server, join_message(mailbox, Keyring(mailbox), code))

    @property
    def client(self):
        if not hasattr(self, "_client"):
            self._client = Client(self.store)
        return self._client

    def sync(self):
        return one_round(self.client, self.server, now_here)

    @property
    def caseload(self):
        places = {caseload for _, caseload in self.store.logs("place")}
        mine = self.client.keyring.my_caseloads()
        return next(c for c in mine if c not in places)


@dataclass(frozen=True)
class Kept:
    """What an office left behind: the files of its stores by whose they are, and its sheets."""

    stores: tuple[tuple[str, Path], ...]
    recovery: tuple[Pair, ...]


class Office:
    """The server and the administrator, with laptops let in by invitation.

    It is founded, or goes on over a copy of an earlier one's database and of the files it kept.
    """

    def __init__(self, folder, database, kept=None):
        self._folder = folder
        self._left = ExitStack()
        self.pool = self._left.enter_context(pool_of(database))
        self.http = self._answering()
        self._admin, *self.laptops = (
            self._copied(kept) if kept else (Laptop(folder, self.http, "admin"),)
        )
        for laptop in self.laptops:
            laptop.begin()
        self.admin = Administrator(self._admin.store, self._admin.server)
        self.recovery = kept.recovery if kept else self.admin.create(setup_code(database), "Brent")

    def _answering(self):
        """Start the server: one thread answers until the office is closed."""
        return self._left.enter_context(TestClient(make_app(self.pool), base_url=URL))

    def _copied(self, kept):
        for name, path in kept.stores:
            file = copy(path, self._folder / f"{name}-{random_id()}.db")
            yield Laptop(self._folder, self.http, name, file)

    def keep(self):
        """Close it; return what another may go on with."""
        self.close()
        files = ((laptop.name, laptop.path) for laptop in (self._admin, *self.laptops))
        return Kept(tuple(files), self.recovery)

    def called(self, name):
        """Return the laptop of somebody who was let in."""
        return next(laptop for laptop in self.laptops if laptop.name == name)

    def invite(self, name, **caseloads):
        laptop = Laptop(self._folder, self.http, name)
        laptop.join(self.admin.invite(name, caseloads))
        assert [one.trouble for one in self.admin.approve()] == [""]
        self.laptops.append(laptop)
        return laptop

    def let_in(self, beside, name, right):
        """Let somebody into a caseload, and bring both who is there and them in step."""
        laptop = self.invite(name, Alderbrook=right)
        beside.sync()
        laptop.sync()
        return laptop

    def backup(self):
        """Return what the server holds of logs, to be restored."""
        return back_up(self.pool)

    def restore(self, backup):
        """Set the server's logs back to what a backup holds, and start it again."""
        restore(self.pool, backup)
        self.http = self._answering()
        for laptop in (*self.laptops, self._admin):
            laptop.server._http = self.http

    def close(self):
        for laptop in (*self.laptops, self._admin):
            laptop.store.close()
        self._left.close()


def back_up(pool):
    """Return what a server holds of logs."""
    with pool.connection() as sql:
        return [(t, sql.execute(f"SELECT * FROM {t}").fetchall()) for t in LOG_TABLES]  # noqa: S608


def restore(pool, backup):
    """Set a server's logs back to what a backup holds."""
    with pool.connection() as sql:
        for table, lines in backup:
            sql.execute(f"DELETE FROM {table}")  # noqa: S608
            for line in lines:
                marks = ", ".join(["%s"] * len(line))
                sql.execute(f"INSERT INTO {table} VALUES ({marks})", line)  # noqa: S608
        sql.execute("UPDATE server SET incarnation = %s, restored = now()", [random_id()])


def begin_plan(laptop):
    """Begin a child's plan with one goal; return the goal."""
    with laptop.store.change() as (change, _):
        log = change.open_log("child", laptop.caseload)
        child = change.add(Child(name="Wren", school="s", year=5), log)
        plan = change.add(Plan(child=child.id, started=date(2025, 9, 8)), log)
        return change.add(Goal(plan=plan.id, words="first words"), log)


def edit(laptop, goal, **edits):
    """Edit a goal as it is shown on a laptop now."""
    with laptop.store.change() as (change, _):
        change.update(laptop.store.get(Goal, goal.id), **edits)


def words(laptop, goal):
    return laptop.store.get(Goal, goal.id).words
