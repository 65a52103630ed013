"""The parts of a child's ending: who stays, what goes on, goodbye, a letter, six weeks on.

reading    what the page reads before it shows
steps      the way to a good ending: what is there, what is left
adults     grown-ups the child named, asked one by one whether they stay
planned    what goes on, the goodbye, the child's letter
onward     the end of the programme, and one look six weeks on
"""
