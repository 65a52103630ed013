"""The parts of the termly reviews: the board, one review half gathered, a teacher's slip.

board_table  the board of who is left: Space opens a child's review, Enter goes to it
reading      what the page of one review reads before it shows
sheet        one review as it is gathered: pack, voices, decision
pack_card    the pack: what is known, read from where it is kept
voice_card   one voice: where it is, words typed in, tried, not given
voices       the four voices side by side, wrapped where there is no room
decision     what was decided, what is different in the plan, when the next one is
slip_reading what the page of slips reads
slip_paper   a slip as it will leave the printer
slip_row     one child on a teacher's slip: a tick and three lines
packs        packs of many reviews as a list: for whom, where each stands
pack_table   that list: Space lets one go, Enter says that it was looked at
pack_side    one of them: who is named on it, and its pages
pack_making  making them one after the other
pack_leaving  printing or saving them one after the other, each kept with its child
booking_reading  what the page of a parents' evening reads
booking_rows  its families as a table: Space books one, Enter goes to the review
"""
