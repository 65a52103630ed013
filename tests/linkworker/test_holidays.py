"""While school is closed, calendar days are counted against what was agreed with each child."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkworker.actions import contacts, holidays
from linkworker.measures.breaks import Break
from linkworker.measures.holidays import EVERY, CheckIn, holiday_check
from linkworker.records import HolidayAgreement, HolidayContact, Means, Outcome

SUMMER = Break(date(2026, 7, 18), date(2026, 8, 31), "summer holidays")
MID = date(2026, 8, 5)


def agreed(contact, **said):
    return HolidayAgreement(id="h", child="c", starts=SUMMER.first, contact=contact, **said)


def said(agreement, spoken=None, today=MID):
    found = holiday_check(agreement, SUMMER, spoken, today)
    return found.state, found.why


def test_nothing_agreed_and_no_contact_are_not_the_same():
    assert said(None) == (CheckIn.UNKNOWN, "nothing agreed yet")
    assert said(agreed(HolidayContact.NONE)) == (CheckIn.NONE, "no contact agreed")


def test_every_week_counts_calendar_days_from_the_last_word():
    weekly = agreed(HolidayContact.WEEKLY)
    assert said(weekly, date(2026, 7, 29)) == (CheckIn.NOW, "every week: last spoke 7 days ago")
    assert said(weekly, date(2026, 8, 4)) == (
        CheckIn.LATER,
        "every week, next by Tue 11 August",
    )
    assert said(weekly) == (CheckIn.NOW, "every week: school closed 19 days ago")
    assert said(weekly, date(2026, 7, 10)) == said(weekly)


def test_a_week_that_is_shorter_than_seven_days_still_has_its_call():
    closed = Break(date(2025, 12, 1), date(2025, 12, 5), "school closed")
    weekly = agreed(HolidayContact.WEEKLY)
    assert holiday_check(weekly, closed, None, date(2025, 12, 3)).by == closed.last
    assert holiday_check(weekly, closed, None, closed.last).state is CheckIn.NOW
    assert holiday_check(weekly, closed, date(2025, 12, 2), closed.last).state is CheckIn.DONE


def test_one_call_is_due_by_the_last_day_and_done_once_somebody_was_reached():
    once = agreed(HolidayContact.ONE_CALL)
    assert said(once) == (CheckIn.LATER, "one call, by Mon 31 August")
    assert said(once, today=date(2026, 8, 26))[0] is CheckIn.NOW
    assert said(once, date(2026, 7, 29)) == (CheckIn.DONE, "spoke on Wed 29 July")


def test_as_agreed_says_what_was_agreed():
    words = agreed(HolidayContact.AS_AGREED, as_agreed="Visit in week 3")
    assert said(words)[1] == "Visit in week 3, by Mon 31 August"


@settings(max_examples=60)
@given(st.integers(0, SUMMER.days - 1), st.integers(0, SUMMER.days - 1))
def test_every_week_never_lets_more_than_seven_days_pass(spoken, today):
    last = SUMMER.first + timedelta(days=min(spoken, today))
    on = SUMMER.first + timedelta(days=max(spoken, today))
    found = holiday_check(agreed(HolidayContact.WEEKLY), SUMMER, last, on)
    if found.state is CheckIn.LATER:
        assert (on - last).days < EVERY
    if (on - last).days >= EVERY and found.by is not None:
        assert found.state is CheckIn.NOW


def test_an_agreement_is_kept_once_for_a_child_and_a_break_and_found_again(store, child):
    holidays.agree_on_break(store, child, SUMMER, contact=HolidayContact.WEEKLY, who_calls="Joyce")
    holidays.agree_on_break(store, child, SUMMER, contact=HolidayContact.WEEKLY, who_calls="Joyce")
    found = holidays.agreements_for(store, SUMMER)
    assert list(found) == [child.id]
    holidays.agree_on_break(store, child, SUMMER, found[child.id], contact=HolidayContact.ONE_CALL)
    (one,) = holidays.agreements_of(store, child)
    assert (one.contact, one.who_calls) == (HolidayContact.ONE_CALL, "Joyce")
    assert holidays.agreements_for(store, Break(date(2026, 10, 24), date(2026, 11, 1))) == {}


@pytest.mark.parametrize(("outcome", "count"), [(Outcome.REACHED, 1), (Outcome.NO_ANSWER, 0)])
def test_only_who_was_reached_was_spoken_to_her_mother_too(store, child, outcome, count):
    contacts.record_contact(
        store, children=[child], at=datetime(2026, 7, 29, 11), whom="mum", by="joyce",
        means=Means.CALL, outcome=outcome,
    )  # fmt: skip
    assert len(holidays.spoken_since(store, SUMMER.first, MID)) == count
    assert holidays.spoken_since(store, MID, MID) == {}
