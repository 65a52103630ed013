"""A check page over Wren's plan, for the tests of papers: her mum, a dad told less, an uncle."""

from datetime import date

from PySide6.QtCore import QSizeF

from linkworker.actions import goals, people, places, plans
from linkworker.records import Child, School, Withhold
from tests.ui.conftest import add_child
from ui.page_ends import page_ends
from ui.printing import laid_out
from ui.screens.print_page import PrintPage

A4 = QSizeF(680, 980)
SCHOOL, STREET = "Alderbrook Primary", "12 Mill Lane"


def document_of(html, page):
    """Lay out a paper's HTML on pages of this size, with its pages ended as they print."""
    document = laid_out(html, page)
    for _ in page_ends(document):
        pass
    return document


def begin_wren(desk):
    """Give Wren a plan that names her school, a mum, and a dad who must not know the school."""
    do = desk.background.wait
    do(lambda store: places.add_school(store, "place", name=SCHOOL))
    school = do(lambda store: store.find(School)[0])
    wren = add_child(desk.background, name="Wren", surname="Tidewater", school=school.id, year=5)
    said = {"my_words": "I want to draw & <b>not shout</b>", "needs": f"{SCHOOL} feels loud"}
    said["good_at"] = "Foxes"
    do(lambda store: plans.make_plan(store, wren, started=date(2025, 9, 8), **said))
    plan = do(lambda store: plans.plan_of(store, wren))
    do(lambda store: goals.add_goal(store, plan, words="Get through the door"))
    for name, role, withhold in (
        ("Dana", "mum", ()),
        ("Rex", "dad", (Withhold.SCHOOL.value,)),
        ("Otto", "uncle", (Withhold.US.value,)),
    ):
        do(
            lambda store, name=name, role=role, withhold=withhold: people.add_person(
                store, child=wren, caseload="c", name=name, role=role, address=STREET,
                withhold=frozenset(withhold),
            )
        )  # fmt: skip
    return do(lambda store: store.get(Child, wren.id))


def open_page(desk, wren, qtbot):
    """Show the check page about Wren."""
    page = PrintPage(desk)
    qtbot.show(page, 1029, 556)
    page.show_about(wren.id)
    qtbot.waitUntil(lambda: page.reader.count() > 1)
    return page


def choose(page, name):
    found = (row for row in range(page.reader.count()) if name in page.reader.itemText(row))
    row = next(found)
    page.reader.setCurrentIndex(row)
    page.reader.activated.emit(row)


def made_for(page, name, qtbot):
    page._show_paper(None)
    choose(page, name)
    qtbot.waitUntil(lambda: page.paper is not None)
    return page.paper


def printed(paper):
    return document_of(paper.html, A4).toPlainText()
