"""What people see. Qt lives here and nowhere else.

theme       colours, type and sizes from resources/tokens.json
icons       icons in the theme's colours
widgets/    the parts screens are made of; they know no records
"""
