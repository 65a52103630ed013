"""A child goes to another caseload with the family: who sees her then, what stays, what waits."""

import pytest
from PySide6.QtCore import Qt

from linkworker.actions.people import add_person
from linkworker.records import Child, Goal, Person
from sync import holding
from tests.demo.hands import wait_until
from tests.sync.laptops import begin_plan
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.handing_hands import introduce, sitting

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def team(qapp, office):
    """Maya leads a caseload with Wren and her mum in it, Nadia another; Tom reads both."""
    maya, nadia = (
        office.invite("Maya", Alderbrook="lead"),
        office.invite("Nadia", Beechwood="lead"),
    )
    tom = office.invite("Tom", Alderbrook="review", Beechwood="review")
    for laptop in (maya, nadia, tom):
        laptop.sync()
    works = ((maya, "Maya Okoro", "Link Worker"), (nadia, "Nadia Rahman", "Link Worker"))
    introduce(office, *works, (tom, "Tom Hale", "Supervisor"))
    begin_plan(maya)
    child = maya.store.find(Child)[0]
    said = {"name": "Rosa", "role": "mum", "responsibility": True}
    add_person(maya.store, child=child, caseload=maya.caseload, **said)
    for laptop in (maya, nadia, tom, maya):
        laptop.sync()
    return maya, nadia, tom


def open_move(at):
    child = at.desk.background.wait(lambda store: store.find(Child)[0])
    at.window.go("child", child.id)
    wait_until(lambda: at.page("child").strip.details.isEnabled(), "her page")
    menu = at.page("child").strip.details.open()
    next(one for one in menu.actions() if one.text() == "To another caseload").trigger()
    menu.close()
    at.wait_to_see("Now with Maya Okoro’s caseload")
    return at.page("move"), child


def choose(page, moving, whose):
    found = next(one.id for one in moving.others if one.called == whose)
    page.which.editor.set_value(found)
    page.which.editor.changed.emit()


def test_a_lead_moves_a_child_with_her_family_and_says_who_sees_her_then(team):
    maya, nadia, _ = team
    with sitting(maya, "Maya Okoro") as at:
        at.sync()
        page, child = open_move(at)
        at.wait_to_see("The only caseload that has Wren, so it cannot let go")
        choose(page, page._moving, "Nadia Rahman’s caseload")
        at.wait_to_see("The family’s record goes along.")
        seen = page._seen.itemAt(0).widget().accessibleName()
        assert seen == (
            "Will see Wren from then on: Nadia Rahman. Will see Wren no longer: Maya Okoro. "
            "See Wren as before: Tom Hale"
        )
        assert [faults(page) for faults in (unnamed_controls, not_plain, cut_off)] == [[], [], []]
        at.key(Qt.Key.Key_Return, CTRL)
        wait_until(lambda: at.window.here()[0] == "caseload", "the caseload")
        at.sync()
        left = at.desk.background.wait(lambda store: [*store.find(Child), *store.find(Person)])
        assert left == []
        at.window.go("move", child.id)
        at.wait_to_see("Nothing of this child is on this laptop any more.")
    nadia.sync()
    assert [one.name for one in nadia.store.find(Child)] == ["Wren"]
    assert [one.name for one in nadia.store.find(Person)] == ["Rosa"]
    assert nadia.store.find(Goal)[0].words == "first words"


def test_two_caseloads_have_a_child_and_one_lets_go_after_a_second_look(team):
    maya, nadia, _ = team
    with sitting(maya, "Maya Okoro") as at:
        at.sync()
        page, _ = open_move(at)
        choose(page, page._moving, "Nadia Rahman’s caseload")
        page.how.editor.set_value("both")
        page.how.editor.changed.emit()
        at.press("Let both have Wren")
        at.wait_to_see("Nadia Rahman, or an administrator, can let it go.")
        at.wait_to_see("Now with Maya Okoro’s caseload and Nadia Rahman’s caseload")
        nadia.sync()
        assert [one.name for one in nadia.store.find(Child)] == ["Wren"]
        at.press("Let go: Maya Okoro’s caseload")
        at.wait_to_see("Will see Wren no longer")
        at.press("Maya Okoro’s caseload lets go")
        wait_until(lambda: at.window.here()[0] == "caseload", "the caseload")
        at.sync()
        assert at.desk.background.wait(lambda store: store.find(Child)) == []
    nadia.sync()
    assert [one.name for one in nadia.store.find(Child)] == ["Wren"]


def test_what_is_shared_and_not_open_yet_says_whose_laptop_it_waits_for(office, team):
    """An administrator who cannot read her shared her: it opens by itself."""
    maya, nadia, _ = team
    log = maya.store.find(Child)[0].log
    holding.hold(office.admin.authority, log, nadia.caseload)
    with sitting(nadia, "Nadia Rahman") as at:
        at.sync()
        at.wait_to_see("Waiting for Maya Okoro or Tom Hale’s laptop to sync")
        at.wait_to_see("1 child shared with you: it opens by itself then.")
        maya.sync()
        at.sync()
        at.wait_to_see_no_more("Waiting for Maya Okoro")
        found = at.desk.background.wait(lambda store: store.find(Child))
        assert [one.name for one in found] == ["Wren"]
