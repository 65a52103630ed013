"""The files a service is run by: right in form, hardened, and with commands that there are."""

import re
import shlex
import shutil
import subprocess
from configparser import ConfigParser
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from sync.server.commands import _parser
from sync.server.limits import FAILURES
from tests.sync.test_server_commands import command, running

SERVICE = Path(__file__).parents[2] / "docs" / "service"
UNITS = sorted(SERVICE.glob("*.service"))
ANALYZE = shutil.which("systemd-analyze")
HARDENED = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "LimitCORE": "0",
    "UMask": "0077",
    "User": "linkworker",
}


def read(unit):
    """Read a unit; what is said twice is kept as the last."""
    parser = ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read_string(unit.read_text(encoding="utf-8").replace("\\\n", " "))
    return parser


def test_there_are_a_server_a_backup_and_its_timer():
    names = {path.name for path in SERVICE.iterdir()}
    assert names >= {
        "linkworker-server.service",
        "linkworker-backup.service",
        "linkworker-backup.timer",
        "Containerfile",
        "README.md",
    }


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_is_hardened_and_starts_a_command_that_there_is(unit):
    service = read(unit)["Service"]
    assert HARDENED.items() <= dict(service).items()
    program, *arguments = shlex.split(service["ExecStart"])
    assert program.endswith("/bin/linkworker-server")
    options = _parser().parse_args(arguments)
    assert "@" not in options.database, "no password and no user on a command line"


@pytest.mark.skipif(ANALYZE is None, reason="there is no systemd here")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_itself_finds_nothing_wrong_and_little_exposed(unit, tmp_path):
    there = tmp_path / unit.name
    source = unit.read_text(encoding="utf-8")
    there.write_text(
        re.sub(r"/usr/local/lib/linkworker/bin/linkworker-server", "/bin/true", source)
    )
    said = subprocess.run(
        [ANALYZE, "verify", "--man=no", there], capture_output=True, text=True, check=False
    )
    complaints = [line for line in said.stderr.splitlines() if there.name in line]
    assert complaints == []
    exposed = subprocess.run(
        [ANALYZE, "security", "--offline=true", "--no-pager", "--threshold=25", there],
        capture_output=True,
        text=True,
        check=False,
    )
    assert exposed.returncode == 0, exposed.stdout[-2000:]


def test_the_timer_starts_the_backup_that_is_beside_it():
    timer = read(SERVICE / "linkworker-backup.timer")
    assert (SERVICE / "linkworker-backup.service").exists()
    assert timer["Timer"]["OnCalendar"]
    assert timer["Timer"]["Persistent"] == "yes"


def test_the_container_is_nobodys_root_and_starts_a_command_that_there_is():
    lines = (
        (SERVICE / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    )
    said = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    known = {"FROM", "WORKDIR", "COPY", "RUN", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL"}
    assert {word for word, _ in said} <= known | {"ENTRYPOINT", "CMD"}
    assert dict(said)["USER"] not in ("root", "0")
    arguments = re.findall(r'"([^"]*)"', dict(said)["CMD"])
    options = _parser().parse_args(arguments)
    assert options.erasures == Path("/erasures/erasures")
    root = SERVICE.parents[1]
    copied = [part for word, rest in said if word == "COPY" for part in rest.split()[:-1]]
    assert [name for name in copied if not name.startswith("-") and not name.startswith("/")
            and not (root / name).exists()] == []  # fmt: skip


def test_every_command_that_the_page_shows_is_one_that_there_is():
    page = (SERVICE / "README.md").read_text(encoding="utf-8")
    for shown in re.findall(r"linkworker-server ((?:init|backup|restore|audit)[^`\n]*)", page):
        words = [re.sub(r"^(FILE|FOLDER|ADDRESS)$", "x", word) for word in shlex.split(shown)]
        where = [] if "--database" in words else ["--database", "postgresql:///x"]
        assert _parser().parse_args([*words, *where])


@contextmanager
def asking(port):
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as web:
        yield lambda laptop: web.post("/v1/status", headers={"x-forwarded-for": laptop}).status_code


@pytest.mark.parametrize(("proxy", "others"), [("127.0.0.1", 401), ("192.0.2.1", 429)])
def test_only_a_trusted_proxy_is_believed_whom_it_speaks_for(database, proxy, others):
    """Behind it each laptop's address is counted by itself; said elsewhere it is nothing."""
    run = command("run", "--database", database, "--port", 0, "--proxy", proxy)
    with running(run) as (port, _), asking(port) as ask:
        assert {ask("203.0.113.7") for _ in range(FAILURES)} <= {401, 429}
        assert ask("203.0.113.7") == 429
        assert ask("203.0.113.8") == others
