"""A child's Attendance tab: the chart, its other forms, reasons and steps, by mouse and by keys."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from linkworker.actions import children
from linkworker.records import AbsenceReason, Half, Party, Step
from tests.seeds import TODAY
from tests.ui.child_hands import ask, press, run, settled, shown, turn, words
from tests.ui.greyscale import grey_of_sign
from tests.ui.seeded import lay_down, seeded_desk
from ui import theme
from ui.child.signs import SIGNS
from ui.child.step_adder import StepAdder
from ui.widgets.inputs import LineEdit

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def page(qtbot, joyces):
    return shown(qtbot, joyces)


@pytest.fixture
def tab(qtbot, page, joyces):
    made = turn(qtbot, page, joyces, "attendance")
    qtbot.turn_to(page)
    return made


def test_the_sentence_about_90_never_says_what_may_still_be_missed(tab):
    said = " ".join(words(tab))
    assert "If Wren comes to every half-day she passes 90% for the year on Mon 1 December." in said
    assert "At or below 90% counts as persistent absence." in said
    assert "can still miss" not in said


def test_figures_say_what_they_are_taken_of(tab):
    said = words(tab)
    assert "84.9%" in said
    assert "62 of 73 half-days" in said
    assert "since Wed 8 October" in said  # of these 28 days a week was half-term


def test_letters_show_only_when_asked_for_and_missed_half_days_as_a_list(qtbot, tab):
    chart = tab.chart
    assert not chart.listed.isVisible()
    before = chart.grid.grab().toImage()
    qtbot.mouseClick(chart.letters, Qt.MouseButton.LeftButton)
    assert chart.grid.grab().toImage() != before
    qtbot.mouseClick(chart.as_list, Qt.MouseButton.LeftButton)
    listed = chart.listed.text().splitlines()
    assert any(one.startswith("Mon 20 October, morning: ") for one in listed)
    assert len(listed) == 1 + 11 + 9 + 2  # whose marks they are; missed; late; two steps began


def test_the_pattern_names_the_half_day_and_how_sure_it_is(tab):
    said = words(tab)
    assert any("5 of the 11 half-days missed were Monday mornings" in one for one in said)
    assert any("fewer than 1 child in 20" in one for one in said)
    assert any("none missed of 1 Monday morning, too few to say more" in one for one in said)


def test_the_legend_names_every_class_of_half_day(tab):
    said = words(tab.chart)
    assert {sign for sign in SIGNS if sign != "not known"} <= set(said)


def test_line_and_half_days_share_their_weeks(qtbot, tab):
    grid, line = tab.chart.grid, tab.chart.line
    assert grid.width() == line.width()
    assert grid.mapTo(tab, QPointF(0, 0)).x() == line.mapTo(tab, QPointF(0, 0)).x()
    last = grid._axis.placed(grid.width())[-1]
    assert "84.9 per cent" in line.words_at(last.left + 4)


def test_steps_are_told_on_the_chart_in_the_list_and_to_a_screen_reader(qtbot, tab):
    began = "Mon 6 October. Began: Walk in with a friend"
    assert began in tab.chart.line.accessibleName()
    qtbot.mouseClick(tab.chart.as_list, Qt.MouseButton.LeftButton)
    assert began in tab.chart.listed.text()
    line = tab.chart.line
    placed = line._axis.placed(line.width())
    left = next(left for left, event in line._flags(placed) if "friend" in event.words)
    assert began in line.words_at(left)


def test_arrows_go_through_the_half_days_and_say_what_the_register_and_people_said(qtbot, tab):
    grid = tab.chart.grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert "Tue 4 November, morning: Late" in tab.chart.reading.text()
    for key in (Key.Key_Up, Key.Key_PageUp):
        QTest.keyClick(grid, key)
    assert "The school’s register, Mon 20 October, morning" in tab.chart.reading.text()
    assert "mum said: The nursery opened late" in tab.chart.reading.text()


def test_arrows_bring_earlier_weeks_into_sight(qtbot, page, joyces, tab):
    page.resize(1100, 702)
    grid = tab.chart.grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(30):
        QTest.keyClick(grid, Key.Key_PageUp)
    first = grid._axis.placed(grid.width())[0].week
    assert first is grid._axis.weeks[0]
    assert "June" in tab.chart.reading.text()


def test_a_half_day_missed_asks_what_somebody_said_of_it(qtbot, joyces, tab):
    grid = tab.chart.grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Key.Key_PageUp, Key.Key_PageUp, Key.Key_Return):
        QTest.keyClick(grid, key)
    qtbot.waitUntil(lambda: all(one.isVisible() for one in tab.absences.findChildren(LineEdit)))
    typed(tab, "mum")
    strike(tab, Key.Key_Tab)
    typed(tab, "She had a cough.")
    strike(tab, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "“She had a cough.”" in words(tab.absences))
    (kept,) = ask(
        qtbot, joyces, lambda r: r.find(AbsenceReason, said_by="mum", words="She had a cough.")
    )
    assert kept.half is Half.MORNING
    assert grid.hasFocus()
    assert "mum said, " in " ".join(words(tab.absences))


def strike(tab, which, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(tab.window().windowHandle(), which, held)


def typed(tab, text):
    QTest.keyClicks(tab.window().focusWidget(), text)


def test_the_chart_shows_as_a_table_that_says_each_row(qtbot, tab):
    chart = tab.chart
    qtbot.mouseClick(chart.as_table, Qt.MouseButton.LeftButton)
    assert chart.table.isVisible()
    assert not chart.grid.isVisible()
    model = chart.table.model()
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Week of Mon 3 November: 3 of 3 half-days attended")
    assert model.index(1, 5).data() == "84.3% (59 of 70)"


def test_the_chart_is_copied_as_text(qtbot, joyces, tab):
    with qtbot.waitSignal(joyces.said):
        qtbot.mouseClick(tab.chart.copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert "Mon 20 October 2025\t9 of 10\t1" in text
    assert "Began: Walk in with a friend" in text
    assert "Tidewater" not in text


def test_a_step_is_added_where_it_stands_by_three_keys_and_its_words(qtbot, joyces, tab):
    strike(tab, Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    typed(tab, "Ring mum on Sunday evening")
    strike(tab, Key.Key_Tab)
    typed(tab, "+7")
    strike(tab, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Ring mum on Sunday evening" in words(tab.action_plan))
    (step,) = ask(qtbot, joyces, lambda r: r.find(Step, what="Ring mum on Sunday evening"))
    assert (step.due, step.party) == (TODAY + timedelta(days=7), Party.CHILD)
    assert ask(qtbot, joyces, lambda r: r.drafts()) == []


def test_a_day_at_the_end_of_a_step_is_when_it_is_due(qtbot, joyces, tab):
    tab.action_plan.add_step()
    typed(tab, "Ring mum on Sunday evening +7")
    strike(tab, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Ring mum on Sunday evening" in words(tab.action_plan))
    (step,) = ask(qtbot, joyces, lambda r: r.find(Step, what="Ring mum on Sunday evening"))
    assert step.due == TODAY + timedelta(days=7)


def test_a_step_left_half_written_is_a_draft_and_survives_what_comes_in(qtbot, joyces, tab):
    tab.action_plan.add_step()
    typed(tab, "Ring mum")
    press(qtbot, tab.action_plan, "Done: Ask the Family Hub about nursery drop-off")
    qtbot.waitUntil(lambda: "Done today" in words(tab.action_plan))
    adder = tab.action_plan.findChild(StepAdder)
    assert adder.what.value() == "Ring mum"
    QTest.keyClick(adder.what, Key.Key_Escape)
    settled(qtbot, joyces)
    (draft,) = ask(qtbot, joyces, lambda r: r.drafts())
    assert draft.form.startswith("form/step/new/")
    assert draft.typed["now"]["what"] == "Ring mum"


def test_a_step_without_words_is_asked_for_and_not_kept(qtbot, joyces, tab):
    tab.action_plan.add_step()
    strike(tab, Key.Key_Return, CTRL)
    adder = tab.action_plan.findChild(StepAdder)
    assert adder.fields["what"].problem() == "Write the step"


def test_a_step_can_begin_before_it_is_done(qtbot, joyces, tab):
    press(qtbot, tab.action_plan, "Has begun: No late mark when nursery runs over")
    qtbot.waitUntil(lambda: "Began today" in words(tab.action_plan))
    (step,) = ask(qtbot, joyces, lambda r: r.find(Step, began_on=TODAY))
    assert step.done_on is None
    assert "Began: No late mark when nursery runs over" in tab.chart.line.accessibleName()


def test_a_child_without_a_register_is_told_what_to_do(qtbot, page, joyces):
    new = {"caseload": "caseload", "name": "Ash", "school": "s", "year": 3}
    run(qtbot, joyces, lambda store: children.add_child(store, **new))
    part = turn(qtbot, page, joyces, "attendance", "Ash")
    assert "No register yet" in words(part)
    assert not part.chart.isVisible()


def test_a_reviewer_reads_and_has_nothing_to_write_with(qtbot, seeded_store, tmp_path):
    lay_down(seeded_store, tmp_path)
    with seeded_desk(tmp_path, may="review") as desk:
        page = shown(qtbot, desk)
        part = turn(qtbot, page, desk, "attendance")
        part.chart.grid.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(part.chart.grid, Key.Key_Return)
        part.action_plan.add_step()
        assert part.findChild(StepAdder) is None
        assert "Write what somebody said" not in words(part)
        assert not part.absences.write.isVisible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_differ_in_grey(qtbot, qapp, scheme):
    theme.apply(theme.Look(scheme))
    drawn = {sign: grey_of_sign(sign) for sign in SIGNS}
    pairs = [(a, b) for a in drawn for b in drawn if a < b]
    assert [pair for pair in pairs if alike(drawn[pair[0]], drawn[pair[1]])] == []


def alike(one, other):
    return sum(abs(a - b) > 24 for a, b in zip(one, other, strict=True)) < 12


def test_the_year_begins_in_september_so_last_summer_has_a_line_of_its_own(tab):
    years = {week.year for week in tab.chart.line._axis.weeks}
    assert years == {2024, 2025}
    assert tab.chart.line._axis.weeks[7].monday == date(2025, 9, 8)
