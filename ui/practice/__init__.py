"""Practising with invented children: a store of its own, a frame that nobody can mistake.

visit      goes into practice over whatever was shown, and comes back to it
practising what lives between going in and coming back: the store's threads, what was tried
frame      the striped frame round the window: what day it is there, begin again, leave
things     three things to try, ticked by doing them
"""
