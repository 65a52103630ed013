"""People and laptops, as an administrator and a lead see them.

frame         how many laptops wait to be let in, beside the place; what an administrator must know
square_code   a square code (QR), painted
invited_card  an invitation just made, or one that is open: its code, its square, its file
asking_card   laptops that wait to be let in
parts         parts of a page, made anew only when they say something else
role_form     what somebody does, and where
fate          how taking a lost laptop out stands
rows          a person with their laptops, a caseload with its people
laptops_card  somebody’s laptops, and what can be done about each
deed          something done on the server: asked for, waited for, told
"""
