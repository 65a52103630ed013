"""Forms that came back are kept as scores; answers only under a recorded permission."""

from dataclasses import replace
from datetime import date

import pytest

from linkworker.actions import children
from linkworker.actions.sdq import (
    edit_permission,
    enter_sdq,
    entered_of,
    forms_of,
    permission,
    record_permission,
    scored_of,
    strike_sdq,
)
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import FilledInBy, SdqPermission, WhichForm

TODAY = date(2025, 11, 4)
SCORES = {"emotional": 6, "conduct": 3, "hyperactivity": 7, "peer": 4, "prosocial": 6}
FORM = {"filled_by": FilledInBy.TEACHER, "which": WhichForm.START, "filled_on": date(2025, 9, 22)}
ANSWERS = "2012-0012021020021022-0-2"  # scored: 3 7 0 0 10, total 10


@pytest.fixture
def place(store):
    with store.change() as (change, _):
        return change.open_log("place", "place")


def enter(store, child, **said):
    return enter_sdq(store, child, **{"today": TODAY, **FORM, **SCORES, **said})


def refused(store, child, **said):
    with pytest.raises(Invalid) as wrong:
        enter(store, child, **said)
    assert forms_of(store, child) == []
    return wrong.value.problems


def allow(store, place, **said):
    given = {"reference": "Y-2025-7", "given_by": "Youthinmind", "given_on": date(2025, 9, 1),
             "recorded_by": "Priya, administrator", **said}  # fmt: skip
    record_permission(store, place, **given)


def test_five_scores_are_kept_and_the_rest_follows(store, child):
    enter(store, child, impact=2, by="joyce")
    (form,) = forms_of(store, child)
    scored = scored_of(form)
    assert (scored.scores["total"], scored.scores["impact"]) == (20, 2)
    assert scored.bands("four")["total"] == "very high"
    (entered,) = entered_of([form])
    assert (entered.informant, entered.version, entered.on) == (
        *("teacher", "baseline"),
        date(2025, 9, 22),
    )


def test_an_empty_score_is_kept_apart_from_nought(store, child):
    enter(store, child, peer=None, conduct=0)
    (form,) = forms_of(store, child)
    assert (form.peer, form.conduct, scored_of(form).scores["total"]) == (None, 0, None)


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"emotional": 11, "peer": 12}, {"emotional", "peer"}),
        ({"impact": 7}, {"impact"}),
        ({"filled_on": date(2025, 11, 5)}, {"filled_on"}),
        ({"filled_on": None}, {"filled_on"}),
        ({"filled_by": None}, {"filled_by"}),
        ({"which": None, "conduct": 40}, {"which", "conduct"}),
        (
            {"emotional": None, "conduct": None, "peer": None},
            {"emotional", "conduct", "peer"},
        ),
    ],
)
def test_what_cannot_be_is_said_at_every_field_and_nothing_is_kept(store, child, said, fields):
    assert set(refused(store, child, **said)) == fields


def test_a_form_from_before_the_child_was_born_is_refused(store, child):
    children.edit_child(store, child, born=date(2016, 3, 14))
    born = store.get(type(child), child.id)
    assert set(refused(store, born, filled_on=date(2015, 3, 1))) == {"filled_on"}


def test_answers_are_kept_only_while_a_permission_is_in_force(store, child, place):
    empty = dict.fromkeys(SCORES)
    assert set(refused(store, child, answers=ANSWERS, **empty)) == {"answers"}
    allow(store, place, until=date(2025, 10, 31))
    assert set(refused(store, child, answers=ANSWERS, **empty)) == {"answers"}
    (recorded,) = store.find(SdqPermission)
    edit_permission(store, recorded, until=None)
    assert permission(store, TODAY).reference == "Y-2025-7"
    enter(store, child, answers=ANSWERS, **{**empty, "filled_by": FilledInBy.PARENT})
    (form,) = forms_of(store, child)
    assert (form.emotional, form.conduct, form.hyperactivity) == (3, 7, 0)
    assert scored_of(form).prorated == {"emotional": 4, "conduct": 3}


def test_answers_that_are_no_form_are_refused(store, child, place):
    allow(store, place)
    for answers in ("012", "3" * 25, "-" * 23 + "00"):
        assert set(refused(store, child, answers=answers, **dict.fromkeys(SCORES))) == {"answers"}


def test_a_form_that_no_version_can_score_is_passed_over(store, child):
    enter(store, child)
    (form,) = forms_of(store, child)
    strange = [
        replace(form, emotional=99),
        replace(form, answers="?" * 25),
        replace(form, which=None),
    ]
    assert [one.id for one in entered_of([*strange, form])] == [form.id]


def test_a_permission_cannot_end_before_it_was_given(store, place):
    with pytest.raises(Invalid):
        allow(store, place, until=date(2025, 8, 1))
    assert permission(store, TODAY) is None


def test_a_form_is_struck_out_with_a_reason_and_counts_no_more(store, child):
    enter(store, child)
    (form,) = forms_of(store, child)
    with pytest.raises(Invalid):
        strike_sdq(store, form, reason=" ", by="joyce")
    strike_sdq(store, form, reason="Typed for the wrong child", by="joyce")
    (struck,) = forms_of(store, child)
    assert struck.struck_because == "Typed for the wrong child"
    assert entered_of([struck]) == []
    with pytest.raises(NotAllowed):
        strike_sdq(store, struck, reason="Again", by="joyce")
