"""What left on paper: listed where it lies, and kept with the child: for whom, why and how."""

import pytest
from PySide6.QtWidgets import QLabel

from linkworker.actions import people
from linkworker.actions.files import saved_files
from linkworker.records import Colleague, PaperGiven, Way
from tests.ui.paper_hands import begin_wren, made_for, open_page
from ui.desk import Standing, today
from ui.forms.history import HistoryList, history_of
from ui.happened.everything import happened


@pytest.fixture
def wren(desk):
    return begin_wren(desk)


@pytest.fixture
def page(desk, wren, qtbot):
    return open_page(desk, wren, qtbot)


def test_an_order_is_printed_only_with_a_reason_and_the_reason_is_kept(
    page, desk, wren, tmp_path, qtbot
):
    do = desk.background.wait
    (relation,) = [
        one for one, person in do(lambda s: people.people_round(s, wren)) if one.role == "dad"
    ]
    do(lambda store: people.edit_relation(store, relation, order_kind="Non-molestation order"))
    made_for(page, "Dana", qtbot)
    page.check.ticks["relation.order_kind"].click()
    qtbot.waitUntil(lambda: "relation.order_kind" in page.check.reasons)
    assert "Non-molestation" not in page.paper.html
    line = page.check.reasons["relation.order_kind"].editor
    line.setFocus()
    qtbot.keyClicks(line, "She hands her over")
    line.editingFinished.emit()
    qtbot.waitUntil(lambda: page.paper is not None and "Non-molestation" in page.paper.html)
    with qtbot.waitSignal(desk.said):
        page.out.write(tmp_path / "x.html")
    (given,) = do(lambda store: store.find(PaperGiven))
    assert given.why == "She hands her over"


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_a_saved_paper_is_there_and_listed(page, desk, tmp_path, form, qtbot):
    made_for(page, "Dana", qtbot)
    path = tmp_path / f"Plan WT.{form}"
    with qtbot.waitSignal(desk.said) as said:
        page.out.write(path)
    assert "not locked" in said.args[0]
    assert path.stat().st_size > 1000
    (saved,) = desk.background.wait(saved_files)
    assert (saved.path, saved.reader, saved.saved_on) == (str(path), "Dana", today())


def test_a_paper_that_cannot_be_written_is_said_and_not_listed(page, desk, tmp_path, qtbot):
    made_for(page, "Dana", qtbot)
    for name in ("gone/plan.html", "gone/plan.pdf"):
        with qtbot.waitSignal(desk.said) as said:
            page.out.write(tmp_path / name)
        assert "could not be written" in said.args[0]
    assert desk.background.wait(saved_files) == []


def test_what_left_is_kept_with_the_child_for_whom_why_and_how(page, desk, tmp_path, qtbot):
    """abuse 79: what was printed or saved is on record."""
    paper = made_for(page, "Dana", qtbot)
    page.why.editor.set_value("for the meeting")
    told = []
    desk.background.changed.connect(lambda changes: told.extend(changes.touches(PaperGiven)))
    with qtbot.waitSignal(desk.said):
        page.out.write(tmp_path / "Plan WT.pdf")
    (given,) = desk.background.wait(lambda store: store.find(PaperGiven))
    assert (given.reader, given.role, given.way) == ("Dana", "mum", Way.SAVED)
    assert (given.file, given.why, given.by) == ("Plan WT.pdf", "for the meeting", "maya")
    assert set(given.wording.split()) == paper.wording
    assert "draw" not in given.wording
    assert told == [given.id]
    (saved,) = desk.background.wait(saved_files)
    assert saved.why == "for the meeting"


def test_a_missing_telephone_is_asked_for_once_and_stands_on_every_paper(page, desk, qtbot):
    assert made_for(page, "Dana", qtbot).no_phone
    qtbot.waitUntil(lambda: page.check.phone is not None)
    line = page.check.phone.editor
    line.set_value("01632 960 050")
    line.editingFinished.emit()
    qtbot.waitUntil(lambda: page.paper is not None and "01632 960 050" in page.paper.html)
    assert page.check.phone is None
    (me,) = desk.background.wait(lambda store: store.find(Colleague, user="maya"))
    assert (me.name, me.phone) == ("Maya Okoro", "01632 960 050")


def test_what_left_stands_on_the_childs_timeline(page, desk, wren, tmp_path, qtbot):
    made_for(page, "Dana", qtbot)
    page.why.editor.set_value("for the meeting")
    with qtbot.waitSignal(desk.said):
        page.out.write(tmp_path / "Plan WT.pdf")
    told = desk.background.wait(lambda store: happened(store, wren, {"maya": "Maya"}))
    (paper,) = [one for one in told if isinstance(one.record, PaperGiven)]
    assert paper.title == "Wren's plan: saved as a file for Dana"
    assert (paper.words, paper.who) == ("mum\nfor the meeting\nPlan WT.pdf", "Maya")
    lines = desk.background.wait(lambda store: history_of(store, paper.record))
    shown = HistoryList()
    qtbot.addWidget(shown)
    shown.show_lines(lines, {}, today(), may_undo=False)
    assert not any("Marks" in label.text() for label in shown.findChildren(QLabel))


def test_a_reviewers_copy_is_listed_on_the_laptop_and_writes_nothing_in_the_record(
    desk, wren, tmp_path, qtbot
):
    desk.standing = Standing("tom", "Tom", {"c": "review"})
    page = open_page(desk, wren, qtbot)
    made_for(page, "Dana", qtbot)
    with qtbot.waitSignal(desk.said):
        page.out.write(tmp_path / "Plan WT.pdf")
    assert len(desk.background.wait(saved_files)) == 1
    assert desk.background.wait(lambda store: store.find(PaperGiven)) == []
