"""The parts of a meeting round a child: typed while it goes on, asked about afterwards.

reading    what the page reads before it shows
growing    rows that grow as they are typed in: one more is always there
rows       a row for somebody who came, a row for what was agreed
sheet      the whole of a meeting as it is typed
asked      what was agreed before, and how it went
"""
