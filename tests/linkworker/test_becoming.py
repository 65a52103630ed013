"""Which bytes go, from where: vectors of the function that decides it, and what holds of all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.measures.attachments import Becoming, Keep, becoming

SHOWN, HIDDEN, ENDED = Keep.SHOWN, Keep.HIDDEN, Keep.ENDED
IDS = st.sampled_from("abcdef")


def kept(expected="", leaving="", dropped=""):
    return Becoming(set(expected), set(leaving), set(dropped))


@pytest.mark.parametrize(
    ("keeps", "files", "taken_back", "then"),
    [
        ({}, "", "", kept()),
        ({"a": SHOWN}, "", "", kept(expected="a")),
        ({"a": HIDDEN}, "", "", kept(expected="a")),  # what only ran out is waited for
        ({"a": ENDED}, "", "", kept()),
        ({"a": SHOWN, "b": HIDDEN}, "ab", "", kept()),
        ({"a": ENDED}, "a", "", kept(leaving="a")),
        ({}, "a", "a", kept(leaving="a")),  # its record was removed, or erased by right
        ({}, "a", "", kept(dropped="a")),  # its record is not here: nobody else is told
        ({"a": SHOWN}, "a", "a", kept()),  # put back since it was taken back
        ({"a": SHOWN, "b": ENDED}, "bcd", "c", kept("a", "bc", "d")),
    ],
)
def test_what_becomes_of_files(keeps, files, taken_back, then):
    assert becoming(keeps, set(files), set(taken_back)) == then


@given(st.dictionaries(IDS, st.sampled_from(Keep)), st.sets(IDS), st.sets(IDS))
def test_nothing_goes_that_may_be_kept_and_each_goes_one_way(keeps, files, taken_back):
    now = becoming(keeps, files, taken_back)
    may_stay = {id_ for id_, keep in keeps.items() if keep is not ENDED}
    assert now.leaving | now.dropped == files - may_stay
    assert now.expected == may_stay - files
    assert not now.leaving & now.dropped
    assert now.leaving <= taken_back | (keeps.keys() - may_stay)
