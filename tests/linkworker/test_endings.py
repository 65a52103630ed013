"""An ending: begun a term before, who stays is asked, goodbye, six weeks on; turns follow."""

from datetime import date, timedelta

import pytest

from linkworker.actions import endings
from linkworker.actions.due import due_now
from linkworker.actions.places import add_school, add_term
from linkworker.actions.plans import make_plan
from linkworker.actions.stages import keep_turn, stands
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.due import Asked, OfChild
from linkworker.measures.due_endings import begin, goodbye, onward
from linkworker.measures.endings import look_again
from linkworker.measures.school_days import SchoolCalendar, Term
from linkworker.measures.stages import Stage
from linkworker.practice.place import TERMS
from linkworker.records import (
    Child,
    Ending,
    InTouch,
    OnwardCheck,
    School,
    StageStep,
    Stays,
    TrustedAdult,
    Turn,
)

BEGAN, LAST = date(2026, 4, 14), date(2026, 7, 10)
SIX_ON = date(2026, 9, 1)
CALENDAR = SchoolCalendar(
    terms=tuple(
        Term(date.fromisoformat(first), date.fromisoformat(last), name)
        for name, first, last, *_ in TERMS
    )
)


@pytest.fixture
def sarah(store):
    with store.change() as (change, _):
        place, log = change.open_log("place", "p"), change.open_log("child", "c")
    changes = add_school(store, place, name="Fernhill Academy")
    school = store.get(School, *changes.touches(School))
    for name, first, last, *_ in TERMS:
        starts, ends = date.fromisoformat(first), date.fromisoformat(last)
        add_term(store, school, name=name, starts=starts, ends=ends)
    with store.change() as (change, _):
        child = Child(name="Sarah", school=school.id, year=9, started=date(2024, 9, 16))
        kept = change.add(child, log)
    return store.get(Child, kept.id)


def named(store, child, name="Ms Okafor", **said):
    said = {"by_child": True, "named_on": BEGAN, **said}
    changes = endings.name_adult(store, child, name=name, **said)
    return store.get(TrustedAdult, *changes.touches(TrustedAdult))


def turns(store, child):
    return [one.turn for one in store.find(StageStep, log=child.log)]


def of(store, child):
    kinds = (StageStep, OnwardCheck, Ending)
    records = {kind: store.find(kind, log=child.log) for kind in kinds}
    return OfChild(child, CALENDAR, records=records)


def test_an_ending_is_due_ten_school_days_before_the_last_of_six_terms(store, sarah):
    asks = lambda day: list(begin(of(store, sarah), Asked(day, days=10)))  # noqa: E731
    assert asks(date(2026, 3, 13)) == []
    (due,) = asks(date(2026, 3, 16))
    assert due.by == date(2026, 4, 13)
    assert due.why == "the last term of the programme begins Mon 13 April: ask who stays"
    assert asks(date(2026, 4, 20))[0].late(date(2026, 4, 20))
    endings.begin_ending(store, sarah, on=BEGAN, by="joyce")
    assert asks(date(2026, 4, 20)) == []


def test_what_is_still_open_is_said_in_the_order_it_is_done(store, sarah):
    left = lambda: endings.ending_of(store, sarah, LAST).open  # noqa: E731
    assert left() == (
        "who stays", "what goes on", "the day of the goodbye", "the child’s letter",
        "the goodbye itself",
    )  # fmt: skip
    adult = named(store, sarah)
    assert left()[0] == "who stays"  # named and not asked is not staying
    endings.ask_adult(store, adult, says=Stays.YES, on=BEGAN)
    endings.keep_ending(store, sarah, goes_on="Boxing", goodbye_on=LAST, letter="Dear Joyce")
    assert left() == ("the goodbye itself",)
    endings.say_goodbye(store, sarah, on=LAST, today=LAST)
    assert left() == ()
    assert len(store.find(Ending, log=sarah.log)) == 1


@pytest.mark.parametrize(
    ("by_child", "says"), [(False, Stays.YES), (True, None), (True, Stays.CANNOT)]
)
def test_only_whom_the_child_named_and_who_was_asked_and_stays_counts(store, sarah, by_child, says):
    adult = named(store, sarah, by_child=by_child)
    if says:
        endings.ask_adult(store, adult, says=says, on=BEGAN)
    endings.begin_ending(store, sarah, on=BEGAN, by="joyce")
    with pytest.raises(Invalid, match="Say who stays, or why nobody does"):
        endings.end_programme(store, sarah, on=LAST, today=LAST, by="joyce")
    assert turns(store, sarah) == [Turn.ENDING]
    why = "She chose to have nobody, and wrote down why."
    endings.end_programme(store, sarah, on=LAST, today=LAST, by="joyce", nobody_because=why)
    assert endings.ending_of(store, sarah, LAST).ending.nobody_because == why


def test_each_turn_follows_from_what_is_done_until_it_is_closed(store, sarah):
    with pytest.raises(NotAllowed, match="Begin the ending first"):
        endings.end_programme(store, sarah, on=LAST, today=LAST, by="joyce")
    endings.begin_ending(store, sarah, on=BEGAN, by="joyce")
    assert stands(store, sarah, BEGAN).stage is Stage.ENDING
    with pytest.raises(NotAllowed):
        endings.begin_ending(store, sarah, on=BEGAN, by="joyce")
    adult = named(store, sarah)
    endings.ask_adult(store, adult, says=Stays.YES, on=BEGAN)
    endings.end_programme(store, sarah, on=LAST, today=LAST, by="joyce")
    assert stands(store, sarah, LAST).stage is Stage.FOLLOW_UP
    assert endings.ending_of(store, sarah, LAST).way.due == look_again(CALENDAR, LAST)
    looked = {"found": InTouch.STILL, "adult": adult.id, "on": SIX_ON, "told_by": "Sarah"}
    endings.look_once_more(store, sarah, today=SIX_ON, by="joyce", **looked)
    closed = stands(store, sarah, SIX_ON)
    assert (closed.stage, closed.why) == (Stage.CLOSED, "six weeks on: still in touch")
    with pytest.raises(NotAllowed, match="looks once"):
        endings.look_once_more(store, sarah, today=SIX_ON, by="joyce", **looked)
    assert turns(store, sarah) == [Turn.ENDING, Turn.FOLLOW_UP, Turn.CLOSED]


def test_could_not_find_out_is_an_answer_and_out_of_touch_asks_what_is_done(store, sarah):
    endings.begin_ending(store, sarah, on=BEGAN, by="joyce")
    endings.end_programme(
        store, sarah, on=LAST, today=LAST, by="joyce", nobody_because="Moved away"
    )
    look = lambda **said: endings.look_once_more(  # noqa: E731
        store, sarah, today=SIX_ON, by="joyce", on=SIX_ON, **said
    )
    with pytest.raises(Invalid) as wrong:
        look(found=InTouch.NOT)
    assert "what is done about it" in wrong.value.problems["words"]
    with pytest.raises(Invalid):
        look()
    look(found=InTouch.UNKNOWN)
    assert stands(store, sarah, SIX_ON).stage is Stage.CLOSED


def test_six_weeks_on_falls_on_a_school_day_and_is_asked_once(store, sarah):
    endings.begin_ending(store, sarah, on=BEGAN, by="joyce")
    endings.end_programme(store, sarah, on=LAST, today=LAST, by="joyce", nobody_because="Moved")
    day = look_again(CALENDAR, LAST)
    assert day >= LAST + timedelta(weeks=6)
    assert CALENDAR.is_school_day(day)
    (due,) = onward(of(store, sarah), Asked(day, days=5))
    assert due.why == "the programme ended Fri 10 July: six weeks on"
    endings.look_once_more(store, sarah, today=day, by="j", on=day, found=InTouch.UNKNOWN)
    assert list(onward(of(store, sarah), Asked(day, days=5))) == []


def test_the_goodbye_is_asked_for_until_it_was(store, sarah):
    endings.keep_ending(store, sarah, goodbye_on=LAST)
    asked = Asked(LAST - timedelta(days=1), days=5)
    (due,) = goodbye(of(store, sarah), asked)
    assert (due.what, due.by) == ("Say goodbye to Sarah", LAST)
    with pytest.raises(Invalid):
        endings.say_goodbye(store, sarah, on=LAST, today=BEGAN)
    endings.say_goodbye(store, sarah, on=LAST, today=LAST)
    assert list(goodbye(of(store, sarah), asked)) == []


def test_a_letter_that_somebody_else_changes_is_not_typed_by_the_child(store, sarah):
    endings.keep_ending(store, sarah, letter="Dear Joyce", letter_by_child=True)
    ending = endings.ending_of(store, sarah, LAST).ending
    assert ending.letter_by_child
    endings.edit_ending(store, ending, letter="Dear Joyce, thank you")
    assert endings.ending_of(store, sarah, LAST).ending.letter_by_child is None


def test_what_a_grown_up_said_and_when_belong_together(store, sarah):
    adult = named(store, sarah)
    with pytest.raises(Invalid):
        endings.edit_adult(store, adult, says=Stays.YES)
    with pytest.raises(Invalid):
        endings.name_adult(store, sarah, name="", by_child=True, named_on=BEGAN)


def test_a_struck_turn_takes_an_ending_back(store, sarah):
    make_plan(store, sarah, started=BEGAN)
    changes = endings.begin_ending(store, sarah, on=BEGAN, by="joyce")
    store.undo(changes.action)
    assert endings.way(store, sarah).turn is None
    keep_turn(store, sarah, today=BEGAN, by="joyce", turn=Turn.ENDING, on=BEGAN)
    assert endings.way(store, sarah).turn is Turn.ENDING


def test_once_the_programme_has_ended_no_rule_asks_for_her_and_what_has_a_day_still_does(
    store, sarah
):
    asks = lambda day: {one.source for one in due_now(store, day).due}  # noqa: E731
    assert "not_seen" in asks(LAST)
    endings.begin_ending(store, sarah, on=BEGAN, by="joyce")
    endings.end_programme(store, sarah, on=LAST, today=LAST, by="j", nobody_because="Moved")
    assert asks(look_again(CALENDAR, LAST)) == {"onward_check"}


def test_a_follow_up_written_by_hand_asks_why_where_nobody_stays(store, sarah):
    said = {"turn": Turn.FOLLOW_UP, "on": LAST, "today": LAST, "by": "joyce"}
    with pytest.raises(Invalid, match="Nobody stays whom Sarah named"):
        keep_turn(store, sarah, **said)
    endings.ask_adult(store, named(store, sarah), says=Stays.YES, on=BEGAN)
    keep_turn(store, sarah, **said)
    assert turns(store, sarah) == [Turn.FOLLOW_UP]


def test_a_look_struck_out_opens_the_way_again_and_stays_readable(store, sarah):
    endings.begin_ending(store, sarah, on=BEGAN, by="joyce")
    endings.end_programme(store, sarah, on=LAST, today=LAST, by="j", nobody_because="Moved")
    look = {"today": SIX_ON, "by": "j", "on": SIX_ON, "found": InTouch.UNKNOWN}
    endings.look_once_more(store, sarah, **look)
    (check,) = store.find(OnwardCheck)
    endings.strike_check(store, check, reason="Of another child", by="joyce")
    assert endings.way(store, sarah).turn is Turn.FOLLOW_UP
    endings.look_once_more(store, sarah, **{**look, "found": InTouch.STILL})
    assert endings.way(store, sarah).check.found is InTouch.STILL
    assert [one.struck_because for one in store.find(OnwardCheck)].count("Of another child") == 1
