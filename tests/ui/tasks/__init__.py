"""What a Link Worker does most, by real keys: the steps are counted, and no more than promised.

hands          keys and clicks counted by one counter; what is typed as content is not a step
test_writing   1 and 2: a contact about the child in front, about any child
test_finding   3, 4, 9, 12 and 15: answers found, or simply read
test_planning  5, 7 and 10: an action ticked and the next added, a plan printed, a step added
test_deciding  6: a disagreement of two parts settled
test_measuring 8: the scores of an SDQ entered

Task 13, locked and back at the same place, is counted in `tests/ui/test_last_place.py`.
"""
