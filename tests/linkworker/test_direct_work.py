"""Direct work and enrichment: kept once, counted once in hours of support."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.actions import direct_work, enrichments
from linkworker.actions.contacts import record_contact
from linkworker.actions.support import year_with
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.engagement import rule
from linkworker.measures.support import Time, once
from linkworker.records import Contact, DirectWork, Enrichment, EnrichmentTime, Means, Outcome

AT, NOW = datetime(2025, 10, 14, 12, 30), datetime(2025, 11, 4, 9, 42)
TODAY = NOW.date()
JOURNAL = "“You Are Awesome” journal"


def work(store, child, **more):
    said = {"resource": JOURNAL, "at": AT, "minutes": 30, "topics": "people I trust"} | more
    changes = direct_work.keep_work(store, child, now=NOW, by="joyce", **said)
    return store.get(DirectWork, *changes.touches(DirectWork))


def met(store, child, means, minutes, at=AT):
    record_contact(
        store, children=[child], at=at, means=means, whom=child.name, words="",
        by="joyce", outcome=Outcome.REACHED, minutes=minutes,
    )  # fmt: skip


def minutes(store, child):
    return year_with(store, child, today=TODAY, by=rule()).support.minutes


def test_a_session_is_a_1_to_1_too_written_once_and_counted_once(store, child):
    one = work(store, child, words="My aunt.")
    (contact,) = store.find(Contact)
    assert (contact.means, contact.minutes, contact.at) == (Means.ONE_TO_ONE, 30, AT)
    assert contact.words == f"{JOURNAL}: people I trust"  # her own words stay with the work
    assert minutes(store, child) == 30
    direct_work.strike_work(store, one, reason="of another child", by="joyce")
    assert store.get(Contact, contact.id).struck_because == "of another child"
    assert minutes(store, child) == 0


def test_a_1_to_1_that_is_there_already_is_the_session_whichever_came_first(store, child):
    met(store, child, Means.ONE_TO_ONE, 45, datetime(2025, 10, 14, 12, 35))
    work(store, child)
    assert len(store.find(Contact)) == 1
    assert minutes(store, child) == 45  # the longer of the two
    work(store, child, at=datetime(2025, 10, 14, 15, 0), topics="sleep", private=True)
    second = store.find(Contact)[-1]
    assert (second.at.hour, second.private) == (15, True)
    assert minutes(store, child) == 75
    met(store, child, Means.CHECK_IN, 5)
    assert minutes(store, child) == 80


def test_a_time_at_an_enrichment_counts_once_with_the_group_of_that_day(store, child):
    changes = enrichments.take_up(
        store, child, today=TODAY, by="joyce", what="The play", from_whom="Mr Fenwick",
        started=AT.date(),
    )  # fmt: skip
    play = store.get(Enrichment, *changes.touches(Enrichment))
    enrichments.add_time(store, play, on=AT.date(), today=TODAY, minutes=45, by="joyce")
    assert minutes(store, child) == 45
    met(store, child, Means.GROUP, 40)
    assert minutes(store, child) == 45
    (time,) = store.find(EnrichmentTime)
    enrichments.strike_time(store, time, reason="it fell out", by="joyce")
    assert minutes(store, child) == 40


TIMES = st.lists(
    st.builds(Time, st.dates(TODAY, date(2025, 11, 6)), st.none() | st.integers(1, 90)), max_size=6
)


@given(TIMES, TIMES)
def test_joined_times_are_never_more_than_both_and_never_less_than_either(contacts, works):
    def total(times):
        return sum(one.minutes or 0 for one in times)

    joined = once(contacts, works)
    assert max(total(contacts), total(works)) <= total(joined) <= total(contacts) + total(works)
    assert joined == sorted(joined, key=lambda one: one.day)
    assert total(once(contacts, [])) == total(contacts)
    assert len(once(contacts, contacts)) == len(contacts)


def test_what_is_missing_or_to_come_is_said_at_once_and_nothing_is_kept(store, child):
    with pytest.raises(Invalid) as raised:
        work(store, child, topics="", minutes=0, at=datetime(2025, 11, 4, 9, 43))
    assert set(raised.value.problems) == {"topics", "minutes", "at"}
    assert store.find(Contact) == store.find(DirectWork) == []


def test_sessions_with_one_resource_are_a_series_however_it_is_typed(store, child):
    work(store, child, resource="Feelings cards", at=datetime(2025, 9, 9, 9, 0))
    work(store, child, at=datetime(2025, 9, 23, 12, 30), topics="a good day")
    work(store, child, resource="“you are awesome”  Journal")
    found = direct_work.series_of(store, child)
    assert [(one.resource, len(one.works), one.minutes) for one in found] == [
        (JOURNAL, 2, 60), ("Feelings cards", 1, 30),
    ]  # fmt: skip


def test_an_opportunity_ends_after_it_began_with_a_reason_and_takes_no_time_outside(store, child):
    def take_up(**more):
        said = {"what": "Football", "from_whom": "Ms Adair", "started": date(2025, 9, 18)} | more
        changes = enrichments.take_up(store, child, today=TODAY, by="joyce", **said)
        return store.get(Enrichment, *changes.touches(Enrichment))

    with pytest.raises(Invalid) as raised:
        take_up(started=date(2025, 11, 5), from_whom="")
    assert set(raised.value.problems) == {"started", "from_whom"}
    team = take_up()
    for day in (date(2025, 9, 17), date(2025, 11, 5), None):
        with pytest.raises(Invalid):
            enrichments.add_time(store, team, on=day, today=TODAY, by="joyce")
    for day, why in ((date(2025, 9, 1), "moved"), (TODAY, "  ")):
        with pytest.raises(Invalid):
            enrichments.end_enrichment(store, team, on=day, because=why, today=TODAY)
    play = take_up(what="The play")
    enrichments.end_enrichment(store, team, on=TODAY, because="it was too far", today=TODAY)
    found = enrichments.enrichments_of(store, child)
    assert [one.enrichment.what for one in found] == ["The play", "Football"]
    ended = store.get(Enrichment, team.id)
    with pytest.raises(NotAllowed):
        enrichments.end_enrichment(store, ended, on=TODAY, because="again", today=TODAY)
    enrichments.strike_enrichment(store, play, reason="not hers", by="joyce")
    assert len(enrichments.enrichments_of(store, child)) == 1
