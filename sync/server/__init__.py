"""The central server: keeps sealed logs for organisations, in PostgreSQL, and cannot read them.

commands.py          `linkworker-server init | status | audit | run`
backup_commands.py   `linkworker-server backup | restore`
backups.py           the whole server to a file, and back as a new life
app.py               the routes, and the one boundary that every request passes
limits.py            what is refused before any work: long or slow bodies, failing addresses
access.py            who is heard: signatures, nonces, rights; every route passes it
directory.py         whose an id is: from a device or invitation to its organisation
rounds.py            one round: push taken, news and pages sent, in one transaction
push.py              what is pushed, judged entry by entry
clear.py             what only the server can check of a control or key entry
again.py             what a restored server takes back, and from whom
late.py              whether an envelope comes in time
readers.py           to whom the keys of logs are due
erasures.py          what was erased: bodies dropped for good, over a restore too
pages.py             pages of logs for a reader, cut by bytes
log.py               the logs in PostgreSQL: locks, dense numbers, devices' last numbers
log_state.py         what each log's control and key entries come to, kept in the process
attachments.py       pictures and papers in sealed pieces, bounded, beside the logs
organisation_log.py  organisations: append by compare-and-swap, state checked by its head
audit.py             what was done here, in rows that are only added to, and their check
administration.py    what administrators ask: found, append, count
leaving.py           laptops heard, last numbers for endings, what came late, what was let go of
joining.py           invitations expected, and requests to join that wait
records.py           an organisation's sealed records to a file, and word of a recovery back
records_commands.py  `linkworker-server records | readmit`
schema.py            making and upgrading the schema; set-up codes; the incarnation
embedded.py          PostgreSQL from a wheel, for trials and tests
migrations/          the schema, step by step
"""
