"""Runs every workload and prints its result: one line of JSON each; ends with 1 if one is late."""

import sys

from benchmarks import screens, store, sync


def main() -> int:
    """Run the workloads in order."""
    results = [store.apply_one_field_changes()]
    for moments in (store.moments_while_pages_come, store.saving_and_searching):
        results += moments()
    results.append(store.edits_on_both_sides())
    results += sync.workloads()
    results += screens.moments()
    for result in results:
        print(result.line())
    return 0 if all(result.ok for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
