"""One real day: two Link Workers, a supervisor, a server, an administrator.

__main__   plays it, or opens the app on it where there is a screen
office     the server and the administrator, as processes of their own
hands      a person at a laptop: keys, clicks, waiting for the screen
day        the steps of the day
doomed     a laptop that is killed at a named point
"""
