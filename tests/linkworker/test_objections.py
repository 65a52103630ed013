"""What somebody objects to stops at once, whoever has the say; asked not to use it, none leaves."""

from datetime import date, timedelta

import pytest

from linkworker.actions import complaints
from linkworker.actions.family_answers import agreements_of, keep_answer
from linkworker.actions.people import add_person
from linkworker.documents.chronology import chronology_paper
from linkworker.documents.paper import Made
from linkworker.documents.recipient import Recipient
from linkworker.errors import NotAllowed
from linkworker.measures.agreements import Act, State, may
from linkworker.records import Answer, Child, Colleague, Objection, Objects, Person, Relation, Scope

DAY = date(2025, 11, 4)
SAID = {"what": Objects.OBJECTS, "on": DAY, "who": "Hodan, mum", "words": "Stop it"}


@pytest.fixture
def mum(store, child):
    """A mother with parental responsibility, who said yes to photos, quotes and two partners."""
    add_person(store, child=child, caseload="c", name="Hodan", role="mum", responsibility=True)
    (mum,) = store.find(Person)
    for scope, partner in ((Scope.PHOTO, ""), (Scope.PARTNER, "Harbour Arts"),
                           (Scope.PARTNER, "Boxing")):  # fmt: skip
        answer(store, child, mum, Answer.SIGNED, DAY - timedelta(days=9), scope, partner)
    return mum


def answer(store, child, mum, said, on, scope=Scope.PHOTO, partner=""):
    child = store.get(Child, child.id)
    keep_answer(store, child, today=on, by="u", scope=scope, partner=partner, answer=said,
                who="mum", person=mum.id, on=on)  # fmt: skip


def allowed(store, child, act, partner="", on=DAY):
    return may(act, agreements_of(store, child, on), partner).allowed


def test_an_objection_stops_though_it_names_nobody_who_has_the_say(store, child, mum):
    """Where a parent's responsibility is known, only theirs counts; an objection is anybody's."""
    assert store.find(Relation)[0].responsibility
    assert allowed(store, child, Act.PHOTO)
    stops = frozenset({Scope.PHOTO.value, Scope.PARTNER.value})
    complaints.object_to(store, child, by="u", stops=stops, **SAID)
    standings = agreements_of(store, child, DAY)
    assert {one.state for one in standings.values()} == {State.TAKEN_BACK}
    assert not allowed(store, child, Act.PHOTO)
    for partner in ("Harbour Arts", "boxing"):
        assert not allowed(store, child, Act.PARTNER, partner)
    assert allowed(store, child, Act.DSL)


def test_what_was_stopped_goes_on_once_somebody_who_has_the_say_says_yes_again(store, child, mum):
    complaints.object_to(store, child, by="u", stops=frozenset({Scope.PHOTO.value}), **SAID)
    later = DAY + timedelta(days=1)
    answer(store, child, mum, Answer.SIGNED, later)
    assert allowed(store, child, Act.PHOTO, on=later)
    assert not allowed(store, child, Act.PHOTO)


def test_who_asks_us_not_to_use_it_is_heard_by_every_paper_but_our_own(store, child, mum):
    restrict = {**SAID, "what": Objects.RESTRICT}
    complaints.object_to(store, child, by="u", stops=frozenset(), **restrict)
    made = Made(Colleague(user="u", name="Joyce", phone=""), DAY)

    def paper(reader):
        return chronology_paper(store, child, reader, made, between=(DAY, DAY))

    with pytest.raises(NotAllowed, match="not use it"):
        paper(Recipient("School", "to teach her"))
    paper(Recipient("Joyce", "for us", ours=True))
    (objection,) = store.find(Objection)
    complaints.decide_objection(store, objection, words="Put right; they agree", on=DAY)
    paper(Recipient("School", "to teach her"))
