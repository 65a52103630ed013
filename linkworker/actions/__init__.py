"""The verbs: one function for each thing people do, one file for each noun.

A verb takes the store, then the record as it stood on screen, then plain values by keyword; the
time is one of them. It returns what changed. `draft` is the draft that it saves.

places        the place, its schools, terms and staff
children      children, the caseload as a list, the emergency card
people        people round a child
households    a family's home, where they live, what they need; brothers and sisters here
family_answers  asking a family: each try, each answer, what is agreed to
attachments   pictures and papers of a child: added, shown while they may be, gone when not
concerns      a worry passed on: that it was, to whom; what becomes of the words; did they answer
stepping_up   who else is in a child's life: a line of dates, and what it comes to
stages        a child's way through the programme
endings       the end of a programme: who stays, what goes on, goodbye, six weeks on
needs         what a child needs, what is being done; days from told to first help
plans         Individual Support Plans, their versions and who agreed to which
reviews       termly reviews: opened, held, what was decided, the next version of the plan
voices        the four voices of a review: asked, tried, kept, not given
review_board  who is left this term, and what is gathered of each
review_pack   what is known before a review, read from where it is kept
bookings      a parents' evening: families booked, moved, who did not come
child_sheets  a child's own sheet for a review, given to her
review_slips  one class teacher's slip: all her children, typed in at one go
goals         goals, ratings, and who does what
with_child    what is a child's own, and what she enters herself
order         where a thing stands in its list
services      the local directory: adding, looking at a service again, what is known of each
linkings      linkings with a service, step by step, as they happened
told          the story told once: its parts, who may be told, who knows; introduction letters
sharing       what was shared about a child, read from papers and tellings; told by mouth
sayings       what a child says, what came of it, whether she has seen it
quotes        words people gave us, permission use by use; the one way by which they leave
feedback      what a family or a young person answers, in the child's record
surveys       surveys: asked, back, typed in without a name, counted
contacts      contacts with one child or several, striking out, adding to
meetings      meetings round a child: who came, what others will do, asked about
good_words    a good word heard from school or home, and passed on
stayed        what was removed while somebody wrote in it: removed again, or kept
striking      striking out what happened or was said: it stays readable, with the reason
suspensions   a child is sent away: kept in one step, and what follows from it
time_away     who is out of school on a half-day, for slots and registers
placements    where a child is taught elsewhere, its weeks, our visits there
coming_back   a way back to school: the meeting, the steps, the day
behaviour     a school's counts of a week
slots         when children are seen, moving and copying; what the week holds besides
slot_contacts a slot written down as a contact of each child who came
to_dos        what people write down to do: done, let go, let wait
school_years  September: year, class, teacher and room; who has moved on, who is not back
due           what is due and why, as a place has set the rules; put aside, let wait
holidays      how we stay in touch with each child while school is closed
attendance    Attendance Action Plans and their steps
sdq           entering an SDQ, striking one out, the permission to keep answers
sdq_paper     forms on paper: who is asked, what is out, back, entered, and when the next is due
sdq_envelopes  an envelope for each form that waits to be given out
attainment    marks at school, what each school's scale means, pupil premium
practical_support  what was given or lent: back again, staying; the list of all lent
adjustments   what a school agreed to: looked at again, ended
enrichments   opportunities taken up, each time at one, what it did
direct_work   a 1:1 with a resource, and the contact that it is
support       time with each child and how she takes part, this school year
registers     a school's register file, looked at first and then kept
partners      partners, funder lines, commissions: asked, agreed, what came of them
activities    activities, and supports of a child: planned, begun, moved, ended
session_sheets  printed registers: what their leader must know, that one was made
sessions      registers of sessions, and what did not happen
comments      comments on a record, their answers, what waits for whom
laptops       a laptop's report to its team
losing        a lost laptop: reported, what became known, who was told
loss_report   what its report says, and what its person needs the next day
team          who holds which caseload, and how their laptops stand
decisions     settling what two people answered differently
said_in       what a change or a draft says, in words of fields
doubles       what looks like two notes of one contact
passages      words that are about somebody else: marked, taken off, kept off lists
goes_along    what goes where an entry goes: under it, said about it, written down with it
moving_away   an entry about another child, moved to her record and out of this one
about_child   all that is kept about one child, and words about her elsewhere
about_words   whether words speak of one child
requester     where somebody stands who asks for a copy
left_out      marked passages of what is gathered for a copy, and the item without them
subject_access  a copy of what is kept: asked for, gathered, reviewed by another, handed over
erasing       a child’s record or one entry erased: two people, an administrator, who confirmed
whose_words   who else wrote in what is to go, and whom to ask
erasing_list  what an erasure takes away and what it leaves, in kinds, counts and days
retention     how long records are kept, who approved it, whose time is over, what must stay
said_wrong    an entry that somebody says is wrong: kept beside it, answered; nothing changed
complaints    complaints about data, objections and what they stop
basis         on what basis each purpose stands in a place; who is controller of what
files         papers that leave: for whom, why, and which copies still lie here
day           a meeting marked by one key; the day written up, a row a contact
sheets        sheets of a day: made, in what order their lines were, shredded
folder        what is known of a laptop before its store is opened
jots          words written on the locked door: sealed, read after unlocking, begun as a note
rescue        the way back in for who forgot her words: sealed to who may help, shown, told
unlock        making, unlocking and re-locking the store of one person on one laptop
wiping        a laptop that was let go destroys its keys, then all they opened
copies        a store under a new key, or made anew whose pages are at odds
backups       sealed backups of a store, and their way back
"""
