"""One real day: two Link Workers, a supervisor, a server, an administrator.

__main__  plays it, or opens the app on it where there is a screen
office    the server and the administrator, as processes of their own
clock     what time it is that day, on every wall and in every store
hands     a person at a laptop: keys, clicks, waiting for the screen
eyes      what a person finds on a screen, by what it says
cast      who is in the day, what is typed in it
day       the steps of the day
morning   a caseload is begun, the school's register is read
desks     what people do at the screens: join, unlock, write a note, decide, look
review    a supervisor at the team overview; a comment and its answer
beside    the window turned to a child
papers    paper for her mother
evening   a laptop that dies, and a look into the server's tables
doomed    a laptop that is killed at a named point
joyce     a laptop with a full caseload, for who has a screen
"""
