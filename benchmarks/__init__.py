"""How fast it is, measured: `python -m benchmarks` prints one line of JSON for each workload.

data     the records and edits that the workloads use: made anew each time, always the same
timing   one result and its budget
store    what one laptop does by itself: save, search, apply what came
"""
