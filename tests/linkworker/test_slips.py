"""Names as hands type them: half, in any order, without accents, with a letter or two wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.measures.slips import NamesSought, forgiven, nearest, plain, slips

NAMES = (
    *("Kofi Boateng", "Shanelle Hartnoll", "Wren Tidewater", "Zoë Élan", "Łukasz Nowak"),
    *("Siobhán O’Brien", "Jean-Luc Marten", "Aisha Rahman", "Nia Foxglove", "Thandiwe Moyo"),
    *("محمد علي", "Pip 🦊 Larkin", "Renata Wolfe"),
)
SOUGHT = NamesSought((name, name) for name in NAMES)

words = st.text("abcdeé", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("kof", "Kofi Boateng"),
        ("boat kofi", "Kofi Boateng"),
        ("zoe elan", "Zoë Élan"),
        ("lukasz", "Łukasz Nowak"),
        ("obrien", "Siobhán O’Brien"),
        ("o'brien", "Siobhán O’Brien"),
        ("luc", "Jean-Luc Marten"),
        ("jean-l", "Jean-Luc Marten"),
        ("محم", "محمد علي"),
        ("🦊", "Pip 🦊 Larkin"),
    ],
)
def test_what_is_typed_right_is_sure(typed, name):
    assert SOUGHT.sure(typed) == [name]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("shanel", "Shanelle Hartnoll"),  # half of it: sure, not nearly
        ("shannele", "Shanelle Hartnoll"),
        ("cofi", "Kofi Boateng"),
        ("kfoi", "Kofi Boateng"),
        ("koffi", "Kofi Boateng"),
        ("boaten kofii", "Kofi Boateng"),
        ("wrn", "Wren Tidewater"),
        ("tidewtaer", "Wren Tidewater"),
        ("tidwa", "Wren Tidewater"),  # half of it, with a letter left out
        ("thandwie", "Thandiwe Moyo"),
        ("aysha", "Aisha Rahman"),
        ("siobahn", "Siobhán O’Brien"),
        ("محمود", "محمد علي"),
    ],
)
def test_a_slip_of_the_hand_finds_the_name_first(typed, name):
    found = SOUGHT.sure(typed) or SOUGHT.nearly(typed, 3)
    assert found[0] == name


def test_whole_names_come_before_half_ones_and_those_before_slips():
    three = NamesSought((name, name) for name in ("Joan Reed", "Jonah Price", "Jon Ashe"))
    assert three.sure("jon") == ["Jon Ashe", "Jonah Price"]
    assert three.nearly("jon", 3) == ["Joan Reed"]


def test_who_is_called_so_comes_before_whose_surname_begins_so():
    two = NamesSought((name, name) for name in ("Kofi Wrenshaw", "Wrenna Tide"))
    assert two.sure("wren") == ["Wrenna Tide", "Kofi Wrenshaw"]


def test_nothing_is_guessed_of_two_letters_nor_of_another_word():
    assert SOUGHT.nearly("kf", 3) == []
    assert SOUGHT.nearly("xylophone", 3) == []
    assert SOUGHT.sure("") == SOUGHT.nearly(" ", 3) == []


@given(words, words)
def test_slips_are_the_same_both_ways_and_none_only_between_equals(one, other):
    there, back = slips(one, other, 3), slips(other, one, 3)
    assert there == back
    assert (there == 0) == (one == other)


@given(words, st.integers(0, 8), st.sampled_from("abc"))
def test_one_slip_is_one_and_half_a_word_is_none(word, at, letter):
    at = min(at, len(word))
    assert slips(word[:at] + letter + word[at:], word, 1) == 1
    assert slips(word[:at] + word[at + 1 :], word, 1) in (0, 1)
    swapped = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    assert slips(swapped, word, 1) in (0, 1)
    assert slips(word[:at], word, 0, begun=True) == 0


@given(words, words, st.integers(0, 2))
def test_more_than_is_forgiven_is_none(one, other, most):
    found = slips(one, other, most)
    assert found is None or found <= most
    assert abs(len(one) - len(other)) <= most or found is None


@given(st.text())
def test_plain_text_stays_plain(text):
    assert plain(plain(text)) == plain(text)


def test_the_nearest_words_are_those_with_the_fewest_slips():
    assert nearest("swiming", ["swimming", "swarming", "swim"]) == ["swimming"]
    assert nearest("ab", ["abc"]) == []
    assert [forgiven(word) for word in ("ab", "wren", "shanelle")] == [0, 1, 2]
