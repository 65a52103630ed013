"""A school's file on the screen: nothing half-kept, nobody else's marks, all of it taken back."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt

from linkworker.actions import places
from linkworker.records import AttendanceWeek, School
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.conftest import add_child
from ui.desk import Desk, Standing
from ui.screens.import_page import ImportPage
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

HEAD = "Surname,Forename,Date of birth,Week commencing,Marks,Ethnicity"
WREN = "Tidewater,Wren,02/03/2015,03/11/2025,/\\O\\/\\/\\/\\,x"
OTIS = "Marblethorn,Otis,09/05/2015,03/11/2025,/\\/\\/\\/\\/\\,x"
SANA = "Secretname,Sana,01/01/2015,03/11/2025,/\\/\\/\\/\\/\\,x"


@pytest.fixture
def school(desk):
    said = {"name": "Alderbrook", "agreement": "A1", "agreement_from": date(2025, 9, 1)}
    desk.background.wait(lambda store: places.add_school(store, "place", **said))
    return desk.background.wait(lambda store: store.find(School)[0])


@pytest.fixture
def them(background, school):
    said = {"school": school.id, "year": 5}
    wren = {"name": "Wren", "surname": "Tidewater", "born": date(2015, 3, 2)}
    otis = {"name": "Otis", "surname": "Marblethorn", "born": date(2015, 5, 9)}
    return [add_child(background, **said, **child) for child in (wren, otis)]


@pytest.fixture
def page(desk, them, qtbot):
    return show(ImportPage(desk), qtbot)


def show(page, qtbot):
    qtbot.show(page, 1029, 556)
    qtbot.waitUntil(lambda: page._any_school)
    return page


@pytest.fixture
def write(tmp_path):
    def written(*rows, head=HEAD, name="register.csv"):
        path = tmp_path / name
        path.write_text("\n".join([head, *rows]))
        return path

    return written


def look(page, path, qtbot):
    page.taking.take_file(path)
    qtbot.waitUntil(lambda: page.taking.laid is not None)
    return page.taking.laid.preview


def keep(page, qtbot):
    page.activateWindow()
    qtbot.waitUntil(lambda: page.save.setFocus() or page.save.hasFocus())  # once it is enabled
    qtbot.keyClick(page.save, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page._reporting)


def weeks(desk):
    return desk.background.wait(lambda store: store.find(AttendanceWeek))


def told(part):
    return "\n".join(label.text() for label in part.findChildren(Label) if label.isVisible())


def sees(part, words, qtbot):
    qtbot.waitUntil(lambda: words in told(part))


def press(part, name, qtbot):
    button = next(b for b in part.findChildren(Button) if b.accessibleName().startswith(name))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_file_is_shown_child_by_child_and_kept_as_one_action(page, desk, write, qtbot):
    preview = look(page, write(WREN, OTIS, SANA), qtbot)
    assert (preview.added, preview.other_rows) == (20, 1)
    sentences = [line.sentence for line in page.taking.preview.table.lines.rows]
    assert sentences[0].startswith("Otis Marblethorn, 1 week, 10 added, 0 unchanged")
    sees(page, "1 row of other children", qtbot)
    sees(page, "Columns not read: Ethnicity", qtbot)
    assert weeks(desk) == []
    with qtbot.waitSignal(desk.said) as said:
        keep(page, qtbot)
    assert said.args[0] == "20 marks added."
    assert len(weeks(desk)) == 2
    qtbot.mouseClick(page.report.undo, Qt.MouseButton.LeftButton)
    sees(page.report, "taken back", qtbot)
    assert weeks(desk) == []


def test_no_name_of_another_child_is_on_the_screen_or_left_in_memory(page, write, qtbot):
    look(page, write(WREN, SANA), qtbot)
    seen = told(page) + repr(page.taking.file) + repr(page.taking.laid)
    assert not any(name in seen for name in ("Secretname", "Sana"))
    keep(page, qtbot)
    assert (page.taking.file, page.taking.laid) == (None, None)


def test_the_same_file_again_is_nothing_new(page, desk, write, qtbot):
    path = write(WREN)
    look(page, path, qtbot)
    keep(page, qtbot)
    qtbot.mouseClick(page.report.again, Qt.MouseButton.LeftButton)
    page.taking.take_file(path)
    sees(page.report, "Nothing new", qtbot)
    assert not page.report.undo.isVisible()
    assert page.report.delete.isVisible()


def test_marks_that_the_school_changed_are_said_without_letters(page, desk, write, qtbot):
    look(page, write(WREN), qtbot)
    keep(page, qtbot)
    qtbot.mouseClick(page.report.again, Qt.MouseButton.LeftButton)
    look(page, write(WREN.replace("O", "/"), name="later.csv"), qtbot)
    said = "Wren Tidewater, Tue 4 November, morning: was missed, now present"
    sees(page, said, qtbot)
    keep(page, qtbot)
    sees(page.report, said, qtbot)
    sees(page.report, "1 mark changed", qtbot)


def test_one_bad_row_keeps_all_out_and_every_bad_row_is_listed(page, desk, write, qtbot):
    bad = WREN.replace("O", "@")
    page.taking.take_file(write(bad, OTIS, OTIS.replace("03/11", "04/11")))
    qtbot.waitUntil(lambda: page.taking.preview.trouble.isVisible())
    lines = page.taking.preview.trouble.value().splitlines()
    assert [line.split(":")[0] for line in lines] == ["Row 2", "Row 4"]
    sees(page, "2 rows have trouble", qtbot)
    assert not page.save.isEnabled()
    page.keep()
    assert weeks(desk) == []


@pytest.mark.parametrize(("answer", "added"), [("Yes", 10), ("No", 0)])
def test_a_doubtful_row_waits_for_a_persons_answer(page, write, qtbot, answer, added):
    look(page, write(OTIS, WREN.replace("Wren", "Robin")), qtbot)
    sees(page, "Is this Wren Tidewater?", qtbot)
    sees(page, "Row 3 of the file: same surname and date of birth, another first name.", qtbot)
    assert not page.save.isEnabled()
    press(page.taking.preview, answer, qtbot)
    qtbot.waitUntil(page.save.isEnabled)
    assert page.taking.laid.preview.added == 10 + added
    assert page.taking.preview.doubts == []


def test_columns_that_were_chosen_are_remembered_for_the_school(page, desk, write, qtbot):
    head = "Family,Given,Birthday,Starts,Row of marks"
    page.taking.take_file(write(WREN.rsplit(",", 1)[0], head=head))
    qtbot.waitUntil(lambda: page.taking.wrong.isVisible())
    assert "UPN" in page.taking.wrong.text()
    names = ("surname", "forename", "born", "week", "marks")
    chosen = dict(zip(names, head.split(","), strict=True))
    for name, heading in chosen.items():
        page.taking.columns.pickers[name].set_value(heading)
    page.taking.columns.changed.emit()
    keep(page, qtbot)
    school = desk.background.wait(lambda store: store.find(School)[0])
    assert json.loads(school.import_columns) == chosen
    qtbot.mouseClick(page.report.again, Qt.MouseButton.LeftButton)
    now = page.taking.chosen_school
    qtbot.waitUntil(lambda: now() is not None and now().import_columns != "")
    look(page, write(WREN.replace("03/11", "10/11").rsplit(",", 1)[0], head=head), qtbot)
    assert page.taking.columns.value().columns == chosen


def test_a_week_without_a_date_is_asked_for(page, write, qtbot):
    row = "Tidewater,Wren,02/03/2015,/\\/\\/\\/\\/\\"
    page.taking.take_file(write(row, head="Surname,Forename,Date of birth,Marks"))
    qtbot.waitUntil(lambda: page.taking.columns.monday_field.isVisible())
    assert "which week" in page.taking.wrong.text()
    page.taking.columns.monday.set_value(date(2025, 11, 3))
    page.taking.columns.monday.changed.emit()
    qtbot.waitUntil(page.save.isEnabled)
    assert page.taking.laid.preview.weeks[0].monday == date(2025, 11, 3)


LOCKED = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
LESSONS = b"UPN,Date,Session,Lesson,Mark\nx,03/11/2025,AM,Maths,/"
REFUSED = {b"": "is empty", LOCKED: "protected by a password", LESSONS: "a mark for each lesson"}


@pytest.mark.parametrize(("content", "words"), REFUSED.items(), ids=REFUSED.values())
def test_a_file_that_will_not_do_is_refused_in_words(page, tmp_path, content, words, qtbot):
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    page.taking.take_file(path)
    sees(page, words, qtbot)
    assert not page.save.isEnabled()


def test_without_an_agreement_in_force_nothing_is_taken(page, desk, school, write, qtbot):
    desk.background.run(lambda store: places.edit_school(store, school, agreement=""))
    now = page.taking.chosen_school
    qtbot.waitUntil(lambda: now() is not None and now().agreement == "")
    page.taking.take_file(write(WREN))
    sees(page, "no sharing agreement in force", qtbot)
    with qtbot.waitSignal(desk.went) as went:
        press(page.taking.preview, "Open the school's page", qtbot)
    assert went.args == ["form", f"school/{school.id}"]


@pytest.mark.parametrize(("answer", "there"), [("delete", False), ("keep", True)])
def test_the_file_is_deleted_only_when_asked_for(page, write, qtbot, answer, there):
    path = write(WREN)
    look(page, path, qtbot)
    keep(page, qtbot)
    assert path.exists()
    qtbot.mouseClick(getattr(page.report, answer), Qt.MouseButton.LeftButton)
    assert path.exists() is there
    assert not page.report.delete.isVisible()


def test_a_reviewer_has_nothing_to_import_with(background, them, qtbot):
    desk = Desk(background, Standing("tom", "Tom", {"c": "review"}))
    page = show(ImportPage(desk), qtbot)
    assert not page.taking.isVisible()
    assert not page.save.isVisible()
    sees(page, "You are reviewing", qtbot)


def test_everything_is_named_plain_and_whole(page, write, qtbot):
    def whole():
        return [unnamed_controls(page), not_plain(page), cut_off(page)] == [[], [], []]

    look(page, write(WREN.replace("Wren", "Robin"), OTIS), qtbot)
    assert whole()
    qtbot.mouseClick(page.taking.change, Qt.MouseButton.LeftButton)
    assert whole()
    press(page.taking.preview, "Yes", qtbot)
    keep(page, qtbot)
    assert whole()
