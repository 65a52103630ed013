"""Hands for the tests of the caseload: show it, read its lines, change what is kept."""

from ui.models.caseload_table import LINE
from ui.screens.caseload_page import CaseloadPage


def shown(qtbot, desk):
    page = CaseloadPage(desk)
    qtbot.show(page, 1140, 702)
    qtbot.waitUntil(lambda: page._caseload is not None)
    return page


def lines(page):
    model = page.table.model()
    return [model.index(row, 0).data(LINE) for row in range(model.rowCount())]


def names(page):
    return [line.child.name for line in lines(page)]


def line_of(page, name):
    return next(line for line in lines(page) if line.child.name == name)


def run(qtbot, desk, action):
    done = []
    desk.background.run(action, then=done.append)
    qtbot.waitUntil(lambda: bool(done))
    return done[0]
