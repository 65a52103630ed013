"""Words about somebody else: marked, kept with the note, left out of a copy, kept off lists."""

from datetime import date, datetime

import msgspec
import pytest

from linkworker.actions import contacts, passages, people
from linkworker.actions import subject_access as access
from linkworker.actions.passages import Mark
from linkworker.documents.subject_access import copy_for
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.passages import LEFT_OUT, places, whole_words, without
from linkworker.records import (
    Asker,
    Because,
    Child,
    Contact,
    KeptApart,
    Means,
    Outcome,
    Pass,
    Passage,
    Person,
    Understands,
    Whom,
)

DAY = date(2025, 11, 4)
SAID = {"at": datetime(2025, 11, 3, 9, 42), "means": Means.CALL, "outcome": Outcome.REACHED}
HIS = "her brother QUILL was sent home"
WORDS = f"She drew foxes. Mum said {HIS} on Friday. Wren laughed."
MARK = Mark(HIS, Whom.ELSE)


@pytest.fixture
def note(store, child):
    contacts.record_contact(store, children=[child], whom="mum", words=WORDS, by="maya", **SAID)
    return store.find(Contact)[0]


def mark(store, record, said=MARK):
    passages.mark_passage(store, record, said, by="maya", on=DAY)
    return passages.passages_of(store, record)[-1]


def ask(store, child):
    said = {"asked_on": DAY, "asker": Asker.CHILD, "who": "Wren", "identity": "known",
            "understands": Understands.YES_AGREES}  # fmt: skip
    access.ask_for_copy(store, child, by="maya", **said)
    return access.requests_of(store, child)[0]


def reviewed(store, child, request, record):
    return next(one for one in access.gathered(store, child, request) if one.item.id == record.id)


def release(store, child, request, record):
    one = reviewed(store, child, request, record)
    access.decide(store, request, [one], by="sue", on=DAY, passed=Pass.RELEASE)


def copied(store, child, request):
    """Hand all that is undecided out, finish, and return the copy."""
    for one in access.gathered(store, child, request):
        if one.decision is None:
            access.decide(store, request, [one], by="sue", on=DAY, passed=Pass.RELEASE)
    access.take_standing(store, request, words="seen", by="sue", on=DAY)
    finish(store, child)
    return copy_for(store, child, access.requests_of(store, child)[0], DAY)


def finish(store, child):
    access.finish_review(store, child, access.requests_of(store, child)[0], by="sue", on=DAY)


def test_a_passage_is_found_as_it_was_said_whole_and_whatever_became_of_its_lines():
    assert places("He fell.  The\nend", "the end") == [(10, 17)]
    assert places("then he went", "he") == [(5, 7)]
    assert places("anything", "  ") == []
    assert without("a b c b", ["b", "c b"]) == f"a {LEFT_OUT} {LEFT_OUT}"
    assert whole_words("Say Idris’s name ", 5, 17) == (4, 16)
    assert whole_words("   ", 0, 3) == (3, 3)


def test_a_note_and_its_marks_are_kept_in_one_action_and_taken_back_in_one(store, child):
    keep = passages.also_marked(store, [MARK, Mark("not there", Whom.CHILD)], by="maya", on=DAY)
    with store.also(keep):
        changes = contacts.record_contact(
            store, children=[child], whom="mum", words=WORDS, by="maya", **SAID
        )
    (made,) = store.find(Passage)
    assert (made.about, made.words, made.place) == (store.find(Contact)[0].id, HIS, "words")
    store.undo(changes.action)
    assert (store.find(Contact), store.find(Passage)) == ([], [])


def test_a_note_that_cannot_be_kept_leaves_no_mark(store, child):
    keep = passages.also_marked(store, [MARK], by="maya", on=DAY)
    with pytest.raises(Invalid), store.also(keep):
        contacts.record_contact(store, children=[child], whom="", words=WORDS, by="maya", **SAID)
    contacts.record_contact(store, children=[child], whom="mum", words=WORDS, by="maya", **SAID)
    assert store.find(Passage) == []


def test_in_a_note_about_two_nobody_round_one_is_named_in_the_others_record(store, child):
    people.add_person(
        store, child=child, caseload="caseload", name="Kai", role="brother",
        responsibility=False, safe=True,
    )  # fmt: skip
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        made = change.add(Child(name="Idris", school="s", year=5), log)
    both = [store.get(Child, child.id), store.get(Child, made.id)]
    (kai,) = store.find(Person)
    keep = passages.also_marked(store, [Mark(HIS, Whom.PERSON, kai.id)], by="maya", on=DAY)
    with store.also(keep):
        contacts.record_contact(store, children=both, whom="mum", words=WORDS, by="maya", **SAID)
    hers, his = (store.find(Passage, log=one.log)[0] for one in both)
    assert (hers.whom, hers.person) == (Whom.PERSON, kai.id)
    assert (his.whom, his.person) == (Whom.ELSE, "")


def test_words_that_stand_nowhere_are_not_marked(store, note):
    with pytest.raises(Invalid):
        mark(store, note, Mark("foxes. Idris", Whom.CHILD))


def test_the_copy_has_the_note_and_not_the_passage_and_says_why(store, child, note):
    """A third party marked in a passage; the note is not gone, its words are."""
    mark(store, note)
    contacts.add_correction(store, note, words="And she slept well", who="Maya", on=DAY)
    request = ask(store, child)
    (one,) = reviewed(store, child, request, note).marked
    assert (one.decision, one.moved) == (None, False)
    made = copied(store, child, request)
    for said in (made.html, made.data.decode()):
        assert "QUILL" not in said
        assert "And she slept well" in said
        assert f"Mum said {LEFT_OUT} on Friday. Wren laughed." in said
    assert Because.OTHERS.value in made.html
    kinds = {one["kind"] for one in msgspec.json.decode(made.data)["items"]}
    assert Passage.kind not in kinds


def test_a_passage_that_the_reviewer_releases_is_handed_out(store, child, note):
    passage = mark(store, note)
    request = ask(store, child)
    with pytest.raises(NotAllowed):
        access.decide_passage(store, request, passage, out=False, by="maya", on=DAY)
    access.decide_passage(store, request, passage, out=False, by="sue", on=DAY)
    assert HIS in copied(store, child, request).html


def test_a_passage_marked_after_its_note_was_passed_waits_and_is_left_out(store, child, note):
    request = ask(store, child)
    release(store, child, request, note)
    assert not reviewed(store, child, request, note).waits
    mark(store, note)
    assert reviewed(store, child, request, note).waits
    with pytest.raises(NotAllowed, match="to decide first"):
        copied(store, child, request)
    release(store, child, request, note)
    finish(store, child)
    made = copy_for(store, child, access.requests_of(store, child)[0], DAY)
    assert "QUILL" not in made.html


def test_a_note_whose_marked_words_were_changed_is_never_passed_whole_unread(store, child, note):
    passage = mark(store, note)
    with store.change() as (change, _):
        change.update(store.get(Contact, note.id), words="Her brother was sent home")
    request = ask(store, child)
    (one,) = reviewed(store, child, request, note).marked
    assert one.moved
    with pytest.raises(Invalid) as error:
        release(store, child, request, note)
    assert "changed since" in error.value.problems["passed"]
    access.decide_passage(store, request, passage, out=False, by="sue", on=DAY)
    release(store, child, request, note)


def test_a_passage_that_another_entry_says_word_for_word_is_left_out_of_it_too(store, child, note):
    mark(store, note)
    more = "He said HER BROTHER Quill\nwas sent home again"
    contacts.record_contact(store, children=[child], whom="dad", words=more, by="maya", **SAID)
    request = ask(store, child)
    made = copied(store, child, request)
    assert "Quill" not in made.html
    assert f"He said {LEFT_OUT} again" in made.html


def test_a_mark_taken_off_stays_in_the_history_and_proposes_nothing(store, child, note):
    passage = mark(store, note)
    passages.take_mark_off(store, passage)
    assert passages.passages_of(store, note) == []
    assert reviewed(store, child, ask(store, child), note).marked == ()
    assert len(store.find(Passage, removed=True)) == 1


def test_words_in_confidence_are_kept_off_lists(store, note):
    mark(store, note)
    assert passages.for_lists(store, [note]) == [note]
    mark(store, note, Mark("Wren laughed", Whom.CHILD, confidence=True))
    (listed,) = passages.for_lists(store, [note])
    assert listed.words == f"She drew foxes. Mum said {HIS} on Friday. …."


def test_a_sentence_kept_apart_is_never_written_down_again_as_a_mark(store, child):
    with store.change() as (change, _):
        said = {"sentence": HIS, "source": "the court", "told_on": DAY}
        apart = change.add(KeptApart(child=child.id, **said), child.log)
    assert not passages.may_mark(apart)
    with pytest.raises(Invalid):
        mark(store, apart)


def test_what_a_draft_keeps_of_a_mark_is_read_again():
    whole = Mark(HIS, Whom.PERSON, "p", confidence=True)
    assert Mark.of(msgspec.json.decode(msgspec.json.encode(whole.typed()))) == whole
