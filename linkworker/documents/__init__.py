"""What leaves the app on paper or in a file, made for one named reader.

markup        the one sanitiser: every word becomes HTML here and nowhere else
recipient     who a paper is for, and what that reader must not be told
naming        who is named in free words: other children are put out of them
sieve         what may stand on a paper for its reader; it remembers what it left out
style         letters, rules and tints of every paper, in the colours of the light theme
shapes        sections, boxes, two columns, a scale of ten, lines to sign
paper         a finished paper: its head, its foot, and what a person checks before it goes
standing      how a plan stands, on paper: its version or DRAFT, and the lines that are signed
plan          the Individual Support Plan as a family reads it, from the child's words to signatures
plan_child    the same for the child: what she says, faces, who helps, nothing that is hard
plan_school   the same for the school: what its people need, and what was agreed to be shared
plan_versions  which of them a reader is given
drawing       drawings of our own inside a paper
faces         eleven faces drawn for a paper, from not yet to there
goals         its goals: numbered, how near they feel, who does what by when
attendance_part  the Attendance Action Plan inside it, and the year so far
attendance_plan  the Attendance Action Plan as a paper of its own
half_days     half-days on paper: counts in words, weeks of present, late and missed
review        the pack of a termly review: goals and words, room to write, what was decided
booking_list  the list of a parents' evening, by time
packs_summary  which packs were made in one go, and for whom
child_sheet   a child's own sheet for a review: faces, and room to write
teacher_slip  a class teacher's slip: her children, a tick and three lines for each
told_back     what changed because a child said so, for her and her family
quotes        words people gave us, only those with a yes, for one reader and use
survey_paper  a survey to fill in by hand, without a name
shared        what was shared about a child, as a list for one reader
ending        the letters of an ending: to the child, the family, a page for the school
meeting_sheet  the sheet for the day of return, from a child’s own words
minutes       minutes of a meeting on one page, for who came
story         a child's story on one page, told once
introduction  a letter to one service, from what the family told once
adjustment_slip  a slip for a school's register office: what was agreed, until when
chronology    what happened between two days, in order
chronology_lines  its lines that are read from several records at once
chronology_kinds  its lines that are one record each: a new kind is one line there
session_sheet the printed register of one session, with a return slip
concern_sheet what was said about a worry, to hand over by hand and to sign
sdq_labels    labels for envelopes of forms, and the list that goes with them
lost_laptop   the report of a lost laptop, and what its person needs the next day
day_sheet     a day's rows on half a sheet, numbered, with a line to write on
invented      the band over a paper from the practice store
whole_record  a child's whole record, to read and as data for another program
square_code   a square code (QR) as a drawing inside a paper
recovery_sheet  a custodian's half of what opens every record
erasure_certificate  that something was erased, and what is not gone yet
subject_access  the copy that is handed out, as a reviewer passed it
processing    the record of processing, printed from the declarations
never_met     the words for somebody we wrote about and never met (Article 14)
"""
