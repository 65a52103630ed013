"""A copy for who has a right to it: gathered whole, reviewed item by item, by somebody else."""

from datetime import date, datetime

import msgspec
import pytest

from linkworker.actions import contacts, people
from linkworker.actions import subject_access as access
from linkworker.actions.about_child import Where
from linkworker.actions.requester import look_at
from linkworker.documents.subject_access import copy_for
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.rights_days import answer_by, birthday, months_after
from linkworker.records import Asker, Because, Child, Means, Outcome, Pass, Understands, Withhold
from linkworker.store import Draft
from tests.linkworker.papers import begin_wren

DAY = date(2025, 11, 4)
SAID = {"at": datetime(2025, 11, 3, 9, 42), "means": Means.CALL, "outcome": Outcome.REACHED}
HIS = "mum of Idris rang: Wren shoved him; QUILLSECRET"


@pytest.fixture
def wren(store):
    wren = begin_wren(store)
    people.add_person(
        store, child=wren, caseload="c", name="Ruth Tidewater", role="mum", responsibility=True,
        safe=True,
    )  # fmt: skip
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        other = change.add(Child(name="Idris", school="s", year=5), log)
    other = store.get(Child, other.id)
    contacts.record_contact(store, children=[other], whom="mum", words=HIS, by="maya", **SAID)
    wren = store.get(Child, wren.id)
    store.keep_draft(Draft("d1", "note", "A note", wren.log, "", {}, {"words": "Half a thought"}))
    return wren


def ask(store, wren, **more):
    said = {"asked_on": DAY, "asker": Asker.PARENT, "who": "Ruth Tidewater",
            "understands": Understands.NOT_YET, "identity": "known to us", **more}  # fmt: skip
    access.ask_for_copy(store, wren, by="maya", **said)
    return access.requests_of(store, wren)[0]


def fresh(store, wren):
    return access.requests_of(store, wren)[0]


def pass_all(store, wren, request):
    for one in access.gathered(store, wren, request):
        elsewhere = access.is_elsewhere(one.item)
        said = {"passed": Pass.PART, "because": Because.OTHERS, "words": "Wren was named once."}
        passed = said if elsewhere else {"passed": Pass.RELEASE}
        access.decide(store, request, [one], by="sue", on=DAY, **passed)


def test_all_is_gathered_reviewed_by_another_and_only_what_passed_is_in_the_copy(store, wren):
    request = ask(store, wren)
    found = access.gathered(store, wren, request)
    assert {one.item.where for one in found} == {Where.OWN, Where.FAMILY, Where.OTHER, Where.DRAFT}
    pass_all(store, wren, request)
    plan = next(one for one in found if one.item.kind == "plan")
    access.decide(
        store, request, [plan], by="sue", on=DAY, passed=Pass.WITHHOLD, because=Because.HARM
    )
    with pytest.raises(NotAllowed, match="stands"):
        access.finish_review(store, wren, request, by="sue", on=DAY)
    access.take_standing(store, request, words="Birth certificate seen", by="sue", on=DAY)
    access.finish_review(store, wren, fresh(store, wren), by="sue", on=DAY)
    made = copy_for(store, wren, fresh(store, wren), DAY)
    said = msgspec.json.decode(made.data)
    for hidden in ("QUILLSECRET", "Idris", "Foxes"):
        assert hidden not in made.html
        assert hidden not in made.data.decode()
    for words in ("Wren was named once.", "Ruth Tidewater", "Half a thought", "ico.org.uk"):
        assert words in made.html
    assert Because.HARM.value in made.html
    assert {one["decision"] for one in said["items"]} == {"release", "part"}


def test_whoever_took_the_request_cannot_review_it_and_nothing_leaves_before(store, wren):
    request = ask(store, wren)
    found = access.gathered(store, wren, request)
    with pytest.raises(NotAllowed):
        access.decide(store, request, [found[0]], by="maya", on=DAY, passed=Pass.RELEASE)
    with pytest.raises(NotAllowed):
        copy_for(store, wren, request, DAY)
    with pytest.raises(NotAllowed):
        access.hand_over(store, request, how="by hand", on=DAY)
    access.take_standing(store, request, words="seen", by="sue", on=DAY)
    with pytest.raises(NotAllowed, match="to decide first"):
        access.finish_review(store, wren, fresh(store, wren), by="sue", on=DAY)
    pass_all(store, wren, request)
    access.finish_review(store, wren, fresh(store, wren), by="sue", on=DAY)
    access.hand_over(store, fresh(store, wren), how="by hand at school, Sue there", on=DAY)
    assert access.due(fresh(store, wren)) is None


def test_a_decision_without_its_reason_or_words_is_not_kept(store, wren):
    request = ask(store, wren)
    found = access.gathered(store, wren, request)
    his = next(one for one in found if one.item.where is Where.OTHER)
    for said, field in (
        ({"passed": Pass.WITHHOLD}, "because"),
        ({"passed": Pass.PART, "because": Because.OTHERS}, "words"),
        ({"passed": Pass.RELEASE}, "passed"),
    ):
        with pytest.raises(Invalid) as error:
            access.decide(store, request, [his], by="sue", on=DAY, **said)
        assert field in error.value.problems


def test_where_the_person_who_asks_stands_is_said_before_anything_else(store, wren):
    relation, mum = people.people_round(store, wren)[0]
    people.edit_relation(
        store, relation, responsibility=False, withhold=frozenset({Withhold.SCHOOL.value}),
        order_kind="no contact", order_until=date(2026, 1, 1),
    )  # fmt: skip
    request = ask(store, wren, person=mum.id, understands=Understands.YES_NOT, identity="")
    said = " ".join(look_at(store, wren, request, DAY))
    for words in ("does not want it", "no parental responsibility", "An order is in force",
                  "must not be told: school", "How we know"):  # fmt: skip
        assert words in said


def test_the_days_the_law_gives():
    """One month, the last day of a shorter one; the days that we wait for them do not count."""
    assert answer_by(date(2026, 1, 31), longer=False) == date(2026, 2, 28)
    assert answer_by(date(2026, 1, 15), longer=True) == date(2026, 4, 15)
    assert answer_by(DAY, longer=False, paused=DAY) is None
    waited = answer_by(DAY, longer=False, paused=DAY, resumed=date(2025, 11, 14))
    assert waited == date(2025, 12, 14)
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert birthday(date(2012, 2, 29), 25) == date(2037, 3, 1)
