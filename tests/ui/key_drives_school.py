"""Keys of a child's School tab, pressed for real."""

from datetime import timedelta

from linkworker.actions import suspensions
from linkworker.records import FromHalf, Sent
from tests.seeds import NOW, TODAY
from tests.ui.key_drives_here import drives, open_child
from tests.ui.palette_hands import Key
from tests.ui.tasks.hands import ALT
from tests.ui.waiting import answered


@drives("A child", "Alt+1, Alt+2")
def words_for_teachers_and_counts(hands):
    page = open_child(hands, "school")
    child = page._about.child
    said = {"sent": Sent.SUSPENDED, "told_at": NOW, "told_by": "Mr Fenwick", "half_days": 4}
    said |= {"on": TODAY + timedelta(1), "half": FromHalf.MORNING}
    answered(lambda then: hands.desk.background.run(
        lambda s: suspensions.keep_suspension(s, child, by="joyce", now=NOW, **said), then=then
    ))  # fmt: skip
    hands.settle()
    part = page.part("school")
    hands.qtbot.waitUntil(part.way.isVisible)
    hands.press(Key.Key_1, ALT)
    hands.qtbot.waitUntil(lambda: part.way._asked.count() == 1)
    assert part.way.isAncestorOf(hands.window.focusWidget())
    hands.press(Key.Key_2, ALT)
    hands.qtbot.waitUntil(lambda: part.counts._asked.count() == 1)
    assert part.counts.isAncestorOf(hands.window.focusWidget())
