"""What a cell means: dates by column, words of status and priority, ratings, phones, people, colours, blanks."""

from sheet2desk.layout.meaning.banners import day_of, month_of
from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.profile import ColumnProfile, profile_column
from sheet2desk.layout.meaning.text import cell_text, is_blank, means_nothing
from sheet2desk.layout.meaning.understand import understand

__all__ = [
    "Column", "ColumnProfile", "Context", "Meaning",
    "cell_text", "day_of", "is_blank", "means_nothing", "month_of", "profile_column", "understand",
]  # fmt: skip
