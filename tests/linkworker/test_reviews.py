"""A review from opened to held: voices as they come, the next version of the plan in one step."""

from datetime import date

import pytest

from linkworker.actions import plans, reviews, voices
from linkworker.actions.goals import goals_of, ratings_of
from linkworker.actions.places import add_term
from linkworker.actions.review_board import next_review, read_board, row_of
from linkworker.actions.review_pack import read_pack
from linkworker.actions.reviews import Settled, complete_review, gathering_of
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import (
    Decided,
    Helps,
    Party,
    PlanVersion,
    Review,
    ReviewVoice,
    School,
    Voice,
)
from tests.linkworker.papers import DAY, begin_wren

ASKED = date(2025, 11, 3)
NO_CHANGE = Settled(Decided.CONTINUE, DAY, "Wren, mum", next_on=date(2026, 3, 27))


@pytest.fixture
def wren(store):
    wren = begin_wren(store)
    (school,) = store.find(School)
    for name, starts, ends in (
        ("Autumn 2025", date(2025, 9, 8), date(2025, 12, 19)),
        ("Spring 2026", date(2026, 1, 5), date(2026, 3, 27)),
    ):
        add_term(store, school, name=name, starts=starts, ends=ends)
    return wren


@pytest.fixture
def opened(store, wren):
    row = row_of(store, gathering_of(store, wren), DAY)
    reviews.open_reviews(store, [(row.gathering.plan, row.calendar)], on=ASKED, by="u")
    return wren


def now(store, wren):
    return gathering_of(store, wren)


def say(store, wren, voice, **said):
    """Keep what a voice says, as it stands on screen."""
    shown = now(store, wren)
    voices.keep_voice(
        store, shown.review, voice, shown.voices.get(voice), on=DAY, by="u",
        **{"words": "", **said},
    )  # fmt: skip


def hear_the_child(store, wren):
    (goal,) = goals_of(store, now(store, wren).plan)
    say(store, wren, Voice.CHILD, words="The door is easier", ratings={goal.id: 6})
    return goal


def agree(store, plan):
    plans.fix_version(store, plan, on=date(2025, 10, 1))
    (version,) = store.find(PlanVersion, plan=plan.id)
    for party in Party:
        said = {"party": party, "who": "x", "agreed_on": date(2025, 10, 1)}
        plans.record_agreement(store, version, **said)
    return version


def test_a_review_is_kept_the_moment_it_is_opened_and_only_one_is_open(store, opened):
    shown = now(store, opened)
    assert shown.is_open
    assert shown.review.opened_on == ASKED
    row = row_of(store, shown, DAY)
    with pytest.raises(NotAllowed):
        reviews.open_reviews(store, [(shown.plan, row.calendar)], on=DAY, by="u")
    assert (row.state, set(row.voices.values())) == ("gathering", {"missing"})


def test_each_voice_is_kept_as_it_comes(store, opened):
    shown = now(store, opened)
    voices.ask_voice(store, shown.review, Voice.SCHOOL, None, on=ASKED)
    assert row_of(store, now(store, opened), DAY).voices[Voice.SCHOOL] == "asked"
    say(store, opened, Voice.SCHOOL, words="Joins in", helps=Helps.A_LITTLE, said_by="Mr Fenwick")
    (kept,) = store.find(ReviewVoice)
    assert (kept.helps, kept.asked_on, kept.have_on, kept.by) == (Helps.A_LITTLE, ASKED, DAY, "u")
    with pytest.raises(Invalid) as nothing:
        say(store, opened, Voice.FAMILY, said_by="mum")
    assert set(nothing.value.problems) == {"words"}


def test_the_childs_number_is_a_rating_of_the_goal_and_said_again_takes_its_place(store, opened):
    plan = now(store, opened).plan
    agree(store, plan)
    goal = hear_the_child(store, opened)
    say(store, opened, Voice.CHILD, words="No, seven", ratings={goal.id: 7})
    (rating,) = ratings_of(store, goal)
    assert (rating.points, rating.rated_on, rating.said_by) == (7, DAY, "Wren")
    assert not plans.standing(store, plan).draft


def test_a_family_is_tried_three_times_before_it_is_left_out(store, opened):
    def leave(because):
        shown = now(store, opened)
        voices.leave_out(
            store, shown.review, Voice.FAMILY, shown.voices.get(Voice.FAMILY),
            because=because, by="u",
        )  # fmt: skip

    for number, day in enumerate((date(2025, 10, 20), date(2025, 10, 22), date(2025, 11, 3))):
        with pytest.raises(Invalid) as early:
            leave("Works nights")
        assert f"Try {3 - number} more time" in early.value.problems["not_given"]
        shown = now(store, opened)
        known = shown.voices.get(Voice.FAMILY)
        voices.try_voice(store, shown.review, Voice.FAMILY, known, on=day)
    with pytest.raises(Invalid):
        leave(" ")
    leave("Works nights")
    assert row_of(store, now(store, opened), DAY).voices[Voice.FAMILY] == "not given"


def test_no_change_keeps_version_and_agreement_and_sets_the_next_review(store, opened):
    version = agree(store, now(store, opened).plan)
    hear_the_child(store, opened)
    complete_review(store, now(store, opened), NO_CHANGE, today=DAY)
    shown = now(store, opened)
    assert (shown.review.decided, shown.review.version) == (Decided.CONTINUE, version.id)
    assert shown.plan.review_on == date(2026, 3, 27)
    assert store.find(PlanVersion) == [version]
    assert not plans.standing(store, shown.plan).draft
    assert row_of(store, shown, DAY).state == "held"


def test_a_change_makes_the_next_version_in_one_step_and_one_undo_takes_it_all_back(store, opened):
    plan = now(store, opened).plan
    agree(store, plan)
    hear_the_child(store, opened)
    settled = Settled(
        Decided.STEP_DOWN, DAY, "Wren, mum, Mr Fenwick", "She walks in by herself now",
        date(2026, 3, 27), "I want to stay for clay", {"formal": "Tuesdays only"},
    )  # fmt: skip
    changes = complete_review(store, now(store, opened), settled, today=DAY)
    shown = now(store, opened)
    how = plans.standing(store, shown.plan)
    assert (how.number, how.changed) == (2, False)
    assert shown.review.version == how.version.id
    assert shown.plan.formal == "Tuesdays only"
    assert [goal.words for goal in goals_of(store, shown.plan)][-1] == "I want to stay for clay"
    store.undo(changes.action)
    back = now(store, opened)
    assert back.is_open
    assert (back.plan.formal, back.plan.review_on) == ("", None)
    assert not plans.standing(store, back.plan).draft


def test_all_that_is_missing_is_said_at_once_and_nothing_is_kept(store, opened):
    def problems(settled):
        with pytest.raises(Invalid) as found:
            complete_review(store, now(store, opened), settled, today=DAY)
        return set(found.value.problems)

    assert problems(Settled(None, None)) == {"decided", "held_on", "child"}
    early = Settled(Decided.CONTINUE, DAY, next_on=DAY)
    assert problems(early) == {"next_on", "child"}
    later = Settled(Decided.CONTINUE, date(2025, 11, 5))
    assert problems(later) == {"held_on", "child"}
    agree(store, now(store, opened).plan)
    hear_the_child(store, opened)
    assert problems(Settled(Decided.CHANGE, DAY)) == {"what_changes", "support"}
    assert now(store, opened).is_open
    assert len(store.find(PlanVersion)) == 1
    complete_review(store, now(store, opened), NO_CHANGE, today=DAY)
    with pytest.raises(NotAllowed):
        complete_review(store, now(store, opened), NO_CHANGE, today=DAY)


def test_a_review_can_be_completed_without_those_who_did_not_come(store, opened):
    shown = now(store, opened)
    voices.leave_out(
        store, shown.review, Voice.CHILD, None, because="She did not want to today", by="u"
    )
    complete_review(store, now(store, opened), NO_CHANGE, today=DAY)
    assert now(store, opened).review.held_on == DAY


def test_the_board_puts_who_is_left_first_and_says_who_has_no_plan(store, opened, child):
    board = read_board(store, DAY)
    assert [row.child.name for row in board.rows] == ["Wren"]
    assert [one.id for one in board.unplanned] == [child.id]
    assert next_review(board.rows[0], DAY) == date(2026, 3, 27)
    assert board.rows[0].by == date(2025, 12, 19)


def test_a_pack_reads_goals_words_and_figures_and_copies_nothing(store, opened):
    hear_the_child(store, opened)
    kept = len(store.find(Review)) + len(store.find(ReviewVoice))
    pack = read_pack(store, now(store, opened), DAY)
    (goal, ratings) = pack.goals[0]
    assert (goal.words, ratings[-1].points) == ("Get through the door", 6)
    assert pack.since == date(2025, 9, 8)
    assert (DAY - pack.lately).days == 27
    assert kept == len(store.find(Review)) + len(store.find(ReviewVoice))


def test_a_second_review_in_a_term_is_another_one(store, opened):
    hear_the_child(store, opened)
    complete_review(store, now(store, opened), NO_CHANGE, today=DAY)
    row = row_of(store, now(store, opened), DAY)
    reviews.open_reviews(store, [(row.gathering.plan, row.calendar)], on=DAY, by="u")
    assert [one.number for one in store.find(Review)] == [1, 2]
    assert now(store, opened).is_open
