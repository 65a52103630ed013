"""Pictures and papers of a child: added small, without metadata, and opened nowhere else.

remaking    a picture made anew, small; a PDF looked at
picker      a file to choose, to drop or to paste
asked       what is asked of each kind
original    what becomes of the file that was chosen
photo       a picture, painted
words       where its bytes are and what may be done with it, in words
part        the tab: what is kept of a child, and what was only seen
card        one of them
copying     a copy of a PDF, saved for somebody
"""
