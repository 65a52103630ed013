"""What people see. Qt lives here and nowhere else.

app         puts the program together; the only place that knows every part
doors       the pages before anything is unlocked
behind      what is wanted behind the door, loaded while somebody types
own_report  how this laptop stands, told to its caseloads
new_key     the store put under a new key: one session ends for it, another begins
mending     a store that does not open, mended in a way that was chosen
session     what lives between unlocking and locking: the store's threads, the network's
background  runs what screens ask for off the screen's thread
leaving     a laptop that was taken out: its keys go first
entering    how a laptop comes to belong to an organisation
administering what is asked of the organisation goes to the network's thread
cycles      Python's cycles are collected on the screen's thread alone
desk        what every screen is given
erased_here  what this laptop has forgotten is told to the team
safe_keeping  once a day, a sealed backup of the store beside it
self_check  the store looks itself over, and is put right
standing    where this laptop stands, read from the store
places      the places of the window
lines       where a person begins, and which lines of the navigation are theirs
child_tabs  the tabs of a child's page, and which paper belongs to each
window      the frame around every page: navigation, top bar, keys
focus       where the focus goes in it: into a part, never out of a page by itself
palette     Ctrl+K: search and do, over any page
top_bar     the bar over every page
trouble     what could not be done, said until it is closed
crash       what went wrong unforeseen, said in code alone
coming      a page on its way: bars while it is read, what to do where it could not be
rereading   a page is read when it shows, and when what it shows of was changed
shell       what that frame shows of the store, and what its keys do
safety      whom to tell about a worry: a line, and a card to stop at
help_card   what the page in front is for, and its keys
where       where somebody was, and whom they opened last
navigation  the lines at the left of it
spelling    British spelling: which words are not known, and what was meant
preferences what one person chose on this laptop: look, lock
named       whom some words name, and whose family
names       hides names: initials for everybody, wherever words are shown
theme       colours, type and sizes from resources/tokens.json
dress       the palette and the style sheet, made from the tokens in force
icons       icons in the theme's colours
when        days and times as people say them
sync_words  what the sync pill can say, and what to do
what_waits  the pill and the counts beside the places
printing    papers as PDF and on a printer
printing_many  many papers in one go, a little at a time
page_ends   where the pages of a paper end
paper_foot  what stands at the foot of each
paper_drawings  the drawings on a paper, as lines
proxy       the proxy that this computer uses
idle        notices when nobody touches the laptop
tries       how long to wait after wrong passphrases
turns       something long on the screen's thread, a little at a time
striking    what was kept by mistake is struck out, with a reason
one_program  one program at a time has a store open
errand      one slow thing done off the screen's thread
self_test   `linkworker --self-test`
screens/    the places people can go, one file each
joining/    the steps by which a laptop joins
people/     people and laptops, as an administrator and a lead see them
founding/   the steps by which an organisation is set up
locking/    the lock: what locks, writing while it is closed, the way back without the words
practice/   practising with invented children
caseload/   the parts of the caseload
child/      the parts of a child's page
sdq/        SDQ, marks at school and time together; chasing the paper
ending/     a child's ending: who stays, what goes on, goodbye, six weeks on
meetings/   a meeting round a child: typed while it goes on, asked about afterwards
family/     a family: what it agreed to, its home, brothers and sisters
concern/    a worry about safety: whom to tell, the words on a sheet, handing it over
happened/   what happened to a child, as her timeline tells it
voice/      a child's voice, words people gave us, surveys
with_child/ the window turned to a child: only what is hers
today/      the parts of Today and of her week
team/       the parts of the team overview
helping/    the parts of a child's help: taken up, direct work, adjustments, given and lent
attachments/ pictures and papers of a child
linkings/   the parts of a child's linkings, and of the story told once
directory/  the parts of the directory of services
comments/   comments at their place on a child's page, and as talk
school/     time away from school, the way back, taught elsewhere, what school counted
sessions/   a child's supports over two years, and the register of a session
day/        the seen board, writing up the day, its sheet
partners/   the parts of the page of partners
reviews/    the parts of the termly reviews: the board, one review, a teacher's slip
rights/     rights of a child and family; how long, on what basis, what was erased
handing/    work and children handed from one to another
register/   the parts of the page that takes in a school's attendance file
forms/      a form for any record, made from its declaration
models/     lists of records for Qt's views
widgets/    the parts screens are made of; they know no records
"""

from importlib import import_module

import PySide6.QtCore  # noqa: F401 - what comes next is a part of it

# PySide6 reads the source of every module that is imported after it, for one word, and keeps all
# the lines: measured here, 14 MB and a tenth of the start. Nothing here uses what it looks for.
# PySide6 6.11 has no switch for it, hence its private name; without that name this does nothing.
setattr(import_module("shibokensupport.feature"), "_mod_uses_pyside", lambda _: True)  # noqa: B010
