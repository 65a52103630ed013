"""A laptop is lost: reported, taken out, forgotten by itself; and somebody leaves."""

import pytest
from PySide6.QtWidgets import QPushButton

from linkworker.actions.children import add_child
from linkworker.records import WhenLost
from tests.demo.hands import wait_until
from tests.demo.office import office
from tests.ui.first_day import Person, go_on
from tests.ui.office_hands import found, invite, join, let_in
from ui.screens.taken_out_page import TITLE


@pytest.fixture
def local(qapp, tmp_path):
    tmp_path.chmod(0o755)
    with office(tmp_path) as made:
        yield made
    go_on(qapp)


def test_a_lost_laptop_is_taken_out_and_forgets_all_and_a_leaver_too(qapp, tmp_path, local):
    ann, maya, tom = (Person(tmp_path / name) for name in ("ann", "maya", "tom"))
    found(ann, local, tmp_path / "sheets")
    join(maya, local.url, invite(ann, "Maya Okoro", "lead", new="Alderbrook"), "Maya Okoro")
    let_in(ann, maya)
    join(tom, local.url, invite(ann, "Tom Hale", "review", choose=every), "Tom Hale")
    let_in(ann, tom, helped=maya)
    add_child_of(maya)
    leave(ann, tom)  # before: the last whose laptop opens a caseload does not leave
    lose(ann, maya, tmp_path / "maya")
    for one in (ann,):
        one.app.lock()


def every(role):
    wait_until(lambda: role.team is not None, "the caseloads")
    role.every.set_value(True)
    role._arrange()


def add_child_of(maya):
    caseload = maya.desk.standing.caseload
    maya.desk.background.wait(
        lambda store: add_child(store, caseload=caseload, name="Wren", school="s", year=5)
    )
    maya.app.session.sync_now()
    wait_until(lambda: maya.desk.background.wait(lambda s: s.unsent()) == 0, "its sending")


def lose(ann, maya, folder):
    """Report Maya's laptop on Ann's, take it out, and let it learn of it."""
    ann.inside.go("lost")
    page = ann.page("lost")
    wait_until(lambda: page.which.editor.count() > 1, "the laptops")
    device = maya.app.session._client.keyring.device
    page.which.editor.set_value(device)
    page._name_laptop()
    page.form.fields["reported_by"].editor.set_value("Maya, by telephone")
    page.report()
    wait_until(lambda: page.form.fields["state"].problem(), "what is missing")
    page.form.fields["state"].editor.set_value(WhenLost.LOCKED)
    page.report()
    wait_until(lambda: ann.inside.here()[0] == "loss", "the report")
    loss = ann.page("loss")
    look_twice(ann, loss)
    wait_until(lambda: loss._loss and loss._loss.report.lost.taken_out, "its being taken out")
    assert loss.paper.title == "Lost laptop of Maya Okoro"
    assert "Alderbrook cannot be read on this laptop" in loss.paper.html
    maya.app.session.sync_now()
    maya.wait_to_see(TITLE)
    assert sorted(path.name for path in folder.iterdir()) == []
    wait_until(lambda: told_wiped(ann, loss), "the word that it is wiped")
    assert "confirmed by the laptop" in loss.paper.html
    maya.window.close()


def look_twice(ann, loss):
    """It is named and asked about once more, and nothing is done before."""
    ann.wait_to_see("of Maya Okoro: is this the one?")
    asked = loss._question.itemAt(0).widget()
    asked.keep()
    assert asked.fields["sure"].problem() == "Tick it to go on"
    assert not loss._loss.taken_out
    asked.fields["sure"].editor.set_value(True)
    asked.keep()


def told_wiped(ann, loss):
    ann.inside.go("people")
    loss._loss = None
    ann.inside.go("loss", loss._id)
    wait_until(lambda: loss._loss is not None, "the report")
    return loss._loss.report.lost.wiped is not None


def leave(ann, tom):
    """Tom leaves: everything of his ends in one step."""
    user = tom.desk.standing.user
    ann.inside.go("person", user)
    page = ann.page("person")
    wait_until(lambda: page.leaves.isVisible(), "the person")
    ann.click(page.leaves)
    (asked,) = (one for one in page.findChildren(QPushButton) if one.text() == "End everything")
    asked.click()
    ann.wait_to_see("Tick it to go on")
    page._question.itemAt(0).widget().fields["sure"].editor.set_value(True)
    asked.click()
    ann.wait_to_see("Nothing: no caseload, no place")
    tom.app.session.sync_now()
    tom.wait_to_see(TITLE)
    tom.window.close()
