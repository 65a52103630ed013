"""What was shared about a child: read from the act of sharing, written only where it was told."""

from datetime import date, datetime

import pytest

from linkworker.actions import linkings, told
from linkworker.actions.family_answers import keep_answer
from linkworker.actions.files import give_paper
from linkworker.actions.sharing import shared_about, strike_telling, tell_by_mouth
from linkworker.errors import Invalid
from linkworker.fields import Sensitivity, sensitivity_of
from linkworker.measures.sharing import heard_telling, keeps_safe, may_say, who_is
from linkworker.records import (
    Answer,
    Ground,
    InformationShared,
    Introduction,
    Linking,
    Relation,
    Rung,
    Scope,
    Sharing,
    StoryPart,
    Telling,
    ToldWhom,
    Way,
)

DAY = date(2025, 11, 4)
AT = datetime(2025, 11, 4, 9, 42)
SAFE = (ToldWhom.SAFEGUARDING, ToldWhom.POLICE, ToldWhom.SOCIAL_CARE, ToldWhom.EMERGENCY)


def tell(store, child, **said):
    changes = tell_by_mouth(store, child, at=AT, today=DAY, by="u", **said)
    return store.get(InformationShared, *changes.touches(InformationShared))


def test_a_line_says_whom_what_and_why():
    line = "told Mrs Bell (DSL) that she sleeps at friends', because late marks upset her"
    heard = heard_telling(line)
    assert heard[:3] == ("Mrs Bell (DSL)", "she sleeps at friends'", "late marks upset her")
    assert heard.told is ToldWhom.SAFEGUARDING
    assert heard_telling("All her teachers: they are homeless")[:3] == (
        "All her teachers", "they are homeless", "",
    )  # fmt: skip
    assert heard_telling("") == ("", "", "", ToldWhom.OTHER)


@pytest.mark.parametrize(
    ("whom", "told"),
    [
        ("the DSL", ToldWhom.SAFEGUARDING),
        ("designated lead at Alderbrook School", ToldWhom.SAFEGUARDING),
        ("PC Jones, police", ToldWhom.POLICE),
        ("Ana, social worker", ToldWhom.SOCIAL_CARE),
        ("999", ToldWhom.EMERGENCY),
        ("all staff", ToldWhom.SCHOOL),
        ("the school office", ToldWhom.SCHOOL),
        ("dad", ToldWhom.FAMILY),
        ("Citizens Advice", ToldWhom.SERVICE),
        ("Amina", ToldWhom.OTHER),
    ],
)
def test_who_is_told_is_read_from_how_they_are_called(whom, told):
    assert who_is(whom) is told


@pytest.mark.parametrize("told", SAFE)
def test_telling_to_keep_a_child_safe_waits_for_nothing(store, child, told):
    said = Answer.NOT_NOW
    keep_answer(store, child, today=DAY, by="u", scope=Scope.SCHOOL, answer=said, who="mum", on=DAY)
    assert may_say(told, {}).allowed
    kept = tell(store, child, what="bruise seen", whom="J. Ahmed", told=told)
    assert (kept.ground, kept.why) == (Ground.SAFETY, "to keep the child safe")
    assert sensitivity_of(kept, "what") is Sensitivity.SPECIAL  # in no list and no excerpt


def test_what_was_told_is_always_written_down_on_the_ground_it_rests_on(store, child):
    staff = {"what": "they are homeless", "whom": "all staff", "why": "so that lates are excused"}
    assert tell(store, child, **staff).ground is Ground.SCHOOL
    keep_answer(store, child, today=DAY, by="u", scope=Scope.SCHOOL, answer=Answer.SIGNED,
                who="mum", on=DAY)  # fmt: skip
    assert tell(store, child, **staff).ground is Ground.AGREED
    assert tell(store, child, what="a", whom="a neighbour", why="b").ground is Ground.OTHER
    law = tell(store, child, what="a", whom="the court", why="b", ground=Ground.LAW)
    assert law.ground is Ground.LAW
    with pytest.raises(Invalid) as wrong:
        tell(store, child, what="", whom="the neighbour")
    assert set(wrong.value.problems) == {"what", "why"}


def test_the_list_is_made_by_the_acts_of_sharing(store, child):
    with store.change() as (change, _):
        change.add(Relation(child=child.id, person="p", role="mum"), child.log)
    for reader, role in (("Dana", "mum"), ("Alderbrook", "school"), ("Joyce", "for AllChild")):
        give_paper(store, child, wording=(), paper="Wren's plan", reader=reader, role=role,
                   at=AT, way=Way.PRINTED, why="the meeting", by="u")  # fmt: skip
    told.add_part(store, child, heading="Where we live", words="In a hotel.", said_by="mum",
                  sharing=Sharing.ANYBODY, agreed_on=DAY)  # fmt: skip
    part = store.find(StoryPart)[0]
    for how in Telling:
        told.tell_part(store, part, who=f"Amina {how.name}", on=DAY, how=how, by="u")
    linkings.begin_linking(store, child, on=DAY, by="u", to="Advice", need="home", whom="mum")
    linking = store.find(Linking)[0]
    linkings.add_step(store, linking, rung=Rung.INTRODUCED, on=DAY, today=DAY, by="u",
                      how=Introduction.CALL, met="Amina")  # fmt: skip
    mouth = tell(store, child, what="late bus", whom="the office", why="lates")
    found = {(one.what, one.whom): one for one in shared_about(store, child)}
    assert set(found) == {
        ("Wren's plan", "Dana (mum)"),
        ("Wren's plan", "Alderbrook (school)"),
        ("Told once: Where we live", "Amina SPOKEN"),
        ("Introduced mum", "Advice (Amina)"),
        ("late bus", "the office"),
    }
    assert [one.home for one in found.values()].count(True) == 1
    assert found["Wren's plan", "Alderbrook (school)"].ground == "the school’s sharing agreement"
    assert all(one.ground for one in found.values())
    strike_telling(store, mouth, reason="another child", by="u")
    assert ("late bus", "the office") not in {(s.what, s.whom) for s in shared_about(store, child)}


def test_only_who_keeps_a_child_safe_is_told_without_a_yes():
    assert {one for one in ToldWhom if keeps_safe(one)} == set(SAFE)
    assert not any(may_say(one, {}).allowed for one in ToldWhom if one not in SAFE)
