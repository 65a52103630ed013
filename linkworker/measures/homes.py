"""Where a family lives, read from what changed and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from linkworker.records.household import Housing, HousingChange


@dataclass(frozen=True)
class Home:
    """Where a family lives, and since when; since when the council holds them homeless, if so."""

    housing: Housing | None = None
    since: date | None = None
    homeless_since: date | None = None


def changes_in_order(changes: Iterable[HousingChange]) -> list[HousingChange]:
    """Return the changes that were not struck out, the first one first, alike on every laptop."""
    order = {housing: at for at, housing in enumerate(Housing)}
    standing = [one for one in changes if one.housing and not one.struck_because]
    return sorted(standing, key=lambda c: (c.on or date.min, order[c.housing or Housing.OWN], c.id))


def home_on(changes: Iterable[HousingChange], today: date) -> Home:
    """Say where a family lives on a day.

    Formally homeless is a finding and no place: it stands beside where they sleep, until they
    have a home of their own.
    """
    home = Home()
    for one in changes_in_order(changes):
        if one.on is None or one.on > today:
            continue
        if one.housing is Housing.HOMELESS:
            home = Home(home.housing, home.since, home.homeless_since or one.on)
        else:
            homeless = None if one.housing is Housing.OWN else home.homeless_since
            since = home.since if home.housing is one.housing else one.on
            home = Home(one.housing, since, homeless)
    return home
