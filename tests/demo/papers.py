"""Paper for Wren's mother: the plan and the one-page story, without what she must not be told."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter

from linkworker.documents.paper import Paper
from linkworker.records import PaperGiven
from tests.demo.cast import NOT_FOR_DANA, TYPED, Day, child
from tests.demo.desks import CTRL
from tests.demo.eyes import button, choose, sees
from tests.demo.hands import Laptop, click, press, wait_until
from ui.printing import Pages


def print_papers(day: Day, maya: Laptop) -> None:
    """Print Wren's plan and her story for her mother."""
    path = day.output / "plan-for-Dana.pdf"
    plan = print_paper(maya, "Support plan", path)
    assert TYPED["settled"] in words_of(plan)
    assert plan.draft
    day.tick(f"The plan is printed for Dana: {path.stat().st_size // 1000} kB, marked DRAFT")
    story = print_paper(maya, "One-page story", day.output / "story-for-Dana.pdf")
    maya.picture(day.output / "story-check.png")
    said = words_of(story)
    assert all(TYPED[one] in said for one in ("hope", "settled", "works"))
    assert "[another child] saves her a chair" in said
    assert not [one for one in NOT_FOR_DANA if one in said]
    assert sees(maya.page("print"), "Left out for Dana")
    day.tick("Her story for Dana, on one page: no address of her father's, no other child's name")


def print_paper(maya: Laptop, kind: str, path: Path) -> Paper:
    """Ctrl+P on Wren's page, which paper, for whom, and Print; return what was printed."""
    maya.window.go("child", f"{child(maya, 'Wren').id}/plan")
    press(maya.page("child"), Qt.Key.Key_P, CTRL)
    page = maya.page("print")
    wait_until(lambda: sees(page, "Print a paper about Wren"), "the check page")
    maya.ask(lambda store: store.find(PaperGiven))
    click(button(page, kind))
    choose(page, "Who is it for?", "Dana")
    wait_until(lambda: page.paper is not None, "the paper")
    paper: Paper = page.paper
    page.out.choose_printer = lambda _: QPdfWriter(str(path))
    before = given(maya)
    click(button(page, "Print"))
    wait_until(lambda: given(maya) > before, "what was shared with whom")
    return paper


def given(maya: Laptop) -> int:
    """Count the papers that went to Dana."""
    return len(maya.ask(lambda store: store.find(PaperGiven, reader="Dana")))


def words_of(paper: Paper) -> str:
    """Give the words on a paper's pages."""
    return Pages(paper).document.toPlainText()
