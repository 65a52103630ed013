"""What measures a child's way as a timeline tells it: SDQ forms, marks from school."""

from collections.abc import Iterator
from dataclasses import replace

from linkworker.actions.attainment import marks_of
from linkworker.actions.sdq import forms_of
from linkworker.records import Attainment, Child, SdqForm
from linkworker.store import Reader
from ui.happened.told import Told, told_on
from ui.models.sdq_words import NOT_A_DIAGNOSIS, asked_words

_WHERE = f"Its scores stand on the SDQ tab. {NOT_A_DIAGNOSIS}"
_SDQ, _MARK = ("clipboard-list", "plain"), ("book-open", "plain")


def tell_measures(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell every form that came back and every mark, struck out or not."""
    for form in forms_of(reader, child):
        yield _form(form, child, staff)
    for mark in marks_of(reader, child):
        yield _mark(mark, staff)


def _form(form: SdqForm, child: Child, staff: dict[str, str]) -> Told:
    who = asked_words(form.filled_by, child) if form.filled_by else ""
    title, by = f"SDQ filled in by: {who}" if who else "SDQ", staff.get(form.by, "")
    told = told_on("measures", form.filled_on, title, _WHERE, by, _SDQ, form)
    return replace(told, struck=form.struck_because)


def _mark(mark: Attainment, staff: dict[str, str]) -> Told:
    subject = mark.subject.value.capitalize() if mark.subject else "Mark"
    words = " · ".join(part for part in (mark.scale, mark.source) if part)
    title, by = f"{subject}: {mark.raw}", staff.get(mark.by, "")
    told = told_on("measures", mark.given_on, title, words, by, _MARK, mark)
    return replace(told, struck=mark.struck_because)
