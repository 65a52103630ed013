"""The gates of accessibility, each over every screen there is.

screens        every place of the window, what lies over it, and what stands before it
walking        going over a screen by the Tab key
keys           what keys cannot do on a screen
reading        what a screen keeps from who hears it or sees no colour
hues           words too near their ground
test_every_screen  2 to 5, 7 to 11, 1: every screen, in four shapes and looks, by both roles
test_contrast  1 and 12: words before the window, a person's own colours
test_keyboard  2: what stands before the window, overlays hold the focus
test_spoken    3, 4 and 5: before the window, and problems of fields
test_told      6: what is saved and how sync stands is said aloud
test_fitting   7: before the window, denser screens
test_time      8 and 9: nothing ends by the clock but the lock, which warns; nothing moves
test_grey      10: every state of sync by a shape or words
test_charts    11: what a chart says as a table and as text
"""
