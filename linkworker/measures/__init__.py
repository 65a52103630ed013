"""Pure sums over what is kept: nothing here reads the store, a clock or a file of a person's.

adjustments          when a school adjustment counts, which late marks it explains
agreements           what a family has agreed to, and what may be done with it
attachments          which pictures and papers may be kept and shown
attainment           where a mark stands against what is expected, by each school's scale
attendance           marks of a register, counts, percentage, persistent absence, passing 90%
attendance_codes     what each mark means on its date
attendance_pattern   which half-days are missed, and how sure that is
behaviour            a school's weekly counts by half-term, good days first
breaks               times when school is closed for more than two days
calendar             the school year under one name: days, school_days and reviews
counting             how many of a thing, in words
concerns             where a concern stands that was passed on; did they come back?
days                 dates as people write and say them, academic years, year groups
due                  what is due and why: rules over facts, how a place sets them
due_agreements       when a family is asked next, and a yes that runs out
due_endings          when an ending begins, the goodbye, six weeks on
due_meetings         what somebody agreed to at a meeting, on the day to ask
due_needs            a need with nothing being done
due_sessions         what sessions missed in a row ask for
due_rights           what the law gives days for: copies, complaints, objections, holds
due_school           while a child is away from school, and when she comes back
due_sources          where due things come from, one function each
due_follow_up        how it went on, at 6, 12 and 24 months
due_help             adjustments to look at again, lent things to come back
due_voice            quotes that wait for a yes, what a child said and nothing came of
due_linkings         when a family may be asked again, and a waiting list asked about
endings              how far an ending has come, who stays, when one looks again
engagement           how much a child has taken part, by a rule that explains itself
gathering            how far a termly review has come; when it counts, when the next is
going_well           what goes well: goals nearer, what a child did, whole weeks
half_terms           the programme as twelve half-terms
holidays             check-ins while school is closed, in calendar days
homes                where a family lives, from what changed and when
lent                 what is lent and not back, and by when
linkings             where a linking stands, read from its steps; how many there were
quotes               whether somebody's words may be used for one use: the one gate
rights_days          days that the law gives to answer, to acknowledge, to keep
resources            where our own data files lie, from source or in a bundle
named                which children, or families, some words name
needs                what a child needs, and the days from told to first help
passages             where marked words stand in a text, and the text without them
placement            taught elsewhere: on which days, how often she came
reviews              when a termly review and an attendance review are due
said                 counts in the words that a reason is made of, who passes 90% when
school_days          which days are school days, counting in them
sdq                  scores of the Strengths and Difficulties Questionnaire
sdq_bands            which band an SDQ score falls in, by scheme and who filled it in
sdq_due              when an SDQ is next due, and who is asked
sdq_pairs            which SDQ forms may stand against each other
sequence             supports over the half-terms: what moves with what, what clashes
sessions             sessions counted: came, missed and why, in a row; which is on now
sharing              a line about a telling understood: whom, what, why, on which ground
slips                names as hands type them: folded in one way, how many slips lie between two
slots                when a slot takes place, and what is in its way
spending             what commissions cost, in pence, and when it is too much
stepping_up          who stepped up before, during and after the programme; follow-up points
stages               where a child is in the programme; its clock and phases
support              hours of support, by child and by dates of pupil premium
surveys              packs of questions, answers spelled and read, shares never of under five
suspension           half-days suspended, of the year's limit; the sixth day
upn                  whether a Unique Pupil Number is spelled rightly
whose                whose words a note's are, and who was there
whom_to_tell         whom to tell about a worry at this very minute
"""
