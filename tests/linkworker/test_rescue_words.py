"""Twelve words: any key comes back from them, and one word heard wrongly is noticed."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.errors import Invalid, StoreDamaged, WrongPassphrase
from linkworker.store.passphrase import FLOOR, word_list
from linkworker.store.rescue_words import new_rescue, problem, rescue_of, words_of
from linkworker.store.vault import (
    change_passphrase,
    make_vault,
    new_words,
    open_vault,
    open_vault_with_recovery,
    open_vault_with_rescue,
    set_recovery,
    set_rescue,
)
from tests.linkworker.test_vault import CUSTODIAN, DATA_KEY, STORE, WORDS, named

KEYS = st.binary(min_size=16, max_size=16)


@given(KEYS)
def test_every_key_comes_back_from_its_twelve_words(key):
    words = words_of(key)
    assert len(words) == 12
    assert rescue_of(words) == key
    assert rescue_of([f" {word.title()} " for word in words]) == key


def test_the_first_and_the_last_key_come_back_too():
    for key in (bytes(16), b"\xff" * 16):
        assert rescue_of(words_of(key)) == key


@given(KEYS, st.integers(0, 11), st.sampled_from(word_list()))
def test_a_word_in_place_of_another_never_gives_back_the_same_key(key, at, other):
    words = list(words_of(key))
    if words[at] == other:
        return
    words[at] = other
    try:
        read = rescue_of(words)
    except Invalid:
        return
    assert read != key


def test_one_wrong_word_is_noticed_all_but_always():
    """The check is one of 1,957 values: of 2,000 slips about one passes, never ten."""
    passed = 0
    for _ in range(2_000):
        words = list(words_of(new_rescue()))
        words[secrets.randbelow(12)] = secrets.choice(word_list())
        try:
            rescue_of(words)
            passed += 1
        except Invalid:
            pass
    assert passed < 12  # about one by the check, and one by drawing the same word


def test_a_word_that_is_not_on_the_list_is_named_by_its_place():
    words = list(words_of(bytes(range(16))))
    words[3], words[9] = "linkworkerr", ""
    with pytest.raises(Invalid) as wrong:
        rescue_of(words)
    assert sorted(wrong.value.problems) == ["word 10", "word 4"]
    assert problem(words[0]) == ""
    with pytest.raises(Invalid):
        rescue_of(words_of(bytes(16))[:11])


@pytest.fixture(scope="module")
def vault():
    return make_vault(STORE, DATA_KEY, WORDS, named(CUSTODIAN), FLOOR)


def test_a_rescue_key_opens_the_key_file_and_only_the_last_one_does(vault):
    first, second = bytes(range(16)), bytes(range(1, 17))
    with pytest.raises(WrongPassphrase):
        open_vault_with_rescue(vault, first)
    once = set_rescue(vault, DATA_KEY, first)
    assert open_vault_with_rescue(once, first).data_key == DATA_KEY
    twice = set_rescue(once, DATA_KEY, second)
    assert open_vault_with_rescue(twice, second).data_key == DATA_KEY
    with pytest.raises(WrongPassphrase):
        open_vault_with_rescue(twice, first)
    with pytest.raises(StoreDamaged):
        set_rescue(vault, bytes(32), first)


def test_whatever_else_changes_the_rescue_key_stays(vault):
    key = bytes(range(16))
    file = set_rescue(vault, DATA_KEY, key)
    file = change_passphrase(file, WORDS, "metal gable overalls cod", FLOOR)
    file = set_recovery(file, DATA_KEY, named(CUSTODIAN))
    assert open_vault_with_rescue(file, key).data_key == DATA_KEY
    assert open_vault_with_recovery(file, CUSTODIAN).data_key == DATA_KEY
    assert open_vault(file, "metal gable overalls cod").data_key == DATA_KEY


def test_forgotten_words_are_replaced_by_whoever_has_the_data_key(vault):
    file = new_words(set_rescue(vault, DATA_KEY, bytes(16)), DATA_KEY, "new four words here", FLOOR)
    assert open_vault(file, "new four words here").data_key == DATA_KEY
    with pytest.raises(WrongPassphrase):
        open_vault(file, WORDS)
    with pytest.raises(StoreDamaged):
        new_words(vault, bytes(32), "new four words here", FLOOR)


def test_every_changed_byte_of_a_file_with_a_rescue_slot_is_refused(vault):
    """abuse 2: the same of the rescue slot."""
    file = set_rescue(vault, DATA_KEY, bytes(16))
    for at in range(len(file)):
        changed = bytearray(file)
        changed[at] ^= 1
        with pytest.raises((StoreDamaged, WrongPassphrase)):
            open_vault_with_rescue(bytes(changed), bytes(16))
