"""Joyce, Sam and Tom: three laptops and a server, a caseload, and a disagreement."""

from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from linkworker.actions.files import give_paper, wording_mark
from linkworker.records import Child, Colleague, Goal, Way
from linkworker.store.clock import wall_clock
from tests import seeds
from tests.pictures.team import bring_in, let_talk
from tests.sync.laptops import Laptop, Office

HOUR = 3_600_000  # ms


class Cast(NamedTuple):
    """Laptops: Joyce and Sam write, Tom reads; `wren` is the child of the pictures.

    `john` is the child whom Tom commented on.
    """

    joyce: Laptop
    sam: Laptop
    tom: Laptop
    wren: str
    john: str


def make_cast(folder: Path, database: str) -> Cast:
    """Let Joyce, Sam and Tom in, fill Joyce's caseload, and let Joyce and Sam disagree."""
    office = Office(folder, database)
    joyce = office.invite("Joyce", Alderbrook="lead")
    joyce.sync()
    sam = office.invite("Sam", Alderbrook="write")
    tom = office.invite("Tom", Alderbrook="review", Fernhill="review", Oakmere="review")
    now = int(seeds.NOW.timestamp() * 1000) - wall_clock()
    for laptop in (joyce, sam, tom):
        laptop.shift = now - 24 * HOUR
    place_log = joyce.store.logs("place")[0][0]
    user = joyce.client.keyring.user
    seeds.seed_caseload(joyce.store, caseload=joyce.caseload, place_log=place_log, user=user)
    for laptop in (joyce, sam, tom):
        laptop.sync()
    _introduce(sam, place_log, (sam, "Link Worker"), (tom, "Supervisor"))
    joyce.shift, sam.shift = now - 18 * HOUR, now - 17 * HOUR
    _disagree(joyce, sam)
    for laptop in (joyce, sam, tom):
        laptop.shift = now
    for laptop in (joyce, sam, joyce, tom):
        laptop.sync()
    bring_in(office, joyce, tom)
    john = let_talk(joyce, tom)
    for laptop in (joyce, tom):
        while laptop.store.index_some(200):
            pass
    return Cast(joyce, sam, tom, joyce.store.find(Child, name="Wren")[0].id, john)


def _introduce(sam: Laptop, place_log: str, *people: tuple[Laptop, str]) -> None:
    with sam.store.change() as (change, _):
        for laptop, work in people:
            user = laptop.client.keyring.user
            change.add(Colleague(user=user, name=laptop.name, work=work), place_log)


def _disagree(joyce: Laptop, sam: Laptop) -> None:
    """Both change two things about Wren's first goal; her mother holds Joyce's first wording."""
    mine = joyce.store.find(Goal)[0]
    hers = sam.store.get(Goal, mine.id)
    words = f"{mine.words}, with Juniper beside me"
    with joyce.store.change() as (change, _):
        change.update(mine, words=words, looks_like="She stays to the end in three lessons of five")
    give_paper(
        joyce.store,
        joyce.store.find(Child, name="Wren")[0],
        wording=[wording_mark(mine.id, "words", words)],
        paper="Wren's plan",
        reader="Dana Tidewater",
        role="mum",
        at=seeds.NOW - timedelta(hours=18),
        way=Way.PRINTED,
        by=joyce.client.keyring.user,
    )
    with sam.store.change() as (change, _):
        change.update(
            hers,
            words=f"{hers.words}, on most days",
            looks_like="She stays in maths four days in five",
        )
