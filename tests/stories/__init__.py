"""Three children's stories as records: Wren of the pictures, and two from the charity's report.

wren    mornings are hard; a plan agreed, changed since; an Attendance Action Plan
sarah   a secondary pupil whose family has no home of its own
john    Year 5: days in the head's office, then friends in the homework club
"""
