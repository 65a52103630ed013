"""What an administrator and a lead are told of people, laptops and their organisation."""

from datetime import date

import pytest

from sync.inviting import Asking, Invited
from sync.notices import Notice
from ui.models.office import NOBODY, Office, Person, Right, Seen
from ui.models.watch import in_few, say_notice, say_own
from ui.people.asking_card import AskingCard
from ui.people.role_form import NEW, RoleForm
from ui.people.rows import PersonRow, how_it_stands, said_rights
from ui.people.square_code import SquareCode
from ui.screens.people_page import said_of
from ui.widgets.labels import WrapLabel

NOON = 1_762_257_600_000  # 4 November 2025, 12:00 UTC
TODAY = date(2025, 11, 4)
PEOPLE, CASELOADS = {"u": "Tom Hale"}, {"c": "Alderbrook"}


@pytest.mark.parametrize(
    ("notice", "said"),
    [
        (Notice(1, "right", "u", "c", may="review"), "Tom Hale reviews Alderbrook"),
        (Notice(1, "right", "u", "c", may="none"),
         "Tom Hale may do nothing in Alderbrook any more"),
        (Notice(1, "right", "u", "c", may="write", until=NOON),
         "Tom Hale covers Alderbrook until 4 November"),
        (Notice(1, "joined", "u"), "A laptop of Tom Hale was let in"),
        (Notice(1, "gone", "x"), f"A laptop of {NOBODY} was taken out"),
        (Notice(1, "administrator", "u"), "Tom Hale is an administrator now"),
        (Notice(1, "no administrator", "u"), "Tom Hale is no administrator any more"),
        (Notice(1, "recovery", may="came"),
         "There is a new recovery key: two people keep its sheets. You need do nothing"),
        (Notice(1, "used"), "A recovery key was used: ask an administrator who did it and why"),
        (Notice(1, "root"), "The organisation’s founding key was replaced"),
    ],
)  # fmt: skip
def test_each_change_is_a_sentence(notice, said):
    assert say_notice(notice, PEOPLE, CASELOADS) == said


@pytest.mark.parametrize(
    ("notice", "said"),
    [
        (Notice(1, "right", "u", "c", may="lead"), "You hold Alderbrook"),
        (Notice(1, "right", "u", "c", may="none"), "You may do nothing in Alderbrook any more"),
        (Notice(1, "joined", "u"), "Another laptop was let in under your name: if it is not "
         "yours, ring an administrator now"),
        (Notice(1, "administrator", "u"), "You are an administrator now"),
    ],
)  # fmt: skip
def test_what_changed_for_oneself_is_said_to_oneself(notice, said):
    assert say_own(notice, PEOPLE, CASELOADS) == said


def test_of_many_changes_the_newest_are_said_and_how_many_there_were_before():
    assert in_few(["a", "b"]) == "a.\nb."
    assert in_few(list("abcdefg")) == "2 things before that.\nc.\nd.\ne.\nf.\ng."


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (Seen("d", "u", "Dell", here=True), "In front of you"),
        (Seen("d", "u", "Dell"), "Let in, not heard from yet"),
        (Seen("d", "u", "Dell", NOON, 3), "Last heard today 12:00; 3 changes waited then"),
        (Seen("d", "u", "Dell", gone=True), "Taken out. Not confirmed that it is wiped."),
        (Seen("d", "u", "Dell", NOON, gone=True, purged=NOON),
         "Taken out. Wiped: it said so today 12:00"),
    ],
)  # fmt: skip
def test_how_a_laptop_stands_is_said(seen, words):
    assert how_it_stands(seen, TODAY)[2] == words


def test_what_somebody_may_do_is_one_line():
    rights = (Right("p", "Brent", "write"), Right("c", "Fernhill", "write", NOON))
    said = said_rights(rights, frozenset({"p"}))
    assert said == "Works in Brent; covers Fernhill until Tue 4 November"
    assert said_rights((), frozenset()) == "No caseload"


def test_whoever_hands_in_what_is_not_theirs_cannot_be_let_in(qtbot):
    card = AskingCard()
    qtbot.addWidget(card)
    invited = Invited("i", "code", "u", "Maya Okoro", {"c": "lead"}, asked=NOON)
    card.show_asking([Asking(invited, trouble="another’s")], lambda _: "Holds Alderbrook")
    assert card.lets_in == []
    card.show_asking([Asking(invited, "d")], lambda _: "Holds Alderbrook")
    with qtbot.waitSignal(card.wanted) as wanted:
        card.lets_in[0].click()
    assert wanted.args[0].device == "d"


def test_a_role_says_what_is_missing(qtbot):
    form = RoleForm()
    qtbot.addWidget(form)
    form.show()
    assert not form.check()
    assert form.caseload.problem() == "Choose a caseload"
    form.caseload.editor.set_value(NEW)
    form._arrange()
    assert not form.check()
    assert form.new.problem() == "The new caseload needs a name"
    form.new.editor.set_value("Alderbrook")
    assert form.check()
    assert form.value().new == "Alderbrook"
    form.role.editor.set_value("write")
    form._arrange()
    assert not form.check()
    assert "Cover ends on a day" in form.until.problem()


def test_a_square_has_a_quiet_rim_and_is_read_by_its_name(qtbot):
    square = SquareCode("The invitation as a square to scan")
    qtbot.addWidget(square)
    square.show_words("0123456789")
    assert square.accessibleName() == "The invitation as a square to scan"
    assert square.width() == square.height() > 100
    drawn = square.grab().toImage()
    assert drawn.pixelColor(2, 2).lightness() > 240
    dark = sum(drawn.pixelColor(x, x).lightness() < 60 for x in range(drawn.width()))
    assert 0 < dark < drawn.width()


def test_who_waits_to_be_let_in_is_said_with_the_name_of_a_caseload_nobody_has_opened_yet():
    asks = Asking(Invited("i", "code", "u", "Nadia Rahman", {"o": "lead", "x": "write"}), "d")
    said = said_of(Office(names={"o": "Oakmere"}), frozenset(), asks)
    assert said == "Holds Oakmere; covers a new caseload"


def test_a_name_stands_over_the_line_of_what_they_do(qtbot):
    person = Person("u", "Tom Hale", "", (), (Right("c", "Alderbrook", "lead"),))
    row = qtbot.show(PersonRow(person, frozenset(), TODAY), 600, 80)
    line = next(one for one in row.findChildren(WrapLabel) if one.text() == "Holds Alderbrook")
    assert line.x() == row.button.x() + 4
