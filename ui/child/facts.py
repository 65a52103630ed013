"""Who a child's page is about: the child, the school and its calendar, what one may do here."""

from dataclasses import dataclass
from datetime import date

from linkworker.actions.places import calendar_of, names, school_of
from linkworker.actions.plans import plan_of
from linkworker.measures.calendar import SchoolCalendar, calendar_note
from linkworker.records import Child, Plan
from linkworker.store import Reader
from ui.desk import Standing
from ui.models.caseload import year_words


@dataclass(frozen=True)
class About:
    """What every tab of a child's page needs to know.

    `may_write` is false for somebody who reviews; `staff` are the names behind user ids;
    `waiting` are the records that have not left this laptop, `unsent` says whether any of hers.
    """

    child: Child
    school: str
    calendar: SchoolCalendar
    today: date
    plan: Plan | None
    staff: dict[str, str]
    waiting: frozenset[str]
    unsent: bool
    to_decide: int
    may_write: bool

    @property
    def name(self) -> str:
        """The child's whole name."""
        return f"{self.child.name} {self.child.surname}".strip()

    @property
    def line(self) -> str:
        """Pronouns, year, class, school."""
        child = self.child
        known = child.school_class and f"class {child.school_class}"
        parts = (child.pronouns, year_words(child.year), known, self.school)
        said = " · ".join(part for part in parts if part)
        return said[:1].upper() + said[1:]

    @property
    def note(self) -> str:
        """That the calendar is not known, or ''."""
        return calendar_note(self.calendar, self.today)


def read_about(reader: Reader, child_id: str, today: date, standing: Standing) -> About:
    """Read whom the page is about; raises NotFound for a child who is not on this laptop."""
    child = reader.get(Child, child_id)
    school = school_of(reader, child.school)
    caseload = dict(reader.logs("child")).get(child.log, "")
    return About(
        child=child,
        school=school.name if school else "",
        calendar=calendar_of(reader, child.school),
        today=today,
        plan=plan_of(reader, child),
        staff=names(reader),
        waiting=frozenset(reader.unsent_records()),
        unsent=child.log in reader.unsent_logs(),
        to_decide=sum(one.record.log == child.log for one in reader.decisions()),
        may_write=standing.caseloads.get(caseload) in ("lead", "write"),
    )
