"""Recovery sheets in the app: a keeper leaves, a new pair is printed, each use is told to leads."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sync import custodians, custody, governing
from sync.custody_code import pair_name
from sync.recovery_use import reason, use_of
from tests.demo.hands import wait_until
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.handing_hands import introduce, sitting

pytestmark = pytest.mark.usefixtures("qapp")
OVER = 11 * custodians.DAY


@pytest.fixture
def maya(office):
    """The lead of a caseload, who is known by name."""
    maya = office.invite("Maya", Alderbrook="lead")
    maya.sync()
    introduce(office, (maya, "Maya Okoro", "Link Worker"))
    return maya


def faults(page):
    return [look(page) for look in (unnamed_controls, not_plain, cut_off)]


def note(ann, mark):
    """Say that a keeper of a pair leaves; not before it is looked at twice."""
    ann.press(f"A keeper leaves: pair {mark}")
    ann.press("Note it")
    ann.wait_to_see("Tick it to go on")
    tick = ann.page("custody")._question.itemAt(0).widget().fields["sure"].editor
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    ann.press("Note it")
    ann.wait_to_see("To be replaced: 10 days are left")


def is_noted(ann, pair):
    """Note that a keeper of a pair leaves, before the page is opened."""
    noted = []
    ann.desk.office.ask(partial(custodians.note_leaving, recovery=pair.id), noted.append, print)
    wait_until(lambda: noted, "its being noted")


def type_back(ann, folder):
    """Save both sheets, type what stands there; the button does nothing before."""
    page = ann.page("pair")
    ann.press("Let the old pair go")
    ann.wait_to_see("Not printed and not saved yet: sheet 4A, 4B")
    page.sheets.write(folder)
    ann.press("Let the old pair go")
    assert page.asked.fields[0].problem()
    assert faults(page) == [[], [], []]
    page.asked.fields[0].editor.set_value(page.asked.answers()[0].lower())
    ann.press("Let the old pair go")


@pytest.fixture
def ann(office, maya):
    """Whoever founded the organisation, at her window; Maya is let in."""
    with sitting(office._admin, "Ann Whitlow") as ann:
        yield ann


def test_a_keeper_leaves_and_every_administrator_is_asked_for_a_new_pair(office, ann):
    mark = f"1 ({pair_name(office.recovery[0].id)})"
    ann.window.go("people")
    ann.press("Recovery sheets")
    ann.wait_to_see("Envelopes 1A and 1B. In force")
    assert ann.sees("linkworker-admin recover --help")
    assert faults(ann.page("custody")) == [[], [], []]
    note(ann, mark)
    ann.sync()
    ann.wait_to_see(f"Pair {mark}: 10 days are left.")
    office._admin.shift = OVER
    ann.sync()
    ann.wait_to_see(f"Pair {mark}: its 10 days are over.")
    office._admin.shift = 0


def test_a_pair_is_replaced_once_its_sheets_are_out_and_read_back(office, ann, maya, tmp_path):
    old = office.recovery[0]
    is_noted(ann, old)
    ann.window.go("custody")
    ann.press(f"Replace it: pair 1 ({pair_name(old.id)})")
    ann.wait_to_see("Sheet 4A: not printed yet")
    first = dict(ann.page("pair").sheets.papers)
    ann.window.go("people")
    ann.window.go("pair", old.id)
    wait_until(lambda: ann.page("pair")._ready, "the same sheets again")
    assert ann.page("pair").sheets.papers == first
    new = ann.desk.background.wait(lambda store: custodians.next_pair(store.mailbox))
    type_back(ann, tmp_path)
    wait_until(lambda: ann.window.here()[0] == "custody", "its being in force")
    ann.sync()
    ann.wait_to_see_no_more("Recovery sheets are to be replaced")
    ann.wait_to_see(f"Pair 4 ({pair_name(new.id)})")  # as its envelopes say
    assert len([*tmp_path.glob("Recovery sheet 4?.pdf")]) == 2
    known = ann.laptop.client.keyring.organisation
    assert known.recovery_keys().keys() == {new.id, *(one.id for one in office.recovery[1:])}
    assert custody.open_pair(known.custody, new.sheets)[0] == new.id
    maya.sync()
    held = maya.client.keyring.controls(maya.caseload)
    assert new.id in held.key(held.g).recipients
    assert old.id not in held.key(held.g).recipients


def test_another_administrator_notes_it_and_replaces_none_here(office, maya):
    governing.make_admin(office.admin.authority, maya.client.keyring.user)
    maya.sync()
    mark = f"2 ({pair_name(office.recovery[1].id)})"
    with sitting(maya, "Maya Okoro") as at:
        at.window.go("custody")
        at.wait_to_see("A pair is replaced on the laptop that founded the organisation")
        note(at, mark)
        at.window.go("pair", office.recovery[1].id)
        wait_until(lambda: at.window.here()[0] == "custody", "that it is not done here")
        assert maya.store.mailbox.secret("next pair") is None


def test_each_use_is_told_to_leads_on_today_and_stands_with_the_sheets(office, maya):
    with sitting(maya, "Maya Okoro") as at:
        at.sync()
        authority = office.admin.authority
        said = reason(
            "Ada Trustee", "Ben Director", "yearly rehearsal", "Wren’s record", maya.now()
        )
        authority.append(lambda known: [use_of(known, office.recovery[0].id, said)])
        at.sync()
        at.window.go("today")
        at.wait_to_see(
            "Ada Trustee and Ben Director used their recovery sheets to open Wren’s record: "
            "yearly rehearsal"
        )
    with sitting(office._admin, "Ann Whitlow") as ann:
        ann.window.go("custody")
        ann.wait_to_see("to open Wren’s record: yearly rehearsal")
