"""The parts of a child's Linkings: where we are with each service, and the story told once.

heard      what a line of talk says: "no, not now, ask again after Christmas"
part       the tab: who waits, first; the story beside it
card       one linking: where it stands, what was said, what can be done
said       the line of talk, and what it was understood as
particulars  what else is asked of each kind of answer
story_card the story told once: who may be told each part, who knows it
"""
