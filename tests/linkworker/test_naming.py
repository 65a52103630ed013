"""Other children's names are put out of free words; what looks like a name is pointed at."""

import pytest

from linkworker.documents.naming import INSTEAD, Names, excerpt, unknown
from linkworker.records import Child

JUNIPER = Child(name="Juniper", surname="Quill", nickname="Juno", school="s", year=5)
ZOE = Child(name="Zoë", surname="O’Dell", school="s", year=5)
ANNE = Child(name="Anne-Marie", surname="Low", school="s", year=5)


@pytest.mark.parametrize(
    "said",
    [
        "in with Juniper",
        "in with Juniper Quill",
        "in with Juno",
        "in with JUNIPER",
        "in with Zoe",
        "in with Zoe\u0308",
        "in with Zoë O’Dell",
        "in with Anne-Marie",
    ],
)
def test_a_name_is_put_out_however_it_is_written(said):
    words, found = Names((JUNIPER, ZOE, ANNE)).without(f"Come {said}, says mum")
    assert words == f"Come in with {INSTEAD}, says mum"
    assert len(found) == 1


def test_a_name_in_another_word_and_a_word_without_a_capital_stay():
    for said in ("the juniper bush", "Junipers and Zoes"):
        assert Names((JUNIPER, ZOE)).without(said) == (said, [])


def test_what_belongs_to_her_still_reads():
    assert Names((JUNIPER,)).without("Juniper’s mum")[0] == f"{INSTEAD}’s mum"


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("To show Mr Fenwick her drawings. Then home on Tuesday.", ["Mr Fenwick"]),
        ("Ring the Family Hub in March", ["Family Hub"]),
        ("Ask Mrs Oduya for the library", ["Mrs Oduya"]),
        ("Harbour Arts comes. Mornings are hard", ["Harbour Arts"]),
        ("I like English. I am OK", []),
        ("her brother Sol waits", ["Sol"]),
    ],
)
def test_a_capital_inside_a_sentence_looks_like_a_name(said, names):
    assert [name for name, _ in unknown(said)] == names


def test_an_excerpt_keeps_whole_words():
    long = f"{'one ' * 40}Sol {'two ' * 40}".strip()
    at = long.index("Sol")
    assert excerpt("with Sol there", 5, 8) == "with Sol there"
    cut = excerpt(long, at, at + 3)
    assert cut.startswith("… one")
    assert cut.endswith("two …")
    assert len(cut) < 150
