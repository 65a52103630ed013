"""A name is the same however it is typed: where one is warned, kept off paper, hidden, found."""

import ast
from itertools import chain
from pathlib import Path

import pytest

from linkworker.actions.about_words import Finder
from linkworker.actions.contacts import names_in
from linkworker.actions.with_child import names_nobody
from linkworker.documents.naming import INSTEAD, Names
from linkworker.measures.named import ChildrenNamed
from linkworker.measures.whose import was_there
from linkworker.records import Child, Person
from ui import names

ROOT = Path(__file__).parents[2]
TYPED = [
    *(("Łucja", "Lucja"), ("Łucja", "Łucja"), ("Lucja", "ŁUCJA"), ("Bjørn", "Bjorn")),
    *(("Bjorn", "BJØRN"), ("Đạt", "Dat"), ("Sæmi", "Saemi"), ("Weiß", "Weiss"), ("Zoë", "ZOE")),
    *(("Zoë", "Zoe\u0308"), ("Zoe", "Zoë"), ("Işık", "Isik"), ("Ħelena", "Helena")),
    *(("محمد", "محمد"), ("N’Golo", "NGolo"), ("NGolo", "N'Golo"), ("D’Arcy", "D'ARCY")),
    *(("D'Arcy", "D’Arcy"), ("Anne-Marie", "Anne-Marie"), ("Zoë", "𝐙𝐨𝐞")),
]
SAID = (
    *("She sat with {} today", "{}’s coat", "{}'s coat", "{}ʼs coat", "{}’ll come", "It was {}."),
    *("Good day.\n{} cried", "({}) and “{}”", "{}, mum", "she’d seen {}…"),
)


def child(name):
    return Child(id="the child", log="her log", name=name, school="s", year=5)


def warned(name, text):
    return bool(ChildrenNamed([child(name)]).named(text))


def warned_of(name, text):
    return bool(names_in(text, [child(name)]))


def kept_off_paper(name, text):
    said, found = Names([child(name)]).without(text)
    return bool(found) and INSTEAD in said


def hidden(name, text):
    names.learn([name])
    names.hide(True)
    covered = names.cover(text)
    names.hide(False)
    return covered != text and not warned(name, covered)


def found(name, text):
    return Finder(child(name)).in_words(text)


def found_in_change(name, text):
    body = text.replace("\n", "\\n")
    return Finder(child(name)).in_change(f'{{"words":"{body}"}}')


def kept_from_a_child(name, text):
    return not names_nobody(text, [], [Person(name=name)])


@pytest.mark.parametrize(
    "sees",
    [warned, warned_of, kept_off_paper, hidden, found, found_in_change, kept_from_a_child],
    ids=lambda one: one.__name__,
)
@pytest.mark.parametrize(("name", "typed"), TYPED)
def test_a_name_is_seen_however_it_is_typed_and_whatever_is_joined_to_it(sees, name, typed):
    unseen = [said for said in SAID if not sees(name, said.format(typed, typed))]
    assert unseen == []


@pytest.mark.parametrize(
    "sees",
    [warned, warned_of, kept_off_paper, hidden, found, found_in_change, kept_from_a_child],
    ids=lambda one: one.__name__,
)
def test_a_name_inside_another_word_is_nobodys(sees):
    told = [said for said in ("Wrench it", "Tawren came", "", "no one") if sees("Wren", said)]
    assert told == []


def test_who_was_there_is_known_however_it_is_typed():
    assert [one for one in TYPED if not was_there(f"{one[1]}, mum", child(one[0]))] == []


def test_accents_are_taken_off_in_one_place():
    """A second way to fold a name, a little weaker, is how one stays on a paper."""
    rooms = (ROOT / room for room in ("linkworker", "sync", "ui"))
    folding = {
        path.stem
        for path in chain.from_iterable(room.rglob("*.py") for room in rooms)
        for one in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(one, ast.Attribute) and one.attr == "combining"
    }
    assert folding == {"slips"}
