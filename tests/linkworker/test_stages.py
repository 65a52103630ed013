"""Where a child is in the programme, read from what happened; its clock; where a family lives."""

from datetime import date

import pytest

from linkworker.actions.family_answers import keep_answer
from linkworker.actions.households import change_housing, home_of, keep_household, siblings_of
from linkworker.actions.stages import keep_turn, stands, strike_turn
from linkworker.errors import Invalid
from linkworker.measures.calendar import SchoolCalendar, Term
from linkworker.measures.homes import home_on
from linkworker.measures.stages import Stage, phase_of, stage_on, term_number
from linkworker.records import (
    Answer,
    Child,
    Household,
    Housing,
    HousingChange,
    Phases,
    Scope,
    StageStep,
    Turn,
)

SEPT = date(2024, 9, 10)
STARTS = ("2024-09-04", "2025-01-07", "2025-04-22", "2025-09-08", "2026-01-05", "2026-04-13")
ENDS = ("2024-12-20", "2025-04-04", "2025-07-18", "2025-12-19", "2026-03-27", "2026-07-17")
TERMS = SchoolCalendar(
    terms=tuple(
        Term(date.fromisoformat(first), date.fromisoformat(last), "")
        for first, last in zip(STARTS, ENDS, strict=True)
    )
)


def turn(store, child, what, on, **said):
    changes = keep_turn(store, child, today=on, by="joyce", turn=what, on=on, **said)
    return store.get(StageStep, *changes.touches(StageStep))


def answer(store, child, what, on):
    keep_answer(
        store, child, today=on, by="joyce", scope=Scope.TAKING_PART, answer=what, who="mum", on=on
    )


def stage(store, child, on):
    return stands(store, store.get(Child, child.id), on).stage


def test_a_childs_way_from_the_meeting_to_the_close(store, child):
    assert stage(store, child, SEPT) is Stage.IDENTIFIED
    turn(store, child, Turn.MEETING, SEPT)
    assert stage(store, child, SEPT) is Stage.MEETING
    answer(store, child, Answer.ASKED, date(2024, 9, 12))
    assert stage(store, child, date(2024, 9, 12)) is Stage.SEEKING
    with pytest.raises(Invalid, match="not agreed"):
        turn(store, child, Turn.BEGAN, date(2024, 9, 13))
    answer(store, child, Answer.SIGNED, date(2024, 9, 20))
    assert stage(store, child, date(2024, 9, 20)) is Stage.AGREED
    turn(store, child, Turn.BEGAN, date(2024, 9, 23))
    assert store.get(Child, child.id).started == date(2024, 9, 23)
    assert stage(store, child, date(2024, 9, 23)) is Stage.YEAR_1
    turn(store, child, Turn.ENDING, date(2026, 4, 20))
    turn(store, child, Turn.FOLLOW_UP, date(2026, 7, 17), why="Her aunt moved away")
    assert stage(store, child, date(2026, 7, 1)) is Stage.ENDING
    closed = turn(store, child, Turn.CLOSED, date(2026, 9, 1), why="six terms are over")
    assert stage(store, child, date(2026, 9, 1)) is Stage.CLOSED
    strike_turn(store, closed, reason="a term more was agreed", by="joyce")
    assert stage(store, child, date(2026, 9, 2)) is Stage.FOLLOW_UP


def test_a_no_is_not_this_time_and_says_until_when_it_is_proposed_to_be_kept(store, child):
    answer(store, child, Answer.NOT_NOW, SEPT)
    found = stands(store, child, SEPT)
    assert (found.stage, found.delete_by) == (Stage.DECLINED, date(2024, 12, 11))
    assert found.before_agreement


def test_a_pause_needs_a_reason_and_ends_by_itself_or_when_it_goes_on(store, child):
    answer(store, child, Answer.SIGNED, SEPT)
    turn(store, child, Turn.BEGAN, SEPT)
    with pytest.raises(Invalid, match="Say why"):
        turn(store, child, Turn.PAUSED, date(2024, 10, 1))
    until = date(2024, 11, 4)
    turn(store, child, Turn.PAUSED, date(2024, 10, 1), why="away with family", until=until)
    found = stands(store, store.get(Child, child.id), date(2024, 10, 2))
    assert (found.stage, found.until, found.why) == (Stage.PAUSED, until, "away with family")
    assert stage(store, child, until) is Stage.YEAR_1
    turn(store, child, Turn.RESUMED, date(2024, 10, 20))
    assert stage(store, child, date(2024, 10, 21)) is Stage.YEAR_1


def test_a_yes_that_is_taken_back_ends_it_as_the_family_chose(store, child):
    answer(store, child, Answer.SIGNED, SEPT)
    turn(store, child, Turn.BEGAN, SEPT)
    answer(store, child, Answer.TAKEN_BACK, date(2025, 2, 3))
    assert stage(store, child, date(2025, 2, 3)) is Stage.STOPPED


def test_the_second_year_begins_with_the_fourth_term():
    def on(day):
        return stage_on((), None, SEPT, TERMS, day).stage

    assert on(date(2025, 7, 18)) is Stage.YEAR_1
    assert on(date(2025, 9, 8)) is Stage.YEAR_2
    assert [term_number(TERMS, SEPT, date.fromisoformat(day)) for day in STARTS[1:]] == [
        2,
        3,
        4,
        5,
        6,
    ]


def test_what_a_term_is_about_is_the_places_word():
    assert phase_of(None, 4) == ""
    assert phase_of(Phases.TOGETHER, 1) == phase_of(Phases.TOGETHER, 5)
    assert phase_of(Phases.FEELINGS_FIRST, 1) != phase_of(Phases.FEELINGS_FIRST, 4)
    assert phase_of(Phases.TOGETHER, 0) == ""


def moved(housing, on):
    return HousingChange(id=str(on), housing=housing, on=date.fromisoformat(on))


def test_formally_homeless_stands_beside_where_they_sleep_until_they_have_a_home():
    told = [
        moved(Housing.OWN, "2020-01-01"),
        moved(Housing.HOTEL, "2024-09-20"),
        moved(Housing.HOMELESS, "2025-07-21"),
        moved(Housing.FRIENDS, "2025-07-25"),
        moved(Housing.OWN, "2026-03-02"),
    ]
    now = home_on(reversed(told), date(2025, 11, 4))
    assert (now.housing, now.since) == (Housing.FRIENDS, date(2025, 7, 25))
    assert now.homeless_since == date(2025, 7, 21)
    assert home_on(told, date(2026, 3, 2)).homeless_since is None
    assert home_on(told, date(2024, 12, 1)).housing is Housing.HOTEL


def test_the_home_is_kept_once_for_brother_and_sister_and_a_colleagues_child_is_a_name(
    store, child
):
    keep_household(store, child, caseload="caseload", members="mum, uncle", others=2)
    child = store.get(Child, child.id)
    change_housing(
        store, child, caseload="caseload", today=SEPT, by="joyce", housing=Housing.HOTEL, on=SEPT
    )
    with store.change() as (change, _):
        for name, caseload in (("Finn", "caseload"), ("Ada", "another")):
            log = change.open_log("child", caseload)
            change.add(Child(name=name, school="s", year=3, family=child.family), log)
    finn = store.find(Child, name="Finn")[0]
    assert home_of(store, finn, SEPT).housing is Housing.HOTEL
    assert store.find(Household)[0].others == 2
    keep_household(store, finn, caseload="caseload", others=1)
    assert [one.others for one in store.find(Household)] == [1]
    answer(store, finn, Answer.ASKED, SEPT)
    found = siblings_of(store, child, {"caseload"}, SEPT)
    assert [(one.child.name, one.caseload) for one in found] == [
        ("Ada", "another"), ("Finn", "caseload"),
    ]  # fmt: skip


def test_where_they_will_live_is_not_where_they_live(store, child):
    with pytest.raises(Invalid, match="still to come"):
        change_housing(
            store, child, caseload="caseload", today=SEPT, by="joyce", housing=Housing.OWN,
            on=date(2024, 9, 11),
        )  # fmt: skip
