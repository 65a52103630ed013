"""The parts of the screens: plain words, named controls, nothing lost, nothing cut off."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.accessibility import cut_off, nodes, not_plain, unnamed_controls
from tests.ui.gallery import LONG, MARKUP, STATES, form_page, story_page
from ui import theme
from ui.names import tip
from ui.widgets.avatar import initials
from ui.widgets.buttons import Button
from ui.widgets.choices import Chips, Tick
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import ElideLabel, WrapLabel
from ui.widgets.layout import across, empty
from ui.widgets.notices import ErrorBox
from ui.widgets.pages import ScrollPage, TwoColumns
from ui.widgets.pill import SyncPill, SyncState
from ui.widgets.tabs import Tabs
from ui.widgets.toast import Toast


@pytest.mark.parametrize("make", [form_page, story_page])
def test_no_label_reads_markup_in_what_somebody_typed(qtbot, make):
    page = make()
    qtbot.addWidget(page)
    assert not_plain(page) == []
    assert len(page.findChildren(QLabel)) > 10


def test_a_tooltip_shows_markup_as_it_was_typed(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    tip(widget, MARKUP)
    assert "<img" not in widget.toolTip()
    assert "&lt;img" in widget.toolTip()


@pytest.mark.parametrize("make", [form_page, story_page])
def test_every_control_has_a_name(qtbot, make):
    page = make()
    qtbot.addWidget(page)
    page.show()
    assert unnamed_controls(page) == []


def test_a_control_without_a_name_is_found(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayout(across(Button("", icon="printer"), LineEdit()))
    page.show()
    assert unnamed_controls(page) == ["Button: Button", "EditableText: LineEdit"]


def test_each_of_several_chips_says_its_own_words_under_the_name_of_their_field(qtbot):
    field = Field("How", Chips([("call", "Call"), ("visit", "Visit")]))
    qtbot.addWidget(field)
    chips = field.findChildren(Button)
    assert [chip.accessibleName() for chip in chips] == ["Call", "Visit"]
    assert (field.editor.accessibleName(), chips[0].accessibleDescription()) == ("How", "How")


@pytest.mark.parametrize("make", [form_page, story_page])
@pytest.mark.parametrize("text", theme.TEXT_SIZES)
@pytest.mark.parametrize("width", [1150, 1020, 930])
def test_nothing_is_cut_off_at_any_text_size(qtbot, make, text, width):
    theme.apply(theme.Look("light", text=text))
    page = make()
    qtbot.addWidget(page)
    page.resize(width, 560)
    page.show()
    assert cut_off(page) == []


def test_what_is_cut_off_is_found(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    button = Button("Save this version", "primary")
    button.setParent(page)
    button.setGeometry(60, 0, 200, 36)
    page.resize(120, 60)
    page.show()
    assert cut_off(page) == ["Button 'Save this version'"]


def test_an_ampersand_stays_one_and_is_no_shortcut(qtbot):
    button, tick = Button("Smith & Sons"), Tick("Kind & patient")
    field = Field("Name & nickname", LineEdit())
    for widget in (button, tick, field):
        qtbot.addWidget(widget)
    assert button.shortcut().isEmpty()
    assert tick.shortcut().isEmpty()
    assert (button.accessibleName(), tick.accessibleName()) == ("Smith & Sons", "Kind & patient")
    assert field.editor.accessibleName() == "Name & nickname"


def test_wrapped_words_are_as_high_as_they_need_after_wide_narrow_and_wide(qtbot):
    label = WrapLabel(LONG)
    qtbot.addWidget(label)
    label.show()
    heights = []
    for width in (900, 150, 900):
        label.resize(width, label.height())
        QApplication.processEvents()
        heights.append(label.height())
    assert heights[0] == heights[2] < heights[1]
    assert heights[0] < 2 * label.fontMetrics().lineSpacing()


def test_the_pill_says_every_state_in_words_with_its_number(qtbot):
    pill = SyncPill()
    qtbot.addWidget(pill)
    said, icons = [], set()
    for state in STATES:
        pill.show_state(state)
        said.append(pill.words)
        icons.add(pill.icon_name)
        assert pill.accessibleName() == state.words
    assert said == [
        "Up to date · 09:42",
        "Offline · 12 changes safe on this laptop",
        "Syncing 4 of 12…",
        "2 to decide · everything else synced",
        "Not synced since Thu 30 Oct",
    ]
    assert len(icons) == 5
    pill.show_state(SyncState("offline", 1))
    assert pill.words == "Offline · 1 change safe on this laptop"
    pill.be_short(True)
    assert pill.words == "Offline · 1 safe here"
    assert pill.accessibleName() == "Offline · 1 change safe on this laptop"


def test_only_one_tab_is_on_and_the_arrow_keys_move_between_them(qtbot):
    tabs = Tabs([("story", "Story"), ("sdq", "SDQ"), ("plan", "Plan")])
    qtbot.show(tabs)
    qtbot.turn_to(tabs)
    heard = []
    tabs.chosen.connect(heard.append)
    assert tabs.now() == "story"
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    tabs.choose_at(2)
    tabs.choose_at(9)
    assert heard == ["sdq", "plan"]
    assert tabs.now() == "plan"
    roles = [node.role().name for node in nodes(tabs)]
    assert roles[:4] == ["PageTabList", "PageTab", "PageTab", "PageTab"]


def test_a_tab_shows_how_many_are_behind_it(qtbot):
    tabs = Tabs([("story", "Story & words"), ("links", "Linkings")])
    qtbot.addWidget(tabs)
    tabs.show_count("links", 3)
    tabs.show_count("story", 2)
    tabs.show_count("story", 0)
    assert [tabs.tabText(at) for at in (0, 1)] == ["Story && words", "Linkings  3"]


def test_a_line_that_does_not_fit_is_whole_in_its_tooltip(qtbot):
    label = ElideLabel(MARKUP)
    qtbot.addWidget(label)
    label.resize(60, 20)
    assert label.minimumSizeHint().width() <= 20
    assert label.text() == MARKUP
    assert "<b>" not in label.toolTip()


def test_a_toast_offers_undo_once_and_stays_while_pointed_at(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    toast, undone = Toast(page), []
    toast.say("Note saved on this laptop", lambda: undone.append(1))
    assert toast.isVisible()
    assert toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    toast.undo()
    toast.undo()
    assert undone == [1]
    assert not toast.isVisible()


def test_trouble_says_what_is_safe_before_what_to_do(qtbot):
    box = ErrorBox("We could not sync", "Your work is safe here.", "Connect to school Wi-Fi.")
    qtbot.addWidget(box)
    assert box.accessibleName() == (
        "We could not sync Your work is safe here. Connect to school Wi-Fi."
    )


def test_the_side_goes_underneath_where_a_page_is_narrow(qtbot):
    both = TwoColumns(WrapLabel(LONG), WrapLabel(LONG))
    qtbot.addWidget(both)
    both.show()
    narrow = []
    for width in (1100, 900, 1100):
        both.resize(width, 400)
        QApplication.processEvents()
        narrow.append(both.narrow)
    assert narrow == [False, True, False]


def test_the_right_edge_stays_when_the_scroll_bar_comes(qtbot):
    page = ScrollPage()
    qtbot.addWidget(page)
    label = WrapLabel(LONG)
    page.add(label)
    page.resize(700, 300)
    page.show()
    QApplication.processEvents()
    before = label.width()
    page.add(*(WrapLabel(LONG) for _ in range(30)))
    QApplication.processEvents()
    QApplication.processEvents()
    assert label.width() == before


def test_a_page_brings_a_field_into_sight(qtbot):
    page = ScrollPage()
    qtbot.addWidget(page)
    fields = [Field(f"Field {at}", LineEdit()) for at in range(30)]
    page.add(*fields)
    page.resize(700, 300)
    with qtbot.waitExposed(page):
        page.show()
    page.bring(fields[25].editor)
    shown = fields[25].editor.mapTo(page, QPoint(0, 0)).y()
    assert 0 <= shown <= 264


def test_an_emptied_layout_keeps_nothing(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    row = across(Button("One"), across(Button("Two")), 8)
    holder.setLayout(row)
    empty(row)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert row.count() == 0
    assert holder.findChildren(Button) == []


def test_initials_are_the_first_and_last_words():
    names = ("Wren Tidewater", "Zoë", "Mary-Jane van der Berg", "", "(Otis) Rook")
    assert [initials(name) for name in names] == ["WT", "Z", "MB", "", "R"]
