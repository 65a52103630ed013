"""The parts of Today, the page a Link Worker begins at, and of her week.

lines      a card of lines: up and down from one to the next, the rest on asking
arrows     the arrow keys on the buttons of a line
visit      one line of See today: when, who, where, and how it was
see        See today, by time; what passed unrecorded is asked about once
due_line   one thing that is due, with its reason; ticked, put aside, let wait
to_do      a new to-do in one line of typing
due        Due, overdue first; the rules that were put aside often
slot_adder a new slot: who comes, what for, when and where
week_day   one day of her week: its slots by time
unseen     who was not seen for a while, in school days
well       what goes well
holiday    check-ins while school is closed, against what was agreed
beginning  one child in September: year, class, school, teacher, room, back or not
rules      which rules make tasks here, and after how many days
"""
