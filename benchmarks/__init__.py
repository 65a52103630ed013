"""How fast it is, measured: `python -m benchmarks` prints one line of JSON for each workload.

data      the records and edits that the workloads use: made anew each time, always the same
timing    one result and its budget
screens   what a person waits for: opening, unlocking, going from child to child
joyce     who sits there, when, and with which words
unlocking the same with start and key, as at every unlock; what a guess at the words costs
moments   all moments of the window in order, on 45 children and on 400
packs     the packs of a whole board, made and saved
caseload  the children, with two school years behind them, that the screens show
casework  what else two years leave: linkings, sessions, reviews, words
fresh     moments of the screens that need a process of their own
store     what one laptop does by itself: save, search, apply what came
sealing   how many envelopes are sealed and opened a second, and key files unlocked
laptops   two laptops and a real server, and what goes over the wire between them
sync      what they do: first push, first read, small syncs, clashes, a wrong clock
leaving   from locking until the process that held the keys is gone, with a server that is silent
"""
