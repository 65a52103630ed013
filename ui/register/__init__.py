"""The parts of the page that takes in a school's attendance file.

taking   the file in hand: its school, its columns, what it would do
picker   a file to choose or to drop
columns  which column of the file is which
reading  the file in memory, laid beside what is kept, and the words for it
table    what the file would do, a row for each child
preview  that table, with doubts to settle, rows with trouble, what is left out
report   what was imported, to take back; the question whether to delete the file
"""
