"""The steps of the day, each through the real program, each said with a tick."""

from datetime import date
from functools import partial
from pathlib import Path

from linkworker.actions import attendance, goals, plans
from linkworker.records import Action, Contact, Goal
from tests.demo import desks
from tests.demo.beside import sit_beside
from tests.demo.cast import NAMES, TYPED, Day, child
from tests.demo.clock import NOW
from tests.demo.evening import killed, search_server
from tests.demo.hands import Laptop
from tests.demo.morning import begin_caseload, read_register
from tests.demo.office import office
from tests.demo.papers import print_papers
from tests.demo.review import look_at_team, talk


def play(folder: Path, output: Path) -> None:
    """Play the whole day; raises at the first thing that is not as it should be."""
    with office(folder) as local:
        day = Day(folder, output, local)
        local.create("Brent")
        day.tick("A server on PostgreSQL; an organisation founded from an administrator's computer")
        maya, sam, tom = gather(day)
        read_register(day, maya)
        for laptop in (sam, tom):
            laptop.sync()
        local.stop()
        offline(day, maya, sam)
        local.start()
        agree(day, maya, sam, tom)
        look_at_team(day, tom)
        talk(day, maya, tom)
        sit_beside(day, maya)
        print_papers(day, maya)
        maya.close()
        sam.close()
        killed(day, maya, tom)
        tom.close()
        search_server(day)


def gather(day: Day) -> tuple[Laptop, Laptop, Laptop]:
    """Let two Link Workers and a supervisor join."""
    maya = day.join("Maya Okoro", "--lead", "Alderbrook")
    day.tick("Maya joins by invitation and is let in")
    begin_caseload(maya)
    sam = day.join("Sam Ferrow", "--write", "Alderbrook")
    tom = day.join("Tom Hale", "--review", "Alderbrook")
    assert len(sam.desk.standing.unopened) == 2
    for laptop in (maya, sam, tom, maya):
        laptop.sync()
    assert not sam.desk.standing.unopened
    day.tick("Sam and Tom join; Maya's laptop opens the caseload for them at its next sync")
    return maya, sam, tom


def offline(day: Day, maya: Laptop, sam: Laptop) -> None:
    """No network: a plan, an Attendance Action Plan, nine children, two different minds."""
    write_plan(maya)
    day.tick("Offline: an Individual Support Plan and an Attendance Action Plan are written")
    desks.note_about(maya, [child(maya, name) for name in NAMES], TYPED["together"])
    kept = maya.ask(lambda store: store.find(Contact))
    assert len(kept) == len({contact.log for contact in kept}) == 9
    assert len({contact.occasion for contact in kept}) == 1
    maya.picture(day.output / "offline.png")
    day.tick(
        "Offline: one note about nine children at breakfast, one record in each child's own log"
    )
    assert first_goal(sam) is None


def write_plan(maya: Laptop) -> None:
    """Write Wren's plan, a goal with an action, and how she will get to school."""
    wren = child(maya, "Wren")
    maya.do(partial(plans.make_plan, child=wren, started=NOW.date(), hopes=TYPED["hope"],
                    my_words="Mornings are the hardest bit.", good_at="Drawing",
                    works="\n".join(TYPED[one] for one in ("works", "friend", "away")),
                    ))  # fmt: skip
    plan = maya.ask(lambda store: plans.plan_of(store, wren))
    maya.do(partial(goals.add_goal, plan=plan, words="Get through the door"))
    goal = maya.ask(lambda store: goals.goals_of(store, plan))[0]
    maya.do(partial(goals.add_action, goal=goal, what="Share the calm plan", who="Maya",
                    due=date(2025, 11, 14)))  # fmt: skip
    maya.do(partial(attendance.start_attendance_plan, plan=plan, child=wren, started=NOW.date(),
                    baseline_from=date(2025, 9, 8), baseline_to=date(2025, 10, 24),
                    target="In class by nine, four Mondays in five",
                    harder_words=TYPED["harder"]))  # fmt: skip


def first_goal(laptop: Laptop) -> tuple[Goal, Action] | None:
    """Return Wren's goal and action as this laptop has them now."""
    found = laptop.ask(lambda store: store.find(Goal))
    return (found[0], laptop.ask(lambda store: store.find(Action))[0]) if found else None


def agree(day: Day, maya: Laptop, sam: Laptop, tom: Laptop) -> None:
    """The plan reaches Sam; both change it with no network; it is decided, and Tom sees it."""
    for laptop in (maya, sam, tom):
        laptop.sync()
    day.office.stop()
    (my_goal, my_action), (sams_goal, sams_action) = first_goal(maya), first_goal(sam)
    maya.do(partial(goals.edit_goal, goal=my_goal, words=TYPED["maya"]))
    sam.do(partial(goals.edit_goal, goal=sams_goal, words=TYPED["sam"]))
    maya.do(partial(goals.edit_action, action=my_action, notes="She chose the fox card."))
    sam.do(partial(goals.edit_action, action=sams_action, who="Sam"))
    day.office.start()
    for laptop in (maya, sam, maya, tom):
        laptop.sync()
    for laptop in (maya, sam, tom):
        goal, action = first_goal(laptop)
        assert (action.who, action.notes) == ("Sam", "She chose the fox card.")
        assert goal.undecided == {"words"}
    day.tick("Reconnected: different fields of one action are merged on all three laptops")
    desks.decide(maya, TYPED["settled"], day.output / "to-decide.png")
    for laptop in (maya, sam, tom):
        laptop.sync()
        assert first_goal(laptop)[0].words == TYPED["settled"]
        assert not laptop.ask(lambda store: store.decisions())
    day.tick("The same goal stood in To decide with both values; decided, and settled everywhere")
