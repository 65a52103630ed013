"""Fields and editors: what is typed is understood, told in words, and never lost."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QWidget

from tests.ui.gallery import today
from ui.widgets.choices import Chips, ChoicePicker, Tick
from ui.widgets.date_edit import DateEdit, MomentEdit
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit, NumberEdit, WordsEdit
from ui.widgets.letters import typed_words
from ui.widgets.month import MonthPopup


def test_a_problem_is_shown_in_words_said_to_a_screen_reader_and_goes_when_put_right(qtbot):
    field = Field("Next review", DateEdit("ahead", today), "Type t for today.")
    qtbot.addWidget(field)
    field.show()
    line = field.editor.focusProxy()
    qtbot.keyClicks(line, "31/02/2026")
    assert not field.check()
    assert field.problem() == "Next review must be a real date"
    assert line.accessibleName() == "Next review"
    assert line.accessibleDescription() == "Type t for today. Next review must be a real date"
    assert line.property("show") == "error"
    line.clear()
    qtbot.keyClicks(line, "t")
    assert field.problem() == ""
    assert line.accessibleDescription() == "Type t for today."
    assert field.check()
    assert field.value() == today()


def test_leaving_a_date_writes_it_out(qtbot):
    edit = DateEdit("ahead", today)
    qtbot.addWidget(edit)
    line = edit.focusProxy()
    qtbot.keyClicks(line, "fri")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "Fri 7 November 2025"
    assert edit.value() == date(2025, 11, 7)


def test_a_day_picked_from_the_month_is_taken(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    month = MonthPopup(parent, date(2025, 11, 13), today())
    with qtbot.waitSignal(month.picked) as picked:
        days = month.findChild(QCalendarWidget)
        days.activated.emit(days.selectedDate())
    assert picked.args == [date(2025, 11, 13)]


def test_a_moment_needs_both_its_parts(qtbot):
    edit = MomentEdit("back", today)
    qtbot.addWidget(edit)
    assert (edit.value(), edit.problem()) == (None, "")
    qtbot.keyClicks(edit.day.focusProxy(), "y")
    assert edit.problem() == "must have both a date and a time"
    qtbot.keyClicks(edit.clock, "1520")
    assert (edit.value(), edit.problem()) == (datetime(2025, 11, 3, 15, 20), "")


@pytest.mark.parametrize(
    ("typed", "value", "problem"),
    [
        ("", None, ""),
        ("15", 15, ""),
        ("900", 900, "must be from 0 to 600"),
        ("-1", -1, "must be from 0 to 600"),
        ("ten", None, "must be a whole number"),
        ("1.5", None, "must be a whole number"),
        ("²", None, "must be a whole number"),
    ],
)
def test_a_number_says_what_it_must_be(qtbot, typed, value, problem):
    edit = NumberEdit(0, 600)
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit, typed)
    assert (edit.value(), edit.problem()) == (value, problem)


def test_up_and_down_step_a_number_inside_its_limits(qtbot):
    edit = NumberEdit(0, 2)
    qtbot.addWidget(edit)
    for _ in range(5):
        qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.value() == 2
    for _ in range(5):
        qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.value() == 0


def test_words_grow_up_to_a_limit_take_plain_text_only_and_let_tab_go_on(qtbot):
    edit = WordsEdit(lines=3, most=6)
    qtbot.addWidget(edit)
    edit.resize(300, 100)
    edit.show()
    low = edit.sizeHint().height()
    edit.set_value("line\n" * 4)
    middle = edit.sizeHint().height()
    edit.set_value("line\n" * 40)
    assert low < middle < edit.sizeHint().height() < 2.2 * low
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    edit.set_value("")
    edit.insertFromMimeData(pasted)
    assert "<b>" not in edit.value()
    assert edit.tabChangesFocus()


@pytest.mark.parametrize(
    ("editor", "value"),
    [
        (lambda: LineEdit(), "Wren"),
        (lambda: WordsEdit(), "two\nlines"),
        (lambda: NumberEdit(), 7),
        (lambda: ChoicePicker([("a", "A"), ("b", "B")]), "b"),
        (lambda: ChoicePicker([("a", "A")]), "from a newer version"),
        (lambda: Chips([("a", "A"), ("b", "B")]), "b"),
        (lambda: Chips([("a", "A")]), "from a newer version"),
        (lambda: Chips([("a", "A"), ("b", "B")], many=True), ("a", "b")),
        (lambda: Chips([("a", "A")], many=True), ("a", "from a newer version")),
        (lambda: Tick("Yes"), True),
        (lambda: DateEdit("ahead", today), date(2025, 3, 1)),
        (lambda: MomentEdit("back", today), datetime(2025, 3, 1, 9, 5)),
    ],
)
def test_every_editor_gives_back_what_it_was_given_and_stays_silent(qtbot, editor, value):
    made = editor()
    qtbot.addWidget(made)
    nothing = made.value()
    heard = []
    made.changed.connect(lambda: heard.append(1))
    made.set_value(value)
    assert made.value() == value
    made.set_value(None)
    assert made.value() == nothing
    assert heard == []
    assert made.problem() == ""


def test_a_persons_own_change_is_told(qtbot):
    for made, act in (
        (LineEdit(), lambda edit: qtbot.keyClicks(edit, "a")),
        (WordsEdit(), lambda edit: qtbot.keyClicks(edit, "a")),
        (Tick("Yes"), lambda edit: qtbot.keyClick(edit, Qt.Key.Key_Space)),
        (ChoicePicker([("a", "A")]), lambda edit: qtbot.keyClick(edit, Qt.Key.Key_Down)),
        (Chips([("a", "A")]), lambda edit: edit.focusProxy().click()),
        (DateEdit("ahead", today), lambda edit: qtbot.keyClicks(edit.focusProxy(), "t")),
    ):
        qtbot.addWidget(made)
        with qtbot.waitSignal(made.changed):
            act(made)


def test_the_wheel_does_not_change_a_choice_in_passing(qtbot):
    picker = ChoicePicker([("a", "A"), ("b", "B")])
    qtbot.addWidget(picker)
    at = QPointF(5, 5)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    keys = Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(at, at, QPoint(), QPoint(0, -120), none, keys, phase, False)
    QApplication.sendEvent(picker, turn)
    assert picker.value() is None


@pytest.mark.parametrize("kind", [LineEdit, WordsEdit])
def test_what_no_store_holds_is_left_out_of_pasted_words(qtbot, kind):
    edit = kind()
    qtbot.addWidget(edit)
    pasted = QMimeData()
    pasted.setData("text/plain", b"The red\0 door ")
    if kind is WordsEdit:
        edit.insertFromMimeData(pasted)
    else:
        edit.insert(pasted.text())
    assert edit.value() == "The red door"
    assert typed_words("a\ud83d fox \U0001f98a") == "a fox \U0001f98a"
