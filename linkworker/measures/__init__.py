"""Pure sums over what is kept: nothing here reads the store, a clock or a file of a person's.

attendance           marks of a register, counts, percentage, persistent absence, passing 90%
attendance_codes     what each mark means on its date
attendance_pattern   which half-days are missed, and how sure that is
calendar             school days, counting in them, year groups
days                 dates as people write and say them, academic years
resources            where our own data files lie, from source or in a bundle
reviews              when a termly review and an attendance review are due
upn                  whether a Unique Pupil Number is spelled rightly
"""
