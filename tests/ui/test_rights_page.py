"""Rights by the keyboard: a copy asked for and reviewed, a note moved, what must stay, erasing."""

from dataclasses import replace
from datetime import date

import pytest

from linkworker.actions import complaints, retention, subject_access
from linkworker.records import (
    AccessDecision,
    AccessRequest,
    Asker,
    Contact,
    Erasure,
    MovedAway,
    Pass,
    PurposeBasis,
    Understands,
)
from tests.seeds import TODAY
from tests.ui.child_hands import ask, run, settled, words
from tests.ui.tasks.hands import CTRL, Key, Worker
from ui.rights.copy_out import folder_name

ASKED = {"asked_on": date(2025, 10, 20), "asker": Asker.PARENT, "who": "Hodan, mum",
         "understands": Understands.NOT_YET}  # fmt: skip


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def opened(joyce, name="Sarah"):
    joyce.window.go("rights", joyce.child(name).id)
    page = joyce.window.page("rights")
    joyce.qtbot.waitUntil(lambda: page.rights is not None and page.rights.child.name == name)
    joyce.settle()
    return page


def request_by(joyce, user):
    sarah = joyce.child("Sarah")
    run(joyce.qtbot, joyce.desk,
        lambda s: subject_access.ask_for_copy(s, sarah, by=user, **ASKED))  # fmt: skip
    return of(joyce, AccessRequest)[0]


def of(joyce, kind, **where):
    return ask(joyce.qtbot, joyce.desk, lambda r: r.find(kind, **where))


def review(joyce, user="tom"):
    request = request_by(joyce, user)
    joyce.window.go("copy", f"{joyce.child('Sarah').id}/{request.id}")
    page = joyce.window.page("copy")
    joyce.qtbot.waitUntil(lambda: page.opened is not None)
    joyce.settle()
    return page


def test_that_somebody_asks_is_written_down_from_the_page_by_keys(joyce):
    page = opened(joyce)
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: joyce.window.here()[0] == "form")
    joyce.window.go("rights", joyce.child("Sarah").id)
    request_by(joyce, "tom")
    joyce.qtbot.waitUntil(lambda: len(page.copies.lines) == 1)
    said = " ".join(words(page))
    assert "by Thu 20 November" in said
    assert "Not reviewed yet" in said


def test_a_copy_is_reviewed_item_by_item_saved_in_a_folder_and_listed(joyce, tmp_path):
    page = review(joyce)
    total = len(page.opened.items)
    assert f"0 of {total} items decided" in words(page)
    page.item.release.setFocus()
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: len(of(joyce, AccessDecision)) == 1)
    joyce.settle()
    page.item.withhold.click()
    joyce.settle()
    asked = page.item._asked.itemAt(0).widget()
    asked.keep()
    assert "Say why it is kept back" in " ".join(words(page))
    assert not page.save.isVisible()


def test_a_reviewed_copy_is_saved_in_a_folder_and_listed(joyce, tmp_path):
    page = review(joyce)
    sarah, request = joyce.child("Sarah"), page.opened.request
    run(joyce.qtbot, joyce.desk, lambda s: pass_all(s, sarah, request))
    page.standing.asking.fields["words"].editor.set_value("Birth certificate seen")
    page.standing.asking.keep()
    joyce.qtbot.waitUntil(lambda: bool(of(joyce, AccessRequest)[0].standing))
    settled(joyce.qtbot, joyce.desk)
    page.finish.click()
    joyce.qtbot.waitUntil(lambda: page.save.isVisible())
    page.out.write(page.opened, tmp_path)
    folder = tmp_path / folder_name(request.id, TODAY)
    joyce.qtbot.waitUntil(lambda: (folder / "record.json").exists())
    settled(joyce.qtbot, joyce.desk)
    assert "Sarah" not in folder.name
    assert "What we keep about Sarah" in (folder / "record.html").read_text(encoding="utf-8")


def pass_all(store, child, request):
    for one in subject_access.gathered(store, child, request):
        said = {"passed": Pass.RELEASE}
        if subject_access.is_elsewhere(one.item):
            because = next(iter(subject_access.AccessDecision._declared["because"].options))
            said = {"passed": Pass.WITHHOLD, "because": because}
        subject_access.decide(store, request, [one], by="u", on=TODAY, **said)


def test_who_took_the_request_reads_and_does_not_review(joyce):
    page = review(joyce, joyce.desk.standing.user)
    assert page._taker.isVisible()
    assert not page.item.doing.isVisible()
    assert not page.finish.isVisible()


def test_a_note_about_another_child_is_moved_from_the_timeline(joyce):
    sarah, john = joyce.child("Sarah"), joyce.child("John")
    notes = {one.id for one in of(joyce, Contact, log=sarah.log)}
    joyce.window.go("child", f"{sarah.id}/timeline")
    page = joyce.window.page("child")
    joyce.settle()
    part = page.part("timeline")
    row, told = next((r, t) for r, t in part._opening.items() if isinstance(t.record, Contact))
    part._open(row, told)
    joyce.settle()
    part.telling._wrong.click()
    joyce.qtbot.waitUntil(lambda: part.telling._asked.count() == 1)
    asked = part.telling._asked.itemAt(0).widget()
    joyce.qtbot.waitUntil(asked.isVisible)
    asked.keep()
    joyce.qtbot.waitUntil(lambda: "Say whose it is" in " ".join(words(asked)))
    picker = asked.fields["child"].editor
    at = next(i for i in range(picker.count()) if getattr(picker.itemData(i), "id", "") == john.id)
    picker.setCurrentIndex(at)
    asked.keep()
    joyce.qtbot.waitUntil(lambda: bool(of(joyce, MovedAway, log=sarah.log)))
    assert {one.id for one in of(joyce, Contact, log=sarah.log)} == notes - {told.record.id}
    assert told.words in {one.words for one in of(joyce, Contact, log=john.log)}
    moved = "A note was moved away"
    joyce.qtbot.waitUntil(lambda: moved in {one.title for one in part._told})


def test_the_list_is_seen_before_a_reason_is_asked_and_nothing_goes_by_one_person(joyce):
    page = opened(joyce)
    page.erase.look.click()
    joyce.settle()
    said = words(page.erase)
    assert "This goes:" in said
    assert "Contact" in said
    asked = page.erase._asked.itemAt(0).widget()
    asked.fields["reason"].editor.set_value("the family asks")
    asked.keep()
    joyce.qtbot.waitUntil(lambda: bool(of(joyce, Erasure)))
    joyce.qtbot.waitUntil(lambda: bool(page.erase.lines))
    (line,) = page.erase.lines
    assert line.stop.isVisible()
    assert not line.agree.isVisible()
    assert not line.sign.isVisible()
    sarah = joyce.child("Sarah")
    said = {"name": "A. Solicitor", "reason": "a claim", "since": TODAY, "review_on": TODAY}
    run(joyce.qtbot, joyce.desk, lambda s: retention.hold(s, sarah, by="u", **said))
    joyce.qtbot.waitUntil(lambda: "A. Solicitor says" in " ".join(words(page.erase)))


def test_an_administrator_states_what_is_kept_here_and_others_read(joyce):
    joyce.window.go("keeping")
    page = joyce.window.page("keeping")
    joyce.qtbot.waitUntil(lambda: page.found is not None)
    assert not page.schedule.lines[0].buttons
    place = ask(joyce.qtbot, joyce.desk, lambda r: r.logs("place")[0][0])
    joyce.desk.stand(replace(joyce.desk.standing, administers=True, place_log=place))
    page._read()
    joyce.qtbot.waitUntil(lambda: bool(page.basis.lines[0].buttons))
    page.basis.lines[0].buttons[0].click()
    asked = page.basis._asked.itemAt(0).widget()
    asked.keep()
    joyce.qtbot.waitUntil(lambda: bool(of(joyce, PurposeBasis)))
    joyce.qtbot.waitUntil(lambda: "No basis here: closed." in " ".join(words(page)))


def test_that_we_wait_for_them_is_written_down_and_the_month_stands_still(joyce):
    page = opened(joyce)
    request_by(joyce, "tom")
    joyce.qtbot.waitUntil(lambda: len(page.copies.lines) == 1)
    page.copies.lines[0].buttons[1].click()
    joyce.qtbot.waitUntil(lambda: joyce.window.here()[0] == "form")
    joyce.settle()
    form = joyce.window.page("form")
    form.forms[0].fields["paused_on"].editor.set_value(date(2025, 10, 30))
    form.forms[0].fields["paused_on"].editor.changed.emit()
    form.save()
    joyce.qtbot.waitUntil(lambda: of(joyce, AccessRequest)[0].paused_on is not None)
    joyce.qtbot.waitUntil(lambda: "waiting for them" in words(page.copies))


def test_what_is_being_typed_stays_while_the_page_is_read_again(joyce):
    sarah = joyce.child("Sarah")
    said = {"received_on": TODAY, "who": "mum", "words": "too many people know"}
    run(joyce.qtbot, joyce.desk, lambda s: complaints.keep_complaint(s, sarah, by="u", **said))
    page = opened(joyce)
    page.said.lines[0].buttons[0].click()
    asked = page.said._asked.itemAt(0).widget()
    asked.fields["words"].editor.set_value("half a sente")
    run(joyce.qtbot, joyce.desk, lambda s: complaints.keep_complaint(s, sarah, by="u", **said))
    joyce.qtbot.waitUntil(lambda: len(page.said.lines) == 2)
    assert page.said._asked.itemAt(0).widget() is asked
    assert asked.fields["words"].value() == "half a sente"
    opened(joyce, "John")
    assert page.said._asked.count() == 0
