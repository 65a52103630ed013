"""What leaves the app on paper or in a file, made for one named reader.

markup        the one sanitiser: every word becomes HTML here and nowhere else
recipient     who a paper is for, and what that reader must not be told
sieve         what may stand on a paper for its reader; it remembers what it left out
paper         a finished paper: its head, its foot, and what a person checks before it goes
plan          the Individual Support Plan, with the Attendance Action Plan inside
attendance    a child's attendance, in words and counts
processing    the record of processing, printed from the declarations
"""
