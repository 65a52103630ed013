"""Forms made from declarations: a field declared in a record needs nothing here.

editors       a kind of field -> what it is edited with
marks_edit    a week's ten half-days to type
record_form   every field of a record, what the person changed, what is wrong
form_kind     how one kind of record is filled in, and how its verb is called
partner_kinds   the forms of partners, money, activities and supports
ending_kinds  how needs are filled in, and what is planned for an ending
rights_kinds  forms of rights: a copy asked for, a complaint, what must stay
school_kinds  how time away from school, teaching elsewhere and a way back are filled in
loss_kinds    how a lost laptop is filled in, and who was told
voice_kinds   the forms of what a child says, of words people gave, of what was told
measure_kinds how SDQ, marks, scales and pupil premium are filled in
form_kinds    which fields a person fills in of each kind, and which verb keeps them
family_verbs   which verb keeps answers, the way through the programme, the home
helping_kinds  the forms of practical support, adjustments, enrichment and direct work
linking_verbs  which verb keeps what a form says of services, linkings and the story told once
way_back      where somebody goes once a form is saved or left
opening       what a form needs before it can show
history       who changed what in a record, and taking it back
stayed_here   what was removed and stays: removed again, or kept
children_picker  children chosen by typing a part of a name
note_readers  who will read a note
wrong_child   words that name a child the note is not about
marking       chosen words marked as about somebody else, while one writes or reads
note_form     a contact: who, how, what happened, when
decision_part  one thing to decide: what stood there, each side's words, what will be kept
decision_sides  whose answers they are: people, laptops and times
decision_question  one record that two people changed: its parts, and what will be saved
decision_list  what waits in To decide, as cards to open
double_view   two notes that look like one contact, side by side
decision_asking  ask the person who gave the other answer
passphrase_form  new words for the lock
saved_filters  filters with a name as chips: kept, found again, renamed, removed
spelling_card  spelling underlined or not, and the words of one's own
place_card    the place and its schools, each a step from its form
me_card       who sits here, what they may do, when it last synced
paper_kinds   the papers that can be made about a child, and who may be their readers
paper_check   what a person looks at before a paper goes
paper_keeping  what is remembered of a paper that left
choosing_table  rows to choose by the arrows, to step on by Space, to open by Enter
paper_out     a paper on its way to a printer or into a file
paper_preview  the pages of a paper, small, as they will leave the printer
papers_card   papers saved as files, each to be deleted
draft_keeper  keeps what is typed within a second
begun_strip   what was begun and not finished, offered above a form
not_kept      what was wrong when a sheet was to be kept, above it and at its fields
keys          Ctrl+Enter, Esc
"""
