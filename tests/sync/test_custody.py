"""Recovery pairs: both sheets of one pair open it, one sheet or one person never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.canonical import b64
from linkworker.errors import Refused
from sync import custody, jws, keys
from sync.custody_code import GROUPS, Sheet, group_problem, pair_name, read_sheet
from sync.invitation import ALPHABET

PAIRS = tuple(custody.make_pair() for _ in range(3))
KEPT = {pair.id: pair.sealed for pair in PAIRS}


def test_both_sheets_of_any_pair_open_it_in_either_order():
    for pair in PAIRS:
        for sheets in (pair.sheets, pair.sheets[::-1]):
            typed = [read_sheet(" ".join(one.code).lower()) for one in sheets]
            name, private = custody.open_pair(KEPT, typed)
            assert name == pair.id
            assert jws.raw_public(private.public_key()) == pair.public


def test_one_custodian_alone_opens_nothing():
    """Misuse by one person: their own sheet, twice, or beside one that they made themselves."""
    first, second = PAIRS[0].sheets
    made_up = Sheet.new(second.place, PAIRS[0].id)
    for sheets, why in (
        ([first], "Two sheets"),
        ([first, first], "twice"),
        ([second, second], "twice"),
        ([first, PAIRS[1].sheets[1]], "two pairs"),
        ([first, made_up], "do not open"),
        ([Sheet.new(first.place, PAIRS[0].id), second], "do not open"),
    ):
        with pytest.raises(Refused, match=why):
            custody.open_pair(KEPT, sheets)


def test_sheets_of_another_organisation_and_a_changed_box_are_refused():
    pair = PAIRS[0]
    with pytest.raises(Refused, match="not of this organisation"):
        custody.open_pair({PAIRS[1].id: PAIRS[1].sealed}, pair.sheets)
    for sealed in (PAIRS[1].sealed, b64(bytes(128)), pair.sealed[:-2]):
        with pytest.raises(Refused):
            custody.open_pair({pair.id: sealed}, pair.sheets)


@given(at=st.integers(0, GROUPS * 5 - 1), other=st.sampled_from(ALPHABET))
def test_any_one_wrong_character_is_found_in_its_own_group(at, other):
    code = "".join(PAIRS[0].sheets[0].code)
    typed = code[:at] + other + code[at + 1 :]
    if typed == code:
        assert read_sheet(typed) == PAIRS[0].sheets[0]
        return
    assert group_problem(typed[at // 5 * 5 : at // 5 * 5 + 5], at // 5)
    with pytest.raises(Refused, match=f"Group {at // 5 + 1}:"):
        read_sheet(typed)


@given(at=st.integers(0, GROUPS - 2))
def test_two_groups_in_the_wrong_order_are_found(at):
    groups = list(PAIRS[0].sheets[0].code)
    groups[at], groups[at + 1] = groups[at + 1], groups[at]
    with pytest.raises(Refused):
        read_sheet(" ".join(groups))


@given(st.text(max_size=120))
def test_what_is_no_sheet_is_refused_in_words(typed):
    with pytest.raises(Refused):
        read_sheet(typed)


def test_letters_that_look_alike_are_read_as_meant():
    code = " ".join(PAIRS[0].sheets[0].code)
    assert read_sheet(code.replace("0", "o").replace("1", "l")) == PAIRS[0].sheets[0]
    assert "It may be a V" in group_problem("U1234", 0)
    assert "has 4 of its 5" in group_problem("1234", 3)


def test_pairs_wait_in_the_vault_until_their_sheets_are_printed():
    assert custody.read_kept(custody.kept_meanwhile(PAIRS)) == PAIRS
    assert "private" not in repr(PAIRS[0])


def test_the_root_is_kept_for_every_recovery_key_and_opens_for_none_other():
    root = bytes(range(32))
    op = custody.keep_root(root, {pair.id: pair.public for pair in PAIRS}, "organisation")
    for pair in PAIRS:
        name, private = custody.open_pair(KEPT, pair.sheets)
        assert custody.open_root(op.to[name], private, "organisation", name) == root
    other = next(one for one in PAIRS if one.id != name)
    for wrong in ((op.to[other.id], "organisation", other.id), (op.to[name], "another", name)):
        with pytest.raises(Refused):
            custody.open_root(wrong[0], private, *wrong[1:])


def test_both_sheets_are_marked_as_one_pair():
    name = pair_name(PAIRS[0].id)
    assert len(name) == 9
    assert keys.recovery_id(PAIRS[0].public) == PAIRS[0].id
    assert {sheet.pair for sheet in PAIRS[0].sheets} == {bytes.fromhex(name)}
