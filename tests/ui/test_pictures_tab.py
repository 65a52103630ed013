"""A child's pictures by the keyboard alone: added, looked at, struck out; what cannot be added."""

import pytest
from PySide6.QtGui import QGuiApplication

from linkworker.actions.attachments import attachments_of, tidy_files
from linkworker.actions.family_answers import keep_answer
from linkworker.practice.pictures import fox
from linkworker.records import Answer, Attachment, PaperGiven, Scope, Shown
from linkworker.store import FileState
from tests.seeds import TODAY
from tests.ui.child_hands import ask, choose, words
from tests.ui.tasks.hands import ALT, CTRL, SHIFT, Key, Worker
from tests.ui.test_remaking import NEEDLE, drawn, packed, with_exif
from ui import names
from ui.attachments.copying import save_copy
from ui.desk import Standing


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


@pytest.fixture
def file(tmp_path):
    """A telephone's picture, with the place where it was taken in it."""
    path = tmp_path / "IMG_2041.jpg"
    path.write_bytes(with_exif(packed(drawn(900, 600))))
    return path


def kept(joyce, name):
    child = joyce.child(name)
    return ask(joyce.qtbot, joyce.desk, lambda r: attachments_of(r, child, TODAY))


def adding(joyce, name, shown):
    """Go to add a picture from the child's tab, and say what it is, by keys."""
    joyce.open_child(name, "pictures")
    joyce.press(Key.Key_A, CTRL | SHIFT)
    page = joyce.window.page("add_picture")
    joyce.qtbot.waitUntil(lambda: page.taking.isVisible())
    joyce.press(Key.Key_Space)
    for _ in range([*Shown].index(shown)):
        joyce.press(Key.Key_Right)
    assert page.what.value() is shown
    return page


def take(joyce, page, path):
    page.take(path)
    joyce.qtbot.waitUntil(lambda: page.remade is not None or bool(page.picker.wrong.text()))


def write_in(joyce, field, said):
    field.editor.setFocus()
    joyce.write(said)


def test_a_drawing_is_added_and_its_file_deleted_by_keys(joyce, file):
    page = adding(joyce, "Sarah", Shown.WORK)
    take(joyce, page, file)
    write_in(joyce, page.form.fields["name"], "My front door")
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: page.original.isVisible())
    assert "The telephone that took it may still hold it" in " ".join(words(page.original))
    joyce.press(Key.Key_Backtab, SHIFT)
    assert joyce.window.focusWidget() is page.original.delete
    joyce.press(Key.Key_Space)
    joyce.qtbot.waitUntil(lambda: not file.exists())
    one = next(k for k in kept(joyce, "Sarah") if k.attachment.name == "My front door")
    assert (one.attachment.shown, one.attachment.by) == (Shown.WORK, "joyce")
    data = ask(joyce.qtbot, joyce.desk, lambda r: r.files.bytes_of(one.attachment.id))
    assert data.startswith(b"\xff\xd8\xff")
    assert NEEDLE not in data
    assert joyce.window.here() == ("child", f"{joyce.child('Sarah').id}/pictures")
    assert ask(joyce.qtbot, joyce.desk, lambda r: r.drafts()) == []


def test_all_that_is_missing_is_said_at_once_and_what_was_typed_stays(joyce, file):
    page = adding(joyce, "Sarah", Shown.WORK)
    write_in(joyce, page.form.fields["about"], "painted on Tuesday")
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: "Choose the picture" in page.picker.wrong.text())
    assert page.form.fields["name"].problem() == "Title is needed"
    assert joyce.window.focusWidget() is page.picker.choose
    assert page.form.fields["about"].value() == "painted on Tuesday"
    file.write_bytes(b"PK\x03\x04 a zip")
    take(joyce, page, file)
    assert "neither a picture nor a PDF" in page.picker.wrong.text()
    page.what.editor.set_value(Shown.PAPER)
    page.what.editor.changed.emit()
    assert page.form.fields["about"].value() == "painted on Tuesday"


def test_what_is_typed_and_left_opens_again_with_its_words(joyce):
    page = adding(joyce, "Sarah", Shown.FACT)
    write_in(joyce, page.form.fields["name"], "Passport")
    joyce.press(Key.Key_Escape)
    (draft,) = ask(joyce.qtbot, joyce.desk, lambda r: r.drafts())
    joyce.window.go("drafts")
    joyce.settle()
    joyce.window.page("drafts").go_on(draft)
    joyce.qtbot.waitUntil(lambda: page.form is not None and bool(page.form.fields["name"].value()))
    joyce.settle()
    assert (page.what.value(), page.form.fields["name"].value()) == (Shown.FACT, "Passport")
    assert not page.picker.isVisible()  # a passport stays with the family
    write_in(joyce, page.form.fields["says"], "Settled status since 2021")
    joyce.press(Key.Key_Return, CTRL)
    joyce.settle()
    joyce.qtbot.waitUntil(lambda: joyce.window.here()[0] == "child")
    one = next(k for k in kept(joyce, "Sarah") if k.attachment.name == "Passport")
    assert (one.attachment.seen_on, one.attachment.pieces, one.file) == (TODAY, None, None)


def test_a_photo_with_people_cannot_even_be_chosen_without_a_yes(joyce):
    page = adding(joyce, "Wren", Shown.PEOPLE)
    assert "parents disagree" in page.what.problem()
    assert not page.picker.isVisible()
    assert not page.save.isEnabled()
    joyce.press(Key.Key_Return, CTRL)
    assert len(kept(joyce, "Wren")) == 2


def test_a_picture_is_pasted_looked_at_and_goes_when_the_yes_is_taken_back(joyce):
    page = adding(joyce, "John", Shown.PEOPLE)  # his mother and he said yes to photos
    QGuiApplication.clipboard().setImage(drawn(300, 200))
    joyce.press(Key.Key_V, CTRL)
    joyce.qtbot.waitUntil(lambda: page.remade is not None)
    write_in(joyce, page.form.fields["name"], "Boxing")
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: joyce.window.here()[0] == "child")
    part = joyce.open_child("John", "pictures")
    joyce.press(Key.Key_1, ALT)
    look = joyce.window.page("picture")
    joyce.qtbot.waitUntil(lambda: look.photo.isVisible())
    assert look.photo.accessibleName() == "Boxing"
    names.hide(True)
    assert look.photo.grab().toImage().pixelColor(150, 100).saturation() < 90
    names.hide(False)
    john = joyce.child("John")
    joyce.change(
        lambda store: keep_answer(
            store, john, today=TODAY, by="joyce", scope=Scope.PHOTO, answer=Answer.TAKEN_BACK,
            who="mum", on=TODAY,
        )
    )  # fmt: skip
    joyce.change(lambda store: tidy_files(store, TODAY))
    joyce.qtbot.waitUntil(lambda: not look.photo.isVisible())
    joyce.press(Key.Key_Escape)
    (card,) = part.cards
    assert card.tag.words == "removed: the family took its yes to photos back"
    assert not card.open.isVisible()
    assert card.kept.file.state is FileState.LEAVING


def test_struck_out_with_a_reason_it_stays_as_a_line(joyce):
    part = joyce.open_child("Wren", "pictures")
    card = part.cards[0]
    name = card.kept.attachment.name
    choose(card, name, "Strike out…")
    joyce.settle()
    joyce.write("it is of another child")
    joyce.press(Key.Key_Tab)
    joyce.press(Key.Key_Tab)
    joyce.press(Key.Key_Space)
    joyce.qtbot.waitUntil(
        lambda: any(c.kept and c.kept.attachment.struck_because for c in part.cards)
    )
    joyce.settle()
    last = part.cards[-1]
    said = " ".join(words(last))
    assert "Struck out: it is of another child" in said
    assert not last.open.isVisible()
    data = ask(joyce.qtbot, joyce.desk, lambda r: r.files.bytes_of(last.kept.attachment.id))
    assert data == b""


def test_a_reviewer_looks_and_adds_nothing(joyce):
    joyce.desk.stand(Standing("joyce", "Joyce", {"caseload": "review"}))
    part = joyce.open_child("Wren", "pictures")
    assert not part.adding.isVisible()
    joyce.press(Key.Key_A, CTRL | SHIFT)
    assert joyce.window.here()[0] == "child"
    joyce.window.go("add_picture", joyce.child("Wren").id)
    joyce.settle()
    page = joyce.window.page("add_picture")
    assert not page.taking.isVisible()
    assert "You are reviewing this caseload" in " ".join(words(page))


def test_a_copy_of_a_pdf_is_kept_for_whom_and_why_and_listed(joyce, tmp_path):
    wren = joyce.child("Wren")
    one = kept(joyce, "Wren")[0].attachment
    path = tmp_path / "WT paper.pdf"
    assert save_copy(joyce.desk, wren, one, b"%PDF-1.7", path, "Ms Okafor", "she asked")
    joyce.settle()
    given = ask(joyce.qtbot, joyce.desk, lambda r: r.find(PaperGiven, child=wren.id, newest="at"))
    assert (given[0].reader, given[0].why, given[0].file) == ("Ms Okafor", "she asked", path.name)
    assert path.read_bytes() == b"%PDF-1.7"
    assert not save_copy(joyce.desk, wren, one, b"", tmp_path / "no" / "a.pdf", "Ms O", "why")


def test_what_waits_is_said_in_words(joyce):
    joyce.settle()
    waits = ask(joyce.qtbot, joyce.desk, lambda r: r.files.waiting())
    assert waits == 2
    joyce.qtbot.waitUntil(lambda: "2 pictures" in joyce.window.bar.pill.state.words)
    tag = joyce.open_child("Wren", "pictures").cards[0].tag
    assert tag.words == "waits to be sent"


def test_a_picture_that_did_not_arrive_whole_says_so_and_shows_nothing(joyce):
    one = kept(joyce, "Wren")[0].attachment

    def spoil(store):
        store.files.settle(store.files.find()[one.id], FileState.DAMAGED)

    joyce.change(spoil)
    part = joyce.open_child("Wren", "pictures")
    card = next(c for c in part.cards if c.kept.attachment.id == one.id)
    assert card.tag.words == "did not arrive whole: it is asked for again"
    assert not card.open.isVisible()


def test_no_picture_lies_outside_the_store_after_all_this(joyce, file, tmp_path):
    page = adding(joyce, "Sarah", Shown.WORK)
    take(joyce, page, file)
    write_in(joyce, page.form.fields["name"], "My front door")
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: page.original.isVisible())
    whole = ask(joyce.qtbot, joyce.desk, lambda r: r.find(Attachment, newest="at")[0])
    data = ask(joyce.qtbot, joyce.desk, lambda r: r.files.bytes_of(whole.id))
    lying = [path for path in tmp_path.rglob("*") if path.is_file() and path != file]
    assert lying
    assert not any(data[:64] in path.read_bytes() for path in lying)
    assert fox()[:64] not in b"".join(path.read_bytes() for path in lying)
