"""One page, one file; a page is given the desk and knows no other page.

caseload_page  everybody on this laptop, who needs somebody first at the top
child_page     one child: story, timeline, support plan, attendance
form_page      any record to fill in, kept as it is typed
print_page     a plan on paper for a named reader
"""
