"""Near the limit letters are counted; far over it nothing typed is lost, and it is said so."""

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from linkworker.records import Contact
from tests.ui.child_hands import ask
from ui.screens.note_page import NotePage
from ui.widgets.letters import room_in, too_long

LIMIT = 20_000


@pytest.mark.parametrize(
    ("letters", "said", "fits"),
    [
        *((0, "", True), (17_999, "", True), (18_000, "18,000 of 20,000 letters", True)),
        *((LIMIT, "20,000 of 20,000 letters", True),),
        (20_300, "20,300 of 20,000 letters: 300 too many", False),
    ],
)
def test_letters_are_counted_from_nine_tenths_on(letters, said, fits):
    assert room_in("a" * letters, LIMIT) == (said, fits)
    assert bool(too_long("a" * letters, LIMIT)) == (not fits)


@pytest.fixture
def page(desk, wren, qtbot):
    page = NotePage(desk)
    qtbot.show(page, 860, 612)
    qtbot.turn_to(page)
    page.show_about(wren.id)
    qtbot.waitUntil(lambda: page.ready)
    return page


def paste(field, words):
    QGuiApplication.clipboard().setText(words)
    field.setFocus()
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))


def test_the_count_stands_at_the_field_and_goes_with_the_letters(page):
    field = page.form.fields["words"]
    paste(field.editor, "word " * 3_900)
    assert field._room.text() == "19,499 of 20,000 letters"  # the space at the end is not kept
    paste(field.editor, "word " * 200)
    assert field._room.text() == "20,499 of 20,000 letters: 499 too many"
    field.editor.set_value("Short again")
    assert field._room.text() == ""


def test_two_hundred_thousand_letters_pasted_are_kept_and_it_is_said_what_to_do(page, desk, qtbot):
    field = page.form.fields["words"]
    long = "She was well, and said so. " * 7_500
    paste(field.editor, long)
    QTest.keyClicks(field.editor, "And more")
    page.save()
    assert "182,508 letters more than the 20,000" in field.problem()
    assert "another note" in field.problem()
    assert field.editor.hasFocus()
    assert field.editor.toPlainText() == f"{long}And more"
    page.leave()
    (draft,) = ask(qtbot, desk, lambda reader: reader.drafts())
    assert draft.typed["words"] == f"{long}And more"
    page.show_about(f"draft/{draft.action}")
    qtbot.waitUntil(lambda: page.ready and field.editor.value().endswith("And more"))
    field.editor.set_value(long[:19_000])
    with qtbot.waitSignal(page.closed):
        page.save()
    (kept,) = ask(qtbot, desk, lambda reader: reader.find(Contact))
    assert kept.words == long[:19_000].strip()
