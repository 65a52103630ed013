"""The parts of the school's file page alone: columns, dropping a file, the words for changes."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from linkworker.actions.registers import Changed
from linkworker.imports.mapping import TEN, Mapping, guess_mapping
from linkworker.imports.matching import Doubt
from linkworker.imports.table import Table
from linkworker.records import Child, School
from ui.register.columns import SHAPES, ColumnsForm
from ui.register.picker import FilePicker
from ui.register.preview import MOST_CHANGES, changes_told
from ui.register.reading import ask_whose, columns_for, say_change

HEADERS = ("UPN", "Surname", "DOB", "Week commencing", "Marks")
WREN = Child(name="Wren", surname="Tidewater")


@pytest.fixture
def form(qtbot):
    form = ColumnsForm()
    qtbot.addWidget(form)
    form.begin(HEADERS, guess_mapping(HEADERS))
    return form


def pick(form, name, heading):
    picker = form.pickers[name]
    picker.set_value(heading)
    picker.activated.emit(picker.currentIndex())


def test_what_was_guessed_is_shown_and_given_back(form):
    assert form.value() == guess_mapping(HEADERS)
    assert form.shape.value() == "packed"
    assert "Date of birth: DOB" in form.told()
    assert "Surname: Surname" not in form.told()


def test_a_heading_stands_for_one_thing(form, qtbot):
    with qtbot.waitSignal(form.changed):
        pick(form, "forename", "Surname")
    assert form.pickers["surname"].value() is None
    assert form.value().columns["forename"] == "Surname"


@pytest.mark.parametrize("shape", SHAPES)
def test_another_shape_asks_for_its_own_columns_and_forgets_nothing(form, shape, qtbot):
    form.shape.set_value(shape)
    form.shape.changed.emit()
    assert form.value().columns["upn"] == "UPN"
    asked = set(form.pickers)
    assert (set(TEN) <= asked) is (shape == "ten")
    assert ("date" in asked) is (shape in ("days", "long"))
    form.shape.set_value("packed")
    form.shape.changed.emit()
    assert form.value() == guess_mapping(HEADERS)


def test_the_monday_counts_only_where_no_column_says_the_week(form):
    form.monday.set_value(date(2025, 11, 3))
    assert form.week() is None
    pick(form, "week", None)
    assert form.week() == date(2025, 11, 3)


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", '{"upn": 7}', '{"upn": "Gone"}', '{"colour": "UPN"}']
)
def test_columns_that_do_not_fit_are_guessed_again(kept):
    table = Table(HEADERS, (), 2)
    assert columns_for(School(import_columns=kept), table) == (guess_mapping(HEADERS), False)


def test_columns_that_fit_are_those_of_last_time():
    table = Table(HEADERS, (), 2)
    kept = School(import_columns='{"upn": "Marks"}')
    assert columns_for(kept, table) == (Mapping({"upn": "Marks"}), True)


def test_one_file_of_this_computer_can_be_dropped_and_nothing_else(qtbot, tmp_path):
    picker = FilePicker()
    qtbot.addWidget(picker)
    one, web = QUrl.fromLocalFile(str(tmp_path / "a.csv")), QUrl("https://example.org/a.csv")
    with qtbot.waitSignal(picker.taken) as taken:
        picker.dropEvent(drop([one]))
    assert taken.args == [tmp_path / "a.csv"]
    with qtbot.assertNotEmitted(picker.taken):
        picker.dropEvent(drop([one, one]))
        picker.dropEvent(drop([web]))


def drop(urls):
    data = QMimeData()
    data.setUrls(urls)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier)
    event.kept = data  # the event does not keep it alive
    return event


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("O", "/", "was missed, now present"),
        ("O", "M", "missed still, another reason"),
        ("/", "L", "was present, now late"),
        ("/", "Y5", "was present, now not counted"),
    ],
)
def test_a_change_is_said_without_letters(before, after, words):
    changed = Changed(WREN, date(2025, 11, 4), "PM", before, after)
    assert say_change(changed) == f"Wren Tidewater, Tue 4 November, afternoon: {words}"


def test_many_changes_are_cut_and_the_rest_counted():
    lines = changes_told([str(n) for n in range(MOST_CHANGES + 3)]).splitlines()
    assert lines[-1] == "and 3 more"
    assert len(lines) == MOST_CHANGES + 1


def test_a_doubt_names_our_child_and_the_rows_and_nobody_else():
    question, why = ask_whose(Doubt("log", tuple(range(2, 14)), "another first name"), "Wren")
    assert question == "Is this Wren?"
    assert why == "Rows 2, 3, 4, 5, 6, 7, 8, 9 and 4 more of the file: another first name."
