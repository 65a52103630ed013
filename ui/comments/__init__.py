"""Comments where they show: at their place on a child's page, and as talk with its answers.

here  at a record: a quiet button, and what was said there and is still open
line  one comment in a list: who, on what, the latest words, what can be done
talk  one comment with its answers, who wrote them and when, and what can be done
"""
