"""Words about somebody else: marked by one key while a note is written, kept and seen with it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from linkworker.actions import people
from linkworker.records import Child, Contact, FamilyNeed, Passage, Person, Whom
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.child_hands import ask, settled, shown, turn, words
from tests.ui.child_hands import press as press_on
from tests.ui.test_note_page import begin, drafts, press
from ui import names, theme
from ui.forms.form_kinds import add_about
from ui.screens.form_page import FormPage
from ui.screens.note_page import NotePage
from ui.widgets.layout import STRETCH, down, held
from ui.widgets.marked import ReadWords

CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = "Wren ate. Her brother Kai was sent home. She laughed."
HIS = "Her brother Kai was sent home"


@pytest.fixture
def page(desk, wren, qtbot):
    return qtbot.show(NotePage(desk), 1093, 614)


def choose(editor, words):
    """Choose words as Shift and the arrows do."""
    text = editor.toPlainText()
    cursor = QTextCursor(editor.document())
    start = len(text[: text.index(words)].encode("utf-16-le")) // 2
    cursor.setPosition(start)
    cursor.setPosition(start + len(words.encode("utf-16-le")) // 2,
                       QTextCursor.MoveMode.KeepAnchor)  # fmt: skip
    editor.setTextCursor(cursor)


def write(page, wren, qtbot, words=WORDS):
    begin(page, wren.id, qtbot)
    qtbot.waitUntil(lambda: [one.id for one in page.form.who.value()] == [wren.id])
    qtbot.keyClicks(QApplication.focusWidget(), words)
    return page.form.fields["words"].editor


def passages(desk):
    return desk.background.wait(lambda store: store.find(Passage))


def mark_his(page, editor, qtbot):
    """Mark the words about somebody else, with two presses."""
    choose(editor, HIS)
    page.marking.mark()
    qtbot.waitUntil(lambda: page.marking.asking is not None)
    page.marking.mark()


def test_words_are_marked_by_one_key_twice_and_kept_with_the_note(page, desk, wren, qtbot):
    editor = write(page, wren, qtbot)
    choose(editor, "er brother Kai was sent hom")  # a hand that slips: whole words are meant
    press(qtbot, Qt.Key.Key_M, CTRL)
    qtbot.waitUntil(lambda: page.marking.asking is not None)
    press(qtbot, Qt.Key.Key_M, CTRL)
    assert [(one.words, one.whom) for one in page.marking.marks] == [(HIS, Whom.ELSE)]
    (drawn,) = editor.extraSelections()
    assert drawn.cursor.selectedText() == HIS
    assert editor.hasFocus()
    assert not editor.textCursor().hasSelection()
    assert unnamed_controls(page) + not_plain(page) + cut_off(page) == []
    page.save()
    qtbot.waitUntil(lambda: len(passages(desk)) == 1)
    (note,) = desk.background.wait(lambda store: store.find(Contact))
    (kept,) = passages(desk)
    assert (kept.about, kept.words, kept.by, kept.confidence) == (note.id, HIS, "maya", None)


def test_somebody_round_the_child_is_chosen_and_that_it_was_said_in_confidence(
    page, desk, wren, qtbot
):
    desk.background.wait(lambda store: people.add_person(
        store, child=wren, caseload="c", name="Kai", role="brother", responsibility=False,
        safe=True))  # fmt: skip
    choose(write(page, wren, qtbot), HIS)
    page.marking.start.button.click()
    qtbot.waitUntil(lambda: page.marking.asking is not None)
    asked = page.marking.asking
    picker = asked.fields["whom"].editor
    said = [picker.itemText(at) for at in range(picker.count())]
    assert said == ["Choose", "Kai, brother", "Another child", "Somebody else"]
    (kai,) = desk.background.wait(lambda store: store.find(Person))
    picker.set_value(kai.id)
    asked.fields["confidence"].editor.set_value(True)
    page.save()  # what is being asked is not lost by saving
    qtbot.waitUntil(lambda: len(passages(desk)) == 1)
    (kept,) = passages(desk)
    assert (kept.whom, kept.person, kept.confidence) == (Whom.PERSON, kai.id, True)


def test_nothing_chosen_says_how_to_choose(page, desk, wren, qtbot):
    write(page, wren, qtbot)
    with qtbot.waitSignal(desk.said) as said:
        press(qtbot, Qt.Key.Key_M, CTRL)
    assert "Shift and the arrow keys" in said.args[0]


def test_covered_names_are_not_marked_by_their_initials(page, desk, wren, qtbot):
    editor = write(page, wren, qtbot)
    names.learn([wren.name])
    names.hide(hidden=True)
    try:
        editor.cover_again()
        editor.selectAll()
        with qtbot.waitSignal(desk.said):
            press(qtbot, Qt.Key.Key_M, CTRL)
    finally:
        names.hide(hidden=False)
    assert page.marking.asking is None


def test_marks_wait_in_the_draft_and_one_whose_words_went_says_so(page, desk, wren, qtbot):
    editor = write(page, wren, qtbot)
    mark_his(page, editor, qtbot)
    page.leave()
    qtbot.waitUntil(lambda: len(drafts(desk)) == 1)
    page.show_about(f"draft/{drafts(desk)[0].action}")
    qtbot.waitUntil(lambda: len(page.marking.marks) == 1)
    assert page.marking.marks[0].words == HIS
    editor.set_value("Wren ate.")
    page.form.changed.emit()
    said = " ".join(label.text() for label in page.marking.findChildren(type(page._safety)))
    assert "no longer in your words" in said
    page.save()
    qtbot.waitUntil(lambda: bool(desk.background.wait(lambda store: store.find(Contact))))
    assert passages(desk) == []


def test_a_mark_is_taken_off_again(page, desk, wren, qtbot):
    editor = write(page, wren, qtbot)
    mark_his(page, editor, qtbot)
    off = next(one for one in page.marking.findChildren(type(page._save)) if one.said == "Take off")
    off.click()
    assert page.marking.marks == []
    assert editor.extraSelections() == []


def test_a_new_note_has_no_marks_of_the_one_before(page, desk, wren, qtbot):
    editor = write(page, wren, qtbot)
    mark_his(page, editor, qtbot)
    page.leave()
    begin(page, wren.id, qtbot)
    assert page.marking.marks == []


@pytest.mark.parametrize("before", ["", "🦊🦊 "])
def test_a_picture_before_the_words_moves_no_mark(page, desk, wren, qtbot, before):
    editor = write(page, wren, qtbot, "")
    editor.set_value(f"{before}{WORDS}")
    mark_his(page, editor, qtbot)
    (drawn,) = editor.extraSelections()
    assert drawn.cursor.selectedText() == HIS


def test_words_are_marked_where_they_are_read_and_seen_in_the_history(qtbot, joyces):
    page = shown(qtbot, joyces)
    timeline = turn(qtbot, page, joyces, "timeline")
    row, told = next((r, t) for r, t in timeline._opening.items() if isinstance(t.record, Contact))
    timeline._open(row, told)
    settled(qtbot, joyces)
    read = timeline.telling.words
    said = told.record.words.split(".")[0]
    choose(read, said)
    qtbot.turn_to(page)
    timeline.keys["Ctrl+M"]()
    qtbot.waitUntil(lambda: read.asking is not None)
    read.asking.fields["confidence"].editor.set_value(True)
    timeline.keys["Ctrl+M"]()
    qtbot.waitUntil(lambda: bool(ask(qtbot, joyces, lambda r: r.find(Passage))))
    settled(qtbot, joyces)
    assert f"“{said}” is about somebody else, in confidence" in words(read.beside)
    (drawn,) = read.extraSelections()
    assert drawn.cursor.selectedText() == said
    assert f"About somebody else: “{said}”" in words(timeline.telling)
    assert [*unnamed_controls(timeline.telling), *not_plain(timeline.telling)] == []
    press_on(qtbot, read.beside, f"Take the mark off: {said}")
    settled(qtbot, joyces)
    assert f"Not marked any more: “{said}”" in words(timeline.telling)
    assert read.extraSelections() == []


def test_words_that_are_read_stay_whole_in_a_narrower_window(qtbot):
    read = ReadWords("What was written")
    read.set_value("Sarah came in calm and drew five foxes. " * 5)
    host = qtbot.show(held(down(read, STRETCH)), 1200, 300)
    high = read.height()
    host.resize(300, 300)
    qtbot.waitUntil(lambda: read.height() > high)
    assert read.height() == read.sizeHint().height()
    assert not read.verticalScrollBar().isVisible()


def test_marks_take_the_colours_of_a_theme_that_is_chosen_meanwhile(page, desk, wren, qtbot):
    editor = write(page, wren, qtbot)
    mark_his(page, editor, qtbot)
    look = theme.look()
    try:
        theme.apply(theme.Look(scheme="dark"))
        (drawn,) = editor.extraSelections()
        assert drawn.format.background().color() == theme.colour("info_tint")
    finally:
        theme.apply(look)


def test_words_about_a_family_are_marked_in_their_form_while_they_are_written(qtbot, joyces):
    wren = ask(qtbot, joyces, lambda reader: reader.find(Child, name="Wren")[0])
    form = qtbot.show(FormPage(joyces), 1140, 702)
    form.show_about(add_about(FamilyNeed, wren))
    qtbot.waitUntil(lambda: form.marking is not None)
    editor = form.forms[0].fields["words"].editor
    editor.set_value("A bed: her cousin Kai has hers")
    form.forms[0].changed.emit()
    choose(editor, "her cousin Kai has hers")
    form.marking.mark()
    qtbot.waitUntil(lambda: form.marking.asking is not None)
    form.marking.mark()
    assert form._draft("d").typed["marked"][0]["words"] == "her cousin Kai has hers"
    form.save()
    qtbot.waitUntil(lambda: bool(ask(qtbot, joyces, lambda r: r.find(Passage))))
    (kept,) = ask(qtbot, joyces, lambda r: r.find(Passage))
    assert (kept.about_kind, kept.place, kept.log) == ("family_need", "words", wren.family)
