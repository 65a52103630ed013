"""Real laptops against the real server through ASGI: an administrator, members, a supervisor."""

from starlette.testclient import TestClient

from linkworker.records import RECORDS
from linkworker.store import create_store, random_id
from sync.administering import Administrator
from sync.client import Client
from sync.joining import ask_to_join, join_message
from sync.keyring import Keyring
from sync.loop import one_round
from sync.merge import view
from sync.server.app import make_app, pool_of
from sync.server.schema import setup_code
from sync.transport import Server

KEY = bytes(range(32))
URL = "https://links.test"


def now_here(call):
    return call()



class Laptop:
    """One person's laptop: a real encrypted store and its end of the exchange."""

    def __init__(self, folder, http, name):
        self.name = name
        self.path = folder / f"{name}-{random_id()}.db"
        self.store = create_store(self.path, KEY, name, RECORDS, view)
        keyring = Keyring(self.store.mailbox)
        self.server = Server(URL, keyring.signer, self.store.mailbox.now, http=http)

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


class Office:
    """The server and the administrator, with laptops let in by invitation."""

    def __init__(self, folder, database):
        self._folder = folder
        self._pool = pool_of(database)
        self.http = TestClient(make_app(self._pool), base_url=URL)
        self._admin = Laptop(folder, self.http, "admin")
        self.admin = Administrator(self._admin.store, self._admin.server)
        self.recovery = self.admin.create(setup_code(database), "Brent")
        self.laptops = []

    def invite(self, name, **caseloads):
        laptop = Laptop(self._folder, self.http, name)
        laptop.join(self.admin.invite(name, caseloads))
        assert [one.trouble for one in self.admin.approve()] == [""]
        self.laptops.append(laptop)
        return laptop

    def close(self):
        for laptop in (*self.laptops, self._admin):
            laptop.store.close()
        self._pool.close()
