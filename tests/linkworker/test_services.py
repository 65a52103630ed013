"""The local directory: what is known of a service, and when somebody looked at it last."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.actions.linkings import add_step, begin_linking
from linkworker.actions.services import (
    add_service,
    check_service,
    directory,
    edit_service,
    whole_months,
)
from linkworker.errors import Invalid
from linkworker.records import Linking, Need, Rung, Service

TODAY = date(2025, 11, 4)


@pytest.fixture
def place(store):
    with store.change() as (change, _):
        return change.open_log("place", "p")


def add(store, place, **said):
    changes = add_service(store, place, **said)
    return store.get(Service, *changes.touches(Service))


def test_ringing_it_dates_it_anew_and_an_older_wait_stays_known(store, place):
    hub = add(store, place, name="Hub", what_for=frozenset({Need.HOUSING.value}))
    assert directory(store)[0].stale(TODAY)
    check_service(store, hub, on=date(2025, 4, 1), by="sam", learned="Long list", weeks=12)
    check_service(store, hub, on=date(2025, 10, 13), by="joyce", learned=" Ask for Grace ")
    (known,) = directory(store)
    assert (known.last.learned, known.last.by) == ("Ask for Grace", "joyce")
    assert (known.wait.weeks, known.wait.on) == (12, date(2025, 4, 1))
    assert not known.stale(TODAY)
    assert known.stale(date(2026, 4, 13))
    with pytest.raises(Invalid, match="what you learned"):
        check_service(store, hub, on=TODAY, by="u", learned=" ")


def test_what_families_said_of_it_is_counted(store, place, child):
    hub = add(store, place, name="Hub")
    for number, helped in enumerate((True, False, None)):
        changes = begin_linking(
            store, child, service=hub, need="x", whom=f"mum {number}", on=TODAY, by="u"
        )
        linking = store.get(Linking, *changes.touches(Linking))
        if helped is not None:
            said = {"helped": helped, "told_again": not helped}
            add_step(store, linking, rung=Rung.HELPED, on=TODAY, today=TODAY, by="u", **said)
    (known,) = directory(store)
    assert known.linked == 3
    assert known.said == (1, 2, 1, 2)


def test_ages_stand_in_their_order(store, place):
    with pytest.raises(Invalid, match="younger than the youngest"):
        add(store, place, name="Hub", youngest=12, oldest=8)
    hub = add(store, place, name="Hub", youngest=8, oldest=8)
    with pytest.raises(Invalid):
        edit_service(store, hub, oldest=7)
    assert store.get(Service, hub.id).oldest == 8


def test_half_a_year_is_over_on_its_day():
    assert whole_months(date(2025, 5, 4), TODAY) == 6
    assert whole_months(date(2025, 5, 5), TODAY) == 5
    assert whole_months(date(2025, 8, 31), date(2026, 2, 28)) == 6
    assert whole_months(date(2025, 12, 1), TODAY) == 0


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 900))
def test_months_never_run_backwards(since, days):
    later = date.fromordinal(since.toordinal() + days)
    after = date.fromordinal(later.toordinal() + 1)
    assert 0 <= whole_months(since, later) <= whole_months(since, after) <= days // 28 + 1
