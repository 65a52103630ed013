"""The parts of the directory of services.

card      one service: what it is, what worked here, who looked at it last
looking   one line of search, and what narrows it
beginning a linking begun from a service: for whom, and what for
"""
