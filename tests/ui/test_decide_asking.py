"""To decide from anywhere in four steps; ask the person; whose paper holds which wording."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from linkworker.actions import people, places
from linkworker.actions.comments import answer, threads_on
from linkworker.actions.contacts import contacts_of, record_contact
from linkworker.actions.files import give_paper, wording_mark
from linkworker.records import Means, Outcome, Person, Way
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.disagreement import CTRL, disagree, now, show, to_decide
from ui.forms.decision_sides import SidesRow
from ui.places import furnish_desk
from ui.screens.decide_page import DecidePage
from ui.widgets.buttons import Button


def test_use_all_takes_one_side_of_every_part(asked, qtbot):
    (row,) = asked.view.findChildren(SidesRow)
    qtbot.mouseClick(row.all[1], Qt.MouseButton.LeftButton)
    assert [part.value() for part in asked.parts] == [
        "Share calm plan with all",
        "Wren wants to. Mr Fenwick comes.",
    ]


def test_what_is_the_same_in_both_is_said_once(asked):
    words = [label.text() for label in asked.view.findChildren(QLabel)]
    assert "The same in both: Who: Maya." in words


def test_whose_paper_holds_which_wording_is_said_and_printed_again(desk, post, wren, action, qtbot):
    mark = wording_mark(action.id, "what", "Share calm plan with Mrs Dale")
    said = {"paper": "Wren's plan", "reader": "Dana", "role": "mum", "way": Way.PRINTED}
    said |= {"at": datetime(2025, 11, 3, 16, 0), "wording": [mark]}
    desk.background.wait(lambda store: give_paper(store, wren, **said))
    mine = {"what": "Share calm plan with Mrs Dale"}
    disagree(desk, post, action, mine, {"what": "Share calm plan with all"})
    page = show(DecidePage(desk), qtbot)
    words = [label.text() for label in page.view.findChildren(QLabel)]
    assert "Dana (mum) holds Wren's plan with your wording (Mon 3 November)." in words
    (again,) = [one for one in page.view.findChildren(Button) if one.said == "Print again"]
    with qtbot.waitSignal(desk.went) as went:
        again.click()
    assert went.args == ["print", wren.id]


def test_asking_keeps_a_question_at_the_record_and_settles_nothing(
    asked, desk, wren, action, qtbot
):
    asked.parts[0].take(1)
    asked.ask.click()
    card = asked.view.asking
    assert "Sam wrote “Share calm plan with all”" in card.words.value()
    with qtbot.waitSignal(desk.said) as said:
        card.send.click()
    assert "Both versions wait" in said.args[0]
    (thread,) = desk.background.wait(lambda store: threads_on(store, now_in(store, action)))
    assert thread.comment.by == "maya"
    assert len(to_decide(desk)) == 2
    qtbot.waitUntil(lambda: any("You asked on" in text for text in told(asked)))
    assert not asked.ask.isVisible()
    assert not card.isVisible()
    assert asked.parts[0].value() == "Share calm plan with all"
    reply = partial(answer, comment=thread.comment, words="Mine is", by="sam", at=datetime.now())
    desk.background.run(reply)
    qtbot.waitUntil(lambda: any("Sam answered" in text for text in told(asked)))
    assert any("Mine is" in text for text in told(asked))


def now_in(store, record):
    return store.get(type(record), record.id)


def told(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_what_is_kept_for_a_family_cannot_be_asked_about_but_says_whom_to_ring(
    desk, post, wren, qtbot
):
    do = desk.background.wait
    do(
        lambda s: places.introduce_colleague(
            s, "place", user="sam", name="Sam Ferrow", work="Link Worker", phone="01632 960 052"
        )
    )
    do(lambda s: people.add_person(s, child=wren, caseload="c", name="Dana", role="mum"))
    post()
    dana = do(lambda store: store.find(Person)[0])
    disagree(desk, post, dana, {"best_time": "after 3"}, {"best_time": "before 9"})
    page = show(DecidePage(desk), qtbot)
    page.ask.click()
    assert not page.view.asking.send.isVisible()
    assert any("Sam Ferrow: telephone 01632 960 052." in text for text in told(page))


def shown_window(desk, qtbot):
    window = furnish_desk(desk)
    qtbot.show(window)
    qtbot.turn_to(window)
    return window


def test_a_conflict_of_two_parts_takes_four_steps_from_anywhere(desk, post, action, qtbot):
    mine = {"what": "Share calm plan with Mrs Dale", "notes": "Wren wants to. She chose a fox."}
    theirs = {"what": "Share calm plan with all", "notes": "Wren wants to. Mr Fenwick comes."}
    disagree(desk, post, action, mine, theirs)
    window = shown_window(desk, qtbot)
    steps = 0

    def press_key(key, with_):
        nonlocal steps
        steps += 1
        qtbot.keyClick(QApplication.focusWidget() or window, key, with_)

    press_key(Qt.Key.Key_3, CTRL | Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.here()[0] == "to_decide")
    page = window.findChild(DecidePage)
    qtbot.waitUntil(lambda: len(page.parts) == 2)
    press_key(Qt.Key.Key_Right, CTRL)
    press_key(Qt.Key.Key_B, CTRL)
    with qtbot.waitSignal(desk.said):
        press_key(Qt.Key.Key_Return, CTRL)
    assert steps == 4
    assert now(desk, action).what == "Share calm plan with all"
    assert to_decide(desk) == []
    qtbot.waitUntil(lambda: any("Everything is agreed." in text for text in told(page)))


def test_what_looks_like_two_notes_stands_under_a_heading_of_its_own(desk, wren, post, qtbot):
    for by, words in (("maya", "Rang mum"), ("sam", "Mum rang")):
        said = {"at": datetime(2025, 11, 3, 15, 20), "means": Means.CALL, "whom": "mum"}
        said |= {"outcome": Outcome.REACHED, "words": words, "by": by}
        desk.background.wait(lambda s, said=said: record_contact(s, children=[wren], **said))
    page = DecidePage(desk)
    qtbot.addWidget(page)
    page.resize(1029, 556)
    page.show()
    qtbot.waitUntil(lambda: page.double is not None)
    qtbot.waitUntil(lambda: "Looks like two notes" in told(page))
    assert {"You", "Sam Ferrow", "Rang mum", "Mum rang"} <= set(told(page))
    assert not page._foot.isVisible()
    assert unnamed_controls(page) == not_plain(page) == cut_off(page) == []
    strike = next(one for one in page.double.struck if one.said == "Strike out Sam's")
    with qtbot.waitSignal(desk.said):
        strike.click()
    qtbot.waitUntil(lambda: page.double is None)
    qtbot.waitUntil(lambda: "Nothing to decide" in told(page))
    (struck,) = [
        one for one in desk.background.wait(lambda s: contacts_of(s, wren)) if one.struck_because
    ]
    assert struck.words == "Mum rang"
