"""Joining in three steps: an invitation by file or by hand, four words, the words again."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from linkworker.canonical import b64
from sync.invitation import invite
from sync.joining import invitation_file, read_invitation
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from ui.screens.join_page import JoinPage

CODE = invite(b64(bytes(range(12)))).code
SERVER = "https://linkworker.example"


@pytest.fixture
def page(qtbot):
    return qtbot.show(JoinPage(), 1093, 614)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "maya.lwi"
    path.write_bytes(invitation_file(SERVER, CODE))
    return path


def type_on(qtbot, words):
    """Type as a person does: each key goes to whatever has the focus."""
    for letter in words:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def type_by_hand(page, qtbot):
    page.invitation.boxes.boxes[0].setFocus()
    type_on(qtbot, CODE.replace("-", "").lower())
    page.invitation.server.set_value(SERVER)
    page.invitation.name.set_value("Maya Okoro")


def shown(page):
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def problem(page, name):
    return page.invitation.fields[name].problem()


def test_eight_groups_typed_one_after_the_other_need_no_other_key(page, qtbot):
    type_by_hand(page, qtbot)
    assert page.invitation.boxes.value() == CODE
    assert page.invitation.boxes.problem() == ""
    page.go_on()
    assert page.step == 2


def test_all_that_joining_needs_is_handed_on_once(page, qtbot):
    type_by_hand(page, qtbot)
    page.go_on()
    page.go_on()
    qtbot.keyClicks(page.again.words, page.words.passphrase.upper())
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.keyClick(page.again.words, Qt.Key.Key_Return)
    invitation, name, passphrase = wanted.args
    assert read_invitation(invitation) == (SERVER, CODE)
    assert (name, passphrase) == ("Maya Okoro", page.words.passphrase)
    assert not page.next.isEnabled()


def test_a_whole_code_pasted_into_any_group_fills_all(page, qtbot):
    box = page.invitation.boxes.boxes[5]
    QApplication.clipboard().setText(f"  {CODE}\n")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.invitation.boxes.value() == CODE


def test_a_group_says_at_once_which_letter_is_in_no_code(page, qtbot):
    box = page.invitation.boxes.boxes[2]
    box.setFocus()
    qtbot.keyClicks(box, "2BU")
    assert problem(page, "invitation") == "Group 3: no code has a U. It may be a V."
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert problem(page, "invitation") == ""


def test_a_group_left_too_short_says_so_and_backspace_goes_back_to_the_one_before(page, qtbot):
    boxes = page.invitation.boxes.boxes
    boxes[1].setFocus()
    qtbot.keyClicks(boxes[1], "2B3")
    qtbot.keyClick(boxes[1], Qt.Key.Key_Tab)
    assert problem(page, "invitation") == "Group 2 has 3 of its 6 letters and digits."
    assert boxes[1].property("show") == "error"
    boxes[2].setFocus()
    qtbot.keyClick(boxes[2], Qt.Key.Key_Backspace)
    assert boxes[1].hasFocus()


def test_one_letter_too_many_pushes_nothing_out_of_the_next_group(page, qtbot):
    page.invitation.boxes.set_value(CODE)
    box = page.invitation.boxes.boxes[3]
    box.setFocus()
    box.end(False)
    qtbot.keyClicks(box, "X")
    assert page.invitation.boxes.value() == CODE


def test_one_wrong_letter_that_no_group_can_tell_is_found_in_the_whole(page, qtbot):
    type_by_hand(page, qtbot)
    wrong = "2" if CODE[9] != "2" else "3"
    page.invitation.boxes.set_value(CODE[:9] + wrong + CODE[10:])
    page.go_on()
    assert page.step == 1
    assert "Compare each group" in problem(page, "invitation")


def test_everything_missing_is_said_at_once(page):
    page.go_on()
    assert page.step == 1
    assert all(problem(page, name) for name in ("invitation", "server", "name"))


def test_an_invitation_file_stands_for_code_and_server(page, file):
    page.take_file(file)
    assert page.invitation.invitation() == (SERVER, CODE)
    assert "Invitation read · linkworker.example" in shown(page)
    assert not page.invitation.boxes.isVisible()
    page.invitation.name.set_value("Maya Okoro")
    page.go_on()
    assert page.step == 2


def test_the_file_can_be_dropped_on_the_page(page, file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    at, keys = QPointF(40, 40), Qt.KeyboardModifier.NoModifier
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    entered = QDragEnterEvent(at.toPoint(), copy, data, left, keys)
    QApplication.sendEvent(page.invitation, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(page.invitation, QDropEvent(at, copy, data, left, keys))
    assert page.invitation.invitation() == (SERVER, CODE)


@pytest.mark.parametrize("held", [b"\xff\xfenot an invitation", b"{}", b'{"code":"","server":""}'])
def test_another_file_is_named_and_takes_nothing_typed_away(page, file, held, qtbot):
    type_by_hand(page, qtbot)
    file.write_bytes(held)
    page.take_file(file)
    assert problem(page, "invitation").startswith("maya.lwi is not an invitation")
    assert page.invitation.boxes.value() == CODE


def test_the_four_words_are_shown_on_a_step_of_their_own_and_nowhere_after(page, file):
    page.take_file(file)
    page.invitation.name.set_value("Maya Okoro")
    other = JoinPage()
    other.take_file(file)
    other.invitation.name.set_value("Maya Okoro")
    words = page.words.passphrase.split()
    assert leaked(page, other) == []
    for one in (page, other):
        one.go_on()
    assert all(word in shown(page).split() for word in words)
    for one in (page, other):
        one.go_on()
    assert page.step == other.step == 3
    assert leaked(page, other) == []


def leaked(page, other):
    """Give the words of a page's passphrase on it; what another page says too is everyday."""
    everyday = set(shown(other).split()) - set(other.words.passphrase.split())
    said = set(shown(page).split()) - everyday
    return [word for word in page.words.passphrase.split() if word in said]


def test_other_words_than_those_shown_are_not_taken(page, file, qtbot):
    page.take_file(file)
    page.invitation.name.set_value("Maya Okoro")
    page.go_on()
    page.go_on()
    qtbot.keyClicks(page.again.words, "four other words typed")
    with qtbot.assertNotEmitted(page.wanted):
        page.go_on()
    assert "not the four words" in page.again.field.problem()


def test_going_back_loses_nothing_and_from_the_first_step_leaves(page, file, qtbot):
    page.take_file(file)
    page.invitation.name.set_value("Maya Okoro")
    page.go_on()
    words = page.words.passphrase
    page.go_on()
    qtbot.keyClicks(page.again.words, "half of")
    page.back.click()
    page.back.click()
    assert page.step == 1
    assert page.invitation.name.value() == "Maya Okoro"
    page.go_on()
    page.go_on()
    assert (page.words.passphrase, page.again.words.text()) == (words, "half of")
    page.back.click()
    page.back.click()
    with qtbot.waitSignal(page.left):
        page.back.click()


def test_trouble_is_said_and_what_was_typed_stays(page, file, qtbot):
    page.take_file(file)
    page.invitation.name.set_value("Maya Okoro")
    page.go_on()
    page.go_on()
    page.again.words.set_value(page.words.passphrase)
    page.go_on()
    page.show_trouble("The disk is full.")
    assert page.next.isEnabled()
    assert page.again.field.problem() == "The disk is full."
    assert page.invitation.name.value() == "Maya Okoro"


@pytest.mark.parametrize("step", [1, 2, 3])
def test_each_step_is_named_plain_and_whole(page, file, step):
    page.invitation.name.set_value("Maya Okoro")
    if step > 1:
        page.take_file(file)
    for _ in range(step - 1):
        page.go_on()
    assert page.step == step
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    assert cut_off(page) == []
