"""The quick note: two steps and the words; several children; nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from linkworker.actions import places
from linkworker.records import Child, Contact, Means, Outcome, School
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.conftest import add_child, open_place
from ui.desk import Desk, Standing
from ui.forms.begun_strip import BegunStrip
from ui.forms.draft_keeper import PAUSE_MS
from ui.screens.note_page import NotePage
from ui.widgets.buttons import Button
from ui.widgets.notices import InfoStrip

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def otis(background):
    return add_child(background, name="Otis", surname="Marblethorn", school="s", year=4)


@pytest.fixture
def page(desk, wren, otis, qtbot):
    return show(NotePage(desk), qtbot)


def show(page, qtbot):
    return qtbot.show(page, 1093, 614)


def begin(page, about, qtbot):
    page.show_about(about)
    qtbot.waitUntil(lambda: page.form._known != () and page.form.fields["at"].value() is not None)
    qtbot.turn_to(page)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def contacts(desk):
    return desk.background.wait(lambda store: store.find(Contact))


def drafts(desk):
    return desk.background.wait(lambda store: store.drafts())


def test_a_note_about_the_child_at_hand_is_its_words_and_one_key(page, desk, wren, qtbot):
    begin(page, wren.id, qtbot)
    qtbot.waitUntil(lambda: page.form.who.value() == (wren,))
    qtbot.keyClicks(QApplication.focusWidget(), "Came in with a smile.")
    with qtbot.waitSignal(desk.said) as said, qtbot.waitSignal(page.closed):
        press(qtbot, Qt.Key.Key_Return, CTRL)
    (kept,) = contacts(desk)
    assert (kept.words, kept.whom, kept.by) == ("Came in with a smile.", "Wren", "maya")
    assert (kept.means, kept.outcome) == (Means.CHECK_IN, Outcome.REACHED)
    assert kept.at is not None
    assert drafts(desk) == []
    with qtbot.waitSignal(desk.said):
        said.args[1]()
    assert contacts(desk) == []


def test_what_is_typed_before_the_note_is_read_is_in_it_and_nothing_older_is_saved(
    page, desk, wren, otis, qtbot
):
    begin(page, otis.id, qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), "He hid under the coats.")
    page.leave()
    page.show_about(wren.id)
    words = page.form.fields["words"].editor
    qtbot.keyClicks(words, "Came in")
    qtbot.keyClick(words, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.ready)
    assert contacts(desk) == []
    assert [draft.typed["words"] for draft in drafts(desk)] == ["He hid under the coats."]
    qtbot.keyClicks(words, " smiling.")
    with qtbot.waitSignal(page.closed):
        press(qtbot, Qt.Key.Key_Return, CTRL)
    (kept,) = contacts(desk)
    assert (kept.child, kept.words) == (wren.id, "Came in smiling.")


def offered(page, desk, wren, qtbot):
    assert len(drafts(desk)) == 1
    begin(page, wren.id, qtbot)
    qtbot.waitUntil(lambda: page.findChildren(BegunStrip))
    return page.findChildren(BegunStrip)[-1].findChildren(Button)


def test_a_note_begun_before_is_offered_thrown_away_and_brought_back(page, desk, wren, qtbot):
    begin(page, wren.id, qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), "She hid her reading book.")
    page.leave()
    _, throw = offered(page, desk, wren, qtbot)
    with qtbot.waitSignal(desk.said) as said:
        throw.click()
    assert (drafts(desk), throw.isVisible()) == ([], False)
    said.args[1]()
    offered(page, desk, wren, qtbot)[0].click()
    qtbot.waitUntil(lambda: page.form.typed()["words"] == "She hid her reading book.")


def test_with_whom_is_typed_by_key_from_its_first_letter(page, desk, wren, qtbot):
    begin(page, wren.id, qtbot)
    press(qtbot, Qt.Key.Key_2, ALT)
    whom = page.form.fields["whom"].editor
    qtbot.keyClicks(whom, "her nan")
    assert whom.text() == "her nan"


def test_several_children_are_chosen_by_typing_and_none_is_named_in_anothers_record(
    page, desk, wren, otis, qtbot
):
    begin(page, "", qtbot)
    for typed in ("wre", "OT"):
        qtbot.keyClicks(page.form.who.editor.line, typed)
        qtbot.keyClick(page.form.who.editor.line, Qt.Key.Key_Return)
    assert page.form.who.value() == (wren, otis)
    page.form.fields["words"].editor.set_value("Made paper boats.")
    page.form.own[wren.id].editor.set_value("Helped the little ones.")
    page.form.others.editor.set_value(3)
    with qtbot.waitSignal(page.closed):
        page.save()
    by_child = {contact.child: contact for contact in contacts(desk)}
    assert by_child[wren.id].words == "Made paper boats.\n\nHelped the little ones."
    assert by_child[otis.id].words == "Made paper boats."
    assert {contact.others for contact in by_child.values()} == {4}
    assert {contact.whom for contact in by_child.values()} == {"the children"}


def test_naming_another_child_is_warned_of_and_does_not_stop(page, desk, wren, qtbot):
    begin(page, wren.id, qtbot)
    words = page.form.fields["words"].editor
    qtbot.keyClicks(words, "Came in with Otis.")
    assert page.form.warning.isVisible()
    (strip,) = page.form.warning.findChildren(InfoStrip)
    assert "Otis Marblethorn" in strip.accessibleName()
    with qtbot.waitSignal(page.closed):
        page.save()
    assert len(contacts(desk)) == 1


@pytest.mark.parametrize(
    ("choice", "about"), [("About Otis instead", ["Otis"]), ("About Otis too", ["Otis", "Wren"])]
)
def test_the_note_can_be_turned_to_the_child_its_words_name(page, desk, wren, qtbot, choice, about):
    begin(page, wren.id, qtbot)
    qtbot.keyClicks(page.form.fields["words"].editor, "Came in with Otis.")
    buttons = page.form.warning.findChildren(Button)
    turn = next(button for button in buttons if button.words == choice)
    qtbot.mouseClick(turn, Qt.MouseButton.LeftButton)
    assert sorted(child.name for child in page.form.who.value()) == about
    assert not page.form.warning.isVisible() or len(about) > 1
    qtbot.keyClicks(QApplication.focusWidget(), " Both laughed.")
    with qtbot.waitSignal(page.closed):
        page.save()
    assert len(contacts(desk)) == len(about)
    assert {contact.words for contact in contacts(desk)} == {"Came in with Otis. Both laughed."}


def test_alt_and_a_number_choose_how_and_a_call_is_not_with_the_child(page, wren, desk, qtbot):
    begin(page, wren.id, qtbot)
    press(qtbot, Qt.Key.Key_2, ALT)
    assert page.form.fields["means"].value() is Means.CALL
    page.save()
    assert page.form.fields["whom"].value() == ""
    qtbot.waitUntil(lambda: page.form.fields["whom"].problem() == "With whom is needed")
    assert contacts(desk) == []


def test_a_note_without_a_child_or_with_half_a_name_is_not_kept(page, desk, qtbot):
    begin(page, "", qtbot)
    page.save()
    assert page.form.who.problem() == "Who needs a child"
    qtbot.keyClicks(page.form.who.editor.line, "wr")
    page.save()
    assert "not chosen yet" in page.form.who.problem()
    assert contacts(desk) == []


def test_words_survive_a_kill_within_a_second_and_are_offered_back(page, desk, wren, qtbot):
    begin(page, wren.id, qtbot)
    qtbot.keyClicks(page.form.fields["words"].editor, "Half a sen")
    assert PAUSE_MS < 1000
    qtbot.waitUntil(lambda: drafts(desk))
    (draft,) = drafts(desk)
    assert draft.title == "Note · Wren"
    again = show(NotePage(desk), qtbot)
    again.show_about(f"draft/{draft.action}")
    qtbot.waitUntil(lambda: again.form.fields["words"].value() == "Half a sen")
    assert again.form.who.value() == (wren,)
    with qtbot.waitSignal(again.closed):
        again.save()
    assert drafts(desk) == []


def test_esc_leaves_and_keeps_what_was_typed_but_no_empty_note(page, desk, wren, qtbot):
    begin(page, wren.id, qtbot)
    with qtbot.waitSignal(page.closed):
        press(qtbot, Qt.Key.Key_Escape)
    assert drafts(desk) == []
    begin(page, wren.id, qtbot)
    qtbot.keyClicks(page.form.fields["words"].editor, "Ran")
    with qtbot.waitSignal(page.closed):
        press(qtbot, Qt.Key.Key_Escape)
    assert [draft.typed["words"] for draft in drafts(desk)] == ["Ran"]


def test_it_says_who_reads_it_and_whom_to_tell_first(background, qtbot):
    standing = Standing(
        "maya", "Maya", {"c": "lead"}, team={"c": {"maya": "lead", "tom": "review"}}
    )
    page = show(NotePage(Desk(background, standing)), qtbot)
    background.wait(open_place)
    background.wait(
        lambda s: places.add_school(s, "place", name="Alderbrook", dsl="Mrs Dale", dsl_phone="1")
    )
    background.wait(
        lambda s: places.introduce_colleague(s, "place", user="tom", name="Tom", work="Supervisor")
    )
    school = background.wait(lambda store: store.find(School)[0])
    nia = add_child(background, name="Nia", school=school.id, year=3, pronouns="she/her")
    begin(page, nia.id, qtbot)
    said = "Read by: you and Tom (supervisor). Nia and her family may ask to see it."
    qtbot.waitUntil(lambda: page.form.readers.text() == said)
    assert "Mrs Dale, 1" in page._safety.text()


def test_everything_is_named_plain_and_whole(page, wren, qtbot):
    begin(page, wren.id, qtbot)
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    assert cut_off(page) == []


def test_a_reviewed_caseloads_children_are_not_offered(background, wren, qtbot):
    standing = Standing("sam", "Sam", {"c": "review", "d": "lead"})
    page = show(NotePage(Desk(background, standing)), qtbot)
    page.show_about(wren.id)
    qtbot.waitUntil(lambda: page.form.fields["at"].value() is not None)
    assert page.form.who.value() == ()
    page.form.who.editor.line.set_value("wren")
    assert page.form.who.editor.matches() == []
    assert background.wait(lambda store: store.find(Child)) != []
