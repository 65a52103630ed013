"""A UPN is right or the trouble is said in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.measures import upn

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
RIGHT = [
    "B801200005001",
    "Z304412322001",
    "P213430018042",
    "V207695321117",
    "H205426723309",
    "E359206124250",
]
TEMPORARY = ["G30441232400A", "N35940262412Z"]
bodies = st.from_regex(r"[0-9]{11}[0-9A-HJ-NP-RT-Z]", fullmatch=True)


@pytest.mark.parametrize("text", RIGHT + TEMPORARY)
def test_a_right_upn_has_no_problem(text: str) -> None:
    assert upn.problem(text) is None
    assert upn.temporary(text) is (text in TEMPORARY)


def test_spaces_around_and_small_letters_do_not_matter() -> None:
    assert upn.problem(" b801200005001 ") is None
    assert upn.normal(" b801200005001 ") == "B801200005001"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A801200005001", "first letter does not fit"),
        ("I801200005001", "never I, O or S"),
        ("B80120000500", "this has 12"),
        ("", "this has 0"),
        ("B8O1200005001", "not the letter O"),
        ("B80120000500O", "not the letter O"),
        ("B80120000500I", "other than I, O or S"),
        ("B8012000A5001", "2 to 12"),
        ("B80120000²001", "2 to 12"),
        ("B801200005 01", "2 to 12"),
    ],
)
def test_the_trouble_is_said(text: str, words: str) -> None:
    problem = upn.problem(text)
    assert problem is not None
    assert words in problem
    assert not upn.temporary(text)


def test_an_authority_made_since_2019_is_not_refused() -> None:
    assert [letter for letter in LETTERS if upn.problem(f"{letter}941200024001") is None]


@given(bodies)
def test_exactly_one_check_letter_fits(body: str) -> None:
    assert sum(upn.problem(letter + body) is None for letter in LETTERS) == 1


@given(bodies, st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_found(body: str, place: int, shift: int) -> None:
    letter = next(letter for letter in LETTERS if upn.problem(letter + body) is None)
    if body[place].isdigit():
        wrong = body[:place] + str((int(body[place]) + shift) % 10) + body[place + 1 :]
        assert upn.problem(letter + wrong) is not None
