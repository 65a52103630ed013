"""A child's supports over two years, and the register of a session.

tab         what a child takes part in, what is next, the two years
support_row one support: its sessions, and what can be said of it next
years_card  the two-year picture with its words
two_years   the bars, moved by keys
marking   the rows of a register as they are being marked
cells     how a cell of it is drawn, and what it is typed in with
grid      the grid: its keys
unlisted  who came and is not listed
reading   what the register page reads and keeps, and the sentence that says so
"""
