"""The report of a lost laptop says all that is asked of it, and nothing that is not known."""

import html
import re
from datetime import date, datetime, timedelta

import pytest

from linkworker.actions import losing
from linkworker.actions.children import add_child, keep_emergency_card
from linkworker.actions.files import give_paper
from linkworker.actions.loss_report import Held, loss_report, next_day
from linkworker.actions.slots import add_slot
from linkworker.documents.lost_laptop import loss_paper, next_day_paper
from linkworker.errors import Invalid
from linkworker.records import Child, Encrypted, LostLaptop, ToldOf, Way, Weekday, WhenLost

NOW = datetime(2025, 11, 4, 9, 45)
SAID = {
    "device": "d" * 22,
    "user": "maya",
    "whose": "Maya Okoro",
    "laptop": "Dell, blue sticker",
    "reported": NOW - timedelta(minutes=5),
    "reported_by": "Maya, by telephone",
    "aware": NOW - timedelta(minutes=5),
    "state": WhenLost.LOCKED,
    "state_by": "Maya",
    "encrypted": Encrypted.YES,
}


@pytest.fixture
def place(store):
    with store.mailbox.receiving() as page:
        page.log("place", "place", "place")
    return "place"


@pytest.fixture
def wren(store):
    changes = add_child(
        store, caseload="c", name="Wren", surname="Tidewater", school="s", year=5, language="Somali"
    )
    (id_,) = changes.touches(Child)
    return store.get(Child, id_)


@pytest.fixture
def lost(store, place):
    (id_,) = losing.report_loss(store, place, now=NOW, **SAID).touches(LostLaptop)
    return losing_of(store, id_)


def losing_of(store, id_):
    return store.get(LostLaptop, id_)


def held(wren, *families, unread=()):
    return Held(frozenset({wren.log, *families}), ("Alderbrook", *unread), tuple(unread))


def text_of(paper):
    body = re.sub(r"</(p|h1|h2|td|th|tr|div)>", "\n", paper.html.partition("<body")[2])
    plain = html.unescape(re.sub(r"<[^>]+>", "", "<" + body.partition(">")[2]))
    return [line for one in plain.split("\n") if (line := one.replace("\u00a0", " ").strip())]


def test_what_is_missing_or_cannot_be_is_said_all_at_once(store, place):
    wrong = SAID | {"reported_by": "", "aware": NOW - timedelta(hours=1), "state": None}
    with pytest.raises(Invalid) as found:
        losing.report_loss(store, place, now=NOW, **wrong)
    assert found.value.problems == {
        "reported_by": "Reported by is needed",
        "state": "When lost it was is needed",
        "aware": "Nobody can be aware of it before it was reported",
    }
    with pytest.raises(Invalid, match="still to come"):
        losing.report_loss(store, place, now=NOW - timedelta(days=1), **SAID)


def test_the_report_is_whole(store, wren, lost):
    fill(store, wren, lost)
    report = loss_report(store, losing_of(store, lost.id), held(wren, unread=("Fernhill",)), NOW)
    said = text_of(loss_paper(report, maker="Ann Whitlow"))
    assert said == [
        "Linkworker · Lost laptop report", "CONFIDENTIAL",
        "Lost laptop of Maya Okoro",
        "Made Tue 4 November 2025, 09:45 by Ann Whitlow.",
        "The 72 hours",
        "Aware since Tue 4 November 2025, 09:40. Until Fri 7 November 2025, 09:40: 71 hours left.",
        "Within them it is decided whether the ICO is told (Article 33), and written down why or "
        "why not.",
        "What happened",
        "Laptop: Dell, blue sticker",
        "Reported: Tue 4 November 2025, 09:40 by Maya, by telephone",
        "When lost it was: on, and locked. So says Maya.",
        "It was on and locked: what is on it opens with four words alone.",
        "The disk’s own encryption was seen to be on at the last sync.",
        "What was done",
        "Last sync: Mon 3 November 2025, 16:40",
        "Taken out: Tue 4 November 2025, 09:45",
        "Shut out of what is new: not yet: at the team’s next sync",
        "Wiped: not confirmed: it wipes itself when it next reaches the server",
        "Caseloads it held: Alderbrook, Fernhill: not confirmed to be let go of",
        "Children whose record was on it",
        "Name", "Special", "Offence", "Withheld contact",
        "Wren Tidewater", "1", "0", "1",
        "1 in all", "1", "0", "1",
        "Fernhill cannot be read on this laptop: print this there as well.",
        "Other people whose record was on it",
        "Fernhill cannot be read on this laptop: print this there as well.",
        "Papers and files",
        "Since Wed 8 Oct 2025, the last 20 school days.",
        "When", "What", "About", "For", "How",
        "Mon 3 November 2025, 12:00", "Wren’s plan", "Wren Tidewater", "Mum",
        "saved as a file w.pdf",
        "Who was told",
        "Who", "Name", "Told at", "Decision, by whom", "Reason",
        "School", "Bridge House", "Tue 4 November 2025, 09:45", "told by telephone (Ann)",
        "its children are named",
        "ICO", "not told", "not to tell (Ann)", "locked, and the disk encrypted",
        "Council under contract", "Trustees", "Charity Commission", "Families", "Police",
    ]  # fmt: skip


def fill(store, wren, lost):
    keep_emergency_card(
        store, wren, None, allergies="Peanuts", first_contact="Mum", first_phone="020 7946 0101"
    )
    give_paper(
        store, wren, wording=(), paper="Wren’s plan", reader="Mum", role="mother",
        at=datetime(2025, 11, 3, 12, 0), way=Way.SAVED, file="w.pdf", by="maya",
    )  # fmt: skip
    give_paper(
        store, wren, wording=(), paper="An old plan", reader="Mum", role="mother",
        at=datetime(2025, 9, 3, 12, 0), way=Way.PRINTED, by="maya",
    )  # fmt: skip
    losing.note_loss(store, lost, heard=datetime(2025, 11, 3, 16, 40), taken_out=NOW)
    losing.tell_of_loss(
        store, lost, whom=ToldOf.SCHOOL, name="Bridge House", at=NOW, decision="told by telephone",
        reason="its children are named", decided_by="Ann",
    )  # fmt: skip
    losing.tell_of_loss(
        store, lost, whom=ToldOf.ICO, decision="not to tell",
        reason="locked, and the disk encrypted", decided_by="Ann",
    )  # fmt: skip


def test_encrypted_is_never_written_without_how_it_stood(store, place, wren):
    open_ = SAID | {"state": WhenLost.OPEN, "encrypted": Encrypted.UNKNOWN, "state_by": ""}
    (id_,) = losing.report_loss(store, place, now=NOW, **open_).touches(LostLaptop)
    report = loss_report(store, losing_of(store, id_), held(wren), NOW + timedelta(days=4))
    said = text_of(loss_paper(report, maker="Ann"))
    assert "It was on and open: until it locked by itself, whoever had it could read." in said
    assert "When lost it was: on, and open. Nobody has said so yet." in said
    assert "The disk’s own encryption was not seen at the last sync." in said
    assert any("They are over" in line for line in said)
    assert "Taken out: NOT YET" in said


def test_a_paper_that_knows_nothing_of_a_caseload_says_so_first(store, wren, lost):
    """Nobody goes out on "nothing is planned" where nothing is known."""
    day = next_day(store, lost, Held(frozenset(), ("Fernhill",), ("Fernhill",)), NOW)
    said = text_of(next_day_paper(day, lost, NOW))
    assert said[2] == "Not on this paper"
    assert said[3].startswith("Fernhill cannot be read on this laptop")
    assert "Nothing is planned today." not in said
    assert "None that was planned." not in said
    assert said.count("Nothing is known here.") == 2


def test_what_its_person_needs_the_next_day(store, wren, lost):
    fill(store, wren, lost)
    add_slot(
        store, children=[wren], what="1:1 check-in", on=date(2025, 11, 4), at="09:00", by="maya"
    )
    add_slot(store, children=[wren], what="goal check", on=date(2025, 11, 3), at="10:00", by="maya")
    add_slot(store, children=[wren], what="reading", weekday=Weekday.TUESDAY, at="14:00", by="maya")
    day = next_day(store, losing_of(store, lost.id), held(wren), NOW)
    said = text_of(next_day_paper(day, lost, NOW))
    assert said == [
        "For Maya Okoro, Tue 4 November",
        "Only for who it is for. Shred it when the new laptop is in.",
        "Today",
        "Time", "Who", "What for",
        "09:00", "Wren Tidewater", "1:1 check-in",
        "14:00", "Wren Tidewater", "reading",
        "Emergency cards",
        "Child", "Allergies, medication", "Ring", "Goes home",
        "Wren Tidewater", "Peanuts", "Mum 020 7946 0101",
        "To write again",
        "Last received Mon 3 November 2025, 16:40. Since then you had these slots and these "
        "children:",
        "Day", "Time", "Who", "What for",
        "Tue 4 November", "09:00", "Wren Tidewater", "1:1 check-in",
    ]  # fmt: skip
