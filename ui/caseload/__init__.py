"""The parts of the caseload: its table, what narrows it. What it says is worked out in models.

table  a row for each child: its columns, its keys, letters typed in it
narrowing  chips with counts, a name, filters with a name of their own
paint  how a cell of it is drawn
"""
