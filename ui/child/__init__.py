"""The parts of one child's page: each tab reads its facts in one go, then shows them.

part             what every tab is: reads on the reading thread, shows on the screen's
strip            the strip above the tabs: who she is, what one can do
notices          what stands above the page: a disagreement, trouble, who only reads
starter          a piece of a story, or a question where nothing is written yet
own_words        what the child says herself, before everything else
goal_line        a goal in one line: her words, how near it feels
promises         what comes next: ours first, then what others said they would do
seen             last seen, last tried, next review
story            her words, strengths, hopes, what works, what comes next, what is hard
round            the people round a child, and who may be told what
emergency        the card for an emergency, one key away
timeline         what happened, newest first, by month
timeline_bar     what narrows it: kind, person, words; and the way to print
giving_words     words kept from a note or a review, to ask about
telling          one thing that happened: all its words, its history, adding and striking out
plan             the Individual Support Plan: goals, support, voices
plan_end         the end of a plan and of its goals
strengths        what the goals of a plan build on
needs            what a child needs, a sentence each, and what is being done about it
goal_card        one goal: its actions, and what can be done about it
goal_head        the head of a goal's card: her words, how near it feels to her and to others
action_row       one action of a goal: who does what by when
action_adder     adding an action in one line of typing
one_line         what is to be done and by when, parted from one line
tick             the circle that an action is ticked off by
more             a button for what is seldom done
components       the four components of support, and their icons
settling         ticking an action off: by a recorded contact, or with a reason
scale            a scale from 0 to 10, drawn
marked_here      the words of an entry as they are read: what is about somebody else is marked
whose_note       an entry about another child: whose it is, and that nothing of it stays
versions         which version, who agreed to which, putting it to people
attendance       half-days as figures, as a chart, as a pattern; why, and what was agreed
attendance_chart the year so far over the half-days: drawn, as a table, as a list, copied
weeks_axis       where each week stands across both
year_line        the school year so far, the 90% rule, and the steps that began
half_days        the grid of half-days, drawn
week_view        the same weeks as a table
signs            the sign of one half-day
absences         why half-days were missed, and who says so
attendance_plan  the Attendance Action Plan
step_row         one agreed step: by when, since when, done when
step_adder       adding a step where it stands
"""
