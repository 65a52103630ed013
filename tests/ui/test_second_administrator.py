"""A second administrator sees names, not ids, and lets in whom the first one has invited."""

import pytest

from tests.demo.hands import wait_until
from tests.demo.office import office
from tests.ui.first_day import Person, clear_away, go_on
from tests.ui.office_hands import found, invite, join, let_in


@pytest.fixture
def local(qapp, tmp_path):
    tmp_path.chmod(0o755)
    with office(tmp_path) as made:
        yield made
    go_on(qapp)
    clear_away()


def make_administrator(ann, user):
    ann.inside.go("person", user)
    page = ann.page("person")
    wait_until(page.admin.isVisible, "the person")
    ann.click(page.admin)
    asked = page._greatest.itemAt(0).widget()
    asked.keep()
    ann.wait_to_see("Tick it to go on")
    asked.fields["sure"].editor.set_value(True)
    asked.keep()
    ann.wait_to_see("An administrator from now on.")
    ann.inside.go("people")


@pytest.mark.long
def test_a_second_administrator_sees_names_and_lets_in_who_was_invited(qapp, tmp_path, local):
    ann, tom, nia = (Person(tmp_path / name) for name in ("ann", "tom", "nia"))
    found(ann, local, tmp_path / "sheets")
    join(tom, local.url, invite(ann, "Tom Hale", "lead", new="Alderbrook"), "Tom Hale")
    let_in(ann, tom)
    make_administrator(ann, tom.desk.standing.user)
    code = invite(ann, "Nia Hughes", "lead", new="Beechwood")

    tom.inside.go("people")

    def told():
        for one in (ann, tom):
            one.app.session.sync_now()
        return tom.sees("Alderbrook") and tom.sees("Nia Hughes") and tom.sees("Open until")

    wait_until(told, "the names")
    join(nia, local.url, code, "Nia Hughes")
    let_in(tom, nia)
    tom.wait_to_see("Beechwood")

    def settled():
        ann.app.session.sync_now()
        return not ann.sees("Open until")

    wait_until(settled, "that it was used, on the first one's page")
    for one in (ann, tom, nia):
        one.app.lock()
