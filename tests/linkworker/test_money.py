"""Money is whole pence: what is typed is read exactly, and said as it would be typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.money import read_pence, say_pence


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("480", 48000), ("£26.50", 2650), ("£ 26.50 ", 2650), ("1,200", 120000), ("85p", 85),
        ("0", 0), ("26.5", None), ("26.505", None), ("-5", None), ("1,20", None), ("", None),
        ("forty", None), ("£5.00p", None), ("٤٨٠", None),
    ],
)  # fmt: skip
def test_amounts_as_people_type_them(typed, pence):
    assert read_pence(typed) == pence


@given(st.integers(0, 9_999_999_99))
def test_what_is_said_is_read_again_to_the_penny(pence):
    assert read_pence(say_pence(pence)) == pence


def test_what_is_owed_has_a_minus():
    assert say_pence(-28000) == "−£280"
