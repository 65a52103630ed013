"""Many write at once: numbers are dense, and whoever tails a log misses nothing."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import psycopg
import pytest

from sync.exchange import Want
from tests.sync.organisations import Laptop, SealedLog, open_caseload, open_child

WRITERS = 8
ENVELOPES = 12


@pytest.fixture
def writers(line, organisation):
    """Laptops of eight writers."""
    laptops = [Laptop() for _ in range(WRITERS)]
    added = []
    for laptop in laptops:
        added += [
            organisation.put(laptop.device_add(organisation.id)),
            organisation.member(laptop, "write"),
        ]
    assert line.append(organisation, *added).status_code == 200
    return laptops


@pytest.fixture
def logs(line, organisation, writers):
    """Two children's logs that are open on the server."""
    own, pushes = open_caseload(organisation, organisation.lead)
    line.push(organisation.lead, *pushes)
    opened = []
    for _ in range(2):
        child, more = open_child(own, organisation.lead)
        line.push(organisation.lead, *more)
        opened.append(child)
    return opened


def write_all(line, logs: list[SealedLog], laptop: Laptop) -> set[bytes]:
    """Push envelopes to both logs, a few at a time, in one order or the other."""
    written = set()
    for number in range(0, ENVELOPES, 3):
        turn = logs if number % 2 else logs[::-1]
        pushes = [log.write(laptop) for log in turn for _ in range(3)]
        assert line.results(laptop, *pushes) == ["accepted"] * 6
        written |= {push.entry.data for push in pushes}
    return written


def tail(line, logs: list[SealedLog], reader: Laptop, done: Event) -> dict[str, list[bytes]]:
    """Follow both logs by their numbers until the writers are done, and once more."""
    read: dict[str, list[bytes]] = {log.id: [] for log in logs}
    last = False
    while not last:
        last = done.is_set()
        wants = [Want(name, len(entries)) for name, entries in read.items()]
        for page in line.round(reader, want=wants).pages:
            assert page.first == len(read[page.log]) + 1
            read[page.log] += [entry.data for entry in page.entries]
    return read


def test_eight_writers_leave_no_hole_and_two_readers_miss_nothing(
    line, organisation, writers, logs, database
):
    """abuse 71: many append at once while readers poll."""
    done = Event()
    with ThreadPoolExecutor(WRITERS + 2) as threads:
        readers = [
            threads.submit(tail, line, logs, reader, done)
            for reader in (organisation.sue, organisation.ann)
        ]
        try:
            written = list(threads.map(lambda laptop: write_all(line, logs, laptop), writers))
        finally:
            done.set()
    everything = set().union(*written)
    assert len(everything) == WRITERS * ENVELOPES * 2
    for reader in readers:
        read = {data for entries in reader.result().values() for data in entries}
        assert everything <= read
    with psycopg.connect(database) as sql:
        rows = sql.execute(
            """SELECT count(*), min(seq), max(seq), count(DISTINCT seq),
                      (SELECT head FROM log WHERE log.log = entry.log)
               FROM entry WHERE log = ANY(%s) GROUP BY log""",
            [[log.id for log in logs]],
        ).fetchall()
    assert rows == [(2 + WRITERS * ENVELOPES, 1) + (2 + WRITERS * ENVELOPES,) * 3] * 2


def test_the_same_push_sent_twice_at_once_is_taken_once(line, organisation, logs):
    own = SealedLog(organisation, logs[0].controls)
    pushes = [own.write(organisation.ann) for _ in range(20)]
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: line.push(organisation.ann, *pushes), range(4)))
    assert [[receipt.seq for receipt in receipts] for receipts in answers] == [
        list(range(3, 23))
    ] * 4
    results = sorted(receipts[0].result for receipts in answers)
    assert results == ["accepted", "duplicate", "duplicate", "duplicate"]


def test_one_log_opened_twice_at_once_is_opened_once(line, organisation):
    own, pushes = open_caseload(organisation, organisation.lead)
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: line.results(organisation.lead, *pushes), range(4)))
    assert sorted(answers) == [["accepted"] * 2] + [["duplicate"] * 2] * 3
    assert line.round(organisation.lead).heads == ((own.id, 2),)
