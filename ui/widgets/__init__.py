"""The parts screens are made of. They know the theme and nothing of records or the store.

labels      words, always plain text; wrapped words; icons beside words; tooltips
layout      rows, columns, rules
buttons     one button, many kinds
cards       a framed piece of a page
field       label, hint, editor and problem as one
"""
