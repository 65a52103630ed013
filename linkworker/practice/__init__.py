"""Invented children to practise with: for somebody's first day, for tests, pictures and the demo.

caseload  Joyce's caseload on Tuesday 4 November 2025, the week after half-term
place     where they live: two schools with their terms
making    the hands that make it: each does one thing through the program's own actions
wren      Wren, whose mornings are hard
john      John, four terms on
sarah     Sarah, back to school step by step
concerns  a worry passed on at each school; who else is in three children's lives
family    what families agreed to, where they live, what they need
helping   what was taken up, worked on, agreed with school, given and lent
pictures  a drawing, a signed sheet, a letter that was only seen
canvas    a sheet to draw on without a screen
linkings  the directory, and what became of it for John and Sarah
partners  whom they work with, what was bought, what meets each week
sessions  what each child takes part in, and every register of it
measures  SDQ forms and their paper, marks at school, pupil premium
needs     what the three need, and what is being done
endings   who stays with Sarah and Wren; a meeting round Wren; a good word
reviews   reviews held, and half gathered
voice     what was said and what came of it, words people gave, surveys, what was told
school_life  good days, time away from school, a way back
week      Joyce's week: slots, to-dos, what was agreed for half-term
day       her Tuesday, half done: whom she has met, Monday's sheet
colleague Sam, who words one thing differently, so that there is something to decide
folder    the practice store: opened, made, thrown away
clock     the time it is there
trying    three things to try, ticked by doing them
"""
