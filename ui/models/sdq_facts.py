"""What a child's SDQ tab shows: forms scored, paper, marks at school, time together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linkworker.actions.attainment import Scales, level_of, marks_of, scales_of
from linkworker.actions.sdq import entered_of, forms_of, permission
from linkworker.actions.sdq_paper import Chased, chased_of
from linkworker.actions.support import YearWithUs, year_with
from linkworker.measures.engagement import rule
from linkworker.measures.sdq_pairs import Entered, before
from linkworker.records import Attainment, Child, SdqForm
from linkworker.store import Reader


@dataclass(frozen=True)
class SdqFacts:
    """Everything at once. `forms` are the newest first, struck out or not.

    `entered` are those that stand, scored; `may_keep_answers` says that a permission is in force.
    """

    forms: tuple[SdqForm, ...]
    entered: tuple[Entered, ...]
    chased: tuple[Chased, ...]
    may_keep_answers: bool
    marks: tuple[Attainment, ...]
    scales: Scales
    year: YearWithUs

    def form(self, id_: str) -> SdqForm | None:
        """Give the record of a form by its id."""
        return next((form for form in self.forms if form.id == id_), None)

    def newest(self, informant: str) -> Entered | None:
        """Give the newest form of one filler-in."""
        return next((one for one in self.entered if one.informant == informant), None)

    def before(self, form: Entered) -> Entered | None:
        """Give the form before one, by the same filler-in."""
        return before(form, self.entered)

    def level(self, mark: Attainment) -> int | None:
        """Give a mark's level, None where its school's scale says nothing of it."""
        return level_of(mark, self.scales)

    def described(self, mark: Attainment) -> bool:
        """Say whether the school has said what this mark's scale means."""
        scale = self.scales.get(mark.scale.strip().casefold())
        return scale is not None and scale.described


def read_sdq(reader: Reader, child: Child, today: date) -> SdqFacts:
    """Read a child's forms, paper, marks and this year's time together."""
    forms = forms_of(reader, child)
    return SdqFacts(
        forms=tuple(forms),
        entered=tuple(entered_of(forms)),
        chased=tuple(chased_of(reader, child, today=today)),
        may_keep_answers=permission(reader, today) is not None,
        marks=tuple(one for one in marks_of(reader, child) if not one.struck_because),
        scales=scales_of(reader, child.school),
        year=year_with(reader, child, today=today, by=rule()),
    )


def informants_in(entered: Sequence[Entered]) -> list[str]:
    """Name the filler-ins of some forms, whoever filled in the newest first."""
    return list(dict.fromkeys(one.informant for one in entered))
