"""What comes in from a school's files: bytes in memory in, plain data out. Nothing is kept here.

table             a CSV or XLSX file as headings and rows of text
workbook          the XLSX half of that, with its limits
mapping           which column is which, guessed from the headings and remembered per school
weekly_counts     a week’s good days and detentions, copied out of a school’s own list
attendance_file   each row's child and marks, and what is wrong with every row that is
matching          whose marks they are: the caseload's are kept, all other children's dropped
"""
