"""Which column of a school's file is which: guessed from its headings, then the person's to change.

No two schools name their columns alike, so what was chosen is remembered per school as a plain
dictionary, field to heading.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

Shape = Literal["packed", "ten", "days", "long"]

_DAYS = {"mon": "monday", "tue": "tuesday", "wed": "wednesday", "thu": "thursday", "fri": "friday"}
_PARTS = {"am": "morning", "pm": "afternoon"}
TEN = tuple(f"{day}_{part}" for day in _DAYS for part in _PARTS)

# Headings with all but letters and digits taken out, the likeliest first.
_HEADINGS: dict[str, tuple[str, ...]] = {
    "upn": ("upn", "uniquepupilnumber", "pupilupn", "studentupn"),
    "surname": ("surname", "legalsurname", "lastname", "familyname", "preferredsurname"),
    "forename": ("forename", "legalforename", "preferredforename", "firstname", "givenname"),
    "name": ("name", "pupilname", "studentname", "fullname", "pupil", "student"),
    "born": ("dateofbirth", "dob", "birthdate", "born"),
    "week": ("weekcommencing", "weekbeginning", "weekstarting", "wc", "wb", "week", "weekstart"),
    "marks": ("marks", "weekmarks", "weeksmarks", "attendancemarks", "weekpattern"),
    "date": ("date", "sessiondate", "markdate", "attendancedate", "day"),
    "session": ("session", "ampm", "sessionname", "halfday"),
    "code": ("code", "mark", "attendancecode", "attendancemark", "sessionmark", "rollcallmark"),
    "am": ("am", "ammark", "amcode", "morning"),
    "pm": ("pm", "pmmark", "pmcode", "afternoon"),
    **{
        f"{day}_{part}": tuple(d + p for d in (day, long_day) for p in (part, long_part))
        for day, long_day in _DAYS.items()
        for part, long_part in _PARTS.items()
    },
}
FIELDS = tuple(_HEADINGS)
_LESSONS = ("lesson", "lessonname", "lessoncode", "period", "periodname", "subject", "course")
_TOTALS = ("possible", "sesspossible", "possiblemarks", "sessionspossible", "authorisedabsences")


@dataclass(frozen=True)
class Mapping:
    """Field to heading, for the fields in `FIELDS` that the file has."""

    columns: dict[str, str] = field(default_factory=dict)

    @property
    def shape(self) -> Shape | None:
        """How marks stand: a packed week, ten columns, AM and PM by day, one a row, or not yet."""
        if "marks" in self.columns:
            return "packed"
        if all(name in self.columns for name in TEN):
            return "ten"
        if {"date", "session", "code"} <= self.columns.keys():
            return "long"
        return "days" if {"date", "am", "pm"} <= self.columns.keys() else None

    def problems(self, headers: tuple[str, ...], *, week_known: bool = False) -> list[str]:
        """Say all that keeps this mapping from reading a file with these headings.

        `week_known` is true when the person has said which week the whole file is for.
        """
        found = [
            f"This file has no column “{heading}” any more. Choose its columns again."
            for heading in self.columns.values()
            if heading not in headers
        ]
        names = "surname" in self.columns or "name" in self.columns
        if "upn" not in self.columns and not ("born" in self.columns and names):
            found.append("Choose the UPN column, or the surname and date of birth columns.")
        if self.shape is None:
            found.append(_no_marks(headers))
        elif self.shape in ("packed", "ten") and not ("week" in self.columns or week_known):
            found.append("Choose the column with the Monday of each week, or say which week it is.")
        elif self.shape in ("long", "days") and has_lessons(headers):
            found.append(LESSON_FILE)
        return found


LESSON_FILE = (
    "This file has a mark for each lesson. Ask the school for the register: one mark for the "
    "morning and one for the afternoon."
)


def guess_mapping(headers: tuple[str, ...]) -> Mapping:
    """Guess which heading stands for which field; a heading is used once."""
    plain = {_plain(heading): heading for heading in reversed(headers)}
    guessed = {
        name: next((plain[spelling] for spelling in spellings if spelling in plain), None)
        for name, spellings in _HEADINGS.items()
    }
    return Mapping({name: heading for name, heading in guessed.items() if heading is not None})


def has_lessons(headers: tuple[str, ...]) -> bool:
    """Say whether the headings are those of a lesson-by-lesson file."""
    return any(_plain(heading) in _LESSONS for heading in headers)


def _no_marks(headers: tuple[str, ...]) -> str:
    if any(_plain(heading) in _TOTALS for heading in headers):
        return "This file has totals and no marks. Ask the school for the marks of each half-day."
    return "Choose the columns with the marks: a week in one, a week in ten, or date, AM/PM, mark."


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9]", "", heading.casefold())
