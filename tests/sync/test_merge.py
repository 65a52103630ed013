"""The view of a slot: pure, frozen by number, and nothing in it that nobody wrote."""

from itertools import count
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.fields import Rule
from linkworker.store import Head, comparable, fingerprint
from sync.merge import RULES, view

ASKING = (Rule.ASK, Rule.ALWAYS_ASK)
ASKED_OR_TEXT = (*ASKING, Rule.TEXT)
VALUES = {
    Rule.SET: st.booleans(),
    Rule.NEWEST: st.sampled_from(["/", "\\", "I", "L"]),
    Rule.TEXT: st.lists(st.sampled_from(["one", "two", "three", "", " one"]), max_size=5).map(
        "\n".join
    ),
}
FEW = st.sampled_from(["", "tea", " tea", "coffee", "milk", "caf\u00e9", "cafe\u0301", None])


@st.composite
def heads(draw, rule, most=5):
    """Live heads of one slot: distinct references, stamps in no order, some replaced others."""
    values = draw(st.lists(VALUES.get(rule, FEW), min_size=1, max_size=most))
    stamps = draw(st.permutations(range(len(values))))
    replaced = st.sampled_from(["", *(fingerprint(value) for value in values)])
    return [
        Head(
            ref,
            value,
            clock,
            draw(st.sampled_from(["ann", "ben"])),
            draw(replaced),
            draw(st.sampled_from(["", "2025-11-03", "2025-11-04"])),
            (1000,),
        )
        for ref, (value, clock) in enumerate(zip(values, stamps, strict=True))
    ]


def head(ref, value, *, clock=0, was="", as_at="", names=(100,)):
    return Head(ref, value, clock or ref, "device", was, as_at, names)


def over(base, *versions):
    """Return the view of versions written over one kept text, the first written first."""
    kept = [Head(100, base, 0, "device")]
    return view(Rule.TEXT, [head(n, one) for n, one in enumerate(versions, 1)], kept)


@given(st.data())
def test_the_order_in_which_heads_arrived_does_not_matter(data):
    rule = data.draw(st.sampled_from(Rule))
    live = data.draw(heads(rule))
    base = [Head(1000, "one\ntwo", -1, "ann")]
    assert view(rule, data.draw(st.permutations(live)), base) == view(rule, live, base)


@given(st.data())
def test_what_is_shown_was_written_by_somebody_and_a_question_holds_different_answers(data):
    rule = data.draw(st.sampled_from([rule for rule in Rule if rule is not Rule.TEXT]))
    live = data.draw(heads(rule))
    shown = view(rule, live)
    assert any(shown.value == head.value for head in live)
    assert set(shown.shown) <= {head.ref for head in live}
    assert shown.shown
    answers = [comparable(answer.value) for answer in shown.asked]
    assert len(answers) != 1
    assert len(set(answers)) == len(answers)
    assert not shown.asked or shown.asked[0].value == shown.value


@given(st.data())
def test_every_answer_is_asked_or_equals_one_that_is_or_was_replaced_by_another(data):
    rule = data.draw(st.sampled_from(ASKED_OR_TEXT))
    live = data.draw(heads(rule))
    found = view(rule, live)
    open_now = {comparable(answer.value) for answer in found.asked or [found]}
    replaced = {one.was for one in live} if rule is not Rule.ALWAYS_ASK else set()
    for one in live:
        assert comparable(one.value) in open_now or fingerprint(one.value) in replaced


@given(st.data())
def test_equal_answers_show_as_one_and_all_of_them_are_named(data):
    rule = data.draw(st.sampled_from(ASKED_OR_TEXT))
    spelled = ["caf\u00e9", "cafe\u0301", " caf\u00e9", "caf\u00e9\n"]
    live = [head(n, data.draw(st.sampled_from(spelled))) for n in range(1, 4)]
    found = view(rule, live)
    assert found.asked == ()
    assert sorted(found.shown) == [1, 2, 3]
    assert normalize("NFC", found.value).strip() == "caf\u00e9"


def test_a_value_that_another_replaced_is_settled_by_that_other():
    found = view(Rule.ASK, [head(1, "tea"), head(2, "coffee", was=fingerprint("tea"))])
    assert (found.value, found.asked, set(found.shown)) == ("coffee", (), {1, 2})


def test_a_chain_of_replacements_is_settled_by_its_end_and_the_end_names_them_all():
    chain = [
        head(1, "tea"),
        head(2, "coffee", was=fingerprint("tea")),
        head(3, "milk", was=fingerprint("coffee")),
        head(4, "water"),
    ]
    found = view(Rule.ASK, chain)
    assert [one.value for one in found.asked] == ["water", "milk"]
    assert found.shown == (4,)
    found = view(Rule.ASK, [*chain[:3], head(0, "water", clock=-1)])
    assert [one.value for one in found.asked] == ["milk", "water"]
    assert set(found.shown) == {1, 2, 3}


@pytest.mark.parametrize("third", [[], [head(3, "milk")]])
def test_two_that_replaced_each_other_are_both_asked(third):
    tea = head(1, "tea", was=fingerprint("coffee"))
    coffee = head(2, "coffee", was=fingerprint("tea"))
    found = view(Rule.ASK, [tea, coffee, *third])
    assert {one.value for one in found.asked} >= {"tea", "coffee"}


def test_what_always_asks_is_never_settled_by_what_was_replaced():
    found = view(Rule.ALWAYS_ASK, [head(1, True), head(2, False, was=fingerprint(True))])
    assert [one.value for one in found.asked] == [False, True]


@given(heads(Rule.SET))
def test_an_element_that_anybody_says_is_there_is_there(live):
    found = view(Rule.SET, live)
    assert found.value is any(one.value for one in live)
    assert set(found.shown) == {one.ref for one in live if one.value is found.value}
    assert found.asked == ()


@given(heads(Rule.ORDER))
def test_the_later_place_in_a_list_stands(live):
    latest = max(live, key=lambda one: one.order)
    assert view(Rule.ORDER, live).value == latest.value
    assert view(Rule.ORDER, live).asked == ()


@given(heads(Rule.NEWEST))
def test_the_mark_of_the_newer_file_stands_whoever_read_it_first(live):
    newest = max(live, key=lambda one: (one.as_at, *one.order))
    assert view(Rule.NEWEST, live).value == newest.value
    assert view(Rule.NEWEST, live).asked == ()


VECTORS = [
    ("different paragraphs", "a\n\nb", ["a1\n\nb", "a\n\nb2"], "a1\n\nb2"),
    ("three hands", "a\n\nb\n\nc", ["a1\n\nb\n\nc", "a\n\nb2\n\nc", "a\n\nb\n\nc3"],
     "a1\n\nb2\n\nc3"),
    ("two added at the end, the earlier first", "a", ["a\nearlier", "a\nlater"],
     "a\nearlier\nlater"),
    ("two added in the middle", "a\nz", ["a\nearlier\nz", "a\nlater\nz"], "a\nearlier\nlater\nz"),
    ("both added the same", "a", ["a\nb", "a\nb"], "a\nb"),
    ("both changed to the same beside another's edit", "a\nb\nc", ["A\nb\nc", "A\nb\nC"],
     "A\nb\nC"),
    ("one took away, one added elsewhere", "a\nb\nc", ["a\nc", "a\nb\nc\nd"], "a\nc\nd"),
    ("the same paragraph", "He can be collected by Dad",
     ["He cannot be collected by Dad", "He can be collected by Dad or uncle"], None),
    ("one took away what the other changed", "a\nb\nc", ["a\nc", "a\nB\nc"], None),
    ("neighbours changed", "a\nb", ["A\nb", "a\nB"], None),
    ("words put into nothing by two", "", ["one", "two"], None),
    ("one added right before what the other changed", "x\n\ny",
     ["x\n\nnew\n\ny", "x\n\ny!"], None),
    ("one added further from it", "x\n\nz\n\ny", ["x\n\nnew\n\nz\n\ny", "x\n\nz\n\ny!"],
     "x\n\nnew\n\nz\n\ny!"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "versions", "merged"),
    [vector[1:] for vector in VECTORS],
    ids=[vector[0] for vector in VECTORS],
)
def test_the_frozen_vectors_of_the_merge_of_long_words(base, versions, merged):
    assert RULES == "heads/1 text3/1"
    found = over(base, *versions)
    if merged is None:
        assert [one.value for one in found.asked] == list(reversed(versions))
        assert found.value == versions[-1]
    else:
        assert (found.value, found.asked) == (merged, ())
        assert set(found.shown) == set(range(1, len(versions) + 1))


TEXTS = st.lists(st.sampled_from("abcdef"), max_size=6)


@given(TEXTS, st.lists(TEXTS, min_size=2, max_size=4))
def test_every_paragraph_of_a_merge_stands_in_one_of_the_versions(base, versions):
    found = over("\n".join(base), *("\n".join(version) for version in versions))
    written = {line for version in versions for line in version}
    assert set(found.value.split("\n")) - {""} <= written


@given(TEXTS, st.lists(TEXTS, min_size=2, max_size=4))
def test_what_only_one_hand_added_to_long_words_is_in_the_merge(base, versions):
    fresh = count()
    mine = [[*version, f"new {next(fresh)}"] for version in versions]
    found = over("\n".join(base), *("\n".join(version) for version in mine))
    texts = [one.value for one in found.asked] or [found.value]
    for version in mine:
        assert any(version[-1] in text.split("\n") for text in texts)


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), st.integers(0, 4))
def test_two_paragraphs_added_at_one_place_both_stay_the_earlier_first(base, place):
    at = min(place, len(base))
    earlier = [*base[:at], "earlier", *base[at:]]
    later = [*base[:at], "later", *base[at:]]
    merged = [*base[:at], "earlier", "later", *base[at:]]
    assert over("\n".join(base), "\n".join(earlier), "\n".join(later)).value == "\n".join(merged)


def test_without_a_text_that_both_were_written_over_a_person_is_asked():
    live = [head(1, "a\n\nb2"), head(2, "a1\n\nb", names=(101,))]
    kept = [Head(100, "a\n\nb", 0, "device"), Head(101, "a\n\nb", 0, "device")]
    assert len(view(Rule.TEXT, live, kept).asked) == 2
    assert len(view(Rule.TEXT, live, []).asked) == 2


def test_the_nearest_text_that_all_were_written_over_is_the_base():
    kept = [
        Head(100, "a\n\nb", 0, "device"),
        Head(101, "a, more\n\nb", 1, "device", "", "", (100,)),
        Head(102, "a, more\n\nb, more", 2, "device", "", "", (101,)),
    ]
    live = [
        head(3, "a, more\n\nb, more\n\nc", names=(102,)),
        head(4, "a, most\n\nb", names=(101,)),
    ]
    assert view(Rule.TEXT, live, kept).value == "a, most\n\nb, more\n\nc"


def test_texts_too_long_to_compare_quickly_are_asked():
    base = "\n".join(str(n) for n in range(500))
    assert len(over(base, base + "\nx", "y\n" + base).asked) == 2
