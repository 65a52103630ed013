"""The day: marks by one key, rows to write up, many contacts kept at once, the sheet."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkworker.actions import children, contacts, day, sheets, slots
from linkworker.documents.day_sheet import LINES, called, day_sheet
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import RECORDS, Child, Contact, Means, Outcome, PaperGiven, Weekday
from linkworker.store import create_store
from sync.merge import view

TUESDAY = date(2025, 11, 4)
AT = datetime(2025, 11, 4, 9, 12)
EVENING = datetime(2025, 11, 4, 15, 40)


def add_child(store, name, **said):
    changes = children.add_child(store, caseload="caseload", name=name, school="s", year=5, **said)
    return store.get(Child, *changes.touches(Child))


def mark(store, child, at=AT):
    changes = day.check_in(store, child, at=at, by="maya")
    return store.get(Contact, *changes.touches(Contact))


def rows(store, *them, on=TUESDAY):
    return day.rows_of(store, on, them, by="maya")


def slot(store, them, at, **said):
    plain = {"what": "1:1", "weekday": Weekday.TUESDAY, "minutes": 20, "by": "maya"}
    slots.add_slot(store, children=them, at=at, **(plain | said))


def said(at=AT, **more):
    plain = {"at": at, "whom": "Wren", "means": Means.ONE_TO_ONE, "outcome": Outcome.REACHED}
    return plain | {"minutes": 20, "words": "Drew a lighthouse."} | more


def test_a_mark_is_a_check_in_of_the_minutes_that_are_usual_with_this_child(store, child):
    assert mark(store, child).minutes == day.USUAL
    contacts.record_contact(
        store, children=[child], at=AT + timedelta(hours=1), whom="Wren", means=Means.CHECK_IN,
        outcome=Outcome.REACHED, minutes=12, by="maya",
    )  # fmt: skip
    third = mark(store, child, AT + timedelta(hours=2))
    assert (third.minutes, third.means, third.whom) == (12, Means.CHECK_IN, "Wren")
    assert third.outcome is Outcome.REACHED


def test_a_mark_is_taken_back_within_ten_minutes_and_no_later(store, child):
    first = mark(store, child)
    with pytest.raises(NotAllowed, match="struck out"):
        day.take_back(store, first, now=AT + timedelta(minutes=11), by="maya")
    day.take_back(store, first, now=AT + timedelta(minutes=10), by="maya")
    assert contacts.contacts_of(store, child) == []


def test_what_has_words_or_is_another_persons_is_never_taken_back(store, child):
    one = mark(store, child)
    with pytest.raises(NotAllowed):
        day.take_back(store, one, now=AT, by="sam")
    day.add_words(store, one, said={"words": "Brought a conker."}, who="Maya", by="maya",
                  today=TUESDAY)  # fmt: skip
    written = store.get(Contact, one.id)
    with pytest.raises(NotAllowed):
        day.take_back(store, written, now=AT, by="maya")
    assert written.words == "Brought a conker."


def test_first_words_stand_plainly_and_later_words_are_a_dated_addition(store, child):
    one = mark(store, child)
    first = {"words": "Sat alone.", "minutes": 15}
    day.add_words(store, one, said=first, who="Maya", by="maya", today=TUESDAY)
    one = store.get(Contact, one.id)
    assert (one.words, one.minutes) == ("Sat alone.", 15)
    more = {"words": "Kofi came later.", "minutes": 60}
    day.add_words(store, one, said=more, who="Maya", by="maya", today=TUESDAY)
    one = store.get(Contact, one.id)
    assert one.words == "Sat alone.\n\nAdded Tue 4 November 2025 by Maya: Kofi came later."
    assert one.minutes == 15
    with pytest.raises(Invalid):
        day.add_words(store, one, said={"words": "  "}, who="Maya", by="maya", today=TUESDAY)


def test_a_day_holds_its_slots_its_marks_and_what_the_day_before_left_open(store, child):
    kofi, otis = add_child(store, "Kofi"), add_child(store, "Otis")
    slot(store, [kofi], "10:20")
    slot(store, [otis], "12:30", weekday=Weekday.MONDAY)
    slot(store, [child, otis], "08:00", what="Breakfast club", others=12)
    marked = mark(store, child, AT - timedelta(hours=2, minutes=30))
    found = rows(store, child, kofi, otis)
    assert [(one.at, [c.name for c in one.children], one.others) for one in found] == [
        (datetime(2025, 11, 3, 12, 30), ["Otis"], 0),
        (marked.at, ["Wren"], 0),
        (datetime(2025, 11, 4, 8, 0), ["Otis", "Wren"], 12),
        (datetime(2025, 11, 4, 10, 20), ["Kofi"], 0),
    ]
    assert [one.outcome for one in found] == [None, Outcome.REACHED, None, None]
    assert found[2].means is Means.BREAKFAST
    assert found[3].minutes == 20


def test_on_monday_the_day_before_is_friday(store, child):
    slot(store, [child], "10:00", weekday=Weekday.FRIDAY)
    (row,) = rows(store, child, on=date(2025, 11, 10))
    assert row.at == datetime(2025, 11, 7, 10, 0)


def test_who_was_met_at_a_slot_is_asked_about_no_more(store, child):
    kofi = add_child(store, "Kofi")
    slot(store, [child, kofi], "10:00", what="Group")
    mark(store, child, datetime(2025, 11, 4, 9, 30))
    waiting = [row for row in rows(store, child, kofi) if row.slots]
    assert [[one.name for one in row.children] for row in waiting] == [["Kofi"]]


def test_many_rows_are_kept_at_once_each_group_joined_by_an_occasion_of_its_own(store, child):
    kofi, otis = add_child(store, "Kofi"), add_child(store, "Otis")
    one = mark(store, child)
    changes = day.write_up(
        store,
        [
            day.Written((child,), said(words="Smiled."), contact=one),
            day.Written((kofi, otis), said(means=Means.GROUP, whom="the children"), others=6),
            day.Written((child, kofi), said(at=AT + timedelta(hours=3), whom="the children")),
            day.Written((otis,), said(outcome=Outcome.ABSENT, words="", minutes=None)),
        ],
        by="maya",
        now=EVENING,
    )
    assert len(changes.touches(Contact)) == 6
    kept = store.find(Contact)
    occasions = {c.occasion for c in kept if c.occasion}
    assert len(occasions) == 2
    assert sorted(c.others for c in kept if c.others) == [1, 1, 7, 7]
    assert store.get(Contact, one.id).words == "Smiled."
    assert {c.by for c in kept} == {"maya"}


def test_with_one_row_wrong_nothing_is_kept_and_everything_wrong_is_said(store, child):
    wrong = [
        day.Written((child,), said()),
        day.Written((child,), said(at=None, whom="")),
        day.Written((), said()),
        day.Written((child,), said(at=EVENING + timedelta(minutes=1))),
    ]
    with pytest.raises(Invalid) as raised:
        day.write_up(store, wrong, by="maya", now=EVENING)
    assert set(raised.value.problems) == {"1.at", "1.whom", "2.children", "3.at"}
    assert store.find(Contact) == []


@settings(max_examples=12, deadline=None)
@given(marks=st.lists(st.integers(0, 2), max_size=6), written=st.sets(st.integers(0, 5)))
def test_what_is_written_up_waits_no_more_and_all_else_still_does(tmp_path_factory, marks, written):
    path = tmp_path_factory.mktemp("day") / "a.db"
    with_store = create_store(path, bytes(32), "store", RECORDS, view)
    them = [add_child(with_store, name) for name in ("Ann", "Ben", "Cal")]
    for at, who in enumerate(marks):
        mark(with_store, them[who], AT + timedelta(minutes=at))
    waiting = rows(with_store, *them)
    assert len(waiting) == len(marks)
    done = [row for at, row in enumerate(waiting) if at in written]
    day.write_up(
        with_store,
        [day.Written(row.children, said(at=row.at), contact=row.contact) for row in done],
        by="maya",
        now=EVENING,
    )
    left = {row.key for row in rows(with_store, *them)}
    assert left == {row.key for row in waiting} - {row.key for row in done}
    assert len(with_store.find(Contact)) == len(marks)
    with_store.close()


def test_a_sheet_is_kept_with_each_child_on_it_until_it_is_shredded(store, child):
    kofi = add_child(store, "Kofi")
    slot(store, [child, kofi], "10:00", what="Group")
    slot(store, [kofi], "11:00")
    made = rows(store, child, kofi)
    sheets.give_sheet(store, made[::-1], TUESDAY, reader="Maya", at=AT, by="maya")
    assert [given.child for given in store.find(PaperGiven)] == [kofi.id, child.id]
    ordered, on_it = sheets.in_sheet_order(store, TUESDAY, made)
    assert ([row.key for row in ordered], on_it) == ([row.key for row in made[::-1]], 2)
    assert sheets.in_sheet_order(store, TUESDAY + timedelta(1), made) == (made, 0)
    assert sheets.sheets_out(store, by="sam") == []
    (out,) = sheets.sheets_out(store, by="maya")
    sheets.shred(store, out, on=TUESDAY)
    assert sheets.sheets_out(store, by="maya") == []


def test_what_was_marked_after_the_sheet_was_printed_comes_after_its_lines(store, child):
    kofi = add_child(store, "Kofi")
    slot(store, [kofi], "10:00")
    sheets.give_sheet(store, rows(store, child, kofi), TUESDAY, reader="Maya", at=AT, by="maya")
    mark(store, child, AT - timedelta(hours=1))
    ordered, on_it = sheets.in_sheet_order(store, TUESDAY, rows(store, child, kofi))
    assert ([row.children[0].name for row in ordered], on_it) == (["Kofi", "Wren"], 1)


def test_the_sheet_says_initials_room_and_number_and_nothing_that_was_ever_written(store, child):
    slot(store, [child], "10:00", room="Blue room", what="About her nan")
    paper = day_sheet(rows(store, child), TUESDAY, worker="Maya", practice=False)
    assert "WT · Blue room" in paper.html
    assert "Wren" not in paper.html
    assert "nan" not in paper.html
    assert paper.half
    assert f">{LINES}<" in paper.html
    named = day_sheet(rows(store, child), TUESDAY, worker="M", first_names=True, practice=True)
    assert "Wren · Blue room" in named.html
    assert "Tidewater" not in named.html
    assert "PRACTICE" in named.html


def test_children_are_called_by_initials_or_first_names():
    them = [Child(name="Zoë", surname="Thistledown"), Child(name="Pip", surname="Larkspur")]
    assert called(them, first_names=False) == "ZT PL"
    assert called(them, first_names=True) == "Zoë, Pip"
