"""Tasks 3, 4, 9, 12 and 15: what is asked is found in a few keys, or can simply be read."""

from datetime import datetime

import pytest

from linkworker.actions.contacts import record_contact
from linkworker.records import Means, Outcome
from tests.seeds import NOW
from tests.ui.child_hands import words
from tests.ui.seeded import lay_down
from tests.ui.tasks.hands import ALT, CTRL, Key, Worker
from tests.ui.teamed import team_desk
from ui.desk import tell_time
from ui.models.caseload_table import LINE
from ui.widgets.timeline import TimelineRow


def test_3_when_did_we_last_speak_to_nia_s_dad(joyce):
    said = {"means": Means.CALL, "outcome": Outcome.REACHED, "words": "He can come on Friday."}
    child = joyce.child("Nia")
    at = datetime(2025, 10, 9, 15, 10)
    joyce.change(lambda s: record_contact(s, children=[child], at=at, whom="dad", **said))
    joyce.press(Key.Key_K, CTRL)
    joyce.write("nia")
    joyce.settle()
    joyce.press(Key.Key_Return)
    joyce.press(Key.Key_2, CTRL)
    joyce.press(Key.Key_2, ALT)
    timeline = joyce.window.page("child").part("timeline")
    (row,) = [one for one in timeline.findChildren(TimelineRow) if one.isVisible()]
    assert "Call with dad" in words(timeline) or "Call with dad" in row._title.words
    assert "Thu 9 October, 15:10" in words(timeline)
    joyce.done(3, promised=4)


def test_4_whom_have_i_not_seen_for_two_weeks(joyce):
    joyce.open_child("Wren", "story")
    joyce.press(Key.Key_1, CTRL | ALT)
    page = joyce.window.page("caseload")
    chip = next(chip for key, chip in page.filters._chips.items() if "seen" in key)
    joyce.click(chip)
    model = page.table.model()
    shown = [model.index(row, 0).data(LINE) for row in range(model.rowCount())]
    assert {line.child.name for line in shown} == {"Otis"}
    joyce.done(4, promised=2)


def test_9_what_to_do_about_wren_s_absence_can_be_read_off_the_page(joyce):
    said = " ".join(words(joyce.open_child("Wren", "attendance")))
    assert "5 of the 11 half-days missed were Monday mornings." in said
    assert "Wren said" in said
    assert "I walk my brother to nursery" in said
    joyce.done(9, promised=0)


def test_12_is_my_work_safe(joyce):
    assert "safe on this laptop" in joyce.window.bar.pill.accessibleName()
    assert joyce.window.bar.pill.isVisible()
    joyce.done(12, promised=0)


@pytest.fixture
def tom(qtbot, team_store, tmp_path):
    lay_down(team_store, tmp_path)
    tell_time(lambda: NOW)
    with team_desk(tmp_path / "tom.db") as desk:
        yield Worker(qtbot, desk)


def test_15_whose_laptop_has_not_synced(tom):
    tom.window.go("team")
    tom.settle()
    table = tom.window.page("team").table.rows
    said = [table.index(row, 0).data(0x000B) for row in range(table.rowCount())]
    late = [one for one in said if "Thu 30 Oct" in one]
    assert len(late) == 1
    assert "Joel Bassey" in late[0]
    tom.done(15, promised=0)
