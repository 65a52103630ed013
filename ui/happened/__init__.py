"""What happened to one child, as her timeline tells it. One file for each part of the record.

told        one thing that happened: when, what, who, how it looks
contacts    time with her and about her
plans       ratings, actions, versions, agreements
attendance  registers, reasons, the agreed steps
helping     taken up, direct work, what the school agreed to, given and lent
linkings    each step of a linking, and who was told a part of the story
measures    SDQ forms, marks from school
reviews     reviews: opened, each voice, held and what was decided
sessions    sessions and supports
to_dos      to-dos that were done, what was agreed for each break
school      time away, teaching elsewhere, the way back
family      tries and answers, the programme, where they live
meetings    meetings round her: who came, what each said, what was agreed
said_wrong that somebody says an entry is wrong, and what was done
moved_away that a note was moved to another child's record
needs       what is needed: told, first help, no longer needed
endings     who was named and stays, goodbye, six weeks on
stepping_up who else came into her life, or left it
concerns    that a concern was passed on, and never what it was
voice       what was said and what came of it, words, feedback, who was told
papers      what left on paper
attachments pictures and papers that were added, or only seen
everything  all of it, the newest first, and what it can be narrowed to
"""
