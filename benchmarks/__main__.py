"""Runs every workload and prints its result: one line of JSON each; ends with 1 if one is late."""

import sys
from collections.abc import Iterator

from benchmarks import leaving, moments, sealing, store, sync
from benchmarks.timing import Result


def results() -> Iterator[Result]:
    """Run the workloads in order."""
    yield store.apply_one_field_changes()
    yield from store.moments_while_pages_come()
    yield from store.saving_and_searching()
    yield store.edits_on_both_sides()
    yield from sealing.a_second()
    yield from sync.workloads()
    yield from moments.moments()
    yield leaving.locking()


def main() -> int:
    """Print each result as it comes."""
    late = 0
    for result in results():
        print(result.line(), flush=True)
        late += not result.ok
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
