"""The parts of a child's Help: what was taken up, direct work, the school's part, given and lent.

part       the tab: the child's own first
card       one kind of help: its rows, and how one more is written
row        one thing that helps: how it stands, what can be said of it next
answering  a short question that keeps what was typed until it is right
taken      opportunities: a time at one, what it did, its end
worked     direct work: another time with the same resource
adjusted   what the school agreed to: looked at again, ended, on a slip
handed     what was given or lent: back again, or staying
lent_row   one line of all that is lent, over the caseload
"""
