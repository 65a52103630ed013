"""The parts of a child's School: time away, the way back, where she is taught, good days first.

part        the tab: what goes on now first, then what the school counted
away_card   a time away that goes on: what was seen to, when she is back
way_card    the way back: what she wants teachers to know, the meeting, steps
step_row    one step for a return, to tick off
time_card   what follows from it all, and the times before
placement   where she is taught elsewhere: its hours, its own attendance, our visits
counts      what the school counted by half-term, and what was happening in a week
bars        a half-term's counts drawn side by side
adding      taking over a school's counts, a row a week
foreseen    what follows from a time away, beside its form
"""
