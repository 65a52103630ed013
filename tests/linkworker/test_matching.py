"""A school's file holds the whole year group; only the caseload's marks come out of it."""

import pickle
from datetime import date

import pytest

from linkworker.imports.attendance_file import Reading, read_marks
from linkworker.imports.mapping import guess_mapping
from linkworker.imports.matching import Child, match
from linkworker.imports.table import read_table

BORN = date(2015, 2, 1)
WREN = Child("log-wren", "B801200005001", "Tidewater", "Wren", BORN)
NO_UPN = WREN._replace(upn="")
HEAD = "UPN,Surname,Forename,DOB,Week,Marks\n"


def reading(*rows: str) -> Reading:
    table = read_table((HEAD + "\n".join(rows) + "\n").encode(), "marks.csv")
    return read_marks(table, guess_mapping(table.headers))


def row(upn: str, surname: str, forename: str, born: str = "01/02/2015", marks: str = "/\\") -> str:
    return f"{upn},{surname},{forename},{born},04/11/2024,{marks}"


def test_a_upn_decides_whatever_the_name_says() -> None:
    found = match(reading(row("b801200005001", "Other-Name", "W", "")), [WREN])
    assert found.by == {"log-wren": "UPN"}
    assert [mark.code for mark in found.marks["log-wren"]] == ["/", "\\"]
    assert (found.missing, found.other_rows, found.problems) == ((), (), ())


def test_the_same_upn_with_another_date_of_birth_is_put_to_a_person() -> None:
    file = reading(row("B801200005001", "Tidewater", "Wren", "02/02/2015"))
    found = match(file, [WREN])
    assert (found.marks, found.missing) == ({}, ("log-wren",))
    assert [doubt.why for doubt in found.doubts] == ["same UPN, another date of birth"]
    assert match(file, [WREN], accepted=found.doubts).marks.keys() == {"log-wren"}


def test_without_a_upn_surname_and_date_of_birth_match_whatever_their_spelling() -> None:
    child = Child("log", "", "O’Brien-Núñez", "Zoë", BORN)
    found = match(reading(row("", "OBRIEN NUNEZ", "zoe")), [child])
    assert found.by == {"log": "surname and date of birth"}
    assert found.doubts == ()


def test_a_name_alone_never_matches() -> None:
    assert match(reading(row("Z304412322001", "Tidewater", "Wren", "")), [NO_UPN]).marks == {}
    assert match(reading(row("", "Tidewater", "Wren", "03/02/2015")), [NO_UPN]).marks == {}
    assert match(reading(row("", "Tidewater", "Wren")), [NO_UPN._replace(born=None)]).marks == {}


def test_a_twin_is_never_taken_for_the_child_without_asking() -> None:
    file = reading(row("", "Tidewater", "Robin"))
    found = match(file, [NO_UPN])
    assert found.marks == {}
    assert found.doubts == (
        ("log-wren", (2,), "same surname and date of birth, another first name"),
    )
    both = reading(row("", "Tidewater", "Robin", marks="II"), row("", "Tidewater", "Wren"))
    assert [m.code for m in match(both, [NO_UPN]).marks["log-wren"]] == ["/", "\\"]
    robin = NO_UPN._replace(log="log-robin", forename="Robin")
    assert [m.code for m in match(both, [NO_UPN, robin]).marks["log-robin"]] == ["I", "I"]


def test_twins_that_the_file_does_not_tell_apart_are_put_to_a_person() -> None:
    robin = NO_UPN._replace(log="log-robin", forename="Robin")
    found = match(reading(row("", "Tidewater", "")), [NO_UPN, robin])
    assert found.marks == {}
    assert [doubt.why for doubt in found.doubts] == ["two children of the caseload fit"]


@pytest.mark.parametrize(("upn", "sure"), [("Z304412322001", False), ("G30441232400A", True)])
def test_another_lasting_upn_is_asked_about_and_a_temporary_one_is_not(
    upn: str, sure: bool
) -> None:
    found = match(reading(row(upn, "Tidewater", "Wren")), [WREN])
    assert bool(found.marks) is sure
    assert bool(found.doubts) is not sure


def test_nothing_of_other_children_is_in_what_comes_out() -> None:
    file = reading(
        row("Z304412322001", "Marblethorn", "Otis", marks="ET"),
        row("B801200005001", "Tidewater", "Wren"),
        row("", "Foxglove", "Nia", marks="Y5Y5"),
        row("P213430018042", "Starling", "Kofi", marks="/\\5"),
    )
    found = match(file, [WREN])
    assert found.other_rows == (2, 4, 5)
    assert found.problems == ()
    assert found.marks.keys() == {"log-wren"}
    kept = pickle.dumps(found).decode("latin-1")
    for needle in ("Marblethorn", "Otis", "Foxglove", "Nia", "Starling", "Z3044", "P2134", "Y5"):
        assert needle not in kept
    assert "Tidewater" not in kept


def test_a_bad_row_of_the_caseload_or_of_nobody_known_stops_the_import() -> None:
    file = reading(
        row("B801200005001", "Tidewater", "Wren", marks="/\\5"),
        row("A801200005001", "Tidewater", "Wren"),
        row("A801200005001", "", "", ""),
        row("A801200005001", "Marblethorn", "Otis"),
    )
    found = match(file, [WREN])
    assert [problem.row for problem in found.problems] == [2, 3, 4]
    assert found.other_rows == (5,)
    assert all(problem.pupil is None for problem in found.problems)


def test_rows_that_name_a_child_in_two_ways_may_not_contradict() -> None:
    file = reading(row("B801200005001", "", ""), row("", "Tidewater", "Wren", marks="/I"))
    found = match(file, [WREN])
    assert [problem.words for problem in found.problems] == [
        "Mon 4 November PM has another mark in row 2"
    ]


def test_a_child_not_in_the_file_is_named_as_missing() -> None:
    other = Child("log-otis", "Z304412322001", "Marblethorn", "Otis", BORN)
    found = match(reading(row("B801200005001", "Tidewater", "Wren")), [other, WREN])
    assert found.missing == ("log-otis",)
