"""Maya and Sam change one action of Wren unseen by each other: for the tests of To decide."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from linkworker.actions import goals, places, plans
from linkworker.records import RECORDS, Action, Goal, Plan
from tests.linkworker.conftest import Ticking
from tests.sync.desks import Desk as Laptop
from tests.sync.desks import share
from ui.screens.decide_page import DecidePage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def post(background, tmp_path):
    """Exchange with Sam's laptop; every call runs on the thread that writes."""
    laptops = {}

    def meet(store):
        mine = object.__new__(Laptop)
        mine.store, mine.posted = store, []
        laptops["mine"], laptops["sam"] = mine, Laptop(tmp_path, RECORDS, Ticking())
        mine.store.mailbox.name_user(laptops["sam"].device, "sam")
        places.introduce_colleague(store, "place", user="sam", name="Sam Ferrow")

    def do(edit=None):
        def work(_):
            if edit:
                edit(laptops["sam"].store)
            share(laptops["mine"], laptops["sam"])

        background.wait(work)

    background.wait(meet)
    yield do
    background.wait(lambda _: laptops["sam"].store.close())


@pytest.fixture
def action(desk, wren, post):
    """An action of Wren's plan, on both laptops."""
    background = desk.background
    background.wait(lambda store: plans.make_plan(store, wren, started=date(2025, 9, 9)))
    plan = background.wait(lambda store: store.find(Plan)[0])
    background.wait(lambda store: goals.add_goal(store, plan, words="I want to walk in"))
    goal = background.wait(lambda store: store.find(Goal)[0])
    said = {"what": "Share calm plan", "who": "Maya", "notes": "Wren wants to."}
    background.wait(lambda store: goals.add_action(store, goal, **said))
    post()
    return background.wait(lambda store: store.find(Action)[0])


def disagree(desk, post, record, mine, theirs):
    def edit(store, edits):
        shown = store.get(type(record), record.id)
        with store.change() as (change, _):
            change.update(shown, **edits)

    desk.background.wait(partial(edit, edits=mine))
    post(partial(edit, edits=theirs))


@pytest.fixture
def asked(desk, post, action, qtbot):
    mine = {"what": "Share calm plan with Mrs Dale", "notes": "Wren wants to. She chose a fox."}
    theirs = {"what": "Share calm plan with all", "notes": "Wren wants to. Mr Fenwick comes."}
    disagree(desk, post, action, mine, theirs)
    return show(DecidePage(desk), qtbot)


def show(page, qtbot):
    qtbot.show(page, 1029, 556)
    qtbot.waitUntil(lambda: bool(page.parts))
    qtbot.turn_to(page)
    page.parts[0].focus()
    return page


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key, CTRL)


def now(desk, record):
    return desk.background.wait(lambda store: store.get(type(record), record.id))


def to_decide(desk):
    return desk.background.wait(lambda store: store.decisions())
