"""Whatever an entry is, moved to another child it leaves no word behind: whole, with its bytes."""

from dataclasses import replace
from datetime import date

import pytest

from linkworker.actions import contacts, moving_away, passages
from linkworker.actions.linkings import begin_linking
from linkworker.actions.passages import Mark
from linkworker.errors import NotAllowed
from linkworker.records import (
    Attachment,
    Came,
    CameOf,
    Child,
    Contact,
    DirectWork,
    Goal,
    Linking,
    LinkingStep,
    Means,
    Meeting,
    MeetingVoice,
    MovedAway,
    Outcome,
    Passage,
    Plan,
    Quote,
    Review,
    ReviewVoice,
    Saying,
    SayingAnswer,
    SessionAttendance,
    Speaker,
    ToDo,
    Voice,
    Whom,
)
from tests.sync.laptops import edit
from tests.sync.pictures import FOUR, add, bytes_on, picture, through
from tests.sync.test_erased_entry import pieces_at
from tests.sync.test_wrong_child import (
    AT,
    NEEDLE,
    TODAY,
    everything_in,
    her_own,
    on_server,
    other_child,
    wren_of,
)

SAID = {"at": AT, "means": Means.CALL, "outcome": Outcome.REACHED, "by": "maya"}
TERM = date(2025, 9, 1)
ENTRIES = (Attachment, LinkingStep, SayingAnswer, SessionAttendance, Meeting, ReviewVoice, ToDo)


@pytest.fixture
def children(authority, maya, sam, goal):
    """Wren and Idris, each with a review of the term; a needle in every kind of entry of Wren's."""
    store, wren = maya.store, wren_of(maya)
    idris = other_child(maya, her_own(authority, maya))
    with store.change() as (change, _):
        change.update(store.get(Child, wren.id), started=TERM)
        for child in (wren, idris):
            plan = change.add(Plan(child=child.id, started=TERM), child.log)
            said = {"child": child.id, "plan": plan.id, "term_starts": TERM, "number": 1}
            review = change.add(Review(**said), child.log)
            if child is wren:
                words = {"review": review.id, "voice": Voice.SCHOOL, "words": NEEDLE}
                change.add(ReviewVoice(**words), child.log)
    wren = store.get(Child, wren.id)
    add(maya, wren, picture(FOUR), name=f"Her {NEEDLE}", about=f"{NEEDLE} on a wall")
    begin_linking(store, wren, to=f"{NEEDLE} clinic", whom="Wren", need="talk", on=TODAY, by="m")
    written_together(store, wren)
    edit(maya, goal, words="innocent, in the same envelope")
    for laptop in (maya, sam, sam):
        laptop.sync()
        through(laptop)
        laptop.store.index_some()
    return store.get(Child, wren.id), idris


def written_together(store, wren):
    """Write what has a twin or stands on another: a note and a quote of it, a meeting, a saying."""
    contacts.record_contact(store, children=[wren], whom="mum", words=f"Mum: {NEEDLE}", **SAID)
    (note,) = store.find(Contact, child=wren.id)
    passages.mark_passage(store, note, Mark(NEEDLE, Whom.ELSE), by="maya", on=TODAY)
    one = {"child": wren.id}
    with store.change() as (change, _):
        quote = {"words": NEEDLE, "speaker": Speaker.FAMILY, "said_by": "mum", "on": TODAY}
        change.add(Quote(**one, **quote, contact=note.id), wren.log)
        twin = change.add(Contact(**one, whom="all", words=NEEDLE, **SAID), wren.log)
        meeting = change.add(Meeting(**one, at=AT, about=NEEDLE, contact=twin.id), wren.log)
        change.add(MeetingVoice(meeting=meeting.id, name="mum", words=NEEDLE), wren.log)
        saying = change.add(Saying(**one, words=NEEDLE, on=TODAY), wren.log)
        answer = {"came": CameOf.DID, "words": NEEDLE, "on": TODAY}
        change.add(SayingAnswer(saying=saying.id, **answer), wren.log)
        came = {"session": "s" * 22, "activity": "a", "what": NEEDLE, "on": TODAY}
        came |= {"came": Came.PRESENT}
        change.add(SessionAttendance(**one, **came), wren.log)
        change.add(ToDo(**one, what=f"Promise about {NEEDLE}"), wren.log)


def first(laptop, kind, log):
    return laptop.store.find(kind, log=log)[0]


def move_all(laptop, wren, idris):
    (note,) = [one for one in laptop.store.find(Contact, log=wren.log) if "Mum" in one.words]
    for entry in [note, *(first(laptop, kind, wren.log) for kind in ENTRIES)]:
        moving_away.move_away(laptop.store, entry, idris, by="maya", on=TODAY)


def test_no_needle_of_any_kind_of_entry_is_left_on_any_laptop_nor_on_the_server(
    office, maya, sam, goal, children
):
    wren, idris = children
    assert NEEDLE in everything_in(sam, [wren.log])
    assert (NEEDLE in on_server(office, maya, wren.log), pieces_at(office)) == (True, 4)
    (old,) = sam.store.find(Attachment)
    move_all(maya, wren, idris)
    for laptop in (maya, sam, maya, sam, maya):
        laptop.sync()
        through(laptop)
    newcomer = office.let_in(maya, "Nora", "write")
    for laptop in (sam, newcomer):
        assert NEEDLE not in everything_in(laptop, [wren.log])
        assert laptop.store.get(Goal, goal.id).words == "innocent, in the same envelope"
        assert len(laptop.store.find(MovedAway, child=wren.id)) == 1 + len(ENTRIES)
    assert NEEDLE not in on_server(office, maya, wren.log)
    assert bytes_on(sam, old) == b""
    assert pieces_at(office) == 4  # those of the right record, sealed to it
    new = first(maya, Attachment, idris.log)
    assert bytes_on(maya, new) == picture(FOUR)
    assert bytes_on(maya, old) == b""


def test_each_stands_whole_in_the_right_record_and_holds_together(maya, children):
    wren, idris = children
    move_all(maya, wren, idris)
    store, log = maya.store, idris.log
    assert first(maya, LinkingStep, log).linking == first(maya, Linking, log).id
    assert first(maya, SayingAnswer, log).saying == first(maya, Saying, log).id
    twin, note = sorted(store.find(Contact, log=log), key=lambda one: one.whom)
    assert first(maya, Meeting, log).contact == twin.id
    assert first(maya, MeetingVoice, log).meeting == first(maya, Meeting, log).id
    assert first(maya, Quote, log).contact == note.id
    assert first(maya, Passage, log).about == note.id
    assert first(maya, ReviewVoice, log).review == first(maya, Review, log).id
    assert first(maya, SessionAttendance, log).session == "s" * 22
    for kind in (*ENTRIES, Contact, Quote, Passage, Linking, Saying, MeetingVoice):
        assert store.find(kind, log=wren.log) == []
    assert len(store.find(Review, log=wren.log)) == 1


def test_what_the_right_record_has_already_or_has_no_place_for_is_not_moved(maya, children):
    wren, idris = children
    store = maya.store
    came = first(maya, SessionAttendance, wren.log)
    with store.change() as (change, _):
        change.add(replace(came, id="", log="", child=idris.id, what="Boxing"), idris.log)
    with pytest.raises(NotAllowed, match="already"):
        moving_away.move_away(store, came, idris, by="maya", on=TODAY)
    nobody = other_child(maya, maya.caseload, "Pip")
    voice = first(maya, ReviewVoice, wren.log)
    with pytest.raises(NotAllowed, match="no review of that term"):
        moving_away.move_away(store, voice, nobody, by="maya", on=TODAY)
    for kind in (Plan, Review, Goal):
        assert not moving_away.may_move(store.find(kind)[0])
    assert not any(moving_away.may_move(one) for one in store.find(MovedAway))


def test_a_one_to_one_goes_with_the_contact_that_it_was_written_down_as(maya, children):
    wren, idris = children
    with maya.store.change() as (change, _):
        work = DirectWork(child=wren.id, at=AT, resource="Cards", topics="fear", minutes=20)
        work = change.add(work, wren.log)
        twin = {**SAID, "means": Means.ONE_TO_ONE, "words": "Cards: fear", "whom": "Wren"}
        change.add(Contact(child=wren.id, **twin), wren.log)
    moving_away.move_away(maya.store, work, idris, by="maya", on=TODAY)
    assert [one.words for one in maya.store.find(Contact, log=idris.log)] == ["Cards: fear"]
    assert "Cards: fear" not in {one.words for one in maya.store.find(Contact, log=wren.log)}
