"""What leaves the app on paper or in a file, made for one named reader.

markup        the one sanitiser: every word becomes HTML here and nowhere else
recipient     who a paper is for, and what that reader must not be told
sieve         what may stand on a paper for its reader; it remembers what it left out
paper         a finished paper: its head, its foot, and what a person checks before it goes
style         letters, rules and tints of every paper, in the colours of the light theme
plan          the Individual Support Plan, from the child's words to the three signatures
goals         its goals: numbered, how near they feel, who does what by when
attendance_plan  the Attendance Action Plan inside it, and the year so far
attendance    a child's attendance, in words and counts
processing    the record of processing, printed from the declarations
"""
