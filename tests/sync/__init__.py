"""How stores come to agree, and what a server and whoever stands between may do to that.

desks       laptops at desks and the post between them: no network, nothing sealed
histories   random histories on several laptops
laptops     laptops against the real server: an administrator, members, a supervisor
organisations  a small real organisation, its laptops and sealed logs
world       the same from its parts: a root, an administrator, two laptops, a caseload
reviewing   what a supervisor's laptop does
loopback    the real server on a socket of this machine
carriers    networks that lose, repeat and cut
pictures    pictures to carry, and networks that break between their pieces
tls_proxy   a school's filter that decrypts
malicious   a server that lies
poison      changes that nobody should send, validly signed
hostile     hostile bytes without end
mixture     laptops, bad networks, restarts, wrong clocks, backups, as steps
at_rest     what holds everywhere once all is sent and read
doomed      a laptop that is killed at a named point
doomed_enrolment  one that is killed while it joins
doomed_erasing    one that is killed while it moves a note and syncs
doomed_picture    one that is killed while pictures are carried
"""
