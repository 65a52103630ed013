"""The sync page: is my work safe, what waits by child, what could not be sent and why."""

from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QLabel

from linkworker.actions import places
from linkworker.records import School
from linkworker.store.receive import ELSEWHERE
from sync.loop import Told
from sync.round import Round
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.conftest import open_place
from ui.desk import Desk, Standing, tell_time
from ui.screens.sync_page import SyncPage
from ui.widgets.tags import Tag


@pytest.fixture
def page(desk, wren, qtbot):
    made = SyncPage(desk)
    qtbot.show(made, 1029, 556)
    qtbot.waitUntil(lambda: made._parts.count() > 0)
    return made


def words(page):
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    return " ".join([*said, *(tag.words for tag in page.findChildren(Tag))])


def refuse_all(store):
    outbox = store.mailbox.outbox
    for log in outbox.waiting():
        outbox.seal(log, 200, lambda n, before, changes: (b"sealed", "hash", len(changes)))
    for parcel in outbox.parcels(10**9):
        outbox.refused(parcel, (0, ""), "the right to write there has ended")


def test_offline_it_says_first_that_all_is_safe_and_whose_changes_wait(page):
    said = words(page)
    assert "Working offline" in said
    assert "saved and locked on this laptop" in said
    assert "Wren Tidewater" in said
    assert "not yet" in said


def test_it_follows_the_rounds(page, desk, qtbot):
    desk.hear(Told(at=desk.now()))
    qtbot.waitUntil(lambda: "Sending and fetching" in words(page))
    desk.hear(Told(at=desk.now(), trouble="The school network blocked the connection."))
    qtbot.waitUntil(lambda: "The school network blocked the connection. Every" in words(page))


def test_what_could_not_be_sent_is_named_with_the_reason_and_said_to_be_safe(page, desk, qtbot):
    desk.background.wait(refuse_all)
    desk.hear(Told(at=desk.now()))
    qtbot.waitUntil(lambda: "could not be sent" in words(page))
    assert "the right to write there has ended" in words(page)
    assert "safe on this laptop" in words(page)


def test_what_waits_for_another_caseloads_key_is_said_with_what_it_waits_for(page, desk, qtbot):
    desk.hear(Told(at=desk.now(), round=Round(kept_back={"a log"})))
    qtbot.waitUntil(lambda: "that another caseload shares" in words(page))
    assert "once one of their other laptops has synced" in words(page)


def test_what_was_set_aside_is_said_with_whose_record_who_wrote_it_and_why(page, desk, wren, qtbot):
    desk.background.wait(lambda store: set_aside(store, wren.log))
    desk.hear(Told(at=desk.now()))
    qtbot.waitUntil(lambda: "does not show" in words(page))
    said = f"{wren.name} {wren.surname}: 1 change by a colleague, about a record that stands"
    assert said in words(page)


def set_aside(store, log):
    with store.mailbox.receiving() as receiving:
        receiving.park(log, "D" * 21 + "A", 1, ELSEWHERE, b"{}")


def test_what_this_person_may_not_have_erased_elsewhere_is_said_with_whom_to_ask(
    page, desk, wren, qtbot
):
    desk.background.wait(lambda store: erasure_refused(store, wren.log))
    desk.hear(Told(at=desk.now()))
    qtbot.waitUntil(lambda: "still on the others" in words(page))
    assert f"{wren.name} {wren.surname}".strip() in words(page)
    assert "Ask whoever leads there" in words(page)
    assert (unnamed_controls(page), not_plain(page), cut_off(page)) == ([], [], [])


def erasure_refused(store, log):
    with store.mailbox.together():
        store.mailbox.erasures.queue(log, [("another’s laptop", 1, 0)])
        ((num, _, _),) = store.mailbox.erasures.waiting()
        store.mailbox.erasures.refused(num, "the signer may not do this to the log")


def test_a_clock_ten_years_out_is_said(page, desk, qtbot):
    done = Round(clock_offset=-10 * 365 * 86_400_000)
    desk.hear(Told(at=desk.now(), round=done))
    qtbot.waitUntil(lambda: "clock is about 10 years ahead" in words(page))
    assert "Nothing is lost" in words(page)


def test_sync_now_asks_for_a_round(page, desk, qtbot):
    with qtbot.waitSignal(desk.sync_wanted):
        page._now.click()


def test_a_caseload_not_opened_yet_waits_for_a_colleague_and_is_no_error(background, qtbot):
    desk = Desk(background, Standing("maya", "Maya", {"c": "lead"}, unopened=("c",)))
    page = SyncPage(desk)
    qtbot.show(page)
    qtbot.waitUntil(lambda: "cannot be read yet" in words(page))


def test_everything_is_named_plain_and_whole(page, desk, qtbot):
    desk.background.wait(refuse_all)
    desk.hear(Told(at=desk.now()))
    qtbot.waitUntil(lambda: "could not be sent" in words(page))
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    assert cut_off(page) == []


def half_term(store):
    """A school whose half-term is the week before Tuesday 4 November 2025."""
    places.add_school(store, "place", name="Alderbrook")
    (school,) = store.find(School)
    places.add_term(
        store, school, name="Autumn 2025", starts=date(2025, 9, 2), ends=date(2025, 12, 19),
        half_term_starts=date(2025, 10, 27), half_term_ends=date(2025, 10, 31),
    )  # fmt: skip
    store.keep_setting("synced_at", str(int(datetime(2025, 10, 24, 15, 0).timestamp() * 1000)))


def test_a_holiday_is_no_time_without_the_team(background, qtbot):
    tell_time(lambda: datetime(2025, 11, 4, 9, 42))
    background.wait(open_place)
    background.wait(half_term)
    desk = Desk(background, Standing("maya", "Maya", {"c": "lead"}, place_log="place"))
    page = SyncPage(desk)
    qtbot.show(page)
    qtbot.waitUntil(lambda: "Working offline" in words(page))
    assert "Nothing has reached the team" not in words(page)
