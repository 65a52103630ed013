"""Whose words are told on, and who was seen, is decided by whole words: Al is not in Alison."""

import pytest

from linkworker.measures.whose import said_by_them, was_there
from linkworker.records import Child

WREN = Child(id="w", name="Wren", surname="Tidewater", nickname="Birdie")
TEACHER = ("Mr Fenwick", "class teacher")
MOTHER = ("Rosa Tidewater", "mother")


@pytest.mark.parametrize(
    ("child", "reader", "whose"),
    [
        ("Wren", TEACHER, "Wren’s mum"),
        ("Wren", TEACHER, "WREN'S MUM"),
        ("Al", MOTHER, "Alison, the neighbour"),
        ("Wren", ("Ida Poole", "parent"), "grandparent"),
        ("Wren", ("Ann Poole", "mother"), "Joanne, a neighbour"),
        ("Sam", ("Dan Hale", "dad"), "Samira (friend)"),
        ("Wren", ("Lee Poole", "aunt"), "Ashlee"),
        ("Wren", ("Jo Poole", "mother"), "Jo’s ex-partner"),
        ("James", TEACHER, "James’ mum"),
        ("Wren", ("Dana Price", "mum"), "foster mum"),
        ("Wren", ("Dana Price", "mum"), "step-mum"),
        ("Wren", TEACHER, "Mr Smith"),  # a title is nobody's name
        ("Wren", TEACHER, "mum about Mr Fenwick"),
        ("Wren", TEACHER, "mum, about Wren"),
        ("Wren", TEACHER, "Wren and her mum"),  # what mum said is not the child's alone
        ("Wren", TEACHER, "Wren, Dee"),
        ("Wren", TEACHER, ""),
        ("Wren", TEACHER, " , "),
        ("Wren", ("", ""), "mum"),
    ],
)
def test_what_a_third_person_said_is_neither_the_childs_nor_the_readers(child, reader, whose):
    assert not said_by_them(whose, Child(id="c", name=child), *reader)


@pytest.mark.parametrize(
    ("reader", "whose"),
    [
        *((TEACHER, "Wren"), (TEACHER, "WREN"), (TEACHER, "birdie"), (TEACHER, "Wren Tidewater")),
        *((TEACHER, "Mr Fenwick"), (TEACHER, "class teacher"), (TEACHER, "the class teacher")),
        *((TEACHER, "Mr Fenwick, class teacher"), (TEACHER, "Mr Fenwick (class teacher)")),
        *((TEACHER, "Mr Fenwick class teacher"), (TEACHER, "mum and Mr Fenwick")),
        *((MOTHER, "mother"), (MOTHER, "Rosa"), (MOTHER, "her mother"), (MOTHER, "Wren’s mother")),
        *((MOTHER, "Rosa Tidewater"), (MOTHER, "Wren, mother")),
        *((("José Łucki", "dad"), "Jose Lucki"), (("Jean-Luc Marten", "dad"), "jean luc")),
        ((("Wren Tidewater", "child"), "Wren, mum")),
    ],
)
def test_what_the_child_said_alone_and_what_the_reader_heard_is_theirs(reader, whose):
    assert said_by_them(whose, WREN, *reader)


@pytest.mark.parametrize(
    "whom",
    [
        *("Wren", "wren", "Birdie", "Wren, mum", "mum, Wren", "mum and Wren", "Wren and her mum"),
        *("mum with Wren", "Wren at home", "Wren’s mum and Wren", "Wren’s mum with Wren"),
        *("little Wren", "Wren Tidewater", "Wren (tired)"),
    ],
)
def test_who_was_there_is_named(whom):
    assert was_there(whom, WREN)


@pytest.mark.parametrize(
    "whom",
    [
        *(
            "",
            "mum",
            "Wren’s mum",
            "Wren's mum",
            "WREN’S MUM",
            "mum, Mr Fenwick",
            "Wrenfield House",
        ),
        *("mum about Wren", "mum, about Wren", "mum without Wren", "Mum of Wren", "Birdie’s nan"),
    ],
)
def test_who_is_hers_or_speaks_of_her_is_not_her(whom):
    assert not was_there(whom, WREN)
