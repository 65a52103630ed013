"""Half or more missed is severe absence: said wherever persistent absence is, by the counts."""

from datetime import date

import pytest

from linkworker.measures.attendance import Summary
from linkworker.records import AttendanceWeek, Child
from tests.seeds import TODAY
from tests.ui import caseload_hands, child_hands
from ui.models.attendance_facts import change_words

START = Summary(attended=50, unauthorised=50)


@pytest.mark.parametrize(
    ("then", "since", "said"),
    [
        (START, (50, 50), "As at the start. Still severe absence: half or more was missed."),
        (Summary(attended=51, authorised=49), (50, 50),
         "Lower than at the start by 1.0 points. Now severe absence: half or more was missed."),
        (START, (51, 49), "Better than at the start by 1.0 points. No longer severe, still "
         "persistent absence: 10% or more was missed."),
        (START, (91, 9), "Better than at the start by 41.0 points. No longer persistent absence."),
        # what is rounded to 50.0% is severe only by its counts
        (Summary(attended=1001, authorised=999), (999, 1001),
         "Lower than at the start by 0.1 points. Now severe absence: half or more was missed."),
        (START, (1001, 1000), "As at the start. No longer severe, still persistent absence: "
         "10% or more was missed."),
    ],
)  # fmt: skip
def test_a_change_says_whether_absence_is_severe(then, since, said):
    attended, missed = since
    assert change_words(then, Summary(attended=attended, unauthorised=missed)) == said


def by_monday(week):
    return week.monday


def miss_half(store):
    """Let Wren have missed five of the last ten half-days, and no other be marked this year."""
    (wren,) = store.find(Child, name="Wren")
    weeks = store.find(AttendanceWeek, log=wren.log)
    whole = max((one for one in weeks if one.monday < date(2025, 10, 24)), key=by_monday)
    with store.change() as (change, changes):
        for week in weeks:
            codes = ("",) * 10 if week is not whole else tuple("/\\/\\/OOOOO")
            change.update(week, f"{TODAY}", codes=codes)
    return changes


def test_the_caseload_can_be_narrowed_to_them_once_there_is_somebody(qtbot, joyces):
    page = caseload_hands.shown(qtbot, joyces)
    chip = page.filters._chips["severe"]
    assert not chip.isVisible()
    caseload_hands.run(qtbot, joyces, miss_half)
    qtbot.waitUntil(chip.isVisible)
    assert chip.accessibleName() == "50% or below, 1"
    chip.click()
    assert caseload_hands.names(page) == ["Wren"]


def test_the_tab_says_so_beside_the_rule_of_persistent_absence(qtbot, joyces):
    page = child_hands.shown(qtbot, joyces)
    tab = child_hands.turn(qtbot, page, joyces, "attendance")
    assert not any("severe" in one for one in child_hands.words(tab))
    child_hands.run(qtbot, joyces, miss_half)
    child_hands.settled(qtbot, joyces)
    said = " ".join(child_hands.words(tab))
    assert (
        "At or below 90% counts as persistent absence, at or below 50% as severe absence." in said
    )
    assert "at or below the 90% line, half or more was missed" in tab.chart.line.accessibleName()
