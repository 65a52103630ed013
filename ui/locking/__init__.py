"""The lock: writing while it is closed, and coming back without the words.

jot_card     the one box on the locked door: sealed as it is typed, never shown again
written_card what was written there, told whom it is about: the start of a note
way_back     a rescue key for whoever sits here, sealed to those who may help
twelve_boxes twelve words typed as they are read out, each checked
word_tiles   twelve words to be read out, and gone again
leaving      whoever sits here leaves: told by whatever this system tells
clock_jump   the laptop slept: its clock went on while the program did not
windows_session  messages of Windows: locked, asleep, another user
linux_session    signals of systemd and of screen savers
mac_session      notifications of macOS
clipboard    what was copied here does not stay, and is kept out of histories
capture      windows kept out of screenshots and calls, but for an hour when asked
words_again  the passphrase asked for once more, before a whole record leaves
own_lock     what opens this laptop's store besides its words, kept in step
new_key_card where it is asked for, and what it does not help against
share_card   windows shown to others in a call, for an hour
"""
