"""From an empty folder to a first note in a new organisation, with nothing but the app."""

import pytest

from linkworker.actions.children import add_child
from tests.demo.hands import wait_until
from tests.demo.office import office
from tests.ui.first_day import Person, go_on
from tests.ui.office_hands import fill_where, found, invite, join, let_in, set_up


@pytest.fixture
def local(qapp, tmp_path):
    tmp_path.chmod(0o755)
    with office(tmp_path) as made:
        yield made
    go_on(qapp)


def test_an_organisation_is_set_up_somebody_is_invited_let_in_and_writes(qapp, tmp_path, local):
    ann, maya = Person(tmp_path / "ann-laptop"), Person(tmp_path / "maya-laptop")
    found(ann, local, tmp_path / "sheets")
    assert len(list((tmp_path / "sheets").iterdir())) == 6
    assert ann.desk.standing.administers
    assert ann.desk.standing.work == "Administrator"
    ann.wait_to_see("Only you, so far")
    code = invite(ann, "Maya Okoro", "lead", new="Alderbrook")
    ann.wait_to_see("Open until")
    join(maya, local.url, code, "Maya Okoro")
    let_in(ann, maya)
    ann.wait_to_see("Maya Okoro holds it")
    assert not ann.sees("Open until")
    write_first_note(maya)
    ann.app.session.sync_now()
    ann.wait_to_see("Last heard today")
    for one in (ann, maya):
        one.app.lock()


def write_first_note(person):
    caseload = person.desk.standing.caseload
    person.desk.background.wait(
        lambda store: add_child(
            store, caseload=caseload, name="Wren", surname="Tide", school="s", year=5
        )
    )
    person.note_about(["Wren"], "Came in smiling")
    person.app.session.sync_now()
    wait_until(lambda: person.desk.background.wait(lambda s: s.unsent()) == 0, "the note's sending")


def test_what_is_wrong_in_the_first_step_is_said_all_at_once_and_nothing_is_lost(qapp, tmp_path):
    ann = Person(tmp_path / "ann-laptop")
    ann.click(ann.window.found_button)
    page = ann.window
    fill_where(page, "ftp://links", "ABC", name="")
    ann.click(page.next)
    said = {name: field.problem() for name, field in page.where.fields.items()}
    assert page.step == 1
    assert said == {
        "server": "The server's address begins with https://",
        "code": "A set-up code has 30 letters and digits; these are 3",
        "place": "",
        "name": "Your name is needed",
    }
    ann.click(page.back)
    ann.click(ann.window.found_button)
    assert ann.window.where.value("server") == "ftp://links"
    ann.app.lock()
    go_on(qapp)


def test_a_wrong_set_up_code_is_said_and_another_goes_on_with_the_same_sheets(
    qapp, tmp_path, local
):
    ann = Person(tmp_path / "ann-laptop")
    right, local.code = local.code, "-".join(["AAAAAA"] * 5)
    set_up(ann, local, tmp_path / "sheets")
    ann.wait_to_see("does not know this set-up code, or it was used")
    page = ann.page("setting_up")
    ann.click(page.other)
    wait_until(lambda: page.server.value(), "the server's address")
    page.code.editor.set_value(right)
    ann.click(page.use)
    wait_until(lambda: ann.inside.here()[0] == "people", "the organisation")
    ann.app.lock()
