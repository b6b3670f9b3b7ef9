"""Ticket numbers: which of them belong to one series, and which are missing from it.

A number is a template with digits cut out: "БР-17/24" is "БР-#/#". One group of digits counts, the others name a
sub-series (the year, the month, the day, a department): a group that repeats the ticket's created date, as a date of
some spelling, never counts. Look-alike letters, case, blanks and kinds of dashes make no difference.

A series that begins anew on each sheet, in each file, year or month is told by its clashes: numbers taken twice by
different tickets. Sub-series that take the
count over from each other are one. Numbers that a formula makes, or that don't count up by one, are no evidence of
lost rows.
"""

from sheet2desk.numbering.gaps import Gap, Numbering, find_gaps, survey

__all__ = ["Gap", "Numbering", "find_gaps", "survey"]
