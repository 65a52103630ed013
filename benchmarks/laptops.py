"""Two laptops and a real server: a process over PostgreSQL, reached through a socket."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx2
import psycopg

from benchmarks.data import Doc, docs
from linkworker.records import RECORDS
from linkworker.store import create_store
from linkworker.store.clock import wall_clock
from sync.administering import Administrator
from sync.client import Client, Round
from sync.joining import ask_to_join, join_message
from sync.keyring import Keyring
from sync.loop import one_round
from sync.merge import view
from sync.server.embedded import embedded_postgres
from sync.server.schema import setup_code, upgrade
from sync.transport import Server

KEY = bytes(range(32))
LOGS = 400


@dataclass
class Counting(httpx2.BaseTransport):
    """Counts requests, and their bytes and the answers' with their headers."""

    requests: int = 0
    bytes: int = 0

    def __post_init__(self) -> None:
        self._wire = httpx2.HTTPTransport()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Carry one request."""
        response = self._wire.handle_request(request)
        self.requests += 1
        for headers in (request.headers, response.headers):
            self.bytes += sum(len(name) + len(value) + 4 for name, value in headers.raw)
            self.bytes += int(headers.get("content-length", 0))
        return response


class Laptop:
    """A laptop whose store holds the workloads' records beside the program's own."""

    def __init__(self, folder: Path, name: str, url: str) -> None:
        self.shift = 0
        self.store = create_store(
            folder / f"{name}.db", KEY, name, (*RECORDS, Doc), view, now=self._now
        )
        self.wire = Counting()
        http = httpx2.Client(transport=self.wire, timeout=60)
        self.server = Server(url, Keyring(self.store.mailbox).signer, self._now, http=http)
        self.client: Client

    def _now(self) -> int:
        return wall_clock() + self.shift

    def join(self, code: str) -> None:
        """Ask to be let in."""
        mailbox = self.store.mailbox
        ask_to_join(self.server, join_message(mailbox, Keyring(mailbox), code))
        self.client = Client(self.store)

    def sync(self) -> Round:
        """Do one round; it must go well."""
        done = one_round(self.client, self.server, lambda call: call())
        assert not done.trouble, done.trouble
        return done

    @property
    def caseload(self) -> str:
        """The caseload that is no place."""
        places = {caseload for _, caseload in self.store.logs("place")}
        return next(c for c in self.client.keyring.my_caseloads() if c not in places)

    def write(self, count: int) -> None:
        """Make records, each one saved change, spread evenly over 400 children's logs."""
        with self.store.mailbox.together():
            with self.store.change() as (change, _):
                logs = [change.open_log("child", self.caseload) for _ in range(LOGS)]
            for number, doc in enumerate(docs(count)):
                with self.store.change() as (change, _):
                    change.add(doc, logs[number % LOGS])


@contextmanager
def office() -> Iterator[tuple[Administrator, Any, Any]]:
    """Run a server with a founded organisation.

    Gives its administrator, a maker of laptops, and what PostgreSQL does by itself within a
    minute of being filled: it looks at its tables, and from then on knows how to ask them.
    """
    with TemporaryDirectory() as name, embedded_postgres(Path(name) / "data") as database:
        upgrade(database)
        with _served(database) as url:
            folder = Path(name)
            admin = Laptop(folder, "admin", url)
            administrator = Administrator(admin.store, admin.server)
            administrator.create(setup_code(database), "Brent")

            def invite(who: str, may: str) -> Laptop:
                laptop = Laptop(folder, who, url)
                laptop.join(administrator.invite(who, {"Alderbrook": may}))
                administrator.approve()
                return laptop

            yield administrator, invite, partial(_look_at_the_tables, database)


def _look_at_the_tables(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as sql:
        sql.execute("VACUUM ANALYZE")


@contextmanager
def _served(database: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["-m", "sync.server.commands", "run", "--database", database, "--port", str(port)]
    process = subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()
