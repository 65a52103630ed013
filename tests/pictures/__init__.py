"""Every screen's picture, made from seeded data through the app's own rules.

__main__  `make pictures`: the cast, then the sets that are asked for, or all of them
camera    shows a place or a page and takes its picture, light and dark, at two sizes
gallery   the README's gallery, written from them
groups    which of them it shows, in groups, with words
paper_sheets  the sheets as they leave the printer, with words
state_sheets  the sheets of six states, with words
cast      Joyce, Sam and Tom: three laptops and a server, a caseload, and a disagreement
parts     every component and state on one sheet
doors     what is seen before anything is unlocked
locking   writing while locked, forgotten words, letting somebody back in
practice  practising with invented children
concern   a worry about safety: whom to tell, handing it over; stepping up
family    a child's family, a try in one line, brother and sister
child     a child's page with something open, and the view of what is hers
helping   what was taken up, agreed with the school, lent; the slip for its office
measures  SDQ, entering one, its paper, time together
day       the seen board, writing up the day, the day sheet
today     Today on four days, my week, September
worker    Joyce's screens: the caseload, a child, a note, a paper, what is left to do
papers    the check page of each paper, and every sheet as it leaves the printer
sessions  a register, supports over two years, partners
reviews   the board of reviews, one half gathered, a slip, a pack
reviewer  Tom's screens: his team, what he reads, comments at their place
team      Ada and Joel beside Joyce, and what Tom asked and thanked for
people    setting an organisation up, people and laptops, a lost one
custody   a new key for a laptop; recovery sheets, who keeps them, a pair replaced
late      work that came late, what leaves a laptop, a child who goes to another caseload
rights    requests, a review item by item, erasing one note, what is kept how long
stayed    what one removed while another wrote in it
marking   a passage marked as about somebody else
attachments  pictures and papers of a child: the tab, one opened, one added
linkings  linkings, a line of talk, the directory, an introduction letter
school    a child away from school, taught elsewhere, good days, the meeting sheet
voice     what a child says, words people gave us, surveys, what was shared
meetings  a meeting as it is typed, what was agreed before, a good word
ending    an ending: thought of early, begun, letters, six weeks on
finding   finding and typing: a carer, a filter with a name, words underlined
many      papers of many children, and each list on paper
recovery  a store that needs mending, a custodian's sheet
states    every place and tab in six states, on a sheet each
"""
