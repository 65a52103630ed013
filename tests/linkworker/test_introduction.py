"""The story told once, and the introduction letter built from it for one named service."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from linkworker.actions import linkings, services, told
from linkworker.actions.family_answers import keep_answer
from linkworker.documents.chronology import chronology_paper
from linkworker.documents.introduction import introduction_letter
from linkworker.documents.paper import Made
from linkworker.documents.recipient import Recipient
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import (
    Answer,
    Child,
    Linking,
    LinkingStep,
    PaperGiven,
    Rung,
    Scope,
    Service,
    Sharing,
    StoryPart,
    StoryTold,
    Telling,
    Way,
    Withhold,
)
from tests.linkworker.papers import DAY, MAYA
from tests.linkworker.secret_words import (
    ADDRESS,
    CHILDREN,
    PHONE,
    UPN,
    found_in,
    keep_secrets,
)

HUB = "Willow Green Family Hub"
NEVER = (UPN, *ADDRESS, *PHONE, *CHILDREN)


@pytest.fixture
def wren(store):
    return keep_secrets(store)


@pytest.fixture
def hub(store, wren):
    """A linking for mum that she said yes to."""
    with store.change() as (change, _):
        place = change.open_log("place", "p2")
    changes = services.add_service(store, place, name=HUB, contact="Grace", phone="020 7946 0103")
    service = store.get(Service, *changes.touches(Service))
    changes = linkings.begin_linking(
        store, wren, service=service, need="the housing form", whom="mum", on=DAY, by="u"
    )
    linking = store.get(Linking, *changes.touches(Linking))
    answer(store, linking, Rung.YES)
    return linking


def answer(store, linking, rung, **said):
    linkings.add_step(store, linking, rung=rung, on=DAY, today=DAY, by="u", **said)


def part(store, child, heading, words, sharing, named=(), **said):
    changes = told.add_part(
        store, child, heading=heading, words=words, said_by="mum", sharing=sharing,
        named=frozenset(named), agreed_on=DAY, **said,
    )  # fmt: skip
    return store.get(StoryPart, *changes.touches(StoryPart))


def reader(linking, **said):
    where = frozenset({Withhold.ADDRESS.value})
    return Recipient(linking.to, "introducing mum", withhold=where, linking=linking.id, **said)


def letter(store, wren, recipient):
    return introduction_letter(store, store.get(Child, wren.id), recipient, Made(MAYA, DAY))


def test_a_letter_tells_what_may_be_told_and_nothing_else(store, wren, hub):
    part(store, wren, "Where we live", "At a friend’s since July.", Sharing.ANYBODY)
    part(store, wren, "The buses", "Two buses each way.", Sharing.NAMED, [HUB.upper()])
    part(store, wren, "The court", "Said to the court alone.", Sharing.NAMED, ["The court"])
    asked = part(store, wren, "My nights", "I do not sleep.", Sharing.ASK, private=True)
    part(store, wren, "The first flat", "Stays with us.", Sharing.NOBODY)
    paper = letter(store, wren, reader(hub))
    assert [word for word in ("friend’s", "Two buses", "the court", "sleep", "Stays with us")
            if word in paper.html] == ["friend’s", "Two buses"]  # fmt: skip
    assert "Dear Grace" in paper.html
    assert "Dana Tidewater said yes" in paper.html
    left = {one.what: (bool(one.tick), one.reason) for one in paper.left_out}
    assert left["My nights"] == left["The court"] == (True, True)
    assert left["The first flat"] == (False, False)

    tick = f"story_part.{asked.id}"
    ticked = reader(hub, ticked=frozenset({tick}))
    assert "sleep" not in letter(store, wren, ticked).html, "a tick without who said yes"
    allowed = letter(store, wren, replace(ticked, reasons={tick: "mum, on the telephone today"}))
    assert "I do not sleep." in allowed.html


def test_no_letter_tells_a_secret(store, wren, hub):
    secrets = "\n".join(("Kind to foxes", *NEVER))
    part(store, wren, "Where we live", secrets, Sharing.ANYBODY)
    linkings.edit_linking(store, hub, need=secrets)
    paper = letter(store, wren, reader(hub))
    assert "Kind to foxes" in paper.html
    assert found_in(paper.html, NEVER) == []


@pytest.mark.parametrize("rung", [Rung.NO, Rung.NOT_NOW])
def test_without_a_yes_there_is_no_letter(store, wren, hub, rung):
    letter(store, wren, reader(hub))
    said = {"never": True} if rung is Rung.NOT_NOW else {}
    answer(store, hub, rung, **said)
    with pytest.raises(NotAllowed, match="Nobody has said yes"):
        letter(store, wren, reader(hub))
    with pytest.raises(NotAllowed, match="for a service"):
        letter(store, wren, Recipient("Dana Tidewater", "mum"))


def test_a_no_to_this_partner_stops_the_letter(store, wren, hub):
    said = {"scope": Scope.PARTNER, "partner": HUB.upper(), "who": "mum", "by": "u"}
    keep_answer(store, wren, today=DAY, answer=Answer.NOT_NOW, on=DAY - timedelta(1), **said)
    with pytest.raises(NotAllowed, match="not this time"):
        letter(store, wren, reader(hub))
    keep_answer(store, wren, today=DAY, answer=Answer.VERBAL, on=DAY, **said)
    letter(store, wren, reader(hub))


def test_sending_it_keeps_the_paper_who_knows_what_and_the_introduction_at_once(store, wren, hub):
    home = part(store, wren, "Where we live", "At a friend’s.", Sharing.ANYBODY)
    part(store, wren, "My nights", "I do not sleep.", Sharing.ASK)
    paper = letter(store, wren, reader(hub))
    said = {"paper": paper.title, "reader": HUB, "role": "x", "at": datetime(2025, 11, 4, 9),
            "way": Way.PRINTED, "by": "u"}  # fmt: skip
    changes = told.give_letter(
        store, wren, hub.id, introduces=True, wording=paper.wording, **said
    )  # fmt: skip
    (known,) = told.who_knows(store, wren)[home.id]
    assert (known.who, known.how, known.wording) == (HUB, Telling.LETTER, told.part_mark(home))
    assert len(store.find(StoryTold)) == len(store.find(PaperGiven)) == 1
    (linked,) = linkings.linkings_of(store, wren, date(2025, 11, 4))
    assert linked.stand.rung is Rung.INTRODUCED

    store.undo(changes.action)
    assert store.find(StoryTold) + store.find(PaperGiven) == []
    assert store.find(LinkingStep, rung=Rung.INTRODUCED) == []


def test_a_letter_that_does_not_introduce_adds_no_step(store, wren, hub):
    said = {"paper": "x", "reader": HUB, "at": datetime(2025, 11, 4, 9), "way": Way.SAVED}
    told.give_letter(store, wren, hub.id, introduces=False, wording=(), **said)
    assert [step.rung for step in store.find(LinkingStep)] == [Rung.IDEA, Rung.YES]


def test_who_may_be_told_is_said_with_each_part(store, wren):
    with pytest.raises(Invalid) as refused:
        told.add_part(store, wren, heading="x", sharing=Sharing.NAMED)
    assert set(refused.value.problems) == {"words", "said_by", "agreed_on", "named"}
    secret = part(store, wren, "The first flat", "x", Sharing.NOBODY)
    with pytest.raises(NotAllowed, match="nobody is to be told"):
        told.tell_part(store, secret, who=HUB, on=DAY, how=Telling.SPOKEN, by="u")
    told.tell_part(store, secret, who="Gran", on=DAY, how=Telling.BEFORE, by="u")
    assert [one.who for one in told.who_knows(store, wren)[secret.id]] == ["Gran"]


def test_while_two_answers_stand_nobody_is_told(store, wren, hub):
    kept = part(store, wren, "Where we live", "At a friend’s.", Sharing.ANYBODY)
    open_ = replace(kept, undecided=frozenset({"sharing"}))
    assert not told.may_tell(open_, HUB)
    assert told.may_tell(kept, HUB)


def test_a_chronology_tells_a_linking_to_those_whose_it_is(store, wren, hub):
    linkings.add_step(store, hub, rung=Rung.STARTED, on=DAY, today=DAY, by="u", words="An hour.")
    span = {"between": (date(2025, 9, 1), DAY)}

    def told(**said):
        made = chronology_paper(store, wren, Recipient(**said), Made(MAYA, DAY), **span)
        return [word for word in (HUB, "An hour.") if word in made.html], made

    for ours in ({"name": "Maya", "role": "us", "ours": True}, {"name": "Dana", "role": "mum"}):
        assert told(**ours)[0] == [HUB, "An hour."]
    words, made = told(name="Ms Okafor", role="school")
    assert words == []
    (left,) = [one for one in made.left_out if "linking" in one.what]
    assert told(name="Ms Okafor", role="school", ticked=frozenset({left.tick}))[0] == [HUB]
