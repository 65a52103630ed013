"""Work and children handed from one to another: who must look, and what they see.

frame      strips over any page: what came late, what leaves here, what is not open yet
said_card  what somebody wrote, field by field
late_card  what came late of one child by one laptop: taken over, passed on or set aside
holders    which caseloads have a child, and letting go of her
seers      who will see a child from then on, who no longer, what stays
"""
