"""You said, we did: what a child says, what came of it, and whether she has seen it."""

from datetime import date

import pytest

from linkworker.actions.sayings import (
    answer_saying,
    keep_saying,
    read_by_child,
    said_by,
    strike_answer,
    strike_saying,
)
from linkworker.errors import Invalid
from linkworker.records import CameOf, Saying

DAY = date(2025, 11, 4)


def test_a_saying_is_tied_to_what_changed_and_unread_until_she_has_seen_it(store, child):
    keep_saying(store, child, words="The hall is too loud.", on=DAY, by="u", by_child=True)
    (said,) = said_by(store, child)
    assert (said.saying.by_child, said.answers, said.unread) == (True, (), False)
    answer_saying(store, said.saying, came=CameOf.DID, words="You eat in room 4.", on=DAY, by="u")
    (said,) = said_by(store, child)
    assert said.unread
    read_by_child(store, said.answers, on=DAY)
    (said,) = said_by(store, child)
    assert (said.unread, said.answers[0].read_on) == (False, DAY)


def test_what_is_struck_out_is_told_no_more_and_stays_readable(store, child):
    keep_saying(store, child, words="I want to draw.", on=DAY, by="u")
    keep_saying(store, child, words="Not mine.", on=DAY, by="u")
    other, first = said_by(store, child)
    answer_saying(store, first.saying, came=CameOf.DOING, words="Asked Kiln Lane.", on=DAY, by="u")
    strike_answer(store, said_by(store, child)[1].answers[0], reason="not yet", by="u")
    strike_saying(store, other.saying, reason="another child", by="u")
    (left,) = said_by(store, child)
    assert (left.saying.words, left.answers) == ("I want to draw.", ())
    assert len(store.find(Saying)) == 2


def test_words_are_needed_on_both_sides(store, child):
    with pytest.raises(Invalid):
        keep_saying(store, child, words="  ", on=DAY, by="u")
    keep_saying(store, child, words="I want to draw.", on=DAY, by="u")
    with pytest.raises(Invalid) as wrong:
        answer_saying(store, said_by(store, child)[0].saying, came=None, words="", on=DAY, by="u")
    assert set(wrong.value.problems) == {"came", "words"}
