"""What Link Workers keep and what they do with it. No screen, no network.

records/    the nouns: what is kept                  (Child, Plan, Contact, ...)
actions/    the verbs: what people do                (make_plan, record_contact, ...)
documents/  what leaves the app on paper or in a file
imports/    what comes in from a school's files
practice/   invented children to practise with
measures/   pure sums over records                   (attendance, school days, UPN)
store/      the memory: encrypted SQLite, heads, change log, search
fields      the words a noun is declared in          (text, day, choice, ...)
elements    the kinds of field made of elements (a set, a week of marks)
kinds       the other kinds of field
money       whole pence, read and said
canonical   one spelling for what is signed
errors      everything that can go wrong
"""
