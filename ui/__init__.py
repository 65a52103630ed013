"""What people see. Qt lives here and nowhere else.

theme       colours, type and sizes from resources/tokens.json
icons       icons in the theme's colours
window      the frame around every page: navigation, top bar, keys
navigation  the lines at the left of it
widgets/    the parts screens are made of; they know no records
"""
