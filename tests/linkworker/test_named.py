"""Whom words name: in any case, owning things, by nickname and family; never an everyday word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.measures.named import COMMON, EVERYDAY, ChildrenNamed
from linkworker.records import Child


def child(name, surname="", nickname=""):
    return Child(id=name, name=name, surname=surname, nickname=nickname)


THEM = (
    *(child("Kofi", "Boateng", "Kof"), child("Zoë", "Élan"), child("Jean-Luc", "Marten")),
    *(child("Will", "Hart"), child("Grace", "Moyo"), child("Summer", "Reed"), child("May", "Lee")),
    *(child("Ailbhe", "O’Brien"), child("محمد", "علي"), child("Pip 🦊", "Larkin")),
)
NAMED = ChildrenNamed(THEM, {"Kofi": ["Abena Boateng", "Mum"], "Zoë": ["Dana Price"]})


@pytest.mark.parametrize(
    ("words", "named"),
    [
        *(("Kofi hit him", "Kofi"), ("kofi hit him", "Kofi"), ("KOFI WAS OUT", "Kofi")),
        *(("Kofi's bag", "Kofi"), ("it was Kofi’s", "Kofi"), ("sat with kof", "Kofi")),
        *(("zoe cried", "Zoë"), ("Jean came too", "Jean-Luc"), ("jean-luc’s coat", "Jean-Luc")),
        *(("Will came late", "Will"), ("I asked Will about it", "Will"), ("Will’s coat", "Will")),
        *(("She sat with Grace.", "Grace"), ("Grace was kind", "Grace"), ("Grace", "Grace")),
        *(("Summer cried", "Summer"), ("Played with Summer at break", "Summer")),
        *(("May was sad", "May"), ("ailbhe sang", "Ailbhe"), ("قال محمد لا", "محمد")),
        ("pip and she ran", ""),  # an everyday word, written small
        ("Ran to Pip again", "Pip 🦊"),
        *(("Will you ring?", ""), ("He will ring", ""), ("of good will", ""), ("WILL HE", "")),
        *(("In summer we swim", ""), ("Summer term starts", ""), ("this Summer", "")),
        *(("a grace period", ""), ("Grace period ends", ""), ("in May", ""), ("May I go?", "")),
        *(("Kofifi", ""), ("akofi", ""), ("", "")),
    ],
)
def test_a_child_is_named_by_name_and_not_by_an_everyday_word(words, named):
    assert [one.id for one in NAMED.named(words)] == ([named] if named else [])


@pytest.mark.parametrize(
    ("words", "named"),
    [
        *(("Mrs Boateng rang", "Kofi"), ("mr boateng", "Kofi"), ("the Boatengs", "Kofi")),
        *(("Abena Boateng rang", "Kofi"), ("abena boateng’s phone", "Kofi")),
        *(("Ms Price", "Zoë"), ("Mrs O'Brien and Mr O’Brien", "Ailbhe")),
        *(("the price of it", ""), ("mum rang", ""), ("Boateng Road", ""), ("the hart", "")),
    ],
)
def test_a_family_is_named_by_title_by_the_and_by_a_carers_whole_name(words, named):
    assert [one.id for one in NAMED.families(words)] == ([named] if named else [])


def test_who_the_note_is_about_is_not_warned_of_nor_her_family():
    assert NAMED.named("Kofi and Zoë", {"Kofi"}) == [THEM[1]]
    assert NAMED.families("Mrs Boateng rang", {"Kofi"}) == []


def test_brothers_and_sisters_share_a_family():
    two = ChildrenNamed([child("Ama", "Boateng"), child("Kofi", "Boateng")])
    assert [one.id for one in two.families("Mrs Boateng")] == ["Ama", "Kofi"]
    assert two.families("Mrs Boateng", {"Ama"}) == []


def test_what_is_shown_in_small_letters_while_names_are_hidden_is_an_everyday_word():
    assert COMMON < EVERYDAY


@given(st.text())
def test_any_words_can_be_looked_through(words):
    NAMED.named(words)
    NAMED.families(words)


@given(st.sampled_from([one.name for one in THEM if one.name.lower() not in EVERYDAY]), st.text())
def test_a_name_that_is_no_everyday_word_is_always_found(name, words):
    assert name in [one.name for one in NAMED.named(f"{words} \n {name} \n")] or "🦊" in name
