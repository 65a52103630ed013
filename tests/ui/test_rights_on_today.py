"""Days that the law gives, on Today: said without a word of it, opened by one key; none waits."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from linkworker.actions import basis, complaints, erasing
from linkworker.actions.erasing_list import to_erase
from linkworker.records import Erasure
from tests.seeds import TODAY
from tests.ui.child_hands import ask, run, words
from tests.ui.tasks.hands import Worker

NEEDLE = "quincewood"


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def today(joyce):
    joyce.window.go("today")
    page = joyce.window.page("today")
    joyce.qtbot.waitUntil(lambda: page.today is not None)
    joyce.settle()
    return page


def line_of(page, what):
    return next((line for line in page.due.lines if line.due.what == what), None)


def test_a_complaint_stands_on_today_and_one_key_opens_where_it_is_answered(joyce):
    sarah = joyce.child("Sarah")
    run(joyce.qtbot, joyce.desk, lambda s: complaints.keep_complaint(
        s, sarah, by="u", received_on=date(2025, 10, 3), who=NEEDLE, words=NEEDLE))  # fmt: skip
    page = today(joyce)
    what = "Acknowledge a complaint about data"
    joyce.qtbot.waitUntil(lambda: line_of(page, what) is not None)
    line = line_of(page, what)
    assert NEEDLE not in " ".join(words(page))
    assert [said for said, _ in line._more._entries] == ["Open"]
    line.focus_on.setFocus()
    joyce.press(Qt.Key.Key_Space)
    assert joyce.window.here() == ("rights", sarah.id)


def test_an_erasure_is_asked_of_a_second_person_and_not_of_who_asked_for_it(joyce):
    sarah, me = joyce.child("Sarah"), joyce.desk.standing.user
    what = "Look at what is to be erased"
    caseload = ask(joyce.qtbot, joyce.desk, lambda r: dict(r.logs("child"))[sarah.log])

    def begin(store, by):
        return erasing.ask_erasure(store, to_erase(store, sarah, TODAY), caseload=caseload,
                            reason=NEEDLE, by=by, on=TODAY)  # fmt: skip

    run(joyce.qtbot, joyce.desk, lambda s: begin(s, me))
    page = today(joyce)
    assert all(one.what != what for one in page.today.due)
    (mine,) = ask(joyce.qtbot, joyce.desk, lambda r: r.find(Erasure))
    run(joyce.qtbot, joyce.desk, lambda s: erasing.let_go(s, mine, because="asked anew"))
    run(joyce.qtbot, joyce.desk, lambda s: begin(s, "tom"))
    joyce.qtbot.waitUntil(lambda: any(one.what == what for one in page.today.due))
    (due,) = (one for one in page.today.due if one.what == what)
    assert due.by == date(2025, 12, 4)
    assert NEEDLE not in " ".join(words(page))


def test_who_is_controller_is_asked_of_an_administrator_and_one_key_opens_where_that_stands(joyce):
    joyce.desk.stand(replace(joyce.desk.standing, administers=True))
    place = ask(joyce.qtbot, joyce.desk, lambda r: r.logs("place")[0][0])
    run(joyce.qtbot, joyce.desk, lambda s: basis.keep_controller(
        s, place, None, what="marks", controller="the school", review_on=TODAY))  # fmt: skip
    page, what = today(joyce), "Look again at who is controller: marks"
    joyce.qtbot.waitUntil(lambda: line_of(page, what) is not None)
    line = line_of(page, what)
    assert [said for said, _ in line._more._entries] == ["Open"]
    line.focus_on.setFocus()
    joyce.press(Qt.Key.Key_Space)
    assert joyce.window.here()[0] == "keeping"
