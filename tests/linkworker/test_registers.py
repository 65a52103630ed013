"""A school's file is kept whole or not at all, and nothing of any other child is kept."""

from datetime import date, datetime

import pytest

from linkworker.actions import attendance, children, places, registers
from linkworker.errors import BadFile, NotAllowed
from linkworker.imports.attendance_file import read_marks
from linkworker.imports.mapping import guess_mapping
from linkworker.imports.table import read_table
from linkworker.records import AttendanceWeek, Child, School

AT = datetime(2025, 11, 7, 15, 30)


@pytest.fixture
def school(store):
    with store.change() as (change, _):
        log = change.open_log("place", "place")
    places.add_school(
        store, log, name="Alderbrook", agreement="A1", agreement_from=date(2025, 9, 1)
    )
    return store.find(School)[0]


@pytest.fixture
def them(store, school):
    for name, surname, born in [
        ("Wren", "Tidewater", date(2015, 3, 2)),
        ("Kofi", "Mensah", date(2015, 5, 9)),
    ]:
        children.add_child(
            store, caseload="c", name=name, surname=surname, born=born, school=school.id, year=5
        )
    return store.find(Child)


def reading(*rows):
    head = "Surname,Forename,Date of birth,Week commencing,Marks"
    table = read_table("\n".join([head, *rows]).encode(), "file.csv")
    return read_marks(table, guess_mapping(table.headers))


WREN = "Tidewater,Wren,02/03/2015,03/11/2025,/\\I\\/-/\\/\\"
KOFI = "Mensah,Kofi,09/05/2015,03/11/2025,/\\/\\/\\/\\/\\"
OTHER = KOFI.replace("Mensah,Kofi", "Secret,Sana")
FULL = "/\\" * 5


def keep(store, school, *rows, at=AT):
    return registers.import_marks(store, registers.preview(store, school, reading(*rows), at=at))


def codes(store, child):
    return "".join(mark.code or "." for mark in attendance.weeks_of(store, child))


def test_a_file_is_kept_for_all_its_children_in_one_action(store, school, them):
    done = keep(store, school, WREN, KOFI)
    assert (done.added, done.unchanged, done.changed) == (19, 0, ())
    assert codes(store, them[1]) == FULL
    assert len(done.changes.touches(AttendanceWeek)) == 2
    store.undo(done.changes.action)
    assert store.find(AttendanceWeek) == []


def test_the_same_file_again_changes_nothing(store, school, them):
    keep(store, school, WREN, KOFI)
    unsent = store.unsent()
    done = keep(store, school, WREN, KOFI)
    assert (done.added, done.unchanged, done.changed) == (0, 19, ())
    assert store.unsent() == unsent
    assert done.changes.ids == {}


def test_after_an_undo_the_same_file_can_be_kept_again(store, school, them):
    done = keep(store, school, WREN, KOFI)
    store.undo(done.changes.action)
    assert keep(store, school, WREN, KOFI).added == 19
    assert not any(week.flagged for week in store.find(AttendanceWeek))
    assert codes(store, them[1]) == FULL


def test_the_marks_that_the_school_changed_are_named(store, school, them):
    keep(store, school, KOFI)
    done = keep(store, school, KOFI.replace(r"/\/\/", r"/\M\/"), at=datetime(2025, 11, 10, 9, 0))
    assert done.changed == (registers.Changed(them[1], date(2025, 11, 4), "AM", "/", "M"),)
    assert codes(store, them[1])[2] == "M"
    (decisions, flagged) = store.decisions(), store.find(AttendanceWeek)[0].flagged
    assert (decisions, flagged) == ([], False)


def test_a_half_day_without_a_mark_leaves_the_mark_that_is_kept(store, school, them):
    keep(store, school, KOFI)
    done = keep(store, school, KOFI.replace(FULL, "/\\------/\\"))
    assert (done.unchanged, done.changed) == (4, ())
    assert codes(store, them[1]) == FULL


def test_a_preview_writes_nothing_and_says_what_would_be_kept(store, school, them):
    seen = registers.preview(store, school, reading(WREN, OTHER), at=AT)
    assert store.find(AttendanceWeek) == []
    assert (seen.added, seen.unchanged, seen.other_rows) == (9, 0, 1)
    assert seen.missing == (them[1],)
    assert [(week.child.name, week.monday) for week in seen.weeks] == [("Wren", date(2025, 11, 3))]


def test_nothing_of_another_child_of_the_year_group_reaches_the_store(store, school, them):
    seen = registers.preview(store, school, reading(WREN, OTHER), at=AT)
    assert "Secret" not in repr(seen)
    assert "Sana" not in repr(seen)
    registers.import_marks(store, seen)
    database = store._database
    dump = repr(
        [list(database.table(name).rows) for name in database.table_names() if name != "search"]
    )
    assert "Tidewater" in dump
    assert "Secret" not in dump


def test_a_bad_row_of_the_caseload_refuses_the_file_whole(store, school, them):
    bad = KOFI.replace("03/11/2025", "04/11/2025")
    with pytest.raises(BadFile) as refused:
        keep(store, school, WREN, bad)
    assert refused.value.problems[0].startswith("Row 3:")
    assert store.find(AttendanceWeek) == []


def test_a_school_without_an_agreement_in_force_is_named_and_refused(store, school, them):
    places.edit_school(store, school, agreement_until=date(2025, 11, 1))
    ended = places.school_of(store, school.id)
    with pytest.raises(NotAllowed, match="Alderbrook has no sharing agreement"):
        registers.preview(store, ended, reading(WREN), at=AT)


def test_a_doubtful_row_waits_for_a_person(store, school, them):
    twin = WREN.replace("Tidewater,Wren", "Tidewater,Robin")
    seen = registers.preview(store, school, reading(twin), at=AT)
    assert (len(seen.doubts), seen.weeks) == (1, ())
    with pytest.raises(NotAllowed):
        registers.import_marks(store, seen)
    yes = registers.preview(store, school, reading(twin), at=AT, accepted=seen.doubts)
    assert yes.added == 9
    no = registers.without(seen, seen.doubts)
    assert registers.import_marks(store, no).added == 0
    assert no.other_rows == 1


def test_a_file_laid_beside_an_older_screen_never_loses_a_newer_mark(store, school, them):
    seen = registers.preview(store, school, reading(KOFI), at=AT)
    keep(store, school, KOFI.replace(r"/\/\/", r"/\M\/"), at=datetime(2025, 11, 10, 9, 0))
    registers.import_marks(store, seen)
    assert codes(store, them[1])[2] == "M"


def test_an_older_file_leaves_what_a_newer_one_said(store, school, them):
    """A file found again on a stick: what the school has changed since stays as it is."""
    newer = "/\\M\\/\\/\\--"
    keep(store, school, KOFI.replace(FULL, newer), at=datetime(2025, 11, 10, 9, 0))
    seen = registers.preview(store, school, reading(KOFI), at=AT)
    assert (seen.added, seen.unchanged, seen.changed, seen.older) == (2, 7, (), 1)
    registers.import_marks(store, seen)
    assert codes(store, them[1]) == "/\\M\\/\\/\\/\\"


@pytest.mark.parametrize("day", ["31/12/9999", "01/01/0001"])
def test_a_row_with_a_year_mistyped_is_listed_by_its_number(store, school, them, day):
    with pytest.raises(BadFile) as refused:
        keep(store, school, WREN, KOFI.replace("03/11/2025", day))
    assert list(refused.value.problems) == ["Row 3: the week is not a real day"]


def test_the_marks_of_three_signs_that_registers_once_had_are_kept(store, school, them):
    week = "Mensah,Kofi,09/05/2015,04/01/2021,X01I02------"
    assert keep(store, school, week, at=datetime(2025, 11, 10, 9, 0)).added == 2
    assert codes(store, them[1]) == "X01I02........"
