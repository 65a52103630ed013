"""Rights of a child and family: a copy, an objection, what must stay, erasing; and the law here.

reading    what stands about one child's rights, read in one go
line       one line: what it is, how it stands, what can be done
lines_card a card of such lines, and what a line asks for
copies     requests for a copy, each with its last day
said       complaints, objections, what is said to be wrong
never_met  people we wrote about who may never have met us: whether each was told
holds      what must stay, and until when
erasing    the list and the reason: of the whole record, or of one entry
going      what goes and what stays, a line for each kind
erasure_line  one erasure that waits: the second person, the signature
here       at an entry: somebody says that it is wrong, or has it erased
item       one gathered item, and what is decided of it
marked_line  a passage of it about somebody else: left out, or handed out
standing   where the person who asks stands
copy_out   a reviewed copy written into a folder
schedule   how long each class of record is kept, and who approved it
law        on what basis each purpose stands here; who is controller
erased     erasures and who has confirmed them
"""
