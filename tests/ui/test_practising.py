"""Practising on the screen: a frame nobody can mistake, three things ticked, begin again, leave."""

from datetime import date, datetime
from functools import partial
from shutil import copytree

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from linkworker.actions.contacts import record_contact
from linkworker.practice.folder import NAME, open_practice
from linkworker.practice.trying import Tried
from linkworker.records import Child, Contact, Means, Outcome
from sync.merge import view
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.child_hands import ask, run
from tests.ui.first_day import clear_away
from ui import desk as desks
from ui import theme
from ui.forms.form_kinds import add_about
from ui.practice.visit import NEVER, Visit
from ui.screens.welcome_page import WelcomePage
from ui.widgets.date_edit import DateEdit
from ui.widgets.tags import Tag

SAID = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture(scope="module")
def practised(tmp_path_factory):
    """Practice as it is made when somebody first asks for it."""
    folder = tmp_path_factory.mktemp("practised")
    open_practice(folder, view)
    return folder


@pytest.fixture
def visit(qtbot, tmp_path, practised):
    """Practice as App goes in, over a plain widget that is what was shown before."""
    copytree(practised / NAME, tmp_path / NAME)
    parent, shown = QObject(), []

    def show(widget):
        widget.resize(1366, 768)
        widget.show()
        shown.append(widget)

    made = Visit(parent, tmp_path, show)
    made.begin()
    qtbot.waitUntil(lambda: made.frame is not None, timeout=30_000)
    made.shown = shown
    yield made
    made.end()
    clear_away()


def words_of(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def settle(visit, qtbot):
    for _ in range(3):
        done = []
        visit.practising.background.run(lambda _: True, then=done.append)
        visit.practising.background.read(lambda _: True, then=done.append)
        qtbot.waitUntil(lambda done=done: len(done) == 2)


def test_the_frame_says_practice_on_every_page_and_what_day_it_is_there(visit, qtbot):
    for place in ("caseload", "to_decide", "note", "settings", "sync"):
        visit.frame.inside.go(place)
        settle(visit, qtbot)
        said = words_of(visit.frame)
        assert "PRACTICE" in said
        assert "Tuesday 4 November 2025, 09:4" in said
        assert "Everybody here is invented" in said
        pill = visit.frame.inside.bar.pill
        assert pill.accessibleName() == "Practice · nothing leaves this laptop"


def test_nothing_is_said_to_wait_to_sync_where_nothing_ever_syncs(visit, qtbot):
    window, made = visit.frame.inside, visit.practising
    wren = ask(qtbot, made.desk, lambda reader: reader.find(Child, name="Wren")[0])
    said = {"means": Means.CHECK_IN, "outcome": Outcome.REACHED, "at": desks.this_minute()}
    note = partial(record_contact, children=[wren], words="Came in.", whom="Wren", **said)
    run(qtbot, made.desk, note)
    assert ask(qtbot, made.desk, lambda reader: reader.unsent()) > 0
    for place in ("caseload", "sync", *(f"child/{tab}" for tab in ("story", "timeline"))):
        name, _, tab = place.partition("/")
        window.go(name, f"{wren.id}/{tab}" if tab else "")
        settle(visit, qtbot)
        said = f"{words_of(window)} {tags_of(window)}".casefold()
        assert "waiting" not in said, place
        assert "to be sent" not in said, place
    table = window.page("caseload").table.lines
    assert not any("waiting" in table.index(row, 0).data(SAID) for row in range(table.rowCount()))


def tags_of(widget):
    return " ".join(tag.words for tag in widget.findChildren(Tag) if tag.isVisible())


def test_its_stripes_are_drawn_round_the_window_in_both_schemes(visit):
    for scheme in ("light", "dark"):
        theme.apply(theme.Look(scheme))
        picture = visit.frame.grab().toImage()
        along, right, low = range(100, 160), picture.width() - 3, picture.height() - 3
        upright = [[(x, y) for y in along] for x in (2, right)]
        for side in (*upright, *([(x, y) for x in along] for y in (2, low))):
            drawn = {picture.pixelColor(*at).name() for at in side}
            assert {theme.colour("info").name(), theme.colour("info_tint").name()} <= drawn


def test_it_cannot_sync_and_says_so(visit, qtbot):
    window = visit.frame.inside
    window.sync_now.emit()
    qtbot.waitUntil(lambda: window.toast.isVisible())
    assert NEVER in words_of(window.toast)
    window.go("sync")
    settle(visit, qtbot)
    assert "Nothing leaves this laptop" in words_of(window.page("sync"))
    assert not window.page("sync")._now.isVisible()


def test_doing_one_of_the_three_ticks_it_and_the_bar_counts(visit, qtbot):
    things = visit.frame.things
    assert things.lines["note"].icon_name == "circle"
    things.lines["note"].click()
    note = visit.frame.inside.page("note")
    qtbot.waitUntil(lambda: note.ready)
    qtbot.keyClicks(note.form.who.editor.line, "Wren")
    qtbot.keyClick(note.form.who.editor.line, Qt.Key.Key_Return)
    note.form.fields["words"].editor.set_value("A fox for the door")
    note.save()
    qtbot.waitUntil(lambda: things.lines["note"].icon_name == "circle-check")
    assert things.lines["note"].accessibleName() == "A note about one child: done"
    assert visit.frame.show_things._extra == "1 of 3"


def test_the_third_leads_to_what_is_to_decide(visit, qtbot):
    visit.frame.things.lines["decided"].click()
    assert visit.frame.inside.here()[0] == "to_decide"


def test_all_three_are_said_to_be_done(visit):
    visit.frame.show_tried(Tried(note=True, together=True, decided=True))
    assert "You have tried all three" in words_of(visit.frame)


def test_throwing_away_asks_once_more_and_begins_as_at_first(visit, qtbot):
    before = visit.frame
    store = visit.practising.background
    store.wait(lambda s: s.keep_setting("look", "{}"))
    before.throw.click()
    assert before.throw.words == "Yes, throw it all away"
    before.throw.click()
    qtbot.waitUntil(lambda: visit.frame not in (None, before), timeout=30_000)
    assert ask(qtbot, visit.practising.desk, lambda r: r.setting("look")) == ""
    assert len(ask(qtbot, visit.practising.desk, lambda r: r.find(Contact))) > 100


def test_going_elsewhere_takes_the_question_back(visit):
    visit.frame.throw.click()
    visit.frame.inside.go("settings")
    assert visit.frame.throw.words == "Throw away and begin again"


def test_a_day_that_is_typed_there_is_counted_from_the_day_it_is_there(visit, qtbot):
    visit.frame.inside.go("note")
    note = visit.frame.inside.page("note")
    qtbot.waitUntil(lambda: note.ready)
    at = note.form.fields["at"].editor
    at.day._line.clear()
    qtbot.keyClicks(at.day._line, "mon")
    assert at.value().date() == date(2025, 11, 3)
    visit.frame.inside.go("form", add_about(Child))
    form = visit.frame.inside.page("form")
    qtbot.waitUntil(lambda: bool(form.findChildren(DateEdit)))
    assert {one._today() for one in form.findChildren(DateEdit)} == {date(2025, 11, 4)}


def test_leaving_keeps_what_was_tried_and_gives_this_laptops_time_back(visit, qtbot, tmp_path):
    assert desks.today().year == 2025
    told, before = [], datetime.now().date()
    visit.back.connect(lambda: told.append(desks.today()))
    visit.frame.leave.click()
    (day,) = told
    assert before <= day <= datetime.now().date(), "what is real is read by the real day at once"
    assert visit.frame is None
    assert abs((datetime.now() - desks.this_minute()).total_seconds()) < 120
    assert (tmp_path / NAME / "vault.lwk").exists()


def test_a_laptop_let_in_meanwhile_says_so_in_the_frame(visit):
    visit.let_in()
    assert visit.frame.leave.words == "You are let in: go to your caseload"


def test_trouble_with_the_disk_is_said_where_practising_was_asked_for(qtbot, tmp_path):
    (tmp_path / "file").write_text("in the way")
    parent = QObject()
    visit = Visit(parent, tmp_path / "file", QWidget.show)
    with qtbot.waitSignal(visit.failed) as failed:
        visit.begin()
    welcome = WelcomePage()
    qtbot.addWidget(welcome)
    welcome.show()
    welcome.ready(failed.args[0])
    qtbot.waitUntil(lambda: "Practising did not begin" in words_of(welcome))
    assert "disk" in failed.args[0]
    assert str(tmp_path) not in words_of(welcome)
    assert welcome.practise_button.isEnabled()


def test_the_welcome_offers_two_ways_by_key(qtbot):
    page = WelcomePage()
    qtbot.show(page)
    with qtbot.waitSignal(page.practise):
        qtbot.keyClick(page.practise_button, Qt.Key.Key_Space)
    assert not page.practise_button.isEnabled()
    with qtbot.waitSignal(page.join):
        qtbot.keyClick(page.join_button, Qt.Key.Key_Space)
    assert unnamed_controls(page) == []
    assert cut_off(page) == []


@pytest.mark.parametrize("text", [100, 130])
@pytest.mark.parametrize("size", [(1366, 768), (1093, 614), (1024, 600)])
def test_the_frame_is_named_plain_and_whole(visit, qtbot, size, text):
    theme.apply(theme.Look("light", text=text))
    visit.frame.resize(*size)
    visit.frame.inside.go("settings")
    settle(visit, qtbot)
    assert unnamed_controls(visit.frame) == []
    assert not_plain(visit.frame) == []
    assert cut_off(visit.frame) == []
    assert visit.frame.width() == size[0]
    assert visit.frame.height() == size[1]


def test_a_note_says_that_the_supervisor_will_read_it(visit, qtbot):
    window, made = visit.frame.inside, visit.practising
    wren = ask(qtbot, made.desk, lambda reader: reader.find(Child, name="Wren")[0])
    window.go("note", wren.id)
    settle(visit, qtbot)
    said = window.page("note").form.readers.text()
    assert said.startswith("Read by: you and Tom Arkwright (supervisor).")
