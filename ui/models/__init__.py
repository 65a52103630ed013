"""What screens show of records, worked out before any widget: lists, sentences, figures.

caseload        one line for each child on this laptop, read in one go
caseload_table  those lines as a table, for the eye and for a screen reader
caseload_paint  how a line is drawn
caseload_view   the table view: columns, keys
attendance_facts  attendance as figures and sentences
said_days       days and times as people say them, counted in school days
doings          what one can do from anywhere, or about a child
found           what a few typed letters find
found_list      that as a list, for the eye and for a screen reader
found_paint     how a line of it is drawn
happened        what happened to one child, by month, from every kind of record
"""
