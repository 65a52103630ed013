"""Letters of an ending, and minutes: each made for one reader, and silent where it must be."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from linkworker.actions import endings, needs
from linkworker.actions.meetings import Agreed, Said, keep_meeting
from linkworker.documents.ending import ending_paper
from linkworker.documents.minutes import minutes_paper
from linkworker.documents.paper import Made
from linkworker.documents.recipient import Recipient
from linkworker.errors import NotAllowed
from linkworker.records import NeedArea, School, Stays, TrustedAdult, Withhold
from tests.linkworker.papers import DAY, MADE, MAYA, begin_wren
from tests.linkworker.secret_words import (
    ADDRESS,
    CHILDREN,
    PHONE,
    UPN,
    found_in,
    keep_secrets,
)

NEVER = (UPN, *ADDRESS, *PHONE, *CHILDREN)
MUM = Recipient("Dana", "mum")
LETTER = "I can walk into a room now and stay."


@pytest.fixture
def wren(store):
    child = begin_wren(store)
    endings.keep_ending(
        store, child, last_day=date(2026, 7, 10), good_at="Coming back the next day",
        helped="The blue room", goes_on="Drawing club", school_does="A chair by the window",
        goodbye_on=date(2026, 7, 9), goodbye="Cake", letter=LETTER,
    )  # fmt: skip
    for name, says in (("Miss Hart", Stays.YES), ("Uncle Bo", Stays.CANNOT), ("Gran", None)):
        changes = endings.name_adult(
            store, child, name=name, by_child=True, named_on=DAY, how=f"{name} at break"
        )
        if says:
            adult = store.get(TrustedAdult, *changes.touches(TrustedAdult))
            endings.ask_adult(store, adult, says=says, on=DAY)
    return child


def school(store):
    return replace(store.find(School)[0], agreement="DSA 1", agreement_from=date(2025, 9, 1))


def to(store, child, reader):
    return ending_paper(store, child, reader, MADE)


def test_the_child_gets_a_letter_with_who_stays_before_that_it_ends(store, wren):
    paper = to(store, wren, Recipient("Wren", "child", own=True))
    assert "Dear Wren," in paper.html
    assert LETTER in paper.html
    assert paper.html.index("Miss Hart") < paper.html.index("I ask once more how you are")
    assert "about Fri 21 Aug 2026" in paper.html
    assert "A chair by the window" not in paper.html


def test_only_who_said_yes_is_named_as_staying(store, wren):
    for reader in (Recipient("Wren", "child", own=True), MUM, Recipient("Me", "us", ours=True)):
        html = to(store, wren, reader).html
        assert "Miss Hart" in html
        assert "Uncle Bo" not in html
        assert "Gran at break" not in html


def test_the_family_gets_its_own_and_not_the_childs_letter(store, wren):
    paper = to(store, wren, MUM)
    assert "Dear Dana," in paper.html
    assert LETTER not in paper.html
    assert "We say goodbye on" in paper.html
    assert "You may ask to see it" in paper.html


def test_who_must_not_know_times_is_not_told_the_day_of_the_goodbye(store, wren):
    reader = replace(MUM, withhold=frozenset({Withhold.TIMES.value}))
    paper = to(store, wren, reader)
    assert "Cake" not in paper.html
    assert any("day of the goodbye" in one.what for one in paper.left_out)


def test_a_school_gets_one_page_and_a_need_only_where_it_was_ticked(store, wren):
    needs.add_need(
        store, wren, today=DAY, area=NeedArea.FEELINGS, words="Sleeps badly since May",
        said_by="mum", since=DAY, doing="Her doctor knows",
    )  # fmt: skip
    reader = Recipient("Mr Fenwick", "Alderbrook Primary", school=school(store))
    paper = to(store, wren, reader)
    assert "A chair by the window" in paper.html
    assert "Sleeps badly" not in paper.html
    ticks = {one.tick for one in paper.left_out if one.tick.startswith("child_need")}
    assert "child_need.words" in ticks
    paper = to(store, wren, replace(reader, ticked=frozenset(ticks)))
    assert "Sleeps badly" in paper.html
    assert LETTER not in paper.html


def test_a_school_without_an_agreement_gets_nothing(store, wren):
    reader = Recipient("Mr Fenwick", "school", school=store.find(School)[0])
    with pytest.raises(NotAllowed, match="no sharing agreement"):
        to(store, wren, reader)


def test_before_an_ending_is_planned_there_is_no_letter(store):
    with pytest.raises(NotAllowed, match="Nothing is planned yet"):
        to(store, begin_wren(store), MUM)


def test_no_secret_stands_on_any_letter_or_on_the_minutes(store):
    child = keep_secrets(store)
    said = " ".join(NEVER)
    endings.keep_ending(store, child, goes_on=said, helped=said, letter=said, good_at="Foxes")
    keep_meeting(
        store, [child], today=DAY, at=datetime(2025, 11, 3, 16), about="Mornings", by="u",
        voices=[Said("Dana", "mum", said)], decided=said,
        agreed=[Agreed(said[:400], "Mr Fenwick", date(2025, 11, 7))],
    )  # fmt: skip
    told_nothing = frozenset(one.value for one in Withhold if one is not Withhold.US)
    for reader in (replace(MUM, withhold=told_nothing), Recipient("A", "child", own=True)):
        for write in (ending_paper, minutes_paper):
            html = write(store, child, reader, Made(MAYA, DAY)).html
            assert found_in(html, CHILDREN) == []
    html = to(store, child, replace(MUM, withhold=told_nothing)).html
    assert found_in(html, NEVER) == []


def test_minutes_have_each_sentence_and_who_does_what_by_when(store, wren):
    keep_meeting(
        store, [wren], today=DAY, at=datetime(2025, 11, 3, 16), about="Mornings", by="u",
        voices=[Said("Dana", "mum", "Lighter mornings"), Said("Mr Fenwick", "class teacher")],
        agreed=[Agreed("Open the side door", "Mr Fenwick", date(2025, 11, 7))], decided="Go on",
    )  # fmt: skip
    html = minutes_paper(store, wren, MUM, MADE).html
    for words in ("Lighter mornings", "Mr Fenwick, class teacher", "Open the side door"):
        assert words in html
    assert "Fri 7 Nov 2025" in html
    hidden = replace(MUM, withhold=frozenset({Withhold.TIMES.value}))
    paper = minutes_paper(store, wren, hidden, MADE)
    assert "Fri 7 Nov 2025" not in paper.html
    assert any("When we ask" in one.what for one in paper.left_out)


def test_private_minutes_say_nothing_until_ticked_and_no_meeting_makes_no_paper(store, wren):
    with pytest.raises(NotAllowed, match="No meeting about Wren"):
        minutes_paper(store, wren, MUM, MADE)
    keep_meeting(
        store, [wren], today=DAY, at=datetime(2025, 11, 3, 16), about="Her tablets", by="u",
        voices=[Said("Dana", "mum", "She sleeps now")], agreed=[], private=True,
    )  # fmt: skip
    paper = minutes_paper(store, wren, MUM, MADE)
    assert "tablets" not in paper.html
    assert "sleeps" not in paper.html
    (tick,) = {one.tick for one in paper.left_out if one.tick}
    paper = minutes_paper(store, wren, replace(MUM, ticked=frozenset({tick})), MADE)
    assert "She sleeps now" in paper.html
