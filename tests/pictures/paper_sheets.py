"""The sheets of the README as they leave the printer: no theme, no window; with words.

Further pages are made and not shown.
"""

SHEETS = {
    "paper-plan-1": "Individual Support Plan",
    "paper-attendance-1": "Attendance Action Plan",
    "paper-story-1": "One-page story",
    "paper-chronology-1": "Between two days",
    "paper-letter-1": "Introduction letter",
    "paper-slip-1": "For the register office",
    "paper-minutes-1": "Minutes of a meeting",
    "paper-ending-1": "The letter of an ending",
    "paper-return-1": "The sheet for the day of return",
    "paper-plan-large-1": "The plan in larger print",
    "paper-plan-child-1": "The plan as the child reads it",
    "paper-plan-school-1": "The plan as the school reads it",
    "paper-review-1": "The pack of a review",
    "paper-child-sheet-1": "A child’s own sheet",
    "paper-packs-1": "Which packs went out",
    "paper-evening-1": "A parents’ evening",
    "paper-labels-1": "Labels for envelopes",
    "paper-forms-1": "Forms to give out",
    "paper-quotes-1": "Words that may go out",
    "paper-survey-1": "A survey",
    "paper-shared-1": "What was shared",
    "paper-concern-1": "What was said, to hand over and to sign",
    "paper-recovery-sheet-1": "A custodian’s half of what opens every record",
    "paper-whole-record-1": "A child’s whole record, as handed over",
    "paper-erasure-1": "A certificate: what is erased, and what not yet",
    "paper-processing-1": "The record of processing, from the declarations",
}
