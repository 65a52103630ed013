"""What the law gives a day for is told to who reviews: she has no Today."""

from datetime import date

import pytest

from linkworker.actions import complaints, erasing
from linkworker.actions.erasing_list import to_erase
from linkworker.practice.caseload import NOW
from linkworker.records import Child
from tests.ui.accessibility import not_plain, unnamed_controls
from tests.ui.child_hands import run, settled, words
from tests.ui.seeded import lay_down
from tests.ui.teamed import team_desk
from ui.desk import tell_time
from ui.screens.team_page import TeamPage
from ui.widgets.buttons import Button


@pytest.fixture
def desk(team_store, tmp_path, qapp):
    lay_down(team_store, tmp_path)
    tell_time(lambda: NOW)
    with team_desk(tmp_path / "tom.db") as desk:
        yield desk


@pytest.fixture
def page(qtbot, desk):
    page = TeamPage(desk)
    qtbot.show(page, 1140, 702)
    qtbot.waitUntil(lambda: page.table.rows.rowCount() > 0)
    settled(qtbot, desk)
    return page


def test_what_the_law_gives_a_day_for_stands_on_it_and_leads_to_where_it_is_done(page, qtbot, desk):
    """Who only reviews has no Today: nobody else would tell her that an erasure waits for her."""
    assert not page.rights.isVisible()
    child = desk.background.wait(lambda store: store.find(Child)[0])
    said = {"who": "Mum", "words": "Nobody rang", "received_on": date(2025, 10, 3)}

    def happen(store):
        kept = complaints.keep_complaint(store, child, by="joyce", **said)
        listed = to_erase(store, child, NOW.date())
        caseload = dict(store.logs("child"))[child.log]
        asked = erasing.ask_erasure(
            store, listed, caseload=caseload, reason="asked", by="joyce", on=NOW.date()
        )
        return kept | asked

    run(qtbot, desk, happen)
    qtbot.waitUntil(page.rights.isVisible)
    shown = " ".join(words(page.rights))
    assert f"{child.whole_name}: Acknowledge a complaint about data" in shown
    assert f"{child.whole_name}: Look at what is to be erased" in shown
    assert "Nobody rang" not in shown
    assert [look(page) for look in (unnamed_controls, not_plain)] == [[], []]
    with qtbot.waitSignal(desk.went) as went:
        page.rights.findChildren(Button)[0].click()
    assert went.args == ["rights", child.id]
