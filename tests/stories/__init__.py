"""Two children's two years, event by event, as their Link Workers would write them down.

telling    hands at a desk on the day of an event: forms filled in, papers made, what a screen says
test_john  Years 5 and 6: days in the head's office, then art, a homework club and friends
sarahs_first_year  found, asked, understood; a summer without a home
test_sarah Years 9 and 10: a hotel, no home, and back to school step by step
"""
