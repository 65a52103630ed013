"""`linkworker-admin`, as an administrator meets it: founding, inviting, letting in."""

import html
import re

import pytest

from linkworker.errors import Invalid, NotLetIn
from linkworker.records import RECORDS, Goal
from sync.admin import main
from sync.custody_code import read_sheet
from sync.joining import read_invitation
from sync.server.app import pool_of
from sync.server.schema import setup_code
from tests.sync.laptops import Laptop, begin_plan, words
from tests.sync.loopback import serving

WORDS = "velvet otter lamp thirteen"
CODE = re.compile(r"([0-9A-HJKMNP-TV-Z]{6}-){7}[0-9A-HJKMNP-TV-Z]{6}")

GROUP = re.compile(r">([0-9A-HJKMNP-TV-Z]{5})<")


class Desk:
    """An administrator's computer, and what its commands say."""

    def __init__(self, folder, database, url, capsys):
        self.folder, self.database, self.url, self._capsys = folder, database, url, capsys
        self.recovery = folder / "sheets"
        (folder / "words.txt").write_text(WORDS + "\n")

    def run(self, *arguments):
        """Run a command; return its exit code and what it said."""
        vault = ("--vault", self.folder / "vault", "--passphrase-file", self.folder / "words.txt")
        code = main([str(one) for one in (*vault, *arguments)])
        return code, self._capsys.readouterr().out

    def create(self, code=None, place="Brent"):
        return self.run(
            "create", "--server", self.url, "--code", code or setup_code(self.database),
            "--place", place, "--recovery", self.recovery, "--quick",
        )  # fmt: skip

    def invite(self, name, *grants):
        file = self.folder / f"{name}.lwi"
        code, said = self.run("invite", "--name", name, *grants, "--file", file)
        assert code == 0
        server, invitation = read_invitation(file.read_text())
        assert server == self.url
        assert CODE.search(said)[0] == invitation
        return invitation


@pytest.fixture
def desk(tmp_path, database, capsys):
    with pool_of(database) as pool, serving(pool) as url:
        yield Desk(tmp_path, database, url, capsys)


@pytest.fixture
def founded(desk):
    assert desk.create()[0] == 0
    return desk


@pytest.fixture
def laptop(founded):
    """Make a person's laptop that reaches the server over the network."""
    made = []

    def make(name):
        made.append(Laptop(founded.folder, None, name, url=founded.url))
        return made[-1]

    yield make
    for one in made:
        one.store.close()


@pytest.mark.parametrize("command", [(), ("create",), ("invite",), ("approve",), ("status",)])
def test_every_command_says_what_it_is_for(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert said.startswith("usage: linkworker-admin")
    assert "epoch" not in said


def test_founding_writes_the_recovery_sheets_for_its_owner_alone(desk):
    code, said = desk.create()
    assert (code, "founded, with the place Brent" in said) == (0, True)
    sheets = sorted(desk.recovery.iterdir())
    names = [f"recovery-sheet-{n}{letter}.html" for n in (1, 2, 3) for letter in "AB"]
    assert [one.name for one in sheets] == names
    assert {one.stat().st_mode & 0o777 for one in sheets} == {0o600}
    codes = [GROUP.findall(one.read_text()) for one in sheets]
    read = [read_sheet("".join(groups)) for groups in codes]
    assert [one.place for one in read] == [1, 2] * 3
    assert len({one.pair for one in read}) == 3
    assert desk.run("status") == (0, "1 laptops, 0 logs, 0 entries on the server\n")
    assert desk.create()[0] == 1
    assert [GROUP.findall(one.read_text()) for one in sheets] == codes


def test_a_wrong_set_up_code_is_said_plainly_and_the_right_one_then_works(desk):
    code, said = desk.create("AAAAAA-BBBBBB-CCCCCC-DDDDDD-EEEEEE")
    assert (code, said) == (1, "The server does not know this set-up code, or it was used\n")
    kept = [one.read_text() for one in sorted(desk.recovery.iterdir())]
    assert desk.create()[0] == 0
    assert [one.read_text() for one in sorted(desk.recovery.iterdir())] == kept


def test_recovery_sheets_that_cannot_be_written_found_nothing(desk):
    desk.recovery = desk.folder / "words.txt"
    code, said = desk.create()
    assert (code, "cannot be written" in said) == (1, True)
    desk.recovery = desk.folder / "older"
    desk.recovery.mkdir()
    (desk.recovery / "recovery-sheet-2A.html").write_text("of another organisation")
    code, said = desk.create()
    assert (code, "choose an empty folder" in said) == (1, True)
    desk.recovery = desk.folder / "sheets"
    assert desk.create()[0] == 0


def test_commands_before_founding_or_without_a_server_say_so(desk):
    assert desk.run("approve")[0] == 1
    assert desk.create("AAAAAA-BBBBBB-CCCCCC-DDDDDD-EEEEEE")[0] == 1
    code, said = desk.run("invite", "--name", "Maya")
    assert (code, "Traceback" in said) == (1, False)
    desk.url = "http://127.0.0.1:1"
    code, said = desk.create()
    assert (code, "cannot be reached" in said) == (1, True)


def test_an_unknown_place_is_said(founded):
    code, said = founded.run("invite", "--name", "Maya", "--place", "Ealing")
    assert (code, said) == (1, "There is no place called Ealing\n")


def test_a_person_is_let_in_and_begins_to_work(founded, laptop):
    maya = laptop("Maya")
    maya.join(founded.invite("Maya", "--lead", "Alderbrook"))
    with pytest.raises(NotLetIn):
        maya.sync()
    assert founded.run("approve") == (0, "Maya: let in\n")
    assert founded.run("approve") == (0, "Nobody is waiting to be let in.\n")
    assert maya.sync().trouble == ""
    assert maya.client.waiting_for_key() == []
    begin_plan(maya)
    maya.sync()
    assert maya.store.unsent() == 0


def test_a_second_member_waits_until_a_members_laptop_synced(founded, laptop):
    maya, tom = laptop("Maya"), laptop("Tom")
    maya.join(founded.invite("Maya", "--lead", "Alderbrook"))
    founded.run("approve")
    maya.sync()
    goal = begin_plan(maya)
    maya.sync()
    tom.join(founded.invite("Tom", "--review", "Alderbrook"))
    assert founded.run("approve") == (0, "Tom: let in\n")
    assert tom.sync().trouble == ""
    assert len(tom.client.waiting_for_key()) == 2
    assert tom.store.find(Goal) == []
    maya.sync()
    tom.sync()
    assert tom.client.waiting_for_key() == []
    assert words(tom, goal) == "first words"


def test_laptops_are_let_in_in_any_order(founded, laptop):
    codes = {name: founded.invite(name, "--lead", name) for name in ("Maya", "Sam", "Ann")}
    people = {name: laptop(name) for name in ("Ann", "Maya", "Sam")}
    for name, one in people.items():
        one.join(codes[name])
    code, said = founded.run("approve")
    assert (code, sorted(said.split("\n"))) == (
        0,
        ["", "Ann: let in", "Maya: let in", "Sam: let in"],
    )
    for one in people.values():
        assert one.sync().trouble == ""


def test_a_mistyped_invitation_is_told_apart_before_anything_is_sent(founded):
    code = founded.invite("Maya", "--lead", "Alderbrook")
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    for typed in (wrong, code[:-3], "", "hello", '{"code": 7}', '{"code":"' + wrong + '"}'):
        with pytest.raises(Invalid):
            read_invitation(typed)
    assert read_invitation(f"  {code.lower().replace('-', ' ')}\n")[1] != ""


def test_an_invitation_lets_one_laptop_ask(founded, laptop):
    code = founded.invite("Maya", "--lead", "Alderbrook")
    maya, other = laptop("Maya"), laptop("other")
    maya.join(code)
    maya.join(code)
    with pytest.raises(NotLetIn, match="another laptop has used it"):
        other.join(code)
    founded.run("approve")
    with pytest.raises(NotLetIn, match="another laptop has used it"):
        other.join(code)
    assert maya.sync().trouble == ""


def test_the_record_of_processing_is_written_from_the_declarations(tmp_path, capsys):
    file = tmp_path / "record.html"
    assert main(["processing", "--file", str(file)]) == 0
    written = file.read_text(encoding="utf-8")
    assert all(record.keeping.purpose in html.unescape(written) for record in RECORDS)
    assert "record of processing" in capsys.readouterr().out
