"""The caseload: who stands on it, in which order, and what one can do from it."""

import pytest
from PySide6.QtCore import Qt

from linkworker.actions import attendance, children, contacts, goals
from linkworker.measures.attendance import summarise, year_to_date
from linkworker.records import Action, AttendanceWeek, Child, Contact, Goal, Means, Outcome, Term
from tests.seeds import NOW
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.caseload_hands import line_of, lines, names, run, shown
from tests.ui.seeded import lay_down, seeded_desk
from ui import theme
from ui.caseload.paint import fitting
from ui.models.caseload_table import Column
from ui.widgets.tags import tag_width

SIZES = [(1140, 702), (1018, 548), (950, 534)]  # what the frame leaves a page of the three windows


@pytest.fixture
def page(qtbot, joyces):
    return shown(qtbot, joyces)


def test_everybody_is_there_with_who_needs_somebody_first_at_the_top(page):
    assert sorted(names(page)) == sorted(
        ["Wren", "Sarah", "John", "Kofi", "Otis", "Nia", "Juniper", "Pip"]
    )
    assert names(page)[:3] == ["Wren", "Kofi", "Otis"]
    assert [line.due for line in lines(page)][:3] == [True, True, False]
    assert names(page)[3:] == sorted(names(page)[3:])


def test_seen_and_tried_are_two_figures_in_school_days(page):
    otis = line_of(page, "Otis")
    assert (otis.seen, otis.tried, otis.unseen) == ("7 school days ago", "today", 7)
    assert otis.last_seen.date().isoformat() == "2025-10-17"  # half-term lay between
    assert (line_of(page, "Pip").seen, line_of(page, "Pip").tried) == ("today", "")


def test_who_was_tried_since_seen_is_said_to_be_so_on_the_row(page):
    (reason,) = line_of(page, "Otis").reasons
    assert reason.words == "Not seen for 7 school days, tried twice"
    assert "tried twice" in line_of(page, "Otis").sentence


def test_with_large_words_in_a_small_window_a_row_still_says_what_was_promised(qtbot, page):
    theme.apply(theme.Look("light", text=130))
    page.resize(940, 520)
    qtbot.waitUntil(lambda: page.table.width() < 940)
    wide = page.table.columnWidth(Column.SAYS) - theme.size(16)
    for line in lines(page):
        shown = fitting(line.reasons, wide)
        assert len(shown) >= min(1, len(line.reasons))
        left = wide - sum(tag_width(words) + theme.size(8) for words in shown)
        assert left > theme.size(100), line.name
    told = {words for line in lines(page) for words in fitting(line.reasons, wide)}
    assert told == {"Due Fri 31 Oct", "Due Fri 24 Oct", "Tried twice"}
    theme.apply(theme.Look("light"))
    wide *= 4
    assert fitting(line_of(page, "Otis").reasons, wide) == [
        "Not seen for 7 school days, tried twice"
    ]


def test_without_a_mark_a_row_says_so_instead_of_a_figure(qtbot, joyces, page):
    run(qtbot, joyces, _without_marks)
    qtbot.waitUntil(lambda: line_of(page, "Wren").percent == "no marks yet")
    assert "attendance no marks yet" in line_of(page, "Wren").sentence
    assert "0 of 0" not in line_of(page, "Wren").sentence


def _without_marks(store):
    with store.change() as (change, changes):
        for week in store.find(AttendanceWeek):
            change.remove(week)
    return changes


def test_without_a_calendar_weekdays_are_counted_and_it_is_said(qtbot, joyces, page):
    run(qtbot, joyces, lambda store: _without_terms(store))
    qtbot.waitUntil(lambda: line_of(page, "Otis").seen == "12 weekdays ago")
    assert "No calendar for 2025/26" in page._note.text()


def _without_terms(store):
    with store.change() as (change, changes):
        for term in store.find(Term):
            change.remove(term)
    return changes


def test_attendance_follows_from_the_register(qtbot, joyces, page):
    def ask(reader):
        wren = reader.find(Child, name="Wren")[0]
        return summarise(year_to_date(attendance.weeks_of(reader, wren), on=NOW.date()))

    found = []
    joyces.background.read(ask, then=found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert line_of(page, "Wren").attendance == found[0]
    assert (found[0].attended, found[0].possible) == (62, 73)


def test_a_screen_reader_hears_the_whole_line_in_the_first_column(page):
    model = page.table.model()
    row = model.row_of(line_of(page, "Wren").child.id)
    said = model.index(row, Column.CHILD).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Wren Tidewater" in said
    assert "seen today" in said
    assert "62 of 73 half-days" in said
    assert "was due Fri 24 Oct" in said
    tried = model.index(row, Column.TRIED).data(Qt.ItemDataRole.AccessibleTextRole)
    assert tried == "2 school days"


@pytest.mark.parametrize(
    ("chip", "wanted"),
    [("promise", {"Wren", "Kofi"}), ("unseen", {"Otis"}), ("absent", {"Wren", "Sarah", "Nia"})],
)
def test_a_chip_leaves_only_those_it_names(qtbot, page, chip, wanted):
    button = page.filters._chips[chip]
    assert button.accessibleName().endswith(f", {len(wanted)}")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert set(names(page)) == wanted


def test_letters_typed_in_the_table_find_a_name_and_enter_opens_it(qtbot, joyces, page):
    page.table.setFocus()
    qtbot.keyClick(page.table, "w")
    assert page.finder.text() == "w"
    qtbot.keyClicks(page.finder, "ren")
    assert names(page) == ["Wren"]
    wren = lines(page)[0].child
    with qtbot.waitSignal(joyces.went) as went:
        qtbot.keyClick(page.finder, Qt.Key.Key_Return)
    assert went.args == ["child", wren.id]


def test_a_nickname_finds_too_and_nobody_is_said_kindly(page):
    page.finder.setText("junie")
    assert names(page) == ["Juniper"]
    page.finder.setText("nobody")
    assert names(page) == []
    assert page._middle.currentWidget() is page._none


def test_enter_in_the_table_opens_the_chosen_child(qtbot, joyces, page):
    page.table.selectRow(1)
    chosen = lines(page)[1].child.id
    with qtbot.waitSignal(joyces.went) as went:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert went.args == ["child", chosen]


def test_a_contact_recorded_elsewhere_shows_at_once_and_the_choice_stays(qtbot, joyces, page):
    page.table.selectRow(page.table.lines.row_of(line_of(page, "Otis").child.id))
    otis = line_of(page, "Otis").child

    def see(store):
        return contacts.record_contact(
            store, children=[otis], at=NOW, whom="Otis", means=Means.CHECK_IN,
            outcome=Outcome.REACHED, words="Drew another lighthouse.",
        )  # fmt: skip

    run(qtbot, joyces, see)
    qtbot.waitUntil(lambda: line_of(page, "Otis").seen == "today")
    assert page.table.chosen_child() == otis.id
    assert not line_of(page, "Otis").not_seen


def test_a_page_nobody_looks_at_reads_when_it_is_looked_at(qtbot, joyces, page):
    page.hide()
    before = page._caseload
    pip = line_of(page, "Pip").child
    run(qtbot, joyces, lambda s: children.edit_child(s, pip, name="Philippa"))
    assert page._caseload is before
    page.show()
    qtbot.waitUntil(lambda: "Philippa" in names(page))


def test_two_answers_put_a_child_first_with_the_words_for_it(qtbot, joyces, page):
    def differ(store):
        john = store.find(Child, name="John")[0]
        goal = store.find(Goal, log=john.log)[0]
        goals.edit_goal(store, goal, words="Walk away")
        return goals.edit_goal(store, goal, words="Count to ten")

    run(qtbot, joyces, differ)
    qtbot.waitUntil(lambda: names(page)[0] == "John")
    said = page.table.model().index(0, Column.SAYS).data()
    assert said.startswith("Decide: two versions")
    assert "Decide: two versions" in line_of(page, "John").sentence


def test_a_promise_kept_gives_way_to_the_next(qtbot, joyces, page):
    kofi = line_of(page, "Kofi").child

    def keep(store):
        action = store.find(Action, log=kofi.log)[0]
        contact = store.find(Contact, child=kofi.id, newest="at")[0]
        return goals.finish_action(store, action, contact=contact)

    run(qtbot, joyces, keep)
    qtbot.waitUntil(lambda: line_of(page, "Kofi").promise is None)
    assert line_of(page, "Kofi").says.startswith("Told me about the go-kart")


def test_adding_a_child_goes_to_the_form(qtbot, joyces, page):
    with qtbot.waitSignal(joyces.went) as went:
        qtbot.mouseClick(page.add_child, Qt.MouseButton.LeftButton)
    assert went.args == ["form", "child/new/"]


def test_an_empty_caseload_says_what_to_do(qtbot, tmp_path):
    with seeded_desk(tmp_path, empty=True) as desk:
        page = shown(qtbot, desk)
        assert page._middle.currentWidget() is page._empty
        assert page._about.text() == "0 children"
        with qtbot.waitSignal(desk.sync_wanted):
            page._empty.findChildren(type(page.add_child))[0].click()


def test_a_reviewer_has_nothing_to_write_with(qtbot, seeded_store, tmp_path):
    lay_down(seeded_store, tmp_path)
    with seeded_desk(tmp_path, may="review") as desk:
        page = shown(qtbot, desk)
        assert len(names(page)) == 8
        assert not page.add_child.isVisible()
        assert page._review.isVisible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", theme.TEXT_SIZES)
def test_nothing_is_unnamed_or_cut_off(page, size, text):
    theme.apply(theme.Look("light", text=text))
    page.resize(*size)
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    assert cut_off(page) == []


def test_twenty_children_are_in_sight_on_a_small_laptop(page):
    room = page.table.viewport().height()
    assert room >= 20 * page.table.verticalHeader().defaultSectionSize()
