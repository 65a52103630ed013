"""Gates 3, 4 and 5: every control has a name, every row a sentence, every field its label."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView

from tests.ui.accessibility import not_plain, unnamed_controls
from tests.ui.gates.screens import doors, faults_of
from ui.widgets.field import Field


def test_no_control_is_without_a_name(tour):
    assert faults_of(tour.everything(), unnamed_controls) == {}


def test_no_control_before_the_window_is_without_a_name(qtbot, tmp_path):
    assert faults_of(doors(qtbot, tmp_path), unnamed_controls) == {}


def test_nothing_that_somebody_typed_is_read_as_markup(tour):
    assert faults_of(tour.everything(), not_plain) == {}


def test_the_first_cell_of_every_row_says_the_whole_row(tour):
    assert faults_of(tour.everything(), silent_rows) == {}


def silent_rows(widget):
    """Rows whose first cell says less than the cells of the row together."""
    found = []
    for table in widget.findChildren(QTableView):
        model = table.model()
        for row in range(model.rowCount() if table.isVisible() else 0):
            cells = [model.index(row, column).data() for column in range(model.columnCount())]
            said = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) or ""
            known = [str(cell) for cell in cells if cell and cell != "–"]
            if not said or (len(known) > 1 and len(said) <= len(known[0])):
                found.append(f"{table.accessibleName()}: {cells}")
    return found


def test_every_field_is_tied_to_its_label_and_says_its_hint(tour):
    assert faults_of(tour.everything(), loose_fields) == {}


def test_every_field_before_the_window_is_tied_to_its_label(qtbot, tmp_path):
    assert faults_of(doors(qtbot, tmp_path), loose_fields) == {}


def loose_fields(widget):
    """Fields whose label has no editor as its buddy, or whose editor does not say the label."""
    found = []
    for field in widget.findChildren(Field):
        said_by = field.editor
        while said_by.focusProxy() is not None:
            said_by = said_by.focusProxy()
        buddies = [one.buddy() for one in field.findChildren(QLabel) if one.buddy() is not None]
        heard = (said_by.accessibleName(), said_by.accessibleDescription())
        if not buddies or not any(words.startswith(field.label) for words in heard):
            found.append(field.label)
        elif field.hint and field.hint not in said_by.accessibleDescription():
            found.append(f"{field.label}: {field.hint}")
    return found


def test_what_is_wrong_is_said_with_the_field_and_takes_the_focus(tour):
    if not tour.writes:
        return
    window = tour.window
    for about in tour.abouts()["form"]:
        if "/new/" not in about:
            continue
        window.go("form", about)
        tour.settle()
        page = window.page("form")
        page.save()
        tour.settle()
        wrong = [f for f in page.findChildren(Field) if f.isVisible() and f.problem()]
        if not wrong:  # nothing of it is needed
            continue
        focus = QApplication.focusWidget()
        assert focus is not None, about
        said = " ".join((focus.accessibleName(), focus.accessibleDescription()))
        assert any(field.problem() in said or field.label in said for field in wrong), about
        for field in wrong:
            assert field.problem() in described(field), about


def described(field):
    """Say what a screen reader hears after the field's name."""
    editor = field.editor
    while editor.focusProxy() is not None:
        editor = editor.focusProxy()
    return editor.accessibleDescription()
