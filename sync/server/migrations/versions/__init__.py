"""The steps of the schema.

v1_logs.py          organisations, logs, entries, and who may be heard
v2_attachments.py   sealed pieces of pictures and papers
"""
