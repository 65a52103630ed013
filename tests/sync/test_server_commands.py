"""`linkworker-server`, as an operator meets it, and a laptop over a real connection."""

import re
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import httpx2
import msgspec
import psycopg
import pytest
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat

from sync.exchange import Answer, Ask, encode
from sync.server.app import make_app, pool_of
from sync.server.commands import main
from sync.server.schema import setup_code
from sync.signatures import Request, sign_request
from tests.sync.organisations import Line, SmallOrganisation

CODE = re.compile(r"([0-9A-Z]{6}-){4}[0-9A-Z]{6}")


def test_init_prints_a_code_that_founds_one_organisation(line, database, capsys):
    earlier = setup_code(database)
    assert main(["init", "--database", database]) == 0
    code = CODE.search(capsys.readouterr().out)
    assert line.found(SmallOrganisation(), earlier).status_code == 404
    assert line.found(SmallOrganisation(), code[0]).status_code == 200
    with psycopg.connect(database) as sql:
        kept = str(sql.execute("SELECT * FROM setup").fetchall())
    assert code[0] not in kept


def test_init_again_changes_nothing_and_a_restore_makes_a_new_incarnation(database):
    def incarnation() -> str:
        with psycopg.connect(database) as sql:
            return sql.execute("SELECT incarnation FROM server").fetchone()[0]

    first = incarnation()
    assert main(["init", "--database", database]) == 0
    assert incarnation() == first
    assert main(["init", "--restored", "--database", database]) == 0
    assert incarnation() != first


def test_status_prints_counts(line, organisation, database, capsys):
    assert main(["status", "--database", database]) == 0
    printed = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines() if line)
    assert printed["organisations"] == "1"
    assert organisation.id not in str(printed)


def test_a_database_that_is_not_there_or_not_ready_is_said_plainly(cluster, capsys):
    assert main(["status", "--database", "postgresql://127.0.0.1:1/none"]) == 1
    assert "cannot be reached" in capsys.readouterr().out
    assert main(["status", "--database", cluster]) == 1
    assert "linkworker-server init" in capsys.readouterr().out


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "sync.server.commands", *map(str, arguments)]


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Write a certificate for localhost and its key; return their paths."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=True)
        .sign(key, SHA256())
    )
    certificate, private = folder / "server.pem", folder / "server.key"
    certificate.write_bytes(made.public_bytes(Encoding.PEM))
    private.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, private


@contextmanager
def running(arguments: list[str]) -> Iterator[tuple[str, subprocess.Popen]]:
    """Run the server in a process of its own; give its port."""
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        said = next(line for line in server.stderr if b"running on http" in line)
        yield re.search(rb":(\d+)", said)[1].decode(), server
        server.terminate()
        assert server.wait() == 0


def test_one_command_starts_a_trial_over_tls_and_leaves_nothing_running(tmp_path: Path):
    trial = tmp_path / "trial"
    certificate, key = self_signed(tmp_path)
    run = command("run", "--embedded", trial, "--port", 0, "--host", "localhost")
    with running([*run, "--certificate", str(certificate), "--key", str(key)]) as (port, server):
        printed = server.stdout.read1().decode()
        assert "for trials on one machine" in printed
        assert CODE.search(printed)
        trusted = ssl.create_default_context(cafile=certificate)
        answered = httpx2.post(f"https://localhost:{port}/v1/status", verify=trusted)
        assert answered.status_code == 401
    assert not (trial / "postmaster.pid").exists()
    with running(run) as (_, server):
        again = server.stdout.read1().decode()
        assert "for trials on one machine" in again
        assert not CODE.search(again), "the code printed first is still good"


NAMED = ("init", "status", "run", "audit", "backup", "restore", "records", "readmit")


@pytest.mark.parametrize("command", [[], *([name] for name in NAMED)])
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert "usage: linkworker-server" in capsys.readouterr().out


@contextmanager
def listening(database: str) -> Iterator[str]:
    """Run the server on a free port of this machine; give its address."""
    with pool_of(database) as pool, socket.create_server(("127.0.0.1", 0)) as door:
        server = uvicorn.Server(uvicorn.Config(make_app(pool), access_log=False))
        thread = Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def test_a_laptop_does_a_round_over_a_real_connection(database):
    made = SmallOrganisation()
    with listening(database) as address, httpx2.Client(base_url=address, trust_env=False) as web:
        host = address.removeprefix("http://")
        founded = Line(web).found(made, setup_code(database))
        assert founded.status_code == 200
        body = encode(Ask((-1, ""), b""))
        request = Request("POST", host, "/v1/exchange", "", body)
        now = msgspec.msgpack.decode(founded.content, type=Answer).now // 1000
        signed = sign_request(made.ann.signer, request, created=now)
        answered = web.post("/v1/exchange", content=body, headers=signed)
        answer = msgspec.msgpack.decode(answered.content, type=Answer)
        assert answer.organisation == tuple(made.log)
        assert len(body) < 100
        again = web.post("/v1/exchange", content=body, headers=signed)
        assert again.status_code == 401
