"""Attendance as a table of weeks, and as text to copy: what the chart draws, in figures."""

from collections.abc import Sequence

from linkworker.measures.days import say_day
from ui.models.attendance_weeks import Event, Week, say_event
from ui.models.rows import Figures

HEADS = ("Week of", "Attended", "Missed", "Late", "Not counted", "School year so far")
_NONE = "none counted"


class WeekTable(Figures[Week]):
    """A row for each week, the latest first."""

    def __init__(self) -> None:
        super().__init__(HEADS, cells, say_week)

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show other weeks, which come with the latest last."""
        self.show_rows(weeks[::-1])


def cells(week: Week) -> tuple[str, ...]:
    """Say a week's columns."""
    counted, so_far = week.counted, week.so_far
    percent = so_far.percent
    return (
        say_day(week.monday, year=True),
        f"{counted.attended} of {counted.possible}" if counted.possible else _NONE,
        str(counted.absent),
        f"{counted.late} ({len(week.agreed)} agreed)" if week.agreed else str(counted.late),
        str(counted.not_possible),
        f"{percent:.1f}% ({so_far.attended} of {so_far.possible})"
        if percent is not None
        else _NONE,
    )


def say_week(week: Week) -> str:
    """Say a week in a sentence: "Week of Mon 20 October: 9 of 10 half-days attended, ..."."""
    counted, so_far = week.counted, week.so_far
    said = f"Week of {say_day(week.monday)}: "
    if counted.possible:
        said += f"{counted.attended} of {counted.possible} half-days attended, "
        said += f"{counted.absent} missed, {counted.late} late"
        said += f", {len(week.agreed)} of them agreed with school" if week.agreed else ""
    else:
        said += "no half-day counted"
    if so_far.percent is None:
        return f"{said}."
    return f"{said}. School year so far {so_far.percent:.1f} per cent."


def as_text(weeks: Sequence[Week], events: Sequence[Event], sentences: Sequence[str]) -> str:
    """Give chart, steps and sentences as plain text with tabs, for a letter or a spreadsheet."""
    rows = ["\t".join(HEADS), *("\t".join(cells(week)) for week in weeks)]
    return "\n".join([*sentences, "", *rows, "", *map(say_event, events)]).strip() + "\n"
