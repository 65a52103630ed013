"""What looks like two notes is pointed at; nothing is merged, and both may be right."""

from datetime import datetime

import pytest

from linkworker.actions.contacts import contacts_of, record_contact
from linkworker.actions.doubles import both_are_right, doubles, strike_double
from linkworker.records import Means, Outcome

AT = datetime(2025, 11, 3, 15, 20)


def note(store, child, by, at=AT, means=Means.CALL, words="Rang dad"):
    record_contact(
        store, children=[child], at=at, means=means, whom="dad", words=words, by=by,
        outcome=Outcome.REACHED,
    )  # fmt: skip


def test_two_people_s_notes_of_one_hour_and_kind_look_like_one_contact(store, child):
    note(store, child, "maya")
    note(store, child, "sam", AT.replace(minute=45))
    (double,) = doubles(store)
    assert {double.first.by, double.second.by} == {"maya", "sam"}
    assert double.child.id == child.id
    assert store.decisions() == []


@pytest.mark.parametrize(
    "other",
    [
        {"by": "maya"},
        {"at": AT.replace(hour=16)},
        {"at": AT.replace(day=4)},
        {"means": Means.VISIT},
        {"by": ""},
    ],
)
def test_what_differs_in_writer_hour_day_or_kind_does_not(store, child, other):
    note(store, child, "maya")
    note(store, child, **{"by": "sam", **other})
    assert doubles(store) == []


def test_one_is_struck_out_with_the_reason_and_the_other_stays(store, child):
    note(store, child, "maya")
    note(store, child, "sam")
    (double,) = doubles(store)
    changes = strike_double(store, double, double.second, by="maya")
    assert doubles(store) == []
    (struck,) = [one for one in contacts_of(store, child) if one.struck_because]
    assert struck.id == double.second.id
    assert struck.struck_because == "The same contact is written down in the note of 15:20"
    store.undo(changes.action)
    assert len(doubles(store)) == 1


def test_both_may_be_right_and_are_not_asked_about_again(store, child):
    note(store, child, "maya")
    note(store, child, "sam")
    both_are_right(store, doubles(store)[0])
    assert doubles(store) == []
    assert not any(one.struck_because for one in contacts_of(store, child))
