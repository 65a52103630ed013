"""What the page of partners reads, in one go."""

from dataclasses import dataclass

from linkworker.actions.activities import activities_of
from linkworker.actions.partners import Standing, left_in, overspent, partners_of, standings
from linkworker.measures.spending import Over
from linkworker.records import Activity, Fund, Partner
from linkworker.store import Reader
from ui.desk import Standing as Sitting

ASK = "need"


@dataclass(frozen=True)
class PartnerFacts:
    """Partners, those we bought from first; all that was bought; funder lines and what is left."""

    partners: tuple[Partner, ...]
    bought: tuple[Standing, ...]
    activities: tuple[Activity, ...]
    funds: tuple[tuple[Fund, int], ...]
    over: tuple[Over, ...]
    may_write: bool

    def of(self, partner: Partner) -> list[Standing]:
        """Return what was bought from a partner."""
        return [one for one in self.bought if one.commission.partner == partner.id]

    def meets(self, partner: str) -> list[Activity]:
        """Return what a partner leads; ours where it is ''."""
        return [one for one in self.activities if one.partner == partner]

    def fund_name(self, id_: str) -> str:
        """Return the name of a funder line, or ''."""
        return next((fund.name for fund, _ in self.funds if fund.id == id_), "")


def read_partners(reader: Reader, sitting: Sitting) -> PartnerFacts:
    """Read everything on the page."""
    found = standings(reader)
    funds = [(fund, left_in(fund, found)) for fund in reader.find(Fund)]
    bought = {one.commission.partner for one in found}
    return PartnerFacts(
        tuple(sorted(partners_of(reader), key=lambda one: one.id not in bought)),
        tuple(found),
        tuple(activities_of(reader)),
        tuple(funds),
        tuple(overspent(reader, found)),
        bool(sitting.place_log) and not sitting.reviews,
    )
