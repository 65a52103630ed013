"""The passphrase asked for once more, windows shown in a call, and what a guess costs."""

import time

import pytest

from linkworker.actions.unlock import check_words, set_up
from linkworker.errors import WrongPassphrase
from linkworker.store import vault
from linkworker.store.passphrase import FLOOR, key_from
from sync.merge import view
from tests.ui.accessibility import cut_off, unnamed_controls
from ui.locking.share_card import ShareCard
from ui.locking.words_again import WordsAgain
from ui.tries import FREE, Tries

WORDS = "velvet otter lamp thirteen"


@pytest.fixture
def asked(desk, tmp_path, qtbot):
    unlocked = set_up(tmp_path / "maya", WORDS, view, FLOOR)
    desk.folder = tmp_path
    desk.check_words = lambda words: check_words(unlocked, words)
    card = qtbot.show(WordsAgain(desk), 480, 200)
    given = []
    card.given.connect(lambda: given.append(1))
    return card, given


def test_nothing_goes_on_without_the_right_words(asked, tmp_path, qtbot):
    """abuse 79: a whole record leaves only after the passphrase was typed again."""
    card, given = asked
    card.keep()
    assert "needed" in card.field.problem()
    card.words.setText("open sesame")
    card.keep()
    qtbot.waitUntil(lambda: "did not unlock" in card.field.problem())
    assert given == []
    card.words.setText(WORDS)
    card.keep()
    qtbot.waitUntil(lambda: given)
    assert card.words.text() == ""
    assert cut_off(card) == []
    assert unnamed_controls(card) == []


def test_wrong_words_count_as_at_the_lock(asked, tmp_path, qtbot):
    """abuse 79: whoever found it open cannot go on trying."""
    card, given = asked
    for _ in range(FREE):
        Tries(tmp_path).wrong(time.time())
    card.words.setText(WORDS)
    card.keep()
    assert "Too many tries" in card.field.problem()
    assert given == []


def took(act):
    began = time.perf_counter()
    said = act()
    return time.perf_counter() - began, said


def test_a_wrong_passphrase_and_a_damaged_slot_cost_and_say_the_same(tmp_path):
    """abuse 1: the same words, and in both a key is derived before they are said."""
    file = set_up(tmp_path, WORDS, view, FLOOR).key_file
    at = file.index(b'"c":"') + 5
    damaged = file[:at] + (b"B" if file[at : at + 1] == b"A" else b"A") + file[at + 1 :]

    def refused(data, words):
        with pytest.raises(WrongPassphrase) as wrong:
            vault.open_vault(data, words)
        return str(wrong.value)

    alone = min(took(lambda: key_from(WORDS, bytes(16), FLOOR))[0] for _ in range(3))
    answers = [took(lambda how=how: refused(*how)) for how in ((file, "no"), (damaged, WORDS))]
    assert len({said for _, said in answers}) == 1
    assert all(seconds > alone / 2 for seconds, _ in answers)


def test_sharing_says_how_it_stands_and_asks_for_the_other(qtbot):
    card = qtbot.show(ShareCard(able=True), 480, 160)
    with qtbot.waitSignal(card.wanted) as wanted:
        card.switch.click()
    assert wanted.args == [True]
    card.show_sharing(sharing=True)
    assert "for an hour" in card.said.text()
    with qtbot.waitSignal(card.wanted) as wanted:
        card.switch.click()
    assert wanted.args == [False]
    assert cut_off(card) == []


def test_where_nothing_can_be_kept_out_it_says_so(qtbot):
    card = qtbot.show(ShareCard(able=False), 480, 160)
    assert "cannot keep a window out" in card.said.text()
    assert not card.switch.isVisible()
