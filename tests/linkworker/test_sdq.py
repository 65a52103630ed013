"""SDQ scores and bands, checked against the published scoring instructions and tables."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.errors import Invalid
from linkworker.measures.sdq import SCALE_ITEMS, score
from linkworker.measures.sdq import given as given_scores
from linkworker.measures.sdq_bands import (
    INFORMANTS,
    bands,
    most,
    table_version,
    to_check,
)

DIFFICULTIES = ("emotional", "conduct", "hyperactivity", "peer")
# The bands as published: three-band parent, teacher, self; then four-band parent, teacher, self.
PUBLISHED = """
total | 0-13 /14-16 /17-40 | 0-11 /12-15 /16-40 | 0-15 /16-19 /20-40 | 0-13 /14-16 /17-19 /20-40 | 0-11 /12-15 /16-18 /19-40 | 0-14 /15-17 /18-19 /20-40
emotional | 0-3 /4 /5-10 | 0-4 /5 /6-10 | 0-5 /6 /7-10 | 0-3 /4 /5-6 /7-10 | 0-3 /4 /5 /6-10 | 0-4 /5 /6 /7-10
conduct | 0-2 /3 /4-10 | 0-2 /3 /4-10 | 0-3 /4 /5-10 | 0-2 /3 /4-5 /6-10 | 0-2 /3 /4 /5-10 | 0-3 /4 /5 /6-10
hyperactivity | 0-5 /6 /7-10 | 0-5 /6 /7-10 | 0-5 /6 /7-10 | 0-5 /6-7 /8 /9-10 | 0-5 /6-7 /8 /9-10 | 0-5 /6 /7 /8-10
peer | 0-2 /3 /4-10 | 0-3 /4 /5-10 | 0-3 /4-5 /6-10 | 0-2 /3 /4 /5-10 | 0-2 /3-4 /5 /6-10 | 0-2 /3 /4 /5-10
prosocial | 6-10 /5 /0-4 | 6-10 /5 /0-4 | 6-10 /5 /0-4 | 8-10 /7 /6 /0-5 | 6-10 /5 /4 /0-3 | 7-10 /6 /5 /0-4
impact | 0 /1 /2-10 | 0 /1 /2-6 | 0 /1 /2-10 | 0 /1 /2 /3-10 | 0 /1 /2 /3-6 | 0 /1 /2 /3-10
"""  # noqa: E501 - a table is read by its columns
COLUMNS = [(scheme, who) for scheme in ("three", "four") for who in ("parent", "teacher", "self")]
LEVELS = {
    "three": ("normal", "borderline", "abnormal"),
    "four": ("close to average", "slightly raised", "high", "very high"),
}
LOWERED = ("close to average", "slightly lowered", "low", "very low")
# id, filled in by, answers in the form's order, then E C H P S total internalising externalising
WORKED = {
    "01": ("parent", "0" * 25, (0, 2, 4, 4, 0, 10, 4, 6), ("normal", "close to average")),
    "02": ("teacher", "1" * 25, (5, 5, 5, 5, 5, 20, 10, 10), ("abnormal", "very high")),
    "07": (
        *("parent", "2012-0012021020021022-0-2"),
        *((3, 7, 0, 0, 10, 10, 3, 7), ("normal", "close to average")),
    ),
    "08": (
        *("self", "222201111210-21-2002100-0"),
        *((None, 1, 8, 2, 9, None, None, 9), (None, None)),
    ),
}
ORDER = (*DIFFICULTIES, "prosocial", "total", "internalising", "externalising")


def answers(text):
    return [None if one == "-" else int(one) for one in text]


@pytest.mark.parametrize("known", WORKED)
def test_the_worked_examples_come_out(known):
    who, text, expected, (three, four) = WORKED[known]
    scored = score(answers(text), informant=who)
    assert tuple(scored.scores[scale] for scale in ORDER) == expected
    assert scored.bands("three")["total"] == three
    assert scored.bands("four")["total"] == four


def cells():
    for line in PUBLISHED.strip().splitlines():
        scale, *columns = (part.strip() for part in line.split("|"))
        for (scheme, who), column in zip(COLUMNS, columns, strict=True):
            yield scale, who, scheme, column


@pytest.mark.parametrize(("scale", "who", "scheme", "column"), list(cells()))
def test_every_score_falls_in_the_published_band(scale, who, scheme, column):
    words = LOWERED if (scale, scheme) == ("prosocial", "four") else LEVELS[scheme]
    found = {}
    for said, span in zip(words, column.split("/"), strict=True):
        first, _, last = span.strip().partition("-")
        found |= dict.fromkeys(range(int(first), int(last or first) + 1), said)
    assert sorted(found) == list(range(most(scale, who) + 1))
    alone = {name: None for name in SCALE_ITEMS} | {"impact": None}
    for number, said in found.items():
        scored = given_scores(who, {**alone, **spread(scale, number)})
        assert scored.scores[scale] == number
        assert scored.bands(scheme)[scale] == said


def spread(scale, number):
    """Give scores of scales that make `scale` come to `number`."""
    if scale != "total":
        return {scale: number}
    parts = [min(10, max(0, number - 10 * at)) for at in range(4)]
    return dict(zip(DIFFICULTIES, parts, strict=True))


# (answered, sum after turning) to the score: half up, so 2 of 4 answers is 3 and not 2
PRORATED = {
    3: {0: 0, 1: 2, 2: 3, 3: 5, 4: 7, 5: 8, 6: 10},
    4: {0: 0, 1: 1, 2: 3, 3: 4, 4: 5, 5: 6, 6: 8, 7: 9, 8: 10},
}


@pytest.mark.parametrize("number", PRORATED)
def test_a_scale_of_three_or_four_answers_is_prorated_half_up(number):
    for total, expected in PRORATED[number].items():
        said = [min(2, max(0, total - 2 * at)) for at in range(number)]
        form = dict(zip(SCALE_ITEMS["emotional"], said, strict=False))
        scored = score([form.get(item) for item in range(1, 26)], informant="parent")
        assert scored.scores["emotional"] == expected
        assert scored.answered["emotional"] == number
        assert scored.prorated == {"emotional": number}


def test_two_answers_are_too_few_and_missing_is_not_nought():
    form = {3: 0, 8: 0}
    scored = score([form.get(item) for item in range(1, 26)], informant="teacher")
    assert scored.scores["emotional"] is None
    assert scored.scores["total"] is None
    assert scored.bands("four")["emotional"] is None
    assert scored.prorated == {}


def test_only_five_items_count_the_other_way_round():
    for item in range(1, 26):
        form = [1] * 25
        form[item - 1] = 2
        scored = score(form, informant="self").scores
        (scale,) = [name for name, items in SCALE_ITEMS.items() if item in items]
        assert scored[scale] == (4 if item in (7, 11, 14, 21, 25) else 6)


def test_a_missing_prosocial_scale_leaves_the_total_alone():
    form = [0 if item not in SCALE_ITEMS["prosocial"] else None for item in range(1, 26)]
    scored = score(form, informant="parent").scores
    assert (scored["prosocial"], scored["total"]) == (None, 10)


@pytest.mark.parametrize(
    ("who", "overall", "raw", "expected", "blank"),
    [
        ("parent", None, None, None, 0),
        ("parent", 0, None, 0, 0),
        ("parent", 0, [3, 3, 3, 3, 3], 0, 0),
        ("parent", 2, [0, 1, 2, 3, None], 3, 1),
        ("self", 3, [3, 3, 3, 3, 3], 10, 0),
        ("teacher", 1, [3, 3, 3], 6, 0),
        ("teacher", 1, [None, None, None], None, 0),
        ("teacher", None, [1, None, 0], 0, 1),
        ("teacher", 3, None, None, 0),
    ],
)
def test_impact_adds_up_what_is_answered_and_tells_what_is_not(who, overall, raw, expected, blank):
    scored = score([0] * 25, informant=who, overall=overall, impact=raw)
    assert scored.scores["impact"] == expected
    assert scored.impact_blank == blank


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"answers": [0] * 24}, "answers"),
        ({"answers": [0] * 24 + [3]}, "answers"),
        ({"informant": "aunt"}, "informant"),
        ({"overall": 4}, "overall"),
        ({"impact": [0, 0, 0]}, "impact"),
        ({"impact": [0, 0, 0, 0, 4]}, "impact"),
    ],
)
def test_what_no_form_can_say_is_refused_in_words(said, field):
    form = {"answers": [0] * 25, "informant": "parent", **said}
    with pytest.raises(Invalid) as refused:
        score(form.pop("answers"), **form)
    assert set(refused.value.problems) == {field}


def test_scores_out_of_their_range_are_all_named_at_once():
    with pytest.raises(Invalid) as refused:
        given_scores("teacher", {"emotional": 11, "peer": -1, "impact": 7, "conduct": 10})
    assert refused.value.problems == {
        "emotional": "Emotional must be from 0 to 10",
        "peer": "Peer must be from 0 to 10",
        "impact": "Impact must be from 0 to 6",
    }


def test_the_two_schemes_disagree_and_the_tables_are_named():
    scored = given_scores("teacher", {"emotional": 4})
    assert scored.bands("three")["emotional"] == "normal"
    assert scored.bands("four")["emotional"] == "slightly raised"
    assert scored.table == table_version()
    assert not {"internalising", "externalising"} & scored.bands("three").keys()
    with pytest.raises(Invalid):
        scored.bands("five")


def test_what_is_to_be_checked_with_the_charity_is_marked():
    assert to_check("self", "four") == "all bands"
    assert "very high" in to_check("parent", "four")
    assert {to_check(who, "three") for who in INFORMANTS} == {""}
    assert to_check("teacher", "four") == ""


def test_bands_lie_side_by_side_from_the_average_on():
    first = bands("prosocial", "parent", "four")[0]
    assert (first.first, first.last) == (8, 10)
    assert [band.first for band in bands("total", "teacher", "four")] == [0, 12, 16, 19]


one_answer = st.sampled_from([0, 1, 2, None])
forms = st.lists(one_answer, min_size=25, max_size=25)


@given(forms, st.sampled_from(INFORMANTS))
def test_a_scale_is_five_times_the_mean_rounded_half_up_or_missing(form, who):
    scored = score(form, informant=who)
    for scale, items in SCALE_ITEMS.items():
        turned = {7, 11, 14, 21, 25}
        said = [
            2 - a if item in turned else a for item in items if (a := form[item - 1]) is not None
        ]
        if len(said) < 3:
            assert scored.scores[scale] is None
            continue
        exact = 5 * Fraction(sum(said), len(said))
        assert scored.scores[scale] == int(exact + Fraction(1, 2))
    parts = [scored.scores[scale] for scale in DIFFICULTIES]
    assert scored.scores["total"] == (None if None in parts else sum(parts))
    known = scored.scores["internalising"], scored.scores["externalising"]
    if None not in known:
        assert sum(known) == scored.scores["total"]


@given(forms, st.sampled_from(INFORMANTS), st.sampled_from(["three", "four"]))
def test_every_score_there_is_has_one_band(form, who, scheme):
    scored = score(form, informant=who, overall=0)
    for scale, band in scored.bands(scheme).items():
        found = scored.scores[scale]
        holding = [one for one in bands(scale, who, scheme) if found is not None
                   and one.first <= found <= one.last]  # fmt: skip
        assert [one.words for one in holding] == ([] if band is None else [band])
