"""abuse 84: a server's backup and two custodians' sheets, on a clean machine, give one child back.

The real server and real laptops; what was typed is the codes of the sheets and nothing else.
"""

import json
import re
from datetime import datetime

import pytest

from linkworker.actions.unlock import (
    keep_recovery,
    set_up,
    unlock,
    unlock_with_recovery,
    words_anew,
)
from linkworker.errors import BadFile, Refused, WrongPassphrase
from linkworker.records import Child, Contact, Means, Outcome
from linkworker.store.clock import wall_clock
from linkworker.store.passphrase import FLOOR
from sync import admin, custodians, recovering
from sync.authority import Authority
from sync.backup import Backup
from sync.client import Client
from sync.custody import make_pair
from sync.custody_code import Sheet, pair_name
from sync.governing import make_admin, replace_recovery
from sync.keyring import Keyring
from sync.merge import view
from sync.recovery_use import uses_told
from sync.server.commands import main as server
from sync.transport import Server
from tests.sync.laptops import URL
from tests.sync.pictures import add, begin_child, bytes_on, picture, through

NEEDLES = ("Tidewater", "the heron came back")


@pytest.fixture
def lost(office, maya, tmp_path, database):
    """A child's record that only a backup still holds, and what was in it."""
    child = begin_child(maya)
    with maya.store.change() as (change, _):
        change.add(
            Contact(child=child.id, at=datetime(2025, 11, 4, 9), whom="Mum", means=Means.CALL,
                    outcome=Outcome.REACHED, words="She says the heron came back."),
            child.log,
        )  # fmt: skip
    maya.sync()
    attachment = add(maya, child, picture(150_000))
    through(maya)
    file = tmp_path / "records.lwb"
    assert server(["records", "--database", database, "--file", str(file)]) == 0
    data = bytes_on(maya, attachment)
    maya.store.close()
    maya.path.unlink()
    return file, data


class Desk:
    """A clean computer, and what is typed into it."""

    def __init__(self, folder):
        self.folder = folder / "clean"
        self.folder.mkdir()
        (self.folder / "words.txt").write_text("plover anchor quince ladder")

    def recover(self, backup, sheets, *more, vault="vault"):
        typed = self.folder / "typed.txt"
        typed.write_text("\n".join(" ".join(sheet.code).lower() for sheet in sheets))
        return admin.main([
            "--vault", str(self.folder / vault), "--passphrase-file",
            str(self.folder / "words.txt"), "recover", "--backup", str(backup),
            "--names", "Ada Trustee", "Ben Director", "--why", "yearly rehearsal",
            "--sheets", str(typed), "--quick", *more,
        ])  # fmt: skip


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_abuse_84_a_backup_and_two_sheets_give_back_one_childs_whole_record(
    lost, desk, office, database, capsys
):
    backup, data = lost
    sealed = backup.read_bytes().lower()
    assert not [needle for needle in NEEDLES if needle.lower().encode() in sealed]
    out = desk.folder / "record"
    said = ("--child", "Wren Tidewater", "--out", str(out))
    assert desk.recover(backup, office.recovery[1].sheets[::-1], *said) == 0
    assert "is in" in capsys.readouterr().out
    page = re.sub("<[^>]+>", " ", (out / "record.html").read_text())
    assert all(needle in page for needle in NEEDLES)
    assert json.loads((out / "record.json").read_bytes())
    assert (out / "picture-001.png").read_bytes() == data


def test_a_pair_is_enough_and_any_pair_will_do(lost, desk, office):
    """Loss of one sheet: another pair opens. Loss of a whole pair: another still does."""
    for at, pair in enumerate(office.recovery):
        assert desk.recover(lost[0], pair.sheets, vault=f"vault{at}") == 0


def test_misuse_by_one_custodian_alone_opens_nothing(lost, desk, office, capsys):
    first, second = office.recovery[0].sheets
    other = office.recovery[1].sheets[1]
    forged = Sheet.new(second.place, office.recovery[0].id)
    for sheets in ([first], [first, first], [first, other], [first, forged], [second, second]):
        assert desk.recover(lost[0], sheets) == 1
        assert not (desk.folder / "vault").exists()
    assert "Traceback" not in capsys.readouterr().out


def test_two_names_and_a_reason_are_wanted_first(lost, desk, office, capsys):
    sheets = office.recovery[0].sheets
    for wrong in (("--names", "Ada", "ada "), ("--why", "  ")):
        assert desk.recover(lost[0], sheets, *wrong) == 1
    said = capsys.readouterr().out
    assert "Name the two custodians" in said
    assert "all leads will read it" in said


def test_every_lead_and_administrator_is_told_and_the_computer_is_let_in(
    lost, desk, office, database, tmp_path, capsys
):
    message = desk.folder / "vault" / "tell-the-organisation.lwr"
    assert desk.recover(lost[0], office.recovery[0].sheets) == 0
    sam = office.invite("Sam", Alderbrook="lead")
    tom = office.invite("Tom", Alderbrook="review")
    readmit = ["readmit", "--database", database, "--file"]
    assert server([*readmit, str(message)]) == 1  # the organisation's log has moved on
    file = tmp_path / "again.lwb"
    assert server(["records", "--database", database, "--file", str(file)]) == 0
    assert desk.recover(file, office.recovery[2].sheets, vault="second") == 0
    assert server([*readmit, str(desk.folder / "second" / message.name)]) == 0
    told = [the_use(laptop) for laptop in (sam, tom)]
    assert [use.of for use, _ in told] == [office.recovery[2].id] * 2
    assert told[0][1].names == ("Ada Trustee", "Ben Director")
    assert told[0][1].why == "yearly rehearsal"
    assert told[1][1] is None  # a reviewer sees that it was used, and not why
    found = unlock(desk.folder / "second", "plover anchor quince ladder", view)
    store = found.store()
    keyring = Keyring(store.mailbox)
    authority = Authority(Client(store), Server(URL, keyring.signer, wall_clock, http=office.http))
    authority.sync()
    assert authority.is_admin
    assert [one.name for one in store.find(Child)] == ["Wren"]
    make_admin(authority, sam.client.keyring.user)  # and it can put others in office again
    store.close()


def test_a_custodian_who_leaves_is_reminded_of_until_the_pair_is_replaced(office, capsys):
    authority = office.admin.authority
    old, kept = office.recovery[0], office.recovery[1]
    custodians.note_leaving(authority, old.id)
    now = authority.mailbox.now()
    (asked,) = custodians.to_replace(authority.organisation, now)
    assert asked == (f"1 ({pair_name(old.id)})", 10)
    ((_, left),) = custodians.to_replace(authority.organisation, now + 11 * custodians.DAY)
    assert left == -1
    new = make_pair()
    replace_recovery(authority, [new], [old.id])
    assert custodians.to_replace(authority.organisation, now) == []
    listed = authority.mailbox.organisation_entries()
    for pair in (new, kept):
        assert recovering.open_with_sheets(listed, pair.sheets).root is not None


def the_use(laptop):
    laptop.sync()
    (found,) = uses_told(laptop.client.keyring.organisation, laptop.store.mailbox)
    return found


def test_a_backup_cut_short_or_altered_anywhere_is_said_before_anything_is_opened(
    lost, office, tmp_path
):
    whole = lost[0].read_bytes()
    copy = tmp_path / "copy.lwb"
    for at in range(0, len(whole), max(1, len(whole) // 60)):
        for raw in (whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]):
            copy.write_bytes(raw)
            with pytest.raises(BadFile):
                Backup(copy)
    copy.write_bytes(whole + b"more")
    with pytest.raises(BadFile):
        Backup(copy)


def test_a_lost_laptops_own_store_opens_with_two_sheets_and_gets_new_words(
    office, maya, tmp_path, capsys
):
    """What was not sent yet is in that store alone: it opens, and nothing in it is changed."""
    folder = tmp_path / "laptop"
    unlocked = set_up(folder, "nobody knows these words", view, FLOOR)
    pairs = {pair.id: pair.public for pair in office.recovery}
    keep_recovery(unlocked, pairs)
    for pair in office.recovery:
        opened = recovering.open_with_sheets(maya.store.mailbox.organisation_entries(), pair.sheets)
        found = unlock_with_recovery(folder, opened.private, view)
        assert found.vault == unlocked.vault
    words_anew(found, "plover anchor quince ladder", FLOOR)
    assert unlock(folder, "plover anchor quince ladder", view).vault == unlocked.vault
    with pytest.raises(WrongPassphrase):
        unlock(folder, "nobody knows these words", view)
    other = make_pair()
    with pytest.raises(Refused):
        recovering.open_with_sheets(maya.store.mailbox.organisation_entries(), other.sheets)
