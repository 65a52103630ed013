"""Who a child's page is about: the child, the school and its calendar, what one may do here."""

from dataclasses import dataclass, field
from datetime import date

from linkworker.actions.people import best_times
from linkworker.actions.places import calendar_of, names, school_of
from linkworker.actions.plans import plan_of
from linkworker.actions.stages import stands
from linkworker.actions.stayed import stayed_about
from linkworker.measures.calendar import SchoolCalendar, calendar_note
from linkworker.measures.days import whole_years
from linkworker.measures.stages import Stood, term_number
from linkworker.records import Child, Plan
from linkworker.store import Decision, Reader, Stayed
from ui.desk import Standing
from ui.models.caseload import year_words
from ui.models.comments import Talk, talks_about
from ui.models.family import stage_words
from ui.models.team_known import holders


@dataclass(frozen=True)
class About:
    """What every tab of a child's page needs to know.

    `may_write` is false for somebody who reviews; `staff` are the names behind user ids;
    `waiting` are the records that have not left this laptop, `unsent` says whether any of hers;
    in practice, where nothing ever leaves, none are.
    `ring` says whom to ring when, only where that is safe to show; `decided_by` names those
    who answered differently. `talks` are the comments in her record, the oldest first;
    `held_by` names whoever leads the caseload; `stood` is where the child is in the programme;
    `stayed` is what was removed of hers and stays, since somebody wrote there.
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
    decided_by: tuple[str, ...]
    ring: tuple[str, ...]
    may_write: bool
    talks: tuple[Talk, ...] = ()
    held_by: str = ""
    stood: Stood = field(default_factory=Stood)
    stayed: tuple[Stayed, ...] = ()

    @property
    def name(self) -> str:
        """The child's whole name."""
        return self.child.whole_name

    @property
    def line(self) -> str:
        """Pronouns, year, age, class, school, and where the child is in the programme."""
        child = self.child
        known = child.school_class and f"class {child.school_class}"
        aged = f"age {whole_years(child.born, self.today)}" if child.born else ""
        year = ", ".join(part for part in (year_words(child.year), aged) if part)
        parts = (child.pronouns, year, known, self.school, self._stage)
        said = " · ".join(part for part in parts if part)
        return said[:1].upper() + said[1:]

    @property
    def _stage(self) -> str:
        term = term_number(self.calendar, self.child.started, self.today)
        return stage_words(self.stood, term, self.today)

    @property
    def newer(self) -> bool:
        """Whether a newer version of the program wrote something that this one cannot show."""
        return bool(self.child.newer or (self.plan and self.plan.newer))

    @property
    def disagreement(self) -> str:
        """That two people answered differently, and who, or ''."""
        if not self.to_decide:
            return ""
        who = " and ".join(self.decided_by) if len(self.decided_by) == 2 else "Two people"
        parts = "something" if self.to_decide == 1 else f"{self.to_decide} things"
        both = "Both are kept: decide which is right."
        return f"{who} changed {parts} here. {both}"

    @property
    def note(self) -> str:
        """That the calendar is not known, or ''."""
        return calendar_note(self.calendar, self.today)


def read_about(reader: Reader, child_id: str, today: date, standing: Standing) -> About:
    """Read whom the page is about; raises NotFound for a child who is not on this laptop."""
    child = reader.get(Child, child_id)
    school = school_of(reader, child.school)
    caseload = dict(reader.logs("child")).get(child.log, "")
    staff, hers = names(reader), [one for one in reader.decisions() if one.record.log == child.log]
    return About(
        child=child,
        school=school.name if school else "",
        calendar=calendar_of(reader, child.school),
        today=today,
        plan=plan_of(reader, child),
        staff=staff,
        waiting=frozenset() if standing.practice else frozenset(reader.unsent_records()),
        unsent=not standing.practice and child.log in reader.unsent_logs(),
        to_decide=len(hers),
        decided_by=_who(hers, staff),
        ring=best_times(reader, child),
        may_write=standing.caseloads.get(caseload) in ("lead", "write"),
        talks=tuple(talks_about(reader, child, standing)),
        stood=stands(reader, child, today),
        held_by=holders(standing.team.get(caseload, {}), staff),
        stayed=tuple(stayed_about(reader, child)),
    )


def _who(decisions: list[Decision], staff: dict[str, str]) -> tuple[str, ...]:
    users = dict.fromkeys(answer.user for one in decisions for answer in one.answers)
    return tuple(staff[user] for user in users if user in staff)
