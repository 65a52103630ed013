"""Tom at the team overview; his comment, Maya's answer at its place."""

from PySide6.QtCore import Qt

from tests.demo.cast import TYPED, Day, child
from tests.demo.desks import CTRL, look_at_plan
from tests.demo.eyes import button, field, row, sees
from tests.demo.hands import Laptop, click, press, type_into, wait_until
from ui.comments.here import CommentsHere


def look_at_team(day: Day, tom: Laptop) -> None:
    """Open Team overview: who was last heard from when; then read Wren's plan."""
    click(button(tom.window.navigation, "Team overview"))
    page = tom.page("team")
    heard = [
        row(page, "The team", f"{name}. laptop last heard from today")
        for name in ("Maya Okoro", "Sam Ferrow")
    ]
    tom.picture(day.output / "team.png")
    when = [sentence.split(". ")[1].rpartition(" ")[2] for sentence in heard]
    day.tick(
        f"Tom, the supervisor, opens Team overview: Maya was heard from at {when[0]}, "
        f"Sam at {when[1]}"
    )
    look_at_plan(tom, child(tom, "Wren"), TYPED["settled"], day.output / "supervisor.png")
    day.tick("He reads Wren's plan; his screens have nothing to write with")


def talk(day: Day, maya: Laptop, tom: Laptop) -> None:
    """Tom comments on Wren's goal; Maya opens it at its place and answers; he reads that."""
    click(button(tom.page("child"), "Comment: Wren’s goal"))
    _say(tom, TYPED["asked"])
    tom.sync()
    maya.sync()
    click(button(maya.window.navigation, "Comments, 1"))
    click(button(maya.page("comments"), "Tom Hale on Wren’s goal"))
    wait_until(lambda: _marked(maya), "the comment at its place")
    maya.picture(day.output / "comment.png")
    click(button(maya.page("child"), "Answer: Wren’s goal"))
    _say(maya, TYPED["answered"])
    maya.sync()
    tom.sync()
    click(button(tom.window.navigation, "Comments"))
    wait_until(lambda: sees(tom.page("comments"), TYPED["answered"]), "the answer")
    day.tick("Tom comments on Wren's goal; Maya opens it at its place, and he reads her answer")


def _say(laptop: Laptop, words: str) -> None:
    page = laptop.page("comment")
    button(page, "Save ")  # there from when the words before are read
    said = field(page, "What do you want to say?")
    type_into(said, words)
    press(said, Qt.Key.Key_Return, CTRL)
    wait_until(lambda: sees(laptop.page("child"), words), "the comment where it belongs")


def _marked(laptop: Laptop) -> bool:
    """Say whether the place that was looked for is in sight, marked, with what was asked."""
    page = laptop.page("child")
    here = [one for one in page.findChildren(CommentsHere) if one.property("card") == "chosen"]
    return any(one.isVisible() and sees(one, TYPED["asked"]) for one in here)
