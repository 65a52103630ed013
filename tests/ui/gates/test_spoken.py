"""Gates 3, 4 and 5: every control has a name, every row a sentence, every field its label."""

from PySide6.QtWidgets import QApplication

from tests.ui.accessibility import unnamed_controls
from tests.ui.gates.reading import loose_fields
from tests.ui.gates.screens import doors, faults_of
from ui.widgets.field import Field


def test_no_control_before_the_window_is_without_a_name(qtbot, tmp_path):
    assert faults_of(doors(qtbot, tmp_path), unnamed_controls) == {}


def test_every_field_before_the_window_is_tied_to_its_label(qtbot, tmp_path):
    assert faults_of(doors(qtbot, tmp_path), loose_fields) == {}


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
