"""Every page of a paper about an invented child says PRACTICE, across it and at its foot."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter

from linkworker.documents.paper import Made
from linkworker.documents.plan import plan_paper
from linkworker.documents.recipient import Recipient
from linkworker.practice.caseload import TODAY
from linkworker.practice.folder import USER, open_practice
from linkworker.records import Child, Colleague
from sync.merge import view
from ui.printing import Pages


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    store = open_practice(tmp_path_factory.mktemp("practice"), view).store()
    (wren,) = store.find(Child, name="Wren")
    (joyce,) = store.find(Colleague, user=USER)
    made = plan_paper(store, wren, Recipient("Wren", "child"), Made(joyce, TODAY))
    store.close()
    return made


def page(paper, number):
    pages = Pages(paper)
    picture = QImage(pages.room.toSize(), QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    pages.paint(painter, number)
    painter.end()
    return picture


def test_it_stands_across_every_page_under_the_words(paper, qapp):
    count = Pages(paper).count
    assert count > 1
    plain = replace(paper, practice=False)
    for number in range(count):
        marked, without = page(paper, number), page(plain, number)
        differ = sum(
            marked.pixel(x, y) != without.pixel(x, y)
            for x in range(0, marked.width(), 4)
            for y in range(0, marked.height(), 4)
        )
        assert differ > 500


def test_its_foot_says_so_first_of_all(paper):
    assert paper.foot.index("PRACTICE") < paper.foot.index("For Wren")
