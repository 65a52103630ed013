"""A child's linkings by the keyboard alone: what they said in one line, kept in few steps."""

from datetime import date
from functools import partial

import pytest

from linkworker.actions.linkings import add_step, linkings_of
from linkworker.records import Contact, Linking, LinkingStep, Rung, StoryPart, StoryTold
from tests.seeds import TODAY
from tests.ui.child_hands import ask, child, choose, press, run, shown, turn, words
from tests.ui.tasks.hands import ALT, CTRL, SHIFT, Key, Worker
from ui.linkings.story_card import PartRow
from ui.models.found import WRITTEN


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def linked(joyce, to):
    sarah = joyce.child("Sarah")
    found = ask(joyce.qtbot, joyce.desk, lambda r: linkings_of(r, sarah, TODAY))
    return next(one for one in found if to in one.linking.to)


def test_no_not_now_ask_again_after_christmas_is_two_steps_and_the_words(joyce):
    part = joyce.open_child("Sarah", "linkings")
    at = next(n for n, card in enumerate(part.cards) if "Hub" in card.linked.linking.to)
    joyce.steps = 0
    joyce.press(Key(Key.Key_1 + at), ALT)
    joyce.write("no, not now, ask again after Christmas")
    joyce.press(Key.Key_Return)
    hub = linked(joyce, "Hub")
    assert (hub.stand.rung, hub.stand.step.again_on) == (Rung.NOT_NOW, date(2026, 1, 5))
    assert (hub.stand.step.who_asks, hub.stand.step.by) == ("Joyce", "joyce")
    assert hub.stand.rests
    assert ask(joyce.qtbot, joyce.desk, lambda r: r.drafts()) == []
    joyce.done(16, promised=2)


def test_what_is_missing_is_said_where_it_is_missing_and_nothing_typed_is_lost(joyce):
    part = joyce.open_child("Sarah", "linkings")
    joyce.press(Key.Key_1, ALT)
    joyce.write("not now")
    joyce.press(Key.Key_Return)
    said = part.cards[0].said
    asks = said.fields["again_on"]
    joyce.qtbot.waitUntil(lambda: asks.problem().startswith("When may we ask again"))
    assert joyce.window.focusWidget() is asks.editor.focusProxy()
    joyce.write("12 dec")
    assert said.line.value() == "not now"
    joyce.press(Key.Key_Return, CTRL)
    found = linked(joyce, part.cards[0].linked.linking.to)
    assert ask(joyce.qtbot, joyce.desk, lambda r: r.find(LinkingStep, rung=Rung.NOT_NOW))[-1]
    assert found is not None


def test_what_is_typed_and_left_is_a_draft_that_opens_again(joyce):
    part = joyce.open_child("Sarah", "linkings")
    joyce.press(Key.Key_2, ALT)
    joyce.write("introduced by joint visit")
    part.cards[1].said.keeper.keep()
    joyce.settle()
    (draft,) = ask(joyce.qtbot, joyce.desk, lambda r: r.drafts())
    joyce.window.go("form", f"draft/{draft.action}")
    joyce.settle()
    form = joyce.window.page("form").forms[0]
    assert form.fields["words"].value() == "introduced by joint visit"
    assert form.fields["rung"].value() is Rung.INTRODUCED


def test_who_waits_stands_first_and_says_for_how_long(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "linkings", "Sarah")
    said = " ".join(words(part))
    order = [card.linked.linking.to.split(" ")[0] for card in part.cards]
    assert order == ["Brent", "Willow", "Citizens", "Young"]
    assert "8 weeks" in said
    assert "On their list since Wed 3 Sep, expected Fri 27 Mar 2026" in said
    assert "It helped. They did not have to tell it again." in said
    assert "Left alone for now" in said
    for word in ("referral", "ladder", "refused"):
        assert word not in said.casefold()


def test_who_knows_which_part_of_the_story_is_shown_and_what_is_private_is_not(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "linkings", "Sarah")
    rows = {row._heading.text(): " ".join(words(row)) for row in part.findChildren(PartRow)}
    assert "Known to Brent Council housing (the family told them" in rows["Where we live"]
    assert "Citizens Advice Brent (we told them" in rows["Where we live"]
    assert "only those named" in rows["How Sarah gets to school"]
    assert "slept" not in rows["My nights"]
    assert "stays with you" not in rows["Why we left the first flat"]

    sarah = child(qtbot, joyces, "Sarah")
    home = ask(qtbot, joyces, lambda r: r.find(StoryPart, heading="Where we live"))[0]
    change = partial(_reword, home)
    run(qtbot, joyces, change)
    part = turn(qtbot, shown(qtbot, joyces), joyces, "linkings", "Sarah")
    row = next(r for r in part.findChildren(PartRow) if r._heading.text() == "Where we live")
    assert "in older words" in " ".join(words(row))
    assert ask(qtbot, joyces, lambda r: r.find(StoryTold, log=sarah.log))


def _reword(part, store):
    with store.change() as (change, changes):
        change.update(part, words="A flat of our own since Friday.")
    return changes


def test_a_not_now_comes_back_by_itself_when_a_note_tells_of_what_it_waited_for(qtbot, joyces):
    page = shown(qtbot, joyces)
    part = turn(qtbot, page, joyces, "linkings", "Sarah")
    hub = next(card.linked for card in part.cards if "Hub" in card.linked.linking.to)
    said = {"rung": Rung.NOT_NOW, "on": TODAY, "today": TODAY, "again_after": "the flat is ready"}
    run(qtbot, joyces, lambda s: add_step(s, hub.linking, by="joyce", **said))
    note = ask(qtbot, joyces, lambda r: r.find(Contact, child=hub.linking.child))[-1]

    def later(store):
        with store.change() as (change, changes):
            at = note.at.replace(year=2025, month=11, day=4)
            change.add(Contact(child=note.child, at=at, whom="mum", means=note.means,
                               outcome=note.outcome, words="The flat is READY on Friday"),
                       note.log)  # fmt: skip
        return changes

    run(qtbot, joyces, later)
    sarah = child(qtbot, joyces, "Sarah")
    tomorrow = date(2025, 11, 5)
    found = ask(qtbot, joyces, lambda r: linkings_of(r, sarah, tomorrow))
    assert next(one for one in found if one.linking.id == hub.linking.id).stand.rests
    run(qtbot, joyces, partial(_on_the_day_after, note))
    found = ask(qtbot, joyces, lambda r: linkings_of(r, sarah, tomorrow))
    back = next(one for one in found if one.linking.id == hub.linking.id).stand
    assert back.back == "the flat is ready: see the note of 5 November"


def _on_the_day_after(note, store):
    with store.change() as (change, changes):
        at = note.at.replace(year=2025, month=11, day=5)
        said = {"means": note.means, "outcome": note.outcome, "words": "Keys: the flat is ready"}
        change.add(Contact(child=note.child, at=at, whom="mum", **said), note.log)
    return changes


def test_a_step_kept_by_mistake_is_struck_out_with_a_reason(qtbot, joyces):
    page = shown(qtbot, joyces)
    part = turn(qtbot, page, joyces, "linkings", "Sarah")
    card = next(card for card in part.cards if "Hub" in card.linked.linking.to)
    choose(card, "Willow Green Family Hub", "Strike out what was kept last")
    asked = card._asked.itemAt(0).widget()
    asked.fields["reason"].editor.insert("said by another family")
    press(qtbot, asked, "Strike out")
    steps = ask(qtbot, joyces, lambda r: r.find(LinkingStep, linking=card.linked.linking.id))
    assert steps[-1].struck_because == "said by another family"
    part = turn(qtbot, page, joyces, "linkings", "Sarah")
    card = next(card for card in part.cards if "Hub" in card.linked.linking.to)
    assert card.linked.stand.rung is Rung.SIGNPOSTED


def test_that_somebody_knows_a_part_is_struck_out_with_a_reason(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "linkings", "Sarah")
    row = next(r for r in part.findChildren(PartRow) if r._heading.text() == "What we need now")
    choose(row, "What we need now", "Strike out: Citizens Advice Brent knows it")
    asked = row._asked.itemAt(0).widget()
    asked.fields["reason"].editor.insert("told at another desk")
    press(qtbot, asked, "Strike out")
    told = ask(qtbot, joyces, lambda r: r.find(StoryTold, who="Citizens Advice Brent"))
    assert [one.struck_because for one in told] == ["", "told at another desk"]
    part = turn(qtbot, part.window(), joyces, "linkings", "Sarah")
    assert "Nobody knows it from us." in words(row)


def test_from_the_tab_to_the_directory_to_a_linking_begun(joyce):
    joyce.open_child("Sarah", "linkings")
    joyce.steps = 0
    joyce.press(Key.Key_A, CTRL | SHIFT)
    assert joyce.window.here() == ("directory", joyce.child("Sarah").id)
    joyce.write("food")
    joyce.press(Key.Key_Return)
    page = joyce.window.page("directory")
    assert page.cards[0].service.name == "Northside food shelf"
    joyce.press(Key.Key_Return)
    joyce.qtbot.waitUntil(lambda: joyce.window.here()[0] == "child")
    (made,) = ask(joyce.qtbot, joyce.desk, lambda r: r.find(Linking, need="food"))
    assert (made.to, made.whom) == ("Northside food shelf", "Sarah")
    joyce.done(17, promised=3)


def test_words_of_a_linking_are_found_and_open_there_but_private_ones_are_not_shown(joyce):
    sarah = joyce.child("Sarah").id
    (line,) = [one for one in joyce.look_for("go alone") if one.group == WRITTEN]
    assert line.words == "Yes. I do not want to go alone."
    assert line.whom.startswith(f"{sarah}/timeline/")  # where a step is told whole
    assert "linking" in line.about
    said = [one.words for one in joyce.look_for("began a dragon") if one.group == WRITTEN]
    assert not [words for words in said if "He began" in words]
