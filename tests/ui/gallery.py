"""Every part of `ui/widgets` on two pages of a window, for tests that look at them all."""

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from ui.navigation import Stop
from ui.widgets.avatar import Avatar, IdentityStrip
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips, ChoicePicker, Tick
from ui.widgets.date_edit import DateEdit, MomentEdit
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.inputs import LineEdit, NumberEdit, WordsEdit
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held, rule
from ui.widgets.notices import EmptyState, ErrorBox, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns
from ui.widgets.pill import SyncState
from ui.widgets.tabs import Tabs
from ui.widgets.tags import TONES, Tag
from ui.widgets.timeline import Heading, TimelineRow
from ui.window import Place, Window

MARKUP = '<b>Wren</b> & <img src="file:///x.png"> fox'
LONG = "Came in with Juniper. Chose a fox for the calm card. Wants to show Mr Fenwick herself. "
STATES = (
    SyncState("up to date", when="09:42"),
    SyncState("offline", 12),
    SyncState("syncing", 4, 12),
    SyncState("to decide", 2),
    SyncState("not synced", when="Thu 30 Oct"),
)


def today() -> date:
    """A Tuesday in term."""
    return date(2025, 11, 4)


def form_page() -> ScrollPage:
    """Every editor in its field, beside buttons and tags."""
    side = Card("Look", icon="sparkles", actions=(Button("All 86", "quiet"),))
    side.add(Flow(*(Tag(tone, tone, "clock") for tone in TONES)))
    side.add(Flow(*(Button(kind, kind, "check") for kind in ("primary", "danger", "small"))))
    side.add(across(IconLabel("star"), Label("Kind & patient"), STRETCH), rule())
    side.add(across(Avatar("Wren Tidewater"), Button("", "secondary", "printer", "Print"), STRETCH))
    day, moment, words = DateEdit("ahead", today), MomentEdit("back", today), WordsEdit()
    day.set_value(date(2025, 11, 13))
    moment.set_value(datetime(2025, 11, 4, 8, 52))
    words.set_value(LONG * 3)
    main = Card("Write").add(
        Field("Next review", day, "For example, 13/11 or fri. Type t for today."),
        Field("When", moment),
        Field("Name & nickname", LineEdit(), optional=True),
        Field("Minutes", NumberEdit(0, 600)),
        Field("Area", ChoicePicker([("a", "Attendance"), ("b", "Well & happy")])),
        Field("What kind", Chips([(at, f"Kind {at}") for at in range(9)])),
        Field("What happened", words),
        Tick("She agreed & knows who sees it"),
    )
    page = ScrollPage()
    page.add(PageHead("New contact", LONG, [Button("Print", icon="printer")]))
    page.add(TwoColumns(main, side))
    page.set_foot(Button("Later", "quiet"), STRETCH, Button("Save note", "primary", "check"))
    return page


def story_page() -> ScrollPage:
    """A person, tabs, what happened, and every notice."""
    strip = IdentityStrip(actions=[Button("Print plan", icon="printer")])
    strip.show_person("Wren Tidewater", "Year 5, age 9 · Mr Fenwick’s class", [Tag("Young carer")])
    names = ("Story", "Timeline", "Support plan", "Attendance", "SDQ", "Linkings", "Family")
    page = ScrollPage()
    page.add(strip, Tabs([(name, name) for name in names]))
    latest = Card("Latest").add(Heading("November"))
    for at in range(3):
        row = TimelineRow(f"Call {at}", "Yesterday 15:20", LONG, "Maya Okoro")
        row.mark("phone", "info", waiting=at == 0, last=at == 2)
        latest.add(row)
    page.add(
        EmptyState("No children yet", "Add a child.", "users", [Button("Add child", "primary")]),
        ErrorBox("We could not open it", "Your work is safe.", "Try again.", [Button("Again")]),
        InfoStrip("read-only", "You are reviewing", LONG),
        InfoStrip("conflict", "Both changed this", "Decide.", [Button("Decide", "small")]),
        TwoColumns(held(down(WrapLabel(MARKUP), Label(MARKUP), STRETCH)), latest),
    )
    return page


def window() -> Window:
    """The window with both pages and a full navigation."""
    made = Window()
    made.add(Place("today", form_page, Stop("today", "Today", "sun")))
    made.add(Place("caseload", story_page, Stop("caseload", "Caseload", "users")))
    made.add(Place("decide", QWidget, Stop("decide", "To decide", "git-compare")))
    made.add(Place("settings", QWidget, Stop("settings", "Settings", "settings", "foot")))
    made.add(Place("hidden", QWidget))
    made.navigation.show_count("decide", 2, urgent=True)
    made.navigation.show_person("Maya Okoro", "Link Worker", "Alderbrook Primary")
    made.navigation.show_recent([("k1", "Wren Tidewater"), ("k2", "Otis Marblethorn")])
    made.bar.pill.show_state(SyncState("offline", 12))
    made.bar.tell.show_lead("Tell Mrs Dale, 01632 960 001")
    return made
