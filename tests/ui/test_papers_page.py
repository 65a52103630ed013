"""Papers saved as files are found by a line of their own; on a Friday all are offered to go."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from linkworker.actions.files import (
    SavedFile,
    copied_by,
    note_saved_file,
    papers_folder,
    saved_files,
    to_delete_today,
)
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from ui.forms.papers_card import PapersCard
from ui.places import furnish_desk
from ui.screens.papers_page import PapersPage
from ui.widgets.buttons import Button

MONDAY, THURSDAY, FRIDAY = date(2025, 11, 3), date(2025, 11, 6), date(2025, 11, 7)


def save(desk, folder, name, on=MONDAY, why=""):
    path = folder / name
    path.write_bytes(b"%PDF")
    saved = SavedFile(str(path), "Wren's plan", "Dana Tidewater", on, why)
    desk.background.wait(lambda store: note_saved_file(store, saved))
    return path, saved


def told(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_the_page_says_its_heading_once(desk, tmp_path, qtbot):
    page = PapersPage(desk)
    qtbot.addWidget(page)
    assert [one for one in told(page).splitlines() if one.startswith("Papers saved")] == [
        "Papers saved here"
    ]
    assert page.papers.accessibleName() == "Papers saved on this laptop"


def button(page, words):
    return next(one for one in page.findChildren(Button) if one.said == words)


def test_the_list_says_for_whom_why_and_where(desk, tmp_path, qtbot):
    save(desk, tmp_path, "Support plan WT.pdf", why="for the meeting")
    page = PapersPage(desk)
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    qtbot.waitUntil(lambda: "Wren's plan, for Dana Tidewater: for the meeting" in told(page))
    assert f"Support plan WT.pdf · saved Mon 3 November 2025 · {tmp_path}" in told(page)
    assert unnamed_controls(page) == not_plain(page) == cut_off(page) == []


def test_ctrl_f_looks_through_the_list_where_there_is_one(desk, tmp_path, qtbot):
    window = furnish_desk(desk)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.go("papers")
    page = window.page("papers")
    assert not page.seek_here()
    save(desk, tmp_path, "Support plan WT.pdf", why="for the meeting")
    save(desk, tmp_path, "Story JA.pdf")
    window.go("settings")
    window.go("papers")
    qtbot.waitUntil(page.finder.isVisible)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is page.finder
    qtbot.keyClicks(page.finder, "meeting")
    qtbot.waitUntil(lambda: "Support plan WT.pdf" in told_here(page))
    assert "Story JA.pdf" not in told_here(page)
    qtbot.keyClicks(page.finder, "zzz")
    qtbot.waitUntil(lambda: "No paper has these words" in told_here(page))


def told_here(page):
    labels = page.papers.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if not label.isHidden())


def test_before_friday_only_last_weeks_files_are_due(desk, tmp_path):
    files = [save(desk, tmp_path, f"{on}.pdf", on)[1] for on in (date(2025, 10, 24), MONDAY)]
    assert to_delete_today(files, THURSDAY) == files[:1]
    assert to_delete_today(files, FRIDAY) == files
    assert to_delete_today([], FRIDAY) == []


def test_on_a_friday_one_button_deletes_them_all(desk, tmp_path, qtbot):
    paths = [save(desk, tmp_path, f"{number}.pdf")[0] for number in range(3)]
    card = PapersCard()
    qtbot.addWidget(card)
    card.show_papers(desk.background.wait(saved_files), FRIDAY)
    assert "3 files are still here at the end of the week" in told(card)
    with qtbot.waitSignal(card.deleted) as said:
        button(card, "Delete all").click()
    assert said.args == ["3 deleted."]
    assert not any(path.exists() for path in paths)
    assert desk.background.wait(saved_files) == []


def test_a_file_that_cannot_go_is_named(desk, tmp_path, qtbot):
    path, saved = save(desk, tmp_path, "open.pdf")
    path.unlink()
    path.mkdir()
    card = PapersCard()
    qtbot.addWidget(card)
    card.show_papers([saved], MONDAY)
    with qtbot.waitSignal(card.deleted) as said:
        button(card, "Delete the file").click()
    assert "open.pdf cannot be deleted" in said.args[0]


def test_the_line_at_the_left_shows_only_while_there_are_files(desk, tmp_path, qtbot):
    path, _ = save(desk, tmp_path, "1.pdf")
    window = furnish_desk(desk)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.navigation.shows("papers"))
    window.go("papers")
    page = window.findChild(PapersPage)
    qtbot.waitUntil(lambda: "Dana Tidewater" in told(page))
    path.unlink()
    desk.told.emit(desk.last_told)
    qtbot.waitUntil(lambda: not window.navigation.shows("papers"))


@pytest.mark.parametrize(
    ("parts", "service"),
    [
        (("OneDrive - Council", "Documents"), "OneDrive - Council"),
        (("Dropbox",), "Dropbox"),
        (("Linkworker papers",), ""),
    ],
)
def test_a_folder_that_is_copied_away_is_known(tmp_path, parts, service):
    assert copied_by(tmp_path.joinpath(*parts, "Support plan WT.pdf")) == service


def test_the_folder_offered_is_no_cloud_s(tmp_path):
    assert copied_by(papers_folder(tmp_path)) == ""
    assert papers_folder(tmp_path).parent == tmp_path
