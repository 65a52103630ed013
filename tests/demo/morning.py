"""The morning: a caseload is begun, and the school's register is read."""

import csv
import io
from datetime import date, timedelta
from functools import partial

from linkworker.actions import children, people, places, registers
from linkworker.imports.attendance_file import read_marks
from linkworker.imports.mapping import guess_mapping
from linkworker.imports.table import read_table
from linkworker.records import Child, School, Withhold
from tests.demo.cast import ADDRESS, NAMES, PHONE, SURNAMES, UPNS, Day, child
from tests.demo.clock import NOW
from tests.demo.hands import Laptop


def begin_caseload(maya: Laptop) -> None:
    """Write down the school, its term, nine children, and Wren's people."""
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
    add_parents(maya, child(maya, "Wren"))
    maya.sync()


def add_parents(maya: Laptop, wren: Child) -> None:
    """Write down Wren's mother, and her father, whose address her mother must not be told."""
    caseload = maya.desk.standing.caseload
    maya.do(partial(
        people.add_person, child=wren, caseload=caseload, name="Dana", role="mum",
        responsibility=True, safe=True, withhold=frozenset({Withhold.ADDRESS.value}),
    ))  # fmt: skip
    maya.do(partial(
        people.add_person, child=child(maya, "Wren"), caseload=caseload, name="Rafe", role="dad",
        address=ADDRESS, address_withheld=True, phone=PHONE,
    ))  # fmt: skip


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
