"""The parts of the caseload: its table. What it says is worked out in models.

table  a row for each child: its columns, its keys, letters typed in it
paint  how a cell of it is drawn
"""
