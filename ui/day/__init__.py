"""The day: who was seen, marked by one key; writing it up, a row a contact; its sheet.

reading    what the board of names shows, read in one go
name       one name of the board, with its sign
board      the seen board: the whole caseload by class, arrows between names, Space marks
opening    what writing up a day needs before it can show: rows, draft, whose names are known
columns    the editors of a row, how wide each is, and their headings
row        one row: time, how, with whom, minutes, reached or not, words
group      who is in a row of several, to take somebody out
adding     a line for a name that adds a row
form       all the rows of a day, what is typed in them, what is wrong with them
moving     to which day and time a slot is moved
shredded   sheets that are still about: shredded?
"""
