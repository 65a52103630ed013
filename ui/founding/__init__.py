"""The steps by which an organisation is set up: where, who keeps its keys, their sheets.

where_step    the server, its set-up code, the first place, the administrator's name
custody_step  why there are recovery sheets, and who may keep them
sheets_step   the six sheets, each printed or saved
asked_step    one group of one sheet of each pair, asked back from paper
"""
