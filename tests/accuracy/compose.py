"""Random logs: a language, a format, a layout and a handful of ways to spoil it, as the seed has it."""

from __future__ import annotations

import random

from tests.accuracy import pictures
from tests.accuracy.happenings import LANGUAGES, RICH, USUAL, make_draft
from tests.accuracy.mess import dates, headers, rows, values
from tests.accuracy.model import Book, Mess, Sheet, place

#: What a format can carry beside values.
CARRIES = {
    "xlsx": {"merges", "looks", "formats", "notes", "errors", "pictures", "hidden"},
    "openpyxl": {"merges", "looks", "formats", "notes", "errors", "hidden"},
    "xls": {"merges", "formats", "hidden"},
    "ods": {"merges", "hidden"},
    "html": {"merges"},
    "xml2003": {"merges"},
    "csv": set(),
}
ENDINGS = {"openpyxl": "xlsx", "html": "xls", "xml2003": "xls"}

ABOVE: tuple[tuple[Mess, ...], ...] = (
    (),
    (),
    (headers.title,),
    (headers.deep_title,),
    (headers.title, headers.blank_below),
)
DATES: tuple[Mess, ...] = (
    dates.mixed_text,
    dates.month_words,
    dates.iso_exact,
    dates.day_and_time_apart,
    dates.only_days,
    dates.as_text("%d.%m.%Y %H:%M"),
    dates.as_text("%Y/%m/%d %H:%M:%S"),
)
VALUES: tuple[tuple[Mess, str], ...] = (
    (values.misspelt, ""),
    (values.two_languages, ""),
    (values.phones, ""),
    (values.blanks, ""),
    (values.ratings, ""),
    (values.dirty_text, ""),
    (values.leading_zeros, ""),
    (values.formatted_zeros, "formats"),
    (values.lettered_ids, ""),
    (values.error_cells, "errors"),
    (values.links, "notes"),
    (values.remarks, "notes"),
    (rows.struck_rows, "looks"),
    (rows.hidden_rows, "hidden"),
)


def compose(chance: random.Random) -> Book:
    """Return a random log with its truth."""
    writer = chance.choice(("xlsx", "xlsx", *CARRIES))
    carries = CARRIES[writer]
    columns = chance.choice((USUAL, RICH, (*USUAL, "remark")))
    draft = make_draft(chance, chance.choice(LANGUAGES), columns, chance.randint(18, 60))
    chosen = list(chance.choice(ABOVE))
    two_rows = chance.random() < 0.15 and "merges" in carries
    if two_rows:
        chosen.append(headers.two_rows)
    elif chance.random() < 0.3:
        chosen.append(headers.decorated)
    if chance.random() < 0.5:
        # A second header row has no place for the column of times.
        chosen.append(chance.choice([mess for mess in DATES if not (two_rows and mess is dates.day_and_time_apart)]))
    chosen += [mess for mess, needs in VALUES if chance.random() < 0.2 and (not needs or needs in carries)]
    chosen += _rows(chance, carries, plain_ids=values.lettered_ids not in chosen, one_header=not two_rows)
    for mess in chosen:
        mess(draft)
    # A hidden row has no height: a picture on it lies, by its coordinates, over the next one.
    if "pictures" in carries and rows.hidden_rows not in chosen and chance.random() < 0.3:
        pictures.add(chance.choice(("two-cell", "in-cell", "one-cell")))(draft)
    sheet = Sheet("Log", filtered=False)
    place(draft, sheet, left=chance.choice((1, 1, 1, 2)))
    features = ("random", writer)
    return Book("random", features, [sheet], writer, ENDINGS.get(writer, writer), {})


def _rows(chance: random.Random, carries: set[str], *, plain_ids: bool, one_header: bool) -> list[Mess]:
    chosen: list[Mess] = []
    banners = chance.choice((None, None, rows.month_banners, rows.group_banners))
    if banners:
        chosen.append(banners)
    if one_header and chance.random() < 0.15:
        chosen.append(rows.repeated_header)
    if chance.random() < 0.2:
        chosen.append(rows.blank_rows)
    if "merges" in carries and chance.random() < 0.2:
        chosen.append(rows.merged_values)  # after every row that could fall into a merge
    if plain_ids and chance.random() < 0.15:
        chosen.append(rows.template_rows)
    if banners is not rows.group_banners and chance.random() < 0.3:
        chosen.append(rows.grand_total)
    if chance.random() < 0.3:
        chosen.append(rows.tail_notes)
    return chosen
