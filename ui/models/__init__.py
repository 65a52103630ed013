"""What screens show of records, worked out before any widget: lists, sentences, figures.

rows            rows for Qt's tables: what every such model does alike
caseload        one line for each child on this laptop, read in one go
caseload_order  the orders it can stand in, and why
caseload_table  those lines as a table, for the eye and for a screen reader
about_child     who a child's page is about, and what this person may do there
attendance_facts  attendance as figures and sentences
attendance_weeks  half-days week by week, the year so far, and the steps that began
week_table      those weeks as a table, and as text to copy
absences        why half-days were missed: the school's codes, and what people said
sdq_facts       a child's forms scored, paper, marks, hours, read in one go
sdq_words       an SDQ in words: bands in a named scheme, change, what is due
sdq_rows        a child's forms as a table
sdq_chase       forms on paper as a list, and what the chips leave of it
school          time away, teaching elsewhere, counts in words
reviews         termly reviews as a list: by when and why, how far each voice has come
supports        a child's supports in words: came, missed, waits, clashes
hours           time together this school year, child by child
learning        marks at school in words
stepping_up     who else is in a child's life: before, during and after, in words
today           everything on Today: due, not seen, going well, holiday agreements
visits          the slots of a day as lines: who comes, how it was, what passed unrecorded
well            what goes well with the children here
week            a week of slots, what falls away with its reason
said_days       days and times as people say them, counted in school days
doings          what one can do from anywhere, or about a child
found           what a few typed letters find
found_where     where a record that was found stands, and what it is called
found_people    carers, staff, schools, services and partners by name
saved_filters   filters that a person named
found_list      that as a list, for the eye and for a screen reader
found_paint     how a line of it is drawn
comments        comments in words: on what, where that stands, what waits for whom
family           a family in sentences: agreements, the home, where a child stands
needs            what a child needs in sentences: who said it, how long help took
helping         help in sentences: taken up, worked on, agreed with the school, given and lent
linkings        linkings in sentences: where we are with each, who waits for how long
directory       the directory in sentences, and what a typed need finds in it
team            the team as rows: her children, what waits, how fresh it is
team_known      what is known here of every child across caseloads
endings         an ending in sentences: how far it has come, who stays
meetings        meetings in sentences: when, who came, what was agreed
team_reasons    why a child needs somebody, in words
team_words      what each cell of the team's table says
team_table      those cells as a table, for the eye and for a screen reader
voice           what people said: what came of it, for what it may be used
surveys         surveys: asked, back, missing
office          people, their laptops and caseloads
custody         recovery sheets: the pairs in force, each use of them
loss            a lost laptop: its report, and how taking it out stands
called          what people, caseloads and places are called, and whom to ring
watch           what changed in the organisation, in sentences, and how fresh it is
stayed          what was removed and stays: who removed it, who wrote there
late_work       what came after its author's right had ended, in words
parting         what leaves this laptop and was begun here
moving          a child and the caseloads that have her; giving her to another
unopened        what is shared and not open yet, and whose laptop opens it
"""
