"""One note erased from where it stands: two people at their windows, a real server between them."""

from datetime import date, datetime

import pytest

from linkworker.actions.contacts import record_contact
from linkworker.actions.laptops import Own, report_laptop
from linkworker.documents.erasure_certificate import erasure_certificate
from linkworker.records import RECORDS, Child, Contact, Erasure, Goal, Means, Outcome
from linkworker.store import open_reader, open_store
from sync.governing import make_admin
from tests.seeds import TODAY
from tests.sync.laptops import KEY, edit
from tests.sync.test_wrong_child import everything_in, on_server, wren_of
from tests.ui.child_hands import choose, words
from tests.ui.tasks.hands import Worker
from ui.background import Background
from ui.desk import Desk
from ui.erased_here import tell_erased_here
from ui.standing import standing_of

NEEDLE = "quincewood"
GONE = date(2025, 12, 4)
SAID = {"at": datetime(2025, 11, 3, 9, 42), "means": Means.CALL, "outcome": Outcome.REACHED}


class Seat(Worker):
    """Somebody at the window of a laptop that a real server knows."""

    def __init__(self, qtbot, laptop):
        self.laptop = laptop
        laptop.store.close()
        self.background = Background(
            self._open, lambda: open_reader(laptop.path, KEY, laptop.name, RECORDS, laptop.merge)
        )
        standing = self.background.wait(lambda store: standing_of(store, laptop.client))
        super().__init__(qtbot, Desk(self.background, standing))

    def _open(self):
        one = self.laptop
        one.__dict__.pop("_client", None)
        one.store = open_store(one.path, KEY, one.name, RECORDS, one.merge, now=one.now)
        return one.store

    def sync(self):
        """A round as the program does it, and what was erased here told to the team."""

        def one_round(store):
            done = self.laptop.sync()
            assert (done.trouble, done.refused) == ("", [])
            tell_erased_here(store, self.desk.standing, self.laptop.path.parent)

        self.background.wait(one_round)

    def all_of(self, kind):
        return self.background.wait(lambda store: store.find(kind))

    def open_page(self, child):
        self.window.go("rights", child.id)
        page = self.window.page("rights")
        self.settle()
        page.show_about(child.id)
        self.settle()
        self.qtbot.waitUntil(lambda: page.rights is not None and bool(page.erase.lines))
        return page.erase.lines[0]


@pytest.fixture
def seats(qtbot, authority, maya, sam, goal):
    wren = wren_of(maya)
    record_contact(maya.store, children=[wren], whom="mum", words=f"{NEEDLE} at home", by="m",
                   **SAID)  # fmt: skip
    edit(maya, goal, words="innocent, in the same envelope")
    make_admin(authority, maya.client.keyring.user)
    for laptop in (maya, sam):
        keyring = laptop.client.keyring
        logs = [log for log, held in laptop.store.logs("caseload") if held == laptop.caseload]
        own = Own(keyring.device, keyring.user, laptop.name, "")
        report_laptop(laptop.store, logs, own, now=SAID["at"], others_sent=True)
        laptop.sync()
        laptop.store.index_some()
    maya.sync()
    found = [Seat(qtbot, maya), Seat(qtbot, sam)]
    yield found
    for one in found:
        one.background.close()


def test_a_note_is_asked_for_agreed_and_signed_at_two_windows_and_no_word_of_it_is_left(
    office, seats, goal
):  # fmt: skip
    """From the note's own More to the certificate: by the buttons, over the server."""
    hers, his = seats
    (wren,) = hers.all_of(Child)
    ask_for_it(hers, wren)
    for one in seats:
        one.sync()
    agree_to_it(his, wren)
    for one in (his, hers):
        one.sync()
    sign_it(hers, wren)
    (not_yet,) = certificates(hers)
    assert (not_yet.complete, not_yet.last_copy) == (False, GONE)
    for one in (hers, his, hers, his, hers):
        one.sync()
    for one in seats:
        nothing_is_left(one, wren)
    assert NEEDLE not in hers.background.wait(lambda _: on_server(office, hers.laptop, wren.log))
    (said,) = certificates(hers)
    paper = erasure_certificate(said, {}, TODAY, practice=False)
    assert said.complete
    assert NEEDLE not in paper.html
    assert "Contact: 1, written " in paper.html


def ask_for_it(seat, wren):
    """Open the note on the timeline, and have it erased from there."""
    seat.open_child(wren.name, "timeline")
    part = seat.window.page("child").part("timeline")
    row, told = next((r, t) for r, t in part._opening.items() if isinstance(t.record, Contact))
    part._open(row, told)
    seat.settle()
    choose(part.telling, "contact", "Have it erased…")
    seat.qtbot.waitUntil(lambda: part.telling._asked.count() == 1)
    seat.settle()
    asked = part.telling._asked.itemAt(0).widget()
    assert "This goes:" in words(asked)
    asked.keep()
    seat.settle()
    assert "Say why it is erased" in " ".join(words(asked))
    asked.fields["reason"].editor.set_value("her mum asks")
    asked.keep()
    seat.qtbot.waitUntil(lambda: bool(seat.all_of(Erasure)))


def agree_to_it(seat, wren):
    """See the words themselves, and agree; whoever agrees does not sign."""
    line = seat.open_page(wren)
    assert f"Contact of Mon 3 November 2025: {NEEDLE} at home" in words(line)
    assert not line.sign.isVisible()
    seat.click(line.agree)
    seat.qtbot.waitUntil(lambda: bool(seat.all_of(Erasure)[0].agreed_by))


def sign_it(seat, wren):
    """Sign it, and say when the server's last backup is gone."""
    line = seat.open_page(wren)
    assert not line.agree.isVisible()
    seat.click(line.sign)
    asked = line._asked.itemAt(0).widget()
    asked.fields["until"].editor.set_value(GONE)
    asked.keep()
    seat.qtbot.waitUntil(lambda: seat.all_of(Contact) == [])


def nothing_is_left(seat, wren):
    """No word of the note on this laptop; what was sealed with it stands."""
    assert seat.all_of(Contact) == []
    assert seat.all_of(Goal)[0].words == "innocent, in the same envelope"
    assert NEEDLE not in seat.background.wait(lambda _: everything_in(seat.laptop, [wren.log]))


def certificates(seat):
    """Return what the page of data protection has to give out."""
    seat.window.go("keeping")
    page = seat.window.page("keeping")
    page.found = None
    page._read()
    seat.qtbot.waitUntil(lambda: page.found is not None)
    return page.found.erasures
