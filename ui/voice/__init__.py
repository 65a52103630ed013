"""What people say: a child's voice, words people gave us, two questions to a family, surveys.

part           a child's Voice tab
sayings        what a child said and what came of it
saying_adders  two lines of talk: what was said, what came of it
quotes_card    the words people gave us about one child
quote_adder    words written down where they were heard
quote_row      one of them: for what it may be used, and asking about it
two_questions  the two questions to a family at a review
survey_card    one survey: who was asked, what is back, what was answered
survey_reading what the pages of surveys read before they show
share_line     how many said yes of how many
points         the questions of a pack, a digit answers one
"""
