"""The steps by which a laptop joins: an invitation, four words on paper, the words again.

code_boxes       the invitation's code in eight groups, each checked as it is typed
invitation_step  the invitation by its file or by hand, and a name
stepped          a page gone through step by step
words_steps      four words shown once, then asked back
"""
