"""The parts screens are made of. They know the theme and nothing of records or the store.

changed_words  words with what is new on a tint
drawing     drawing on a widget with smooth edges
labels      words, always plain text; wrapped words; icons beside words; tooltips
layout      rows, columns, rules
kept_for    widgets kept for what they show, while the list round them changes
flow        a row that breaks into further rows
buttons     one button, many kinds
slip        a slip to read over the page
key_cap     a key of the keyboard, drawn as one
safety_button  "Worried about safety?" and whom to tell, in two lines
asking      a short question on the page itself
cards       a framed piece of a page
file_drop   a card that takes one file, dropped or chosen
field       label, hint, editor and problem as one
underlining words not spelt as we spell them: looked at after a rest, put right by Ctrl+.
underline   how that is drawn in several lines, and in one
letters     which letters are kept, how many there are and may be
inputs      a line, words that grow, a whole number
marked      passages underlined in words that grow, and words chosen there
numbered    boxes to type in, numbered, with a mark for each that is right
money_edit  an amount of money, in pence
choices     one from a list, chips, a tick
dates       what a person means by the date they typed; pure
month       a month to pick a day from
date_edit   a date to type or pick; a date with a time
tags        a word or two on a tint
pill        the sync pill and its states
avatar      initials, and the strip that says whose page this is
filters     chips that narrow a list, with counts
tabs        pages of a page
timeline    what happened, newest first
toast       a word of success with Undo; announcements
notices     nothing here yet, trouble, a notice over a page
pages       scrolling page, head, two columns
door        a page before anything is unlocked: one card, the program's sign
veil        a panel over a dimmed window
nav_line    a line of the navigation
row_table   tables of rows: to open one, or whole with the page scrolling
row_paint   how a row of a table is drawn
"""
