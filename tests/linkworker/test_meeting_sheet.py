"""The sheet for the day of return: her words first, never why she was away; and the chronology."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from linkworker.actions import coming_back, placements, suspensions
from linkworker.documents.chronology import chronology_paper
from linkworker.documents.meeting_sheet import meeting_sheet
from linkworker.documents.paper import Made
from linkworker.documents.recipient import Recipient
from linkworker.errors import NotAllowed
from linkworker.records import (
    ComingBack,
    FromHalf,
    OurPlace,
    Placement,
    Sent,
    Setting,
    Suspension,
    Withhold,
)
from tests.linkworker.papers import DAY, MAYA
from tests.linkworker.secret_words import ADDRESS, CHILDREN, PHONE, UPN, found_in, keep_secrets

NEVER = (UPN, *ADDRESS, *PHONE, *CHILDREN)
REASON, ACCOUNT = "PP, as the letter has it", "They were on at my cousin."
MADE = Made(MAYA, DAY)
MUM = Recipient("Ruth", "mum")
US = Recipient("Maya", "for AllChild", ours=True)
YEAR = (date(2025, 9, 1), date(2026, 8, 31))


@pytest.fixture
def wren(store):
    return keep_secrets(store)


@pytest.fixture
def back(store, wren):
    changes = suspensions.keep_suspension(
        store, wren, by="u", now=datetime(2025, 11, 3, 14, 0), sent=Sent.SUSPENDED,
        told_at=datetime(2025, 11, 3, 14, 0), told_by="Mr Fenwick", on=date(2025, 11, 3),
        half=FromHalf.AFTERNOON, half_days=3, school_reason=REASON, account=ACCOUNT,
        meeting_at=datetime(2025, 11, 5, 8, 30), our_place=OurPlace.COMING,
    )  # fmt: skip
    return store.get(ComingBack, *changes.touches(ComingBack))


def test_her_own_words_stand_first_and_why_she_was_away_stands_nowhere(store, wren, back):
    coming_back.edit_way_back(store, back, teachers_know="Let me sit by the door.")
    coming_back.add_return_step(store, back, what="Meet her at the gate", who="Mr Fenwick")
    paper = meeting_sheet(store, wren, MUM, MADE)
    assert paper.html.index("Let me sit by the door.") < paper.html.index("Meet her at the gate")
    assert f"Welcome back, {wren.name}" in paper.html
    assert "at 08:30" in paper.html
    for words in (REASON, ACCOUNT, "cousin", "uspended", "Mr Fenwick told"):
        assert words not in paper.html
    assert found_in(paper.html, NEVER) == []


def test_before_she_was_asked_there_is_room_to_write(store, wren, back):
    paper = meeting_sheet(store, wren, MUM, MADE)
    assert "wants teachers to know" in paper.html
    assert paper.html.count('class="line"') >= 6


def test_who_must_not_be_told_times_reads_none_and_is_told_so_on_the_check_page(store, wren, back):
    reader = replace(MUM, withhold=frozenset({Withhold.TIMES.value}))
    coming_back.add_return_step(store, back, what="A card to show", due=date(2025, 11, 6))
    paper = meeting_sheet(store, wren, reader, MADE)
    for words in ("08:30", "5 Nov", "6 Nov"):
        assert words not in paper.html.replace("Made on", "")
    assert {one.what for one in paper.left_out} == {"The day of return", "By when"}


def test_without_a_way_back_there_is_no_sheet(store, wren):
    with pytest.raises(NotAllowed):
        meeting_sheet(store, wren, MUM, MADE)


def test_who_was_taught_elsewhere_brings_what_went_well_there(store, wren):
    said = {"setting": Setting.AP, "where": "Kingsway Centre", "starts": date(2025, 10, 6)}
    changes = placements.add_placement(
        store, wren, monday="09:30", goes_well="She finished a bench.", **said
    )
    place = store.get(Placement, *changes.touches(Placement))
    coming_back.begin_way_back(store, place, expected=date(2025, 11, 17))
    paper = meeting_sheet(store, wren, MUM, MADE)
    assert "Kingsway Centre" in paper.html
    assert "She finished a bench." in paper.html


def test_a_chronology_tells_of_time_away_only_where_it_is_ticked(store, wren, back):
    coming_back.edit_way_back(
        store, back, held_on=date(2025, 11, 5), agreed="A card to show", who_came="mum, Wren"
    )
    paper = chronology_paper(store, wren, MUM, MADE, between=YEAR)
    assert "Meeting on return" in paper.html
    assert "Away from school" not in paper.html
    tick = next(one.tick for one in paper.left_out if one.what == "Away from school")
    paper = chronology_paper(store, wren, replace(MUM, ticked=frozenset({tick})), MADE,
                             between=YEAR)  # fmt: skip
    assert "Away from school: suspended" in paper.html
    for words in (REASON, ACCOUNT):
        assert words not in paper.html


def test_even_for_us_the_reason_and_her_account_are_ticked_one_by_one(store, wren, back):
    paper = chronology_paper(store, wren, US, MADE, between=YEAR)
    assert "Away from school: suspended" in paper.html
    assert REASON not in paper.html
    assert ACCOUNT not in paper.html
    asked = {one.tick: one.reason for one in paper.left_out if one.tick.startswith("suspension.")}
    assert asked == {"suspension.account": False, "suspension.school_reason": True}
    ticked = replace(US, ticked=frozenset(asked))
    paper = chronology_paper(store, wren, ticked, MADE, between=YEAR)
    assert ACCOUNT in paper.html
    assert REASON not in paper.html  # an offence needs a reason as well
    why = {"suspension.school_reason": "for the governors"}
    paper = chronology_paper(store, wren, replace(ticked, reasons=why), MADE, between=YEAR)
    assert REASON in paper.html
    assert store.find(Suspension)
