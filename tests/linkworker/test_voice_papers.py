"""What leaves of what people said: only with a yes, never with a name; what changed goes back."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from linkworker.actions.family_answers import keep_answer
from linkworker.actions.plans import make_plan
from linkworker.actions.quotes import answer_quote, keep_quote, permitted, take_back
from linkworker.actions.sayings import answer_saying, keep_saying, said_by
from linkworker.actions.sharing import tell_by_mouth
from linkworker.documents.paper import Made
from linkworker.documents.plan import plan_paper
from linkworker.documents.quotes import quotes_paper
from linkworker.documents.recipient import Recipient
from linkworker.documents.shared import shared_paper
from linkworker.documents.sieve import Sieve
from linkworker.documents.survey_paper import survey_paper
from linkworker.documents.told_back import what_changed
from linkworker.errors import NotAllowed
from linkworker.measures.quotes import use_of
from linkworker.measures.surveys import packs
from linkworker.records import (
    Answer,
    CameOf,
    Child,
    Colleague,
    Quote,
    Scope,
    Speaker,
    ToldWhom,
)
from ui.desk import Standing
from ui.forms.paper_kinds import NAMES, Wanted, readers_of, write

DAY = date(2025, 11, 4)
MADE = Made(Colleague(name="Joyce Adjei", work="Link Worker"), DAY)
MUM = Recipient("Dana", "mum")
NEEDLE = "He sings on the way to school now, says Wren"


@pytest.fixture
def quote(store, child):
    changes = keep_quote(store, child, words=NEEDLE, said_by="Dana", speaker=Speaker.FAMILY,
                         on=DAY, today=DAY, by="u")  # fmt: skip
    return store.get(Quote, *changes.touches(Quote))


def agree(store, child, quote, use="funders"):
    keep_answer(store, child, today=DAY, by="u", scope=Scope.QUOTE, answer=Answer.SIGNED,
                who="mum", on=DAY)  # fmt: skip
    answer_quote(store, quote, asked=[use], answer=Answer.VERBAL, who="Dana", today=DAY, by="u")


def paper(store, use="funders", made=MADE):
    words = permitted(store, use, made.on)
    return quotes_paper(words, use_of(use), store.find(Child), made, reader="The Elm Trust",
                        practice=False)  # fmt: skip


def test_words_with_a_yes_stand_on_the_paper_without_anybodys_name(store, child, quote):
    agree(store, child, quote)
    made = paper(store)
    assert "He sings on the way to school now, says [a child]" in made.html
    assert "A parent or carer" in made.html
    assert "Wren" not in made.html
    assert "Dana" not in made.html
    assert [one.what for one in made.left_out] == ["Wren’s name"]
    assert "The Elm Trust" in made.foot


def test_a_grown_up_who_is_named_in_them_is_pointed_at_before_they_go(store, child):
    changes = keep_quote(store, child, words="Thank you so much to Amina Nur.", said_by="mum",
                         speaker=Speaker.FAMILY, on=DAY, today=DAY, by="u")  # fmt: skip
    agree(store, child, store.get(Quote, *changes.touches(Quote)))
    assert [one.name for one in paper(store).named] == ["Amina Nur"]


def test_without_a_yes_for_this_use_and_day_no_paper_is_made(store, child, quote):
    with pytest.raises(NotAllowed, match="No words"):
        paper(store)
    agree(store, child, quote)
    with pytest.raises(NotAllowed, match="No words"):
        paper(store, "website")
    words = permitted(store, "funders", DAY)
    for use, on in (("website", DAY), ("funders", DAY + timedelta(1))):
        with pytest.raises(NotAllowed, match="another"):
            quotes_paper(words, use_of(use), (), replace(MADE, on=on), reader="x", practice=False)
    take_back(store, quote, who="Dana", on=DAY, by="u")
    with pytest.raises(NotAllowed, match="No words"):
        paper(store)


def test_no_paper_about_a_child_holds_words_that_wait_for_a_yes(store, child, quote):
    make_plan(store, child, started=DAY, my_words="I sing.")
    standing = Standing(user="u", name="Joyce Adjei", caseloads={"caseload": "lead"})
    made = 0
    for what in NAMES:
        for reader in readers_of(store, child.id, standing).by_key.values():
            wanted = Wanted(what, reader, False, (DAY - timedelta(400), DAY + timedelta(1)))
            try:
                found = write(store, child, wanted, standing)
            except NotAllowed:
                continue
            made += 1
            assert "sings on the way" not in found.html, what
    assert made > 3


def test_what_changed_because_she_said_so_stands_on_the_plan(store, child):
    make_plan(store, child, started=DAY, my_words="I like maths.")
    assert "because you told us" not in plan_paper(store, child, MUM, MADE).html
    for words, came in (("The hall is loud", ""), ("I want to draw", "Art on Tuesdays")):
        keep_saying(store, child, words=words, on=DAY, by="u")
        if came:
            said = said_by(store, child)[0].saying
            answer_saying(store, said, came=CameOf.DID, words=came, on=DAY, by="u")
    html = plan_paper(store, child, MUM, MADE).html
    assert "What changed because you told us" in html
    assert "You said: “I want to draw” We did: Art on Tuesdays" in html
    assert "The hall is loud" not in html  # nothing has come of it yet


def test_another_child_in_what_changed_is_put_out(store, child):
    with store.change() as (change, _):
        change.add(Child(name="Otis", surname="K", school="s", year=5), child.log)
    keep_saying(store, child, words="Otis is loud", on=DAY, by="u")
    answer_saying(store, said_by(store, child)[0].saying, came=CameOf.DID, on=DAY, by="u",
                  words="You sit away from Otis")  # fmt: skip
    sieve = Sieve(store, child, MUM)
    assert "Otis" not in "".join(what_changed(store, sieve))
    assert sieve.other_children()


def test_what_was_told_to_keep_her_safe_is_not_on_the_familys_list(store, child):
    at = datetime(2025, 11, 3, 9)
    said = {"at": at, "today": DAY, "by": "u"}
    tell_by_mouth(store, child, what="a bruise", whom="Mrs Bell", told=ToldWhom.SAFEGUARDING,
                  **said)  # fmt: skip
    with pytest.raises(NotAllowed):
        shared_paper(store, child, MUM, MADE)
    tell_by_mouth(store, child, what="the bus is late", whom="the office", why="lates", **said)
    made = shared_paper(store, child, MUM, MADE)
    assert "The bus is late" in made.html
    assert "bruise" not in made.html
    assert "Bell" not in made.html
    assert [one.tick for one in made.left_out] == [""]


def test_a_survey_on_paper_has_its_questions_and_no_room_for_a_name():
    for pack in packs():
        made = survey_paper(pack, "Autumn 2025", back_to="Joyce", on=DAY, practice=True)
        assert all(one.words.replace("’", "’") in made.html for one in pack.questions)
        assert made.html.count("☐") == 5 * len(pack.questions)
        assert "PRACTICE" in made.foot
