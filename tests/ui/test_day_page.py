"""Writing up a day: twelve children by keys alone, drafts, groups, warnings, what is wrong."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt

from linkworker.actions import children, day
from linkworker.records import Child, Contact, Means, Outcome
from tests.seeds import TODAY
from tests.ui.child_hands import ask
from tests.ui.key_drives import SHIFT
from tests.ui.palette_hands import CTRL, Hands, Key
from tests.ui.seeded import CASELOAD, USER
from ui.desk import tell_time
from ui.screens.day_page import DayPage

AFTERNOON = datetime(2025, 11, 4, 15, 40)
MARKED = ("Ada", "Ben", "Cal", "Dee")
TYPED = ("Eve", "Fay", "Gus")
PLANNED = ("Juniper", "Kofi", "Otis", "Nia", "John")
MOST_KEYS = 48  # four a child


@pytest.fixture
def hands(qtbot, joyces):
    tell_time(lambda: AFTERNOON)
    return Hands(qtbot, joyces)


@pytest.fixture
def page(hands):
    return opened(hands)


def opened(hands):
    hands.press(Key.Key_D, CTRL | SHIFT)
    found = hands.window.page("day")
    hands.qtbot.waitUntil(lambda: found.ready and found.form.rows[0].words.hasFocus())
    return found


def add_child(hands, name):
    add = partial(children.add_child, caseload=CASELOAD, name=name, school="s", year=5)
    changes = hands.write(add)
    return hands.write(lambda store: store.get(Child, *changes.touches(Child)))


def row_of(page, name):
    return next(row for row in page.form.rows if row.them[0].name == name)


def contacts_of(hands, name):
    child = hands.child(name)
    found = ask(hands.qtbot, hands.desk, lambda r: r.find(Contact, child=child.id, newest="at"))
    return [one for one in found if one.at.date() == TODAY]


def keep(hands, page):
    with hands.qtbot.waitSignal(hands.desk.said) as said:
        hands.press(Key.Key_Return, CTRL)
    hands.settle()
    return said.args


def press(hands, *keys):
    for key in keys:
        hands.press(key)


def write_row(hands, name):
    """Write words in the row that has the focus, and what else is said of it."""
    if name == "Otis":
        hands.press(Key.Key_Backtab, SHIFT)
        hands.press(Key.Key_C)  # child absent
        hands.press(Key.Key_Tab)
        return
    if name == "Nia":
        press(hands, Key.Key_Backtab, Key.Key_Backtab, Key.Key_2, Key.Key_5)
        press(hands, Key.Key_Tab, Key.Key_Tab)
    hands.type(f"A few words about how {name.lower()} was.")


def add_the_marked_and_the_others(hands):
    for at, name in enumerate((*MARKED, *TYPED)):
        child = add_child(hands, name)
        if name in MARKED:
            when = AFTERNOON - timedelta(hours=6 - at)
            hands.write(partial(day.check_in, child=child, at=when, by=USER))


def go_down_the_rows(hands, page):
    done = set()
    for row in list(page.form.rows):
        name = row.them[0].name
        assert row.words.hasFocus()
        if name in (*PLANNED, *MARKED) and name not in done:
            write_row(hands, name)
            done.add(name)
        hands.press(Key.Key_Return)


def add_by_name(hands, page, name):
    hands.type(name[:2].lower())
    hands.steps += 2
    press(hands, Key.Key_Return, Key.Key_Return)
    hands.qtbot.waitUntil(lambda: page.form.rows[-1].words.hasFocus())
    write_row(hands, name)


def test_twelve_children_are_written_up_in_few_keys_and_taken_back_by_one(hands):
    add_the_marked_and_the_others(hands)
    hands.steps = 0
    page = opened(hands)
    go_down_the_rows(hands, page)
    for name in TYPED:
        add_by_name(hands, page, name)
        if name != TYPED[-1]:
            hands.press(Key.Key_Return)
    said, undo = keep(hands, page)
    print(f"12 contacts written up in {hands.steps} keys besides their words")
    assert said == "12 rows are kept."
    assert hands.steps <= MOST_KEYS
    for name in (*PLANNED, *MARKED, *TYPED):
        last = contacts_of(hands, name)[0]
        assert last.outcome is (Outcome.ABSENT if name == "Otis" else Outcome.REACHED), name
        assert bool(last.words) is (name != "Otis"), name
    assert contacts_of(hands, "Nia")[0].minutes == 25
    undo()
    hands.settle()
    assert contacts_of(hands, "Eve") == []
    assert contacts_of(hands, "Ada")[0].words == ""


def test_what_is_typed_is_a_draft_and_is_here_again_also_in_a_new_window(hands, page, qtbot):
    hands.type("Read the menu out.")
    row = page.form.rows[0]
    row.editors["minutes"].set_value(35)
    page.keeper.keep()
    hands.settle()
    (draft,) = ask(qtbot, hands.desk, lambda reader: reader.drafts())
    assert draft.title == "Write up Tue 4 November"
    again = qtbot.show(DayPage(hands.desk), 1100, 700)
    again.show_about(f"draft/{draft.action}")
    qtbot.waitUntil(lambda: again.ready and again.form.rows[0].words.value())
    assert again.form.rows[0].words.value() == "Read the menu out."
    assert again.form.rows[0].editors["minutes"].value() == 35
    assert again.keeper.action == draft.action


def test_what_was_typed_of_a_slot_that_somebody_else_recorded_is_not_lost(hands, page, qtbot):
    row = row_of(page, "Kofi")
    row.words.setFocus()
    hands.type("Go-kart has wheels.")
    kofi = hands.child("Kofi")
    at = AFTERNOON.replace(hour=10, minute=25)
    hands.write(partial(day.check_in, child=kofi, at=at, by="sam"))
    assert row in page.form.rows
    assert row.words.value() == "Go-kart has wheels."
    page.keeper.keep()
    hands.settle()
    again = qtbot.show(DayPage(hands.desk), 1100, 700)
    again.show_about("")
    qtbot.waitUntil(lambda: again.ready)
    assert row_of(again, "Kofi").words.value() == "Go-kart has wheels."


def test_words_that_name_another_child_are_warned_of_and_moved_by_one_press(hands, page):
    row = row_of(page, "Juniper")
    row.words.setFocus()
    hands.type("She sat with Pip and sang.")
    assert row.warning.isVisible()
    row.choose([hands.child("Pip")])
    assert row.them[0].name == "Pip"
    assert row.row.slots == ()
    hands.type(" Pip laughed.")
    assert not row.warning.isVisible()


def test_a_group_row_is_one_record_for_each_child_joined_by_an_occasion(hands, page):
    page.form.adding.setFocus()
    for letters in ("wre", "kof", "nia"):
        hands.type(letters)
        hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: page.form.rows[-1].words.hasFocus())
    hands.type("Toast, and a long talk about owls.")
    assert not page.form.rows[-1].warning.isVisible()
    keep(hands, page)
    last = [contacts_of(hands, name)[0] for name in ("Wren", "Kofi", "Nia")]
    assert len({one.occasion for one in last}) == 1
    assert [(one.others, one.means) for one in last] == [(2, Means.GROUP)] * 3


def test_a_group_is_parted_into_a_row_for_each_with_what_was_typed(hands, page):
    page.form.adding.setFocus()
    for letters in ("wre", "kof"):
        hands.type(letters)
        hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: page.form.rows[-1].words.hasFocus())
    hands.type("Drew maps.")
    before = len(page.form.rows)
    page.form.part(page.form.rows[-1])
    assert len(page.form.rows) == before + 1
    assert [row.words.value() for row in page.form.rows[-2:]] == ["Drew maps."] * 2
    assert [row.editors["whom"].value() for row in page.form.rows[-2:]] == ["Wren", "Kofi"]


def test_what_cannot_be_meant_is_said_at_its_row_and_nothing_is_kept_or_lost(hands, page):
    row = row_of(page, "Kofi")
    row.words.setFocus()
    hands.type("Owls.")
    row.editors["at"].set_value("25:90")
    hands.press(Key.Key_Return, CTRL)
    assert row.editors["at"].hasFocus()
    assert "real one" in row._problem.text()
    row.editors["at"].set_value("16:30")
    page.save()
    hands.qtbot.waitUntil(lambda: "has not come yet" in row._problem.text())
    assert row.words.value() == "Owls."
    assert contacts_of(hands, "Kofi") == []


def test_a_slot_that_was_not_needed_is_answered_without_a_contact(hands, page):
    row = row_of(page, "Kofi")
    with hands.qtbot.waitSignal(hands.desk.said) as said:
        row.asked.emit("skip")
    assert said.args[0] == "Not needed that day."
    hands.settle()
    assert not any(one.them[0].name == "Kofi" for one in page.form.rows)


def test_yesterday_is_written_up_by_one_key_and_dated_as_it_was(hands, page):
    hands.press(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    hands.qtbot.waitUntil(lambda: page.day < TODAY)
    page.form.adding.setFocus()
    hands.type("wre")
    press(hands, Key.Key_Return, Key.Key_Return)
    hands.qtbot.waitUntil(lambda: page.form.rows[-1].editors["at"].hasFocus())
    page.form.rows[-1].editors["at"].set_value("1430")
    keep(hands, page)
    child = hands.child("Wren")
    found = ask(hands.qtbot, hands.desk, lambda r: r.find(Contact, child=child.id, newest="at"))
    assert datetime(2025, 11, 3, 14, 30) in [one.at for one in found]
