"""One page, one file; a page is given the desk and knows no other page.

unlock_page    the locked door
mend_page      a store that does not open: a backup, or made anew
new_key_page   a new key for this laptop: four new words, asked back
forgotten_page forgotten words: twelve over the telephone, then four new ones
let_back_page  somebody who forgot her words is let back in: twelve to read out
words_page     words for a meeting marked on the board
welcome_page   a new laptop: practise, or join
join_page      the first day: an invitation, a name, four words
today_page     whom to see, what is due, who was not seen, what goes well
september_page every child’s new year, class, teacher and room in one list
week_page      slots by day and time
caseload_page  everybody on this laptop, who needs somebody first at the top
team_page      how a supervisor's team stands, and which children need someone
child_page     one child: story, timeline, support plan, attendance, SDQ
reviews_page   termly reviews: who is left, what is gathered of each
review_page    one child's review: what is known, four voices, what is decided
bookings_page  a parents' evening: families booked one after the other
review_packs_page  packs of many reviews, looked at and then printed in one go
review_slips_page  teachers' slips: printed, and typed in as they come back
hours_page     time together this school year, child by child
sdq_envelopes_page  labels for the forms to give out, and the list to tick off
sdq_paper_page forms on paper, for everybody: who is asked, what is out and back
comments_page  what a team asked, thanked and answered
directory_page who is near for a need, what worked here, who looked at it last
comment_page   a comment over the page that it is about
rights_page     what a child and family may ask for, and how far each of it is
copy_page       a copy reviewed item by item before anybody is handed it
keeping_page    how long, on what basis, who is controller, what was erased
lent_page       every lent thing of the caseload that is not back
note_page      a few words about one child or several
ending_page    a child's ending: who stays, what goes on, goodbye and a letter
meeting_page   a meeting round a child, its minutes printed before anybody leaves
good_word_page  a good word heard from school or home
concern_page   a worry about safety: whom to tell, the words on a sheet, handing it over
stepping_up_page  who stepped up, in figures without names
form_page      any record to fill in, kept as it is typed
day_page       write up the day: a row a child, kept together
day_sheet_page the rows of the day on half a page, to carry
decide_page    what two people answered differently, both sides in sight
quotes_page    words people gave us: which wait for a yes, which may be used
quotes_paper_page  permitted words for one reader and use, on paper
surveys_page   who was asked, what is back, what was answered
survey_page    papers of a survey typed in, a digit a question
survey_paper_page  a survey on paper
drafts_page    what was typed and not saved
partners_page  whom we work with, what was bought and what came of it
session_page   the register of one session
session_sheet_page  that register on paper, with a return slip
import_page    a school's attendance file
sync_page      is my work safe, what waits, what could not be sent
settings_page  me and this laptop, how it looks, the lock, the schools
picture_page   one picture or paper, whole
add_picture_page  a picture or paper added: what it is, made small, its file's end
print_page     a paper for a named reader, looked at before it goes
papers_page    papers saved on this laptop as files
keys_page      every key that does something
waiting_page   what a new laptop waits for
found_page     setting up a new organisation, step by step
setting_up_page  an organisation about to be founded: what stands in the way
custody_page   recovery sheets: pairs in force, whose keeper leaves, each use
pair_page      a pair of recovery sheets replaced: printed, asked back, the old one let go
people_page    who is in the organisation, with which laptops; who waits to be let in
person_page    one person: what they may do, their laptops, leaving
invite_page    inviting somebody, or a second laptop
lost_page      a laptop is lost: what is known; then it is taken out
loss_page      its report: how it stands, who was told, the papers
taken_out_page  what a laptop says that was taken out
late_page      what came after its author's right had ended: taken over or set aside
parting_page   what was begun about a child who was taken away, before it leaves here
move_page      a child goes to another caseload: who sees her then, what stays
"""
