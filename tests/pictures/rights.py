"""Rights of a child and family: requests, a review item by item, what must stay, the law here."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from linkworker.actions import (
    basis,
    complaints,
    erasing,
    erasing_list,
    retention,
    said_wrong,
    subject_access,
)
from linkworker.actions.erasing import Certificate
from linkworker.documents.erasure_certificate import erasure_certificate
from linkworker.documents.paper import Paper
from linkworker.documents.processing import processing_paper
from linkworker.documents.whole_record import whole_record
from linkworker.records import (
    Asker,
    Because,
    Child,
    Contact,
    Erasure,
    ErasureDone,
    Objects,
    Pass,
    Scope,
    Understands,
)
from tests.pictures.camera import Camera, end, settle
from tests.pictures.papers import sheet
from tests.ui import seeded
from ui.places import furnish_desk
from ui.printing import Pages
from ui.widgets.asking import Asking

DAY = date(2025, 11, 4)


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures; the store is made in `folder`."""
    path = folder / "rights.db"
    seeded.make_store(path, small=False)
    desk = seeded.desk_on(path)
    place = desk.background.wait(lambda store: store.logs("place")[0][0])
    desk.stand(replace(desk.standing, administers=True, place_log=place))
    sarah = desk.background.wait(lambda s: next(c for c in s.find(Child) if c.name == "Sarah"))
    begin = furnish_desk(desk)
    begin.show()
    camera.place(begin, desk, "rights-begin", "rights", sarah.id)
    request = desk.background.wait(partial(_begin, child=sarah, place=desk.standing.place_log))
    camera.place(begin, desk, "rights", "rights", sarah.id)
    _erase_list(camera, begin, desk)
    _ask_one(camera, begin, desk, sarah)
    _copy(camera, begin, desk, f"{sarah.id}/{request.id}")
    camera.place(begin, desk, "keeping", "keeping")
    page = begin.page("keeping")
    page.schedule.lines[1].buttons[1].click()
    settle(desk)
    camera.now(begin, desk, "keeping-approve", lambda: page.show_whole(page.schedule))
    end(begin)
    _papers(camera, desk, sarah)
    desk.background.close()


def _erase_list(camera, window, desk):
    """Take the list of what would go, and leave the question."""
    page = window.page("rights")
    page.erase.look.click()
    camera.now(window, desk, "rights-erase-list", lambda: page.show_whole(page.erase))
    page.erase.leave()


def _ask_one(camera, window, desk, sarah):
    """Ask for one note to be erased from where it stands; see it wait, on Today too."""
    window.go("child", f"{sarah.id}/timeline")
    settle(desk)
    part = window.page("child").part("timeline")
    row, told = next((r, t) for r, t in part._opening.items() if isinstance(t.record, Contact))
    part._open(row, told)
    settle(desk)
    dict(part.telling._more._entries)["Have it erased…"]()
    settle(desk)
    asked = part.telling.findChild(Asking)
    camera.now(window, desk, "rights-note-erase", lambda: part.show_whole(asked))
    desk.background.wait(partial(_wait_for_second, child=sarah, record=told.record))
    window.go("rights", sarah.id)
    settle(desk)
    page = window.page("rights")
    camera.now(window, desk, "rights-waiting", lambda: page.show_whole(page.erase))
    window.go("today")
    settle(desk)
    page = window.page("today")
    camera.now(window, desk, "rights-today", lambda: page.show_whole(page.due))


def _wait_for_second(store, child, record):
    caseload = dict(store.logs("child"))[child.log]
    listed = erasing_list.to_erase_entry(store, record, DAY)
    erasing.ask_erasure(store, listed, caseload=caseload, reason="her mum asks", by="tom", on=DAY)
    said_wrong.say_wrong(
        store, child, record, who="Hodan, mum", by="u", on=DAY,
        words="It was not the hotel that moved us. The council did, and told nobody.",
    )  # fmt: skip


def _papers(camera, desk, child):
    """Take the papers: a certificate of which one laptop has still to confirm, a copy's page."""
    staff = {"joyce": "Joyce Okonjo", "tom": "Tom Reyes", "ada": "Ada Marsh", "maya": "Maya L."}
    erasure = Erasure(
        reference="E-k3v9Qd", logs="x",
        listed="Contact: 15, written 8 Sep to 20 Oct 2025\n"
        "Goal: 1, written 8 Sep 2025",
        reason="The family asks; the programme ended in July 2019.", asked_by="joyce",
        asked_on=date(2025, 10, 20), agreed_by="tom", agreed_on=date(2025, 10, 22),
        signed_by="ada", signed_on=date(2025, 10, 23), server_backups_until=date(2025, 11, 22),
    )  # fmt: skip
    done = ErasureDone(
        entry="e", about="x", device="d", user="joyce", name="AC-LAP-017", whole=True,
        at=datetime(2025, 10, 23, 9, 40), backups_until=date(2025, 10, 23),
    )  # fmt: skip
    found = Certificate(erasure, (done,), (("d2", "maya"),), date(2025, 11, 22))
    papers = {
        "erasure": erasure_certificate(found, staff, DAY, practice=False),
        "processing": processing_paper(DAY, practice=False),
    }
    made = desk.background.wait(lambda store: whole_record(store, child, DAY))
    papers["whole-record"] = Paper("Record", made.html, "Record")
    for name, paper in papers.items():
        pages = Pages(paper)
        sheet(pages, 0).save(str(camera.folder / f"paper-{name}-1.png"))


def _copy(camera, window, desk, about):
    """Take a review: an item in full, then a part of it that is handed out."""
    camera.place(window, desk, "rights-copy", "copy", about)
    page = window.page("copy")
    at = next(at for at, one in enumerate(page.opened.items) if one.item.kind == "contact")
    page._step(at - page._at)
    page.item.part.click()
    camera.now(window, desk, "rights-copy-part", lambda: page.show_whole(page.item))


def _begin(store, child, place):
    subject_access.ask_for_copy(
        store, child, by="tom", asked_on=date(2025, 10, 20), asker=Asker.PARENT, who="Hodan, mum",
        understands=Understands.NOT_YET, how="said to Tom after the meeting",
    )  # fmt: skip
    subject_access.ask_for_copy(
        store, child, by="u", asked_on=date(2025, 9, 2), asker=Asker.CHILD, who="Sarah",
        understands=Understands.YES_AGREES,
    )  # fmt: skip
    first = subject_access.requests_of(store, child)[-1]
    with store.change() as (change, _):
        change.update(first, handed_on=date(2025, 9, 25), handed_how="read together in room 4")
    complaints.keep_complaint(
        store, child, by="u", received_on=date(2025, 10, 9), who="Hodan, mum",
        words="The school knew about the hotel before I had said yes.",
    )  # fmt: skip
    complaints.object_to(
        store, child, by="u", stops=frozenset({Scope.EVALUATION.value}), what=Objects.OBJECTS,
        on=date(2025, 10, 21), who="Sarah", words="I do not want to be in a study.",
    )  # fmt: skip
    rule = next(one.rule for one in retention.schedule(store)
                if one.retention == retention.PROGRAMME)  # fmt: skip
    retention.approve(store, place, rule, name="A. Trustee", on=DAY, review_on=date(2026, 11, 4))
    offence = next(one for one in basis.purposes(store) if "offence" in one.purpose)
    basis.state_basis(store, place, offence)
    basis.keep_controller(
        store, place, None, what="Attendance marks that school supplies",
        controller="the school; we are, once they are here", arrangement="Article 26, May 2025",
        dpia="DPIA 7", signed_by="A. Trustee", review_on=date(2025, 10, 1),
    )  # fmt: skip
    request = subject_access.requests_of(store, child)[0]
    items = subject_access.gathered(store, child, request)
    subject_access.decide(
        store, request, [items[0]], by="u", on=DAY, passed=Pass.WITHHOLD,
        because=Because.OTHERS,
    )  # fmt: skip
    return request
