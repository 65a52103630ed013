"""Invented partners, what was bought from them, and what meets each week at the two schools."""

from datetime import date, datetime
from typing import NamedTuple

from linkworker.actions import activities, partners
from linkworker.practice.making import Making
from linkworker.records import Activity, Commission, Fund, Partner, PartnerType, Weekday

_OURS = ""
_CHARITY, _PUBLIC = PartnerType.CHARITY, PartnerType.PUBLIC
_PARTNERS = {
    "Brent children’s therapies": (_PUBLIC, "Ruth Adler", "020 7946 0121",
                                   "Occupational therapy in school, by referral."),
    "Element": (_CHARITY, "Dele Marsh", "020 7946 0133",
                "Art, film and music with young people, after school."),
    "Harbour Arts": (_CHARITY, "Jo Tran", "020 7946 0142", "Art therapy, alone or in pairs."),
    "LEAP": (_CHARITY, "Nadia Rowe", "020 7946 0155", "Leadership in a small group, a term long."),
    "London Sports Trust": (_CHARITY, "Marcus Bell", "020 7946 0164",
                            "Boxing and other sport, with a mentor."),
}  # fmt: skip


class _Meets(NamedTuple):
    """What meets: whose, at which school, when, where, from and until which day."""

    partner: str
    leader: str
    school: str
    weekday: Weekday
    at: str
    minutes: int
    room: str
    starts: str
    ends: str = ""
    commission: str = ""


OT, ART_2025 = "Occupational therapy", "Art therapy, spring and summer"
ART, DELIVERY, CLUB = "Art therapy", "Academic delivery", "Homework club"
ELEMENT, BOXING, LEAP = "Element", "Boxing", "LEAP"
_WHAT = {
    OT: _Meets("Brent children’s therapies", "Ruth Adler", "p", Weekday.WEDNESDAY, "13:00", 40,
               "Blue room", "2024-11-13", "2025-06-18"),
    ART_2025: _Meets("Harbour Arts", "Jo Tran", "p", Weekday.TUESDAY, "13:00", 45, "Art room",
                     "2025-01-28", "2025-06-24"),
    ART: _Meets("Harbour Arts", "Jo Tran", "p", Weekday.WEDNESDAY, "14:00", 45, "Art room",
                "2025-09-17", "2025-12-17", "Art therapy, one to one"),
    DELIVERY: _Meets(_OURS, "Leon Carver, academic delivery officer", "p", Weekday.THURSDAY,
                     "09:15", 45, "Library", "2025-09-18", "2026-03-26"),
    CLUB: _Meets(_OURS, "Joyce", "p", Weekday.TUESDAY, "15:30", 60, "Library", "2025-09-16"),
    ELEMENT: _Meets("Element", "Dele Marsh", "s", Weekday.TUESDAY, "15:30", 90, "Drama studio",
                    "2024-11-12", "2025-04-01"),
    BOXING: _Meets("London Sports Trust", "Marcus Bell", "s", Weekday.THURSDAY, "15:45", 60, "Gym",
                   "2025-09-11", "2025-12-18", "Boxing, autumn"),
    LEAP: _Meets("LEAP", "Nadia Rowe", "s", Weekday.FRIDAY, "15:30", 75, "Room 12", "2026-01-09",
                 "2026-03-27"),
}  # fmt: skip


def open_partners(making: Making, place_log: str) -> dict[str, Activity]:
    """Add the partners, a funder line with two commissions, and what meets; by its name."""
    known = {name: _partner(making, place_log, name) for name in _PARTNERS}
    changes = partners.add_fund(
        making.store, place_log, name="Small support fund, 2025/26", amount=150000,
        starts=date(2025, 9, 1), ends=date(2026, 7, 31),
    )  # fmt: skip
    fund = making.store.get(Fund, *changes.touches(Fund))
    bought = {
        "Art therapy, one to one": _bought(
            making, known["Harbour Arts"], fund, "Art therapy, one to one", 12, 4000,
            "A way to be calm and to be heard without words; the waiting list is a year",
        ),
        "Boxing, autumn": _bought(
            making, known["London Sports Trust"], fund, "Boxing, autumn", 13, 3500,
            "Somewhere to be strong with others after school",
        ),
    }  # fmt: skip
    return {what: _meets(making, place_log, what, known, bought) for what in _WHAT}


def _partner(making: Making, place_log: str, name: str) -> Partner:
    sort, contact, phone, offers = _PARTNERS[name]
    changes = partners.add_partner(
        making.store, place_log, name=name, sort=sort, vcse=sort is _CHARITY, offers=offers,
        contact=contact, phone=phone, agreement="DSA 2025/21", agreement_from=date(2024, 9, 1),
    )  # fmt: skip
    return making.store.get(Partner, *changes.touches(Partner))


def _bought(
    making: Making, partner: Partner, fund: Fund, what: str, sessions: int, price: int, need: str
) -> Commission:
    changes = partners.ask_commission(
        making.store, partner, need=need, what=what, sessions=sessions, price=price, fund=fund.id,
        starts=date(2025, 9, 8), ends=date(2025, 12, 19),
    )  # fmt: skip
    asked = making.store.get(Commission, *changes.touches(Commission))
    at = datetime(2025, 9, 3, 14, 0)
    partners.agree_commission(making.store, asked, approver="Tom Arkwright", at=at)
    return asked


def _meets(
    making: Making, place_log: str, what: str, known: dict[str, Partner],
    bought: dict[str, Commission],
) -> Activity:  # fmt: skip
    one = _WHAT[what]
    changes = activities.add_activity(
        making.store,
        place_log,
        what=what,
        partner=known[one.partner].id if one.partner else "",
        commission=bought[one.commission].id if one.commission else "",
        leader=one.leader,
        school=making.schools[one.school].id,
        weekday=one.weekday,
        at=one.at,
        minutes=one.minutes,
        room=one.room,
        starts=date.fromisoformat(one.starts),
        ends=date.fromisoformat(one.ends) if one.ends else None,
    )
    return making.store.get(Activity, *changes.touches(Activity))
