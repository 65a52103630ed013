"""A child's family by the keyboard alone: a try, an answer, a move; what stands there, for whom."""

from datetime import date
from functools import partial

import pytest

from linkworker.actions.children import add_child
from linkworker.actions.family_answers import agreements_of
from linkworker.actions.stages import stands
from linkworker.measures.agreements import Act, State, about_of, may
from linkworker.measures.stages import Stage
from linkworker.records import (
    Answer,
    Child,
    FamilyAnswer,
    Housing,
    HousingChange,
    KeptApart,
    Scope,
)
from tests.seeds import TODAY
from tests.ui.child_hands import ask, child, choose, press, run, settled, shown, turn, words
from tests.ui.seeded import CASELOAD
from tests.ui.tasks.hands import ALT, CTRL, SHIFT, Key, Worker
from ui.family.asking import AnswerAdder
from ui.family.heard import heard_answer, heard_home, since_when
from ui.happened.everything import happened


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def standing(joyce, name, scope, partner=""):
    one = joyce.child(name)
    found = ask(joyce.qtbot, joyce.desk, lambda r: agreements_of(r, one, TODAY))
    return found.get(about_of(scope, partner))


def timeline(qtbot, desk, name):
    one = child(qtbot, desk, name)
    told = ask(qtbot, desk, lambda r: happened(r, one, {}))
    return {each.title: each for each in told}


def row(part, name):
    return next(n for n, row in enumerate(part.agreements.rows) if row.line.name == name)


def test_a_try_with_its_worry_and_the_next_one_is_two_steps_and_the_words(joyce):
    part = joyce.open_child("Sarah", "family")
    joyce.steps = 0
    joyce.press(Key(Key.Key_1 + row(part, "Quote")), ALT)
    joyce.write("wants to read it with her sister first, thu 13 nov")
    joyce.press(Key.Key_Return)
    found = standing(joyce, "Sarah", Scope.QUOTE)
    assert (found.state, found.tries, found.next_on) == (State.ASKED, 2, date(2025, 11, 13))
    said = found.steps[-1]
    assert (said.who, said.by, said.worry) == (
        "mum", "joyce", "wants to read it with her sister first",
    )  # fmt: skip
    assert said.person
    assert ask(joyce.qtbot, joyce.desk, lambda r: r.drafts()) == []
    assert joyce.steps == 2


def test_what_is_to_be_asked_next_is_one_key_away_and_its_yes_opens_the_gate(joyce):
    part = joyce.open_child("Sarah", "family")
    assert "Ask next: quote, Thu 6 Nov" in words(part)
    joyce.press(Key.Key_A, CTRL | SHIFT)
    joyce.write("yes, she is happy with it")
    joyce.press(Key.Key_Return, CTRL)
    found = standing(joyce, "Sarah", Scope.QUOTE)
    assert found.state is State.VERBAL
    assert may(Act.QUOTE, {found.about: found}).allowed


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(joyce):
    part = joyce.open_child("Wren", "family")
    joyce.press(Key(Key.Key_1 + row(part, "A partner")), ALT)
    joyce.write("signed")
    joyce.press(Key.Key_Return)
    adder = part.findChildren(AnswerAdder)[0]
    partner = adder.fields["partner"]
    joyce.qtbot.waitUntil(lambda: partner.problem() == "Say which partner")
    assert joyce.window.focusWidget() is adder.fields["partner"].editor
    joyce.write("Element")
    assert adder.line.value() == "signed"
    joyce.press(Key.Key_Return, CTRL)
    assert standing(joyce, "Wren", Scope.PARTNER, "element").state is State.SIGNED


def test_a_line_left_half_typed_is_a_draft_of_its_own_child(joyce):
    part = joyce.open_child("Sarah", "family")
    joyce.press(Key.Key_1, ALT)
    joyce.write("not this time")
    joyce.window.go("child", f"{joyce.child('Wren').id}/family")
    joyce.settle()
    assert not [one for one in part.findChildren(AnswerAdder) if one.isVisible()]
    (draft,) = ask(joyce.qtbot, joyce.desk, lambda r: r.drafts())
    assert draft.title.endswith("Sarah")
    joyce.window.go("form", f"draft/{draft.action}")
    joyce.settle()
    form = joyce.window.page("form").forms[0]
    assert form.fields["worry"].value() == "not this time"
    assert form.fields["answer"].value() is Answer.NOT_NOW


def test_where_they_live_now_is_kept_in_one_line(joyce):
    part = joyce.open_child("Sarah", "family")
    joyce.press(Key.Key_0, ALT)
    joyce.write("temporary accommodation since mon, two rooms")
    joyce.press(Key.Key_Return)
    newest = ask(joyce.qtbot, joyce.desk, lambda r: r.find(HousingChange, newest="on"))[0]
    assert (newest.housing, newest.on) == (Housing.TEMPORARY, date(2025, 11, 3))
    said = "Temporary accommodation since yesterday. Formally homeless since Mon 21 Jul"
    assert said in words(part.home)


def test_the_page_opens_with_whom_to_ring_about_what_and_what_not_to_say(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "family", "Sarah")
    said = words(part)
    assert said[0] == "Whom to ring about what"
    assert "Ring about the home first, then school" in said
    assert "after 5pm · English" in said
    assert "They move often: ask where they are, never send post to the old flat." in said
    assert "Year 2, term 4 of 6" in said


def test_lodgers_are_counted_and_the_sentence_kept_apart_is_read_only_when_opened(qtbot, joyces):
    page = shown(qtbot, joyces)
    part = turn(qtbot, page, joyces, "family", "John")
    said = " ".join(words(part))
    assert "2 more who are not family" in said
    assert "is kept apart" in said
    john = child(qtbot, joyces, "John")
    held = ask(qtbot, joyces, lambda r: r.find(KeptApart, log=john.log))[0]
    for tab in ("story", "timeline", "plan", "family"):
        shown_words = " ".join(words(turn(qtbot, page, joyces, tab, "John")))
        assert "prison" not in shown_words
    assert ask(qtbot, joyces, lambda r: r.search("prison")) == []
    with qtbot.waitSignal(joyces.went) as went:
        press(qtbot, page.part("family"), "Open the sentence kept apart")
    assert went.args == ["form", f"kept_apart/{held.id}"]


def test_parents_who_differ_are_shown_as_differing_and_dad_is_not_offered_to_be_asked(joyce):
    part = joyce.open_child("Wren", "family")
    at = row(part, "Photo")
    assert "Parents disagree" in " ".join(words(part.agreements.rows[at]))
    joyce.press(Key(Key.Key_1 + at), ALT)
    adder = part.findChildren(AnswerAdder)[0]
    assert [one for one in ("mum", "Wren", "dad") if one in _offered(adder)] == ["mum", "Wren"]


def test_brother_and_sister_stand_side_by_side_and_a_colleagues_child_is_only_known_to(
    qtbot, joyces
):
    page = shown(qtbot, joyces)
    part = turn(qtbot, page, joyces, "family", "Wren")
    assert "Otis, Year 6" in words(part.siblings)
    wren = child(qtbot, joyces)

    def by_sam(store):
        with store.mailbox.receiving() as received:
            received.log("sams", "caseload", "sams")
        with store.change() as (change, changes):
            log = change.open_log("child", "sams")
            change.add(Child(name="Ada", school="s", year=2, family=wren.family), log)
        return changes

    run(qtbot, joyces, by_sam)
    settled(qtbot, joyces)
    said = " ".join(words(turn(qtbot, page, joyces, "family", "Wren").siblings))
    assert "A brother or sister is known to a colleague" in said
    assert "Ada" not in said


def test_before_the_family_has_agreed_only_little_can_be_written(qtbot, joyces):
    page = shown(qtbot, joyces)
    new = partial(add_child, caseload=CASELOAD, name="Ada", school="s", year=4)
    run(qtbot, joyces, new)
    ada = child(qtbot, joyces, "Ada")
    assert ask(qtbot, joyces, lambda r: stands(r, ada, TODAY)).stage is Stage.IDENTIFIED
    part = turn(qtbot, page, joyces, "family", "Ada")
    assert part.agreements.isVisible()
    assert not any(card.isVisible() for card in (part.home, part.needs, part.apart))


def test_an_answer_kept_by_mistake_is_struck_out_with_a_reason(qtbot, joyces):
    page = shown(qtbot, joyces)
    part = turn(qtbot, page, joyces, "family", "John")
    photo = part.agreements.rows[row(part, "Photo")]
    choose(photo, "Photo", "Strike out what was kept last")
    asked = photo._asked.itemAt(0).widget()
    asked.fields["reason"].editor.set_value("it was his brother")
    asked.keep()
    settled(qtbot, joyces)
    struck = ask(qtbot, joyces, lambda r: [a for a in r.find(FamilyAnswer) if a.struck_because])
    assert [one.struck_because for one in struck] == ["it was his brother"]
    told = timeline(qtbot, joyces, "John")["Photo: mum, signed"]
    assert told.struck == "it was his brother"


def test_the_timeline_tells_of_the_home_and_of_what_was_agreed(qtbot, joyces):
    told = timeline(qtbot, joyces, "Sarah")
    asked = told["Quote: mum, asked, no answer yet"]
    assert asked.words == "She wants to read it first.\nNext try Thu 6 November 2025"
    assert told["Home: formally homeless"].at.date() == date(2025, 7, 21)
    assert told["Programme: began the programme"].at.date() == date(2024, 9, 16)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("wants to ask dad first", Answer.ASKED),
        ("yes, she is glad", Answer.VERBAL),
        ("signed at the gate", Answer.SIGNED),
        ("no, not this time", Answer.NOT_NOW),
        ("does not agree, not yet", Answer.NOT_NOW),
        ("dad would not have it", Answer.DISAGREE),
        ("took it back after the letter", Answer.TAKEN_BACK),
        ("", Answer.ASKED),
    ],
)
def test_a_line_is_understood_as(typed, answer):
    assert heard_answer(typed) is answer


@pytest.mark.parametrize(
    ("typed", "housing", "since"),
    [
        ("hotel since 20 sep", Housing.HOTEL, date(2025, 9, 20)),
        ("on her friend’s sofa from last thu", Housing.FRIENDS, date(2025, 10, 30)),
        ("homeless, says the council", Housing.HOMELESS, None),
        ("moved in on monday", Housing.OWN, date(2025, 11, 3)),
        ("nobody knows", None, None),
    ],
)
def test_a_line_about_the_home_is_understood_as(typed, housing, since):
    assert (heard_home(typed), since_when(typed, TODAY)) == (housing, since)


def _offered(adder):
    return [one.text() for one in adder.fields["who"].editor._group.buttons()]
