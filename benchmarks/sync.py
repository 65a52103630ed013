"""What two laptops and a server do: first push, first read, small syncs, clashes, a wrong clock.

Everything is real: sealing on, PostgreSQL, HTTP over a socket of this machine.
"""

from time import perf_counter

from benchmarks.data import Doc
from benchmarks.laptops import Laptop, office
from benchmarks.timing import Result, median

RECORDS = 20_000
HOUR = 3_600_000


def workloads() -> list[Result]:
    """Run all of them, on one pair of laptops with 20,000 records in 400 logs."""
    with office() as (_, invite, minute_later):
        ann = invite("Ann", "lead")
        ann.sync()
        ann.write(RECORDS)
        results = [first_push(ann)]
        ben = invite("Ben", "write")
        ann.sync()
        results += first_read(ben)
        minute_later()
        results += [nothing_new(ann), few_edits(ann, ben, 10), few_edits(ann, ben, 100)]
        results.append(edits_on_both_sides(ann, ben))
        results.append(a_clock_an_hour_fast(ann, ben))
        return results


def first_push(ann: Laptop) -> Result:
    """W1: push 20,000 changes in 400 logs, sealed."""
    took, wire = _timed(ann)
    assert ann.store.unsent() == 0
    return Result("W1 push 20,000 records, sealed", took, 3.0, "s", wire)


def first_read(ben: Laptop) -> list[Result]:
    """W2: a fresh laptop reads them by log; the search follows."""
    took, wire = _timed(ben)
    start = perf_counter()
    while ben.store.index_some(200):
        pass
    followed = perf_counter() - start
    assert len(ben.store.find(Doc, limit=RECORDS + 1)) == RECORDS
    return [
        Result("W2 fresh laptop by log", took, 4.0, "s", wire),
        Result("W2 search of it following", followed, 3.0, "s"),
    ]


def few_edits(ann: Laptop, ben: Laptop, children: int) -> Result:
    """W3: 100 edits of this many children's records, from one laptop to the other."""
    times = []
    ids = [id_ for log in _logs(ann)[:children] for id_ in _some(ann, 100 // children, log=log)]
    for turn in range(9):
        for doc in _docs(ann, ids):
            with ann.store.change() as (change, _):
                change.update(doc, status=f"{children} {turn}")
        before = ann.wire.bytes + ben.wire.bytes
        start = perf_counter()
        ann.sync()
        ben.sync()
        times.append(1000 * (perf_counter() - start))
        sent = ann.wire.bytes + ben.wire.bytes - before
    assert {doc.status for doc in _docs(ben, ids)} == {f"{children} 8"}
    name = f"W3 100 edits of {children} children, from one to the other"
    return Result(name, median(times), 45, "ms", {"bytes": sent})


def edits_on_both_sides(ann: Laptop, ben: Laptop) -> Result:
    """W4: 1,000 records edited on both sides, 500 in one field, 500 in two; three syncs."""
    ids = _some(ann, 1_000)
    for laptop, field in ((ann, "owner"), (ben, "place")):
        for number, doc in enumerate(_docs(laptop, ids)):
            said = {"name": f"{field}'s"} if number < 500 else {field: f"{field}'s"}
            with laptop.store.change() as (change, _):
                change.update(doc, **said)
    start = perf_counter()
    for laptop in (ann, ben, ann):
        laptop.sync()
    took = perf_counter() - start
    more = {}
    for laptop in (ann, ben):
        asked = laptop.store.decisions()
        merged = sum((doc.owner, doc.place) == ("owner's", "place's") for doc in _docs(laptop, ids))
        shown = sum(len(decision.answers) for decision in asked)
        assert (len(asked), shown, merged) == (500, 1_000, 500)
        more = {"asked": len(asked), "shown": shown, "merged": merged}
    return Result("W4 1,000 records edited on both sides", took, 0.6, "s", more)


def nothing_new(ann: Laptop) -> Result:
    """W5: nothing new in 400 logs; the middle of 31 rounds."""
    times = []
    wire: dict[str, int] = {}
    for _ in range(31):
        took, wire = _timed(ann)
        times.append(1000 * took)
    assert wire["requests"] == 1
    assert wire["bytes"] <= 1_000
    return Result("W5 nothing new, 400 logs", median(times), 3, "ms", wire)


def a_clock_an_hour_fast(ann: Laptop, ben: Laptop) -> Result:
    """W8: one clock an hour fast: every edit arrives, in both directions."""
    ben.shift = HOUR
    start = perf_counter()
    for turn, (writer, reader) in enumerate(((ben, ann), (ann, ben), (ben, ann))):
        ids = _some(writer, 20)
        for doc in _docs(writer, ids):
            with writer.store.change() as (change, _):
                change.update(doc, means=f"fast {turn}")
        writer.sync()
        reader.sync()
        assert {doc.means for doc in _docs(reader, ids)} == {f"fast {turn}"}
    took = perf_counter() - start
    return Result("W8 a clock an hour fast", took, 1.0, "s", {"lost": 0})


def _logs(laptop: Laptop) -> list[str]:
    return [log for log, _ in laptop.store.logs("child")]


def _some(laptop: Laptop, count: int, **of: str) -> list[str]:
    return [doc.id for doc in laptop.store.find(Doc, limit=count, **of)]


def _docs(laptop: Laptop, ids: list[str]) -> list[Doc]:
    return [laptop.store.get(Doc, id_) for id_ in ids]


def _timed(laptop: Laptop) -> tuple[float, dict[str, int]]:
    requests, sent = laptop.wire.requests, laptop.wire.bytes
    start = perf_counter()
    laptop.sync()
    took = perf_counter() - start
    return took, {"requests": laptop.wire.requests - requests, "bytes": laptop.wire.bytes - sent}


if __name__ == "__main__":
    for result in workloads():
        print(result.line())
