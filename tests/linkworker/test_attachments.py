"""Pictures and papers of a child: what may be kept, when it goes, and what is kept instead."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkworker.actions.attachments import (
    add_attachment,
    attachments_of,
    form_of,
    strike_attachment,
    tidy_files,
)
from linkworker.actions.children import edit_child
from linkworker.actions.family_answers import keep_answer, strike_answer
from linkworker.errors import BadFile, Invalid, NotAllowed
from linkworker.fields import Sensitivity, sensitivity_of
from linkworker.measures.attachments import Keep, keep_of
from linkworker.practice.pictures import fox, sheet
from linkworker.records import Answer, Attachment, Child, FamilyAnswer, FileForm, Scope, Shown
from linkworker.store import FileState
from linkworker.store.files import PIECE, cut

TODAY, AT = date(2025, 11, 4), datetime(2025, 11, 4, 9, 42)
PDF = b"%PDF-1.7\n" + bytes(200)


@pytest.fixture
def child(store, child):
    edit_child(store, child, started=date(2025, 9, 8))
    return store.get(Child, child.id)


def add(store, child, data=b"", **said):
    said = {"shown": Shown.WORK, "name": "Her fox", "at": AT, "by": "joyce"} | said
    changes = add_attachment(store, child, data=data, today=TODAY, **said)
    return store.get(Attachment, *changes.touches(Attachment))


def refused(store, child, data=b"", **said):
    """Give what is wrong; nothing at all is kept then."""
    with pytest.raises(Invalid) as caught:
        add(store, child, data, **said)
    assert store.find(Attachment) == []
    assert store.files.find() == {}
    return caught.value.problems


def answer(store, child, what, on=TODAY, **said):
    said = {"scope": Scope.PHOTO, "who": "mum"} | said
    changes = keep_answer(store, child, today=TODAY, by="joyce", answer=what, on=on, **said)
    return store.get(FamilyAnswer, *changes.touches(FamilyAnswer))


def kept(store, child, today=TODAY):
    (found,) = attachments_of(store, child, today)
    return found


def test_a_drawing_is_kept_with_its_bytes_in_pieces_and_comes_back_whole(store, child):
    data = fox() + bytes(PIECE)
    one = add(store, child, data, about="For Mr Fenwick")
    assert (one.form, one.size, one.pieces) == (FileForm.PICTURE, len(data), 2)
    assert store.files.bytes_of(one.id) == data
    assert store.files.find(child.log)[one.id].state is FileState.WAITS
    assert store.files.waiting() == 1
    assert kept(store, child).keep is Keep.SHOWN
    store.rebuild()  # rows are made anew from the log of changes; bytes lie beside it
    assert store.files.bytes_of(one.id) == data


@given(size=st.integers(1, PIECE * 3 + 1))
def test_cut_pieces_are_of_one_length_but_for_the_last_and_make_the_whole(size):
    data = bytes(size)
    parts = cut(data)
    assert b"".join(parts) == data
    assert {len(part) for part in parts[:-1]} <= {PIECE}
    assert 0 < len(parts[-1]) <= PIECE


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept(store, child):
    problems = refused(store, child, name="", shown=None)
    assert problems.keys() == {"name", "shown", "form"}
    assert "Choose the picture" in problems["form"]


def test_what_is_too_large_is_refused_in_words_that_say_what_to_do(store, child):
    large = sheet() + bytes(300_000)
    assert "take it again" in refused(store, child, large)["form"]
    assert (
        "save it smaller"
        in refused(store, child, PDF + bytes(2_000_000), shown=Shown.PAPER)["form"]
    )
    assert add(store, child, PDF + bytes(1_900_000), shown=Shown.PAPER).form is FileForm.PDF


@pytest.mark.parametrize("data", [b"GIF89a", b"MZ\x90\0", b"<svg xmlns=''/>", b"PK\x03\x04", b"x"])
def test_what_is_neither_a_picture_nor_a_pdf_is_refused(store, child, data):
    with pytest.raises(BadFile, match="neither a picture nor a PDF"):
        form_of(data)
    with pytest.raises(BadFile):
        add(store, child, data)
    assert store.find(Attachment) == []


def test_a_drawing_is_kept_as_a_picture_and_never_as_a_pdf(store, child):
    assert "take a photo" in refused(store, child, PDF)["form"]


def test_a_passport_or_a_bank_letter_is_kept_as_what_it_says(store, child):
    """Keep the fact, not the paper: no file is taken, and the fact needs its day and its words."""
    problems = refused(store, child, fox(), shown=Shown.FACT)
    assert problems.keys() == {"form", "seen_on", "says"}
    assert "stays with the family" in problems["form"]
    later = {"seen_on": TODAY + timedelta(days=1), "says": "Settled status"}
    assert "still to come" in refused(store, child, shown=Shown.FACT, **later)["seen_on"]
    fact = {"seen_on": TODAY, "dated": date(2025, 9, 15), "says": "Settled status"}
    one = add(store, child, shown=Shown.FACT, name="Passport", **fact)
    assert (one.pieces, one.form, store.files.find()) == (None, None, {})
    assert tidy_files(store, TODAY).ids == {}


def test_a_photo_with_people_needs_a_yes_that_stands_today(store, child):
    assert "nobody was asked yet" in refused(store, child, fox(), shown=Shown.PEOPLE)["shown"]
    answer(store, child, Answer.SIGNED, on=TODAY - timedelta(days=9))
    assert add(store, child, fox(), shown=Shown.PEOPLE)
    assert kept(store, child).keep is Keep.SHOWN


@pytest.mark.parametrize(
    "stops",
    [
        {"what": Answer.TAKEN_BACK}, {"what": Answer.NOT_NOW}, {"what": Answer.DISAGREE},
        {"what": Answer.NOT_NOW, "own": True, "who": "Wren"},
    ],
)  # fmt: skip
def test_a_no_of_a_parent_or_of_the_child_removes_the_photo_and_nothing_else(store, child, stops):
    answer(store, child, Answer.SIGNED, on=TODAY - timedelta(days=9))
    photo = add(store, child, fox(), shown=Shown.PEOPLE)
    drawing = add(store, child, sheet())
    answer(store, child, **stops)
    assert tidy_files(store, TODAY).touches(Attachment) == {photo.id}
    assert (store.files.bytes_of(photo.id), store.files.bytes_of(drawing.id)) == (b"", sheet())
    assert tidy_files(store, TODAY).ids == {}


def test_a_yes_that_ran_out_or_was_written_by_mistake_hides_and_removes_nothing(store, child):
    yes = answer(store, child, Answer.SIGNED, on=TODAY - timedelta(days=9))
    photo = add(store, child, fox(), shown=Shown.PEOPLE)
    later = TODAY + timedelta(days=700)
    assert kept(store, child, later).keep is Keep.HIDDEN
    assert tidy_files(store, later).ids == {}
    strike_answer(store, yes, reason="it was another child's mum", by="joyce")
    assert kept(store, child).keep is Keep.HIDDEN
    tidy_files(store, TODAY)
    assert store.files.bytes_of(photo.id) == fox()


def test_before_the_family_has_agreed_to_take_part_nothing_is_kept(store, child):
    edit_child(store, child, started=None)
    unstarted = store.get(Child, child.id)
    assert "agreed to take part" in refused(store, unstarted, fox())["shown"]


def test_a_signed_agreement_says_of_which_answer_it_is(store, child):
    problems = refused(store, child, sheet(), shown=Shown.SIGNED)
    assert "which agreement" in problems["answer"]
    yes = answer(store, child, Answer.SIGNED, scope=Scope.TAKING_PART)
    one = add(store, child, sheet(), shown=Shown.SIGNED, answer=yes.id)
    assert kept(store, child).answer == yes
    answer(store, child, Answer.TAKEN_BACK, scope=Scope.TAKING_PART)
    assert keep_of(one, {}) is Keep.SHOWN  # it proves what was agreed then


def test_struck_out_it_stays_as_a_line_with_the_reason_and_its_bytes_go_at_once(store, child):
    one = add(store, child, fox())
    with pytest.raises(Invalid):
        strike_attachment(store, one, reason=" ", by="joyce", today=TODAY)
    assert store.files.bytes_of(one.id)
    strike_attachment(store, one, reason="of another child", by="joyce", today=TODAY)
    found = kept(store, child)
    assert (found.keep, found.attachment.struck_because) == (Keep.ENDED, "of another child")
    assert (found.file.state, store.files.bytes_of(one.id)) == (FileState.LEAVING, b"")
    with pytest.raises(NotAllowed):
        strike_attachment(
            store, store.get(Attachment, one.id), reason="twice", by="joyce", today=TODAY
        )
    rows = store._database.conn.execute("SELECT count(*) FROM file_piece").fetchone()
    assert rows == (0,)


def test_taken_back_by_undo_its_bytes_go_too(store, child):
    said = {"shown": Shown.WORK, "name": "Her fox", "at": AT, "by": "joyce"}
    changes = add_attachment(store, child, data=fox(), today=TODAY, **said)
    store.undo(changes.action)
    tidy_files(store, TODAY)
    assert attachments_of(store, child, TODAY) == []
    assert [file.state for file in store.files.find().values()] == [FileState.LEAVING]


def test_a_file_whose_record_is_not_here_is_forgotten_here_and_nowhere_else(store, child):
    """A log that leaves this laptop takes nothing from those who go on with it."""
    with store.mailbox.together():
        store.files.keep("x" * 22, child.log, fox())
    assert tidy_files(store, TODAY).ids == {}
    assert store.files.find() == {}  # so that the server is told nothing either


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.sampled_from([*FileState]), max_size=6))
def test_a_file_that_left_keeps_no_byte_whatever_came_before(store, child, steps):
    """A file's bytes are there exactly while its state says that they are."""
    one = add(store, child, fox())
    file = store.files.find()[one.id]
    gone = False
    for state in steps:
        store.files.settle(file, state)
        gone |= state in (FileState.DAMAGED, FileState.LEAVING, FileState.GONE)
        whole = store.files.find()[one.id].whole
        assert store.files.bytes_of(one.id) == (fox() if whole and not gone else b"")


def test_what_is_private_is_special_in_every_word_of_it(store, child):
    plain = add(store, child, fox())
    private = add(store, child, fox(), name="Letter of the clinic", private=True)
    for name in ("name", "about", "says"):
        assert sensitivity_of(plain, name) is Sensitivity.ORDINARY
        assert sensitivity_of(private, name) is Sensitivity.SPECIAL
