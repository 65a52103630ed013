"""The parts of one child's page: each tab reads its facts in one go, then shows them.

facts            who the page is about, and what this person may do here
part             what every tab is: reads on the reading thread, shows on the screen's
starter          a question where nothing is written yet
story            her words, strengths, hopes, what works, what comes next, what is hard
round            the people round a child, and what each must not be told
emergency        the card for an emergency, one key away
timeline         what happened, newest first, by month
telling          one thing that happened: all its words, its history, adding and striking out
plan             the Individual Support Plan: goals, support, voices
goal_card        one goal: how near it feels, and what can be done about it
action_row       one action of a goal: who does what by when
settling         ticking an action off: by a recorded contact, or with a reason
asking           a short question on the page itself
scale            a scale from 0 to 10, drawn
versions         which version, who agreed to which, putting it to people
attendance       half-days as figures, as a grid, as a pattern
half_days        the grid of half-days, drawn
signs            the sign of one half-day
attendance_plan  the Attendance Action Plan
"""
