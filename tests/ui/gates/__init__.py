"""The gates of accessibility, each over every screen there is.

screens        every place of the window, what lies over it, and what stands before it
walking        going over a screen by the Tab key
test_keyboard  2: everything reached by keys, the ring drawn and in sight, overlays hold the focus
test_spoken    3, 4 and 5: names, sentences of rows, labels and their problems
"""
