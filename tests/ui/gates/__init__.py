"""The gates of accessibility, each over every screen there is.

screens        every place of the window, what lies over it, and what stands before it
walking        going over a screen by the Tab key
test_contrast  1 and 12: words on their grounds, more contrast, a person's own colours
test_keyboard  2: everything reached by keys, the ring drawn and in sight, overlays hold the focus
test_spoken    3, 4 and 5: names, sentences of rows, labels and their problems
test_told      6: what is saved and how sync stands is said aloud
test_fitting   7: larger words, small windows, denser screens
test_time      8 and 9: nothing ends by the clock but the lock, which warns; nothing moves
test_grey      10: nothing by colour alone
test_charts    11: every chart as a table and as text
"""
