"""What measures a child's way: SDQ, marks at school, time together; and chasing the paper.

part           the tab: scores and bands, what is next due, learning, time together
profile        one form: each scale's score, its band drawn and in words, what changed
track          one scale drawn: its bands, the score now and before
table          every form that stands, as a table
entering       entering a form that came back: five numbers, and at once what they say
answers        the 25 answers of a form, typed as signs, where that is allowed
next_card      for each who is asked, when a form is due and how far its paper has come
learning_card  the newest mark of each subject, and where it stands for the age
together_card  hours this school year, and pupil premium
chase_table    everybody's forms on paper: Space moves one on
place_words    the permission to keep answers; what each school's scales mean
envelope_reading  what the page of envelopes reads
"""
