"""The steps of the day, each through the real program, each said with a tick."""

import csv
import io
import subprocess
import sys
import time
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from linkworker.actions import attendance, children, goals, people, places, plans, registers
from linkworker.actions.contacts import contacts_of
from linkworker.imports.attendance_file import read_marks
from linkworker.imports.mapping import guess_mapping
from linkworker.imports.table import read_table
from linkworker.records import Action, Child, Contact, Goal, School
from tests.demo import desks
from tests.demo.doomed import POINTS
from tests.demo.hands import Laptop, wait_until
from tests.demo.office import Office, office
from ui.desk import tell_time
from ui.printing import save_pdf

NOW = datetime(2025, 11, 4, 9, 42)
NAMES = ("Wren", "Otis", "Nia", "Juniper", "Kofi", "Pip", "Teddy", "Cora", "Rafi")
SURNAMES = (
    "Tidewater", "Marblethorn", "Foxglove", "Quill", "Saltmarsh", "Harrow", "Lindle", "Ashby",
    "Dunegrass",
)  # fmt: skip
UPNS = (
    "B801200005001", "Z304412322001", "P213430018042", "V207695321117", "H205426723309",
    "E359206124250", "", "", "",
)  # fmt: skip
TYPED = {
    "hope": "I want to draw foxes for a living",
    "together": "Toast and the big tin of crayons at breakfast",
    "maya": "Get through the door with Juniper beside me",
    "sam": "Get through the door on my own by Christmas",
    "settled": "Get through the door, with Juniper at first",
    "harder": "Her brother's nursery starts late",
}
NOTES = {point: f"Note number {n}: the lilac umbrella" for n, point in enumerate(POINTS)}


class Day:
    """What has happened so far, and the laptops it happened on."""

    def __init__(self, folder: Path, output: Path, local: Office) -> None:
        self._folder = folder
        self.output = output
        self.office = local
        self._began = time.monotonic()

    def tick(self, words: str) -> None:
        """Say that a step is done."""
        seconds = time.monotonic() - self._began
        sys.stdout.write(f"  ✓ {words}  ({seconds:.0f} s)\n")
        sys.stdout.flush()

    def join(self, name: str, *grants: str) -> Laptop:
        """Invite somebody; they join by the file, and the administrator lets them in."""
        file = self.office.invite(name, *grants)
        laptop = Laptop(self._folder / name.split()[0].lower(), name)
        desks.join(laptop, file, name)
        wait_until(lambda: "Waiting" in laptop.desk.last_told.trouble, "waiting to be let in")
        said = self.office.approve()
        assert "let in" in said, said
        laptop.sync()
        return laptop


def play(folder: Path, output: Path) -> None:
    """Play the whole day; raises at the first thing that is not as it should be."""
    tell_time(lambda: NOW)
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
        print_plan(day, maya)
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


def begin_caseload(maya: Laptop) -> None:
    """Write down the school, its term, nine children, and Wren's mother."""
    standing = maya.desk.standing
    maya.do(partial(
        places.add_school, place_log=standing.place_log, name="Alderbrook Primary",
        dsl="Mrs Dale", dsl_phone="01632 960 001", agreement="DSA 2025/14",
        agreement_from=date(2025, 9, 1),
    ))  # fmt: skip
    (school,) = maya.ask(lambda store: store.find(School))
    maya.do(partial(
        places.add_term, school=school, name="Autumn 2025", starts=date(2025, 9, 8),
        ends=date(2025, 12, 19), half_term_starts=date(2025, 10, 27),
        half_term_ends=date(2025, 10, 31),
    ))  # fmt: skip
    for name, surname, upn in zip(NAMES, SURNAMES, UPNS, strict=True):
        maya.do(partial(
            children.add_child, caseload=standing.caseload, name=name, surname=surname,
            school=school.id, year=5, upn=upn, born=date(2016, 3, len(name)),
        ))  # fmt: skip
    wren = child(maya, "Wren")
    maya.do(partial(people.add_person, child=wren, caseload=standing.caseload, name="Dana",
                    role="mum", responsibility=True, safe=True))  # fmt: skip
    maya.sync()


def child(laptop: Laptop, name: str) -> Child:
    """Return a child by name."""
    return laptop.ask(lambda store: store.find(Child, name=name))[0]


def read_register(day: Day, maya: Laptop) -> None:
    """Read the school's file: nine of ours, two who are not, and one mark changed later."""
    file = register_file({})
    first = import_file(maya, file)
    assert first.added
    assert not first.changed
    day.tick(f"The school's attendance file is read: {first.added} marks")
    again = import_file(maya, file)
    assert not again.added
    later = import_file(maya, register_file({("B801200005001", "2025-11-03"): "L"}), days=1)
    assert [c.after for c in later.changed] == ["L"]
    day.tick("Read again it changes nothing; a newer file says which mark the school changed")


def register_file(changed: dict[tuple[str, str], str]) -> bytes:
    """Return a long CSV of the weeks since September for our children and two others."""
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(["UPN", "Date", "Session", "Code"])
    for upn in [upn for upn in UPNS if upn] + ["N35940262412Z", "G30441232400A"]:
        first = date(2025, 9, 8)
        for day in (first + timedelta(days=n) for n in range(57)):
            if day.weekday() < 5 and not date(2025, 10, 27) <= day <= date(2025, 10, 31):
                am = "O" if day.weekday() == 0 and upn == "B801200005001" else "/"
                am = changed.get((upn, day.isoformat()), am)
                lines.writerow([upn, day.isoformat(), "AM", am])
                lines.writerow([upn, day.isoformat(), "PM", "\\"])
    return out.getvalue().encode()


def import_file(maya: Laptop, file: bytes, days: int = 0) -> registers.Imported:
    """Read a file in memory, look at what it would do, and keep it."""
    table = read_table(file, "register.csv")
    reading = read_marks(table, guess_mapping(table.headers))
    (school,) = maya.ask(lambda store: store.find(School))
    at = NOW + timedelta(days=days)
    shown = maya.ask(lambda store: registers.preview(store, school, reading, at=at))
    return maya.do(partial(registers.import_marks, shown=shown))


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
                    my_words="Mornings are the hardest bit.", good_at="Drawing"))  # fmt: skip
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
    desks.look_at_plan(tom, child(tom, "Wren"), TYPED["settled"], day.output / "supervisor.png")
    day.tick("Tom, the supervisor, reads it; his screens have nothing to write with")


def print_plan(day: Day, maya: Laptop) -> None:
    """Print Wren's plan for her mother."""
    paper = desks.paper_for(maya, child(maya, "Wren"), "Dana")
    assert TYPED["settled"] in paper.html
    assert paper.draft
    path = day.output / "plan-for-Dana.pdf"
    save_pdf(paper.html, paper.title, path)
    day.tick(f"The plan is printed for Dana: {path.stat().st_size // 1000} kB, marked DRAFT")


def killed(day: Day, maya: Laptop, tom: Laptop) -> None:
    """Kill Maya's laptop at five points of saving and syncing; nothing acknowledged is lost."""
    for point in POINTS:
        note = NOTES[point]
        command = [sys.executable, "-m", "tests.demo.doomed"]
        died = subprocess.run(
            [*command, str(maya.folder), maya.passphrase, point, note],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert died.returncode == -9, died.stderr
        assert "kept as typed" in died.stdout
    again = desks.unlock(maya.folder, maya.name, maya.passphrase)
    again.sync()
    again.sync()
    kept = notes_about_wren(again)
    drafts = [d.typed["words"] for d in again.ask(lambda store: store.drafts())]
    saved = [NOTES[point] for point in ("saved", "sealed", "sent")]
    assert all(kept.count(words) == 1 for words in saved), kept
    assert set(drafts) == {NOTES["typed"], NOTES["saving"]}
    assert again.ask(lambda store: store.unsent()) == 0
    tom.sync()
    seen = notes_about_wren(tom)
    assert all(seen.count(words) == 1 for words in saved), seen
    again.close()
    day.tick(
        "Killed while typing, saving, sealing and sending: every note is there once, drafts too"
    )


def notes_about_wren(laptop: Laptop) -> list[str]:
    """Return the words of every contact in Wren's record on this laptop."""
    wren = child(laptop, "Wren")
    return [contact.words for contact in laptop.ask(lambda store: contacts_of(store, wren))]


def search_server(day: Day) -> None:
    """Search the server's tables for every word that was typed."""
    needles = [
        *TYPED.values(),
        *NOTES.values(),
        *SURNAMES,
        *UPNS[:6],
        "Alderbrook",
        "Dana",
        "Okoro",
    ]
    size, found = day.office.words_on_the_server(needles)
    assert not found, found
    day.tick(f"The server's tables, {size // 1000} kB, hold none of {len(needles)} words typed")
