"""The server and the administrator's computer, each as a process of its own."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from sync.server.embedded import embedded_postgres

PATIENCE = 60.0
_SOON = 0.05


class Office:
    """A running server and an administrator's computer with its own vault."""

    def __init__(self, folder: Path, database: str) -> None:
        self._folder = folder
        self._database = database
        self._words = folder / "admin-words.txt"
        self._words.write_text("velvet otter lamp thirteen")
        self.url = ""
        self._port = 0
        self._process: subprocess.Popen[bytes] | None = None

    def make_ready(self) -> None:
        """Make the database ready; keep the server's set-up code."""
        said = self._server("init")
        code = re.search(r"^ {4}(\S+)$", said, re.MULTILINE)
        assert code is not None, said
        self.code = code[1]

    def start(self) -> None:
        """Start the server, at the same address as before."""
        self._port = self._port or _free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        command = ["run", "--database", self._database, "--port", str(self._port)]
        with (self._folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "sync.server.commands", *command], stdout=log, stderr=log
            )
        _wait_for(self._process, self._port)

    def stop(self) -> None:
        """Stop the server: for the laptops there is no network."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE)
            self._process = None

    def create(self, place: str) -> str:
        """Found the organisation with linkworker-admin."""
        recovery = str(self._folder / "recovery-sheets")
        return self._admin(
            "create", "--server", self.url, "--code", self.code, "--place", place,
            "--recovery", recovery, "--quick",
        )  # fmt: skip

    def invite(self, name: str, *grants: str) -> Path:
        """Invite a person; return the invitation file."""
        file = self._folder / f"{name.split()[0].lower()}.lwi"
        self._admin("invite", "--name", name, *grants, "--file", str(file))
        return file

    def approve(self) -> str:
        """Let in whoever asks."""
        return self._admin("approve")

    def status(self) -> str:
        """Say what the server holds, in counts."""
        return self._admin("status")

    def words_on_the_server(self, needles: list[str]) -> tuple[int, list[str]]:
        """Search every table for words; return how many bytes were read, and the words found."""
        with psycopg.connect(self._database) as sql:
            tables = sql.execute(
                "SELECT quote_ident(table_name) FROM information_schema.tables"
                " WHERE table_schema = 'public'"
            ).fetchall()
            held = bytearray()
            for (table,) in tables:
                with sql.cursor().copy(f"COPY {table} TO STDOUT (FORMAT binary)") as copy:
                    for part in copy:
                        held += part
        small = bytes(held).lower()
        return len(held), [word for word in needles if word.lower().encode() in small]

    def _server(self, *command: str) -> str:
        return _run("sync.server.commands", *command, "--database", self._database)

    def _admin(self, *command: str) -> str:
        vault = ["--vault", str(self._folder / "admin"), "--passphrase-file", str(self._words)]
        return _run("sync.admin", *vault, *command)


@contextmanager
def office(folder: Path) -> Iterator[Office]:
    """Start PostgreSQL from the wheel, a server over it, and an administrator's computer."""
    with embedded_postgres(folder / "postgres", forget=True) as database:
        made = Office(folder, database)
        made.make_ready()
        made.start()
        try:
            yield made
        finally:
            made.stop()


def _run(module: str, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", module, *command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{module} {command[0]}: {done.stdout}{done.stderr}")
    return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Wait until a port answers; wait for the end of what should answer, not to be in its way."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        with suppress(subprocess.TimeoutExpired):
            process.wait(_SOON)
            break
    raise RuntimeError("the server did not start")
