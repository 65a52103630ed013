"""Joyce, Sam and Tom: three laptops and a server, a caseload, and a disagreement."""

from pathlib import Path
from typing import NamedTuple

from linkworker.records import Child, Colleague, Goal
from linkworker.store.clock import wall_clock
from tests import seeds
from tests.sync.laptops import Laptop, Office


class Cast(NamedTuple):
    """Three people's laptops: two write, one reads; `wren` is the child of the pictures."""

    joyce: Laptop
    sam: Laptop
    tom: Laptop
    wren: str


def make_cast(folder: Path, database: str) -> Cast:
    """Let Joyce, Sam and Tom in, fill Joyce's caseload, and let Joyce and Sam disagree."""
    office = Office(folder, database)
    joyce = office.invite("Joyce", Alderbrook="lead")
    joyce.sync()
    sam = office.invite("Sam", Alderbrook="write")
    tom = office.invite("Tom", Alderbrook="review")
    for laptop in (joyce, sam, tom):
        laptop.shift = int(seeds.NOW.timestamp() * 1000) - wall_clock()
    place_log = joyce.store.logs("place")[0][0]
    user = joyce.client.keyring.user
    seeds.seed_caseload(joyce.store, caseload=joyce.caseload, place_log=place_log, user=user)
    for laptop in (joyce, sam, tom):
        laptop.sync()
    _introduce(sam, place_log, (sam, "Link Worker"), (tom, "Supervisor"))
    _disagree(joyce, sam)
    for laptop in (joyce, sam, joyce, tom):
        laptop.sync()
    return Cast(joyce, sam, tom, joyce.store.find(Child, name="Wren")[0].id)


def _introduce(sam: Laptop, place_log: str, *people: tuple[Laptop, str]) -> None:
    with sam.store.change() as (change, _):
        for laptop, work in people:
            user = laptop.client.keyring.user
            change.add(Colleague(user=user, name=laptop.name, work=work), place_log)


def _disagree(joyce: Laptop, sam: Laptop) -> None:
    mine = joyce.store.find(Goal)[0]
    hers = sam.store.get(Goal, mine.id)
    with joyce.store.change() as (change, _):
        change.update(mine, words=f"{mine.words}, with Juniper beside me")
    with sam.store.change() as (change, _):
        change.update(hers, words=f"{hers.words}, on most days")
