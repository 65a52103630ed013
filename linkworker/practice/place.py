"""The place that the invented children live in: two schools with their terms, and the staff."""

from datetime import date

from linkworker.actions import places
from linkworker.records import Phases, School
from linkworker.store import Store

TERMS = (
    ("Autumn 2024", "2024-09-04", "2024-12-20", "2024-10-28", "2024-11-01"),
    ("Spring 2025", "2025-01-07", "2025-04-04", "2025-02-17", "2025-02-21"),
    ("Summer 2025", "2025-04-22", "2025-07-18", "2025-05-26", "2025-05-30"),
    ("Autumn 2025", "2025-09-08", "2025-12-19", "2025-10-27", "2025-10-31"),
    ("Spring 2026", "2026-01-05", "2026-03-27", "2026-02-16", "2026-02-20"),
    ("Summer 2026", "2026-04-13", "2026-07-17", "2026-05-25", "2026-05-29"),
)
SCHOOLS = {
    "p": {
        "name": "Alderbrook Primary",
        "dsl": "Mrs Dale",
        "dsl_phone": "01632 960 001",
        "deputy": "Mr Fenwick",
        "deputy_phone": "01632 960 002",
        "head": "Mrs Lindgren",
        "head_phone": "01632 960 003",
        "opens": "7:45",
        "closes": "16:30",
    },
    "s": {
        "name": "Fernhill Academy",
        "dsl": "Ms Okafor",
        "dsl_phone": "01632 960 011",
        "deputy": "Mr Adeyemi",
        "deputy_phone": "01632 960 012",
        "head": "Dr Quist",
        "head_phone": "01632 960 013",
        "opens": "8:00",
        "closes": "17:00",
    },
}
# The key is of a laptop that nobody has: what is sealed to it opens nowhere
WHOM_TO_TELL = {
    "safeguarding_lead": "Tom Arkwright",
    "safeguarding_phone": "01632 960 040",
    "front_door": "Brent Family Front Door",
    "front_door_phone": "01632 960 061",
    "out_of_hours_phone": "01632 960 062",
    "officer": "Ms Hale, designated officer",
    "officer_phone": "01632 960 063",
    "lead_key": "tIIgNyKkW88CgUxl-3Ymot9TKZ3ucfdaXTnZV7zkzwU",
    "lead_key_of": "Tom Arkwright",
}


def open_place(store: Store, place_log: str, user: str) -> dict[str, School]:
    """Name the place, its two schools with six terms each, and Joyce; return the schools."""
    places.keep_place(store, place_log, None, name="Brent", phases=Phases.TOGETHER, **WHOM_TO_TELL)
    places.introduce_colleague(store, place_log, user=user, name="Joyce", work="Link Worker")
    return {key: _school(store, place_log, said) for key, said in SCHOOLS.items()}


def _school(store: Store, place_log: str, said: dict[str, str]) -> School:
    changes = places.add_school(
        store,
        place_log,
        local_authority="Brent",
        agreement="DSA 2025/14",
        agreement_from=date(2024, 9, 1),
        **said,
    )
    school = store.get(School, *changes.touches(School))
    for name, *days in TERMS:
        starts, ends, half, half_ends = map(date.fromisoformat, days)
        places.add_term(
            store,
            school,
            name=name,
            starts=starts,
            ends=ends,
            half_term_starts=half,
            half_term_ends=half_ends,
        )
    return school
