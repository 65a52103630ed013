"""How stores come to agree, for any record. No screen.

merge             what a slot shows from its live heads. Pure
paragraphs        three-way merge of long words
exchange          what goes over the wire, for both ends
jws               signatures: compact and detached JWS
entries           the members of every signed entry
spelling          the one spelling of what is signed
organisation      who is in the organisation and may do what, as a value
organisation_log  sign and replay the organisation log
organisation_ops  what each of its entries does
controls          one log's holders and keys, as a value
control_log       sign and replay its control entries
key_log           make, replay and open its key entries
keys              derivations and boxes
rights            who may write, pure
reviews           what of it a reviewer may write, pure
envelope          changes sealed and signed
checking          signatures of many envelopes at once
signatures        requests signed (RFC 9421)
invitation        48 characters that bring a laptop in
keyring           what one laptop knows and can open
key_healing       a newest key that cannot be used, healed by a reader
duties            logs to open and keys to box before sending
sealing           waiting changes -> envelopes
opening           an envelope -> its changes, or why they do not count
chains            each device's chain of envelopes, which goes on whatever becomes of one
judging           entries from the server -> what this laptop knows
noticing          what no honest server does, in words for a person
receipts          what the server said of what was sent
audit             what the server did, row by row, and how that is checked
restoring         a server brought back from a backup
pieces            a piece of a picture or paper, sealed
carrying          pictures and papers, piece by piece, after the records
purging           what is erased is signed here, and forgotten
erasing           what an erasure covers, and what stands in its place
round             what one round has come to
client            one round, without I/O
transport         the thin shell over HTTPS
loop              when to do a round
joining           a laptop asks to be let in
book              names that an administrator gave, in their own store
names_handed      those names handed to the other administrators, sealed
told              words for some laptops alone, in the organisation log
authority         what a verb on the organisation works with
inviting          people invited, and their laptops let in
caseloads         caseloads and places made and opened
office            what goes over the wire about laptops that come, leave or are lost
leaving           a laptop lost, a membership ended, a person gone
last_reader       no caseload is left that nobody's laptop opens
governing         administrators, keys, settings, and the weekly confirmation
holding           which caseloads hold a log: shared, let go, moved
sharing           others' keys asked for, ours boxed to them
late              what came too late: taken over, passed on or set aside
parting           what leaves this laptop, and in which order
notices           what changed, told to those it touches; how fresh it is. Pure
losing            what a laptop that was taken out held, whether the keys are new since
custody           recovery keys that two custodians open together
custody_code      what stands on a custodian's sheet
custodians        a custodian leaves: their pair is to be replaced
sheets            a pair's two sheets, printed
recovery_use      each use of them, told to leads and administrators
rescuers          who may let somebody back in
founding          the first entries of a new organisation
backup            an organisation's sealed records as one file
recovering        records read again from it, with two custodians' sheets
recover_command   `linkworker-admin recover | recover-laptop | tell`
administering     what an administrator does
admin             `linkworker-admin`
admin_people      its commands about people, laptops and caseloads
server/           the central server
"""
