"""The steps of the schema.

v1_logs.py          organisations, logs, entries, and who may be heard
v2_attachments.py   sealed pieces of pictures and papers
v3_leaving.py       laptops that come and leave, and what came late
v4_audit.py         the audit, what was erased, whether a server was brought back
v5_held.py          which caseloads ever held a log
"""
