"""Dates as people type them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.errors import Invalid
from linkworker.measures.days import say_day
from ui.widgets.date_edit import parse_clock
from ui.widgets.dates import parse_day

TUESDAY = date(2025, 11, 4)
DAYS = st.dates(date(1930, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("t", date(2025, 11, 4)),
        ("Today", date(2025, 11, 4)),
        ("tom", date(2025, 11, 5)),
        ("y", date(2025, 11, 3)),
        ("fri", date(2025, 11, 7)),
        ("Friday", date(2025, 11, 7)),
        ("tue", date(2025, 11, 11)),
        ("+7", date(2025, 11, 11)),
        ("+2w", date(2025, 11, 18)),
        ("-3", date(2025, 11, 1)),
        ("13/11", date(2025, 11, 13)),
        ("4/11", date(2025, 11, 4)),
        ("3/11", date(2026, 11, 3)),
        ("13 nov", date(2025, 11, 13)),
        ("13nov", date(2025, 11, 13)),
        ("nov 13", date(2025, 11, 13)),
        ("13th November", date(2025, 11, 13)),
        ("Thu 13 Nov", date(2025, 11, 13)),
        ("Thursday, 13 November 2025", date(2025, 11, 13)),
        ("13.11.25", date(2025, 11, 13)),
        ("13 nov 25", date(2025, 11, 13)),
        ("1/9/61", date(1961, 9, 1)),
        ("2025-11-13", date(2025, 11, 13)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_a_date_that_is_due_is_read_ahead(typed, meant):
    assert parse_day(typed, TUESDAY, "ahead") == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fri", date(2025, 10, 31)),
        ("tue", date(2025, 10, 28)),
        ("4/11", date(2025, 11, 4)),
        ("13/11", date(2024, 11, 13)),
        ("29 feb", date(2024, 2, 29)),
        ("+1", date(2025, 11, 5)),
    ],
)
def test_a_date_when_something_happened_is_read_back(typed, meant):
    assert parse_day(typed, TUESDAY, "back") == meant


@pytest.mark.parametrize("looking", ["ahead", "back"])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("last thu", date(2025, 10, 30)),
        ("Last Thursday", date(2025, 10, 30)),
        ("last mon", date(2025, 11, 3)),
        ("last tuesday", date(2025, 10, 28)),
        ("thu before last", date(2025, 10, 23)),
        ("Tuesday before last", date(2025, 10, 21)),
    ],
)
def test_a_weekday_gone_by_is_read_the_same_whichever_way_is_looked(typed, meant, looking):
    assert parse_day(typed, TUESDAY, looking) == meant


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("last may", "must be a real date"),
        ("last t", "must be a real date"),
        ("31/02/2026", "must be a real date"),
        ("31/2", "must be a real date"),
        ("13", "must include a month"),
        ("nov", "must include a day"),
        ("november 2025", "must include a day"),
        ("soon", "must be a real date"),
        ("t 5", "must be a real date"),
        ("+999999", "must be a real date"),
        ("11/13/2025", "must be a real date"),
        ("Fri 13 Nov 2025", "must be a real date (Thu 13 November 2025)"),
    ],
)
def test_what_is_no_date_is_told_in_words(typed, told):
    with pytest.raises(Invalid) as invalid:
        parse_day(typed, TUESDAY)
    assert str(invalid.value) == told


@given(DAYS, DAYS)
def test_a_date_written_out_is_read_back_the_same(day, today):
    assert parse_day(say_day(day, year=True), today) == day
    assert parse_day(f"{day:%d/%m/%Y}", today) == day


@given(DAYS, DAYS, st.sampled_from(["ahead", "back"]))
def test_without_a_year_the_nearest_that_way_is_meant(day, today, looking):
    found = parse_day(f"{day.day}/{day.month}", today, looking)
    assert (found.day, found.month) == (day.day, day.month)
    assert found >= today if looking == "ahead" else found <= today
    assert abs(found - today) < timedelta(days=366 if day.month != 2 or day.day != 29 else 2923)


@given(st.text(max_size=30), DAYS)
def test_nothing_typed_breaks_the_reader(typed, today):
    with suppress(Invalid):
        assert isinstance(parse_day(typed, today), date)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:30", "09:30"),
        ("0930", "09:30"),
        ("9.30", "09:30"),
        ("930", "09:30"),
        ("14", "14:00"),
        ("2pm", "14:00"),
        ("12am", "00:00"),
        ("12:15 PM", "12:15"),
    ],
)
def test_a_time_is_read_as_people_type_it(typed, meant):
    clock = parse_clock(typed)
    assert clock is not None
    assert f"{clock:%H:%M}" == meant


@pytest.mark.parametrize("typed", ["25:00", "9:75", "13pm", "0pm", "nine", ""])
def test_what_is_no_time_is_none(typed):
    assert parse_clock(typed) is None
