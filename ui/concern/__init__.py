"""A worry about a child's safety: whom to tell at this minute, what was said, and handing it over.

Words that are typed here are kept in a draft of their own, which no other list offers.

reading   what the page needs, read in one go
whom      whom to tell, as cards: those who answer now first
said      what was said, by whom it was said, where and when
handing   whom she told and how; what becomes of the words
begun     words not handed over yet, offered back
sheet     the sheet, looked at, printed or saved
typed     the same as a draft holds it
lead_card  in Settings: what is missing, and to whose laptop words are sealed
passed    what was passed on before, and whether they came back
"""
