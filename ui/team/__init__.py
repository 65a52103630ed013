"""The parts of the team overview. Red stands on no child, and nothing ranks workers.

frame  what the frame shows of a team: lines of the navigation, comments that wait
table  the team as rows: its columns, its keys
paint  how a cell of it is drawn
tile   the square of one child
tiles  one neutral square for each child who needs somebody, reason by reason
rights_card  what the law gives a day for, and what waits for who reviews
"""
