"""The set: named recipes, each a kind of log that people keep; the seed changes what is in it, never what it is."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from datetime import datetime, timedelta

from tests.accuracy import layouts, pictures
from tests.accuracy.compose import compose
from tests.accuracy.happenings import LANGUAGES, RICH, USUAL, make_draft
from tests.accuracy.mess import blocks, dates, headers, rows, traps, values
from tests.accuracy.model import Book, Cell, Draft, Line, Mess, Sheet, place
from tests.accuracy.programs import EXPORTS, export

Recipe = Callable[[random.Random], Book]
WITH_REMARKS = (*USUAL, "remark")
WITH_PICTURES = (*USUAL, "picture")


def table(
    name: str,
    features: tuple[str, ...],
    *mess: Mess,
    language: str | None = None,
    columns: tuple[str, ...] = USUAL,
    writer: str = "xlsx",
    ending: str = "xlsx",
    count: int = 32,
    left: int = 1,
    sheet: str = "Log",
    **options: object,
) -> tuple[str, Recipe]:
    """Return a recipe of one table on one sheet."""

    def cook(chance: random.Random) -> Book:
        draft = make_draft(chance, language or chance.choice(LANGUAGES), columns, count)
        for spoil in mess:
            spoil(draft)
        page = Sheet(sheet)
        place(draft, page, left=left)
        return Book(name, features, [page], writer, ending, dict(options))

    return name, cook


def several(
    name: str, features: tuple[str, ...], cook: Callable[[random.Random], list[Sheet]], **options: object
) -> tuple[str, Recipe]:
    """Return a recipe whose sheets are made by a function."""
    return name, lambda chance: Book(name, features, cook(chance), "xlsx", "xlsx", dict(options))


def months(chance: random.Random) -> list[Sheet]:
    """A sheet a month, and a sheet that is no log."""
    language = chance.choice(LANGUAGES)
    draft = make_draft(chance, language, USUAL, 60, datetime(2025, 3, 1, 8))
    sheets: list[Sheet] = []
    by_month: dict[tuple[int, int], list[Line]] = {}
    for line in draft.lines:
        created = line.record["created_at"]
        by_month.setdefault((created.year, created.month), []).append(line)
    for (year, month), lines in by_month.items():
        page = Draft(
            chance, draft.words, draft.columns, header=[{k: Cell(c.value) for k, c in draft.header[0].items()}]
        )
        page.lines, page.feeds = lines, draft.feeds
        headers.title(page)
        sheet = Sheet(f"{draft.words['months'][month - 1]} {year}")
        place(page, sheet)
        sheets.append(sheet)
    return [*sheets, dictionary(draft)]


def dictionary(draft: Draft) -> Sheet:
    """A sheet of words to choose from: no log."""
    sheet = Sheet("Lists", kind="other", header_rows=None)
    for column, key in enumerate(("status", "priority"), 1):
        sheet.cells[1, column] = Cell(draft.words["headers"][key][0], bold=True)
        for row, forms in enumerate(draft.words[key].values(), 2):
            sheet.cells[row, column] = Cell(forms[0])
    return sheet


def continued(chance: random.Random) -> list[Sheet]:
    """A second sheet that goes on without a header."""
    draft = make_draft(chance, chance.choice(LANGUAGES), USUAL, 50)
    first, second = Sheet("Log"), Sheet("Log (2)", header_rows=[])
    rest = Draft(chance, draft.words, draft.columns, lines=draft.lines[30:], feeds=draft.feeds)
    draft.lines = draft.lines[:30]
    place(draft, first)
    place(rest, second)
    return [first, second]


def stacked(chance: random.Random) -> list[Sheet]:
    """Two tables one under another, with headers of their own."""
    language = chance.choice(LANGUAGES)
    sheet = Sheet("Log", header_rows=None)
    first = make_draft(chance, language, USUAL, 14)
    headers.title(first)
    below = place(first, sheet)
    second = make_draft(
        chance, language, ("id", "requester.name", "description", "created_at", "status", "assignee"), 14
    )
    headers.title(second)
    place(second, sheet, top=below + 2)
    return [sheet]


def side_by_side(chance: random.Random) -> list[Sheet]:
    """Two tables beside one another, a blank column between."""
    language = chance.choice(LANGUAGES)
    columns = ("id", "created_at", "requester.name", "description", "status")
    sheet = Sheet("Log")
    place(make_draft(chance, language, columns, 16), sheet)
    place(make_draft(chance, language, columns, 16, datetime(2026, 2, 2, 8)), sheet, left=7)
    return [sheet]


def hidden_things(chance: random.Random) -> list[Sheet]:
    """Hidden rows, a hidden column, a hidden sheet of last year."""
    language = chance.choice(LANGUAGES)
    draft = make_draft(chance, language, USUAL, 30)
    rows.hidden_rows(draft)
    sheet, archive = Sheet("Log", filtered=True), Sheet("Archive", hidden=True)
    place(draft, sheet)
    sheet.hidden_columns.add(4)
    place(make_draft(chance, language, USUAL[:-1], 12, datetime(2024, 11, 1, 8)), archive)
    return [sheet, archive]


def threads(draft: Draft) -> None:
    """Threaded comments, two entries a thread."""
    for line in draft.chance.sample(draft.tickets, 4):
        said = [f"{word} {line.record['id']}" for word in draft.words["remarks"][:2]]
        cell = line.cells["created_at"]
        cell.threaded = True
        cell.remarks = list(zip(draft.words["agents"], said, strict=False))
        for nth, words in enumerate(said):
            line.truth[f"comment {nth}"] = (words, datetime(2026, 2, nth + 1, 10, 15).date())


def quoted_lines(draft: Draft) -> None:
    """Line breaks, quotes and delimiters inside texts."""
    for line in draft.tickets:
        text = line.truth.get("text")
        if text and draft.chance.random() < 0.5:
            words = f'{text}\n"{draft.words["details"][0]}"; {draft.words["details"][1]}, {line.record["id"]}'
            line.put(draft.feeds["text"], words)
            line.truth["text"] = words


def first_cells_empty(draft: Draft) -> None:
    """Columns whose first half is blank."""
    for line in draft.tickets[: len(draft.tickets) // 2]:
        for key in ("requester.phone", "assignee", "custom0", "requester.email"):
            line.cells.pop(key, None)
            line.truth.pop(key, None)


def durations(draft: Draft) -> None:
    """A column of durations in words: kept as they stand."""
    draft.columns.append("custom9")
    draft.header[-1]["custom9"] = Cell("Ageing")
    for line in draft.tickets:
        chance = draft.chance
        days = chance.randint(1, 40)
        text = chance.choice((f"{days}d {chance.randint(1, 23)}h", f"{days} Days 7 Hrs 3 Mins", f"{days}%"))
        line.put("custom9", text, text)


def many_columns(draft: Draft) -> None:
    """Thirty columns more, most of them blank."""
    for nth in range(30):
        key = f"custom1{nth:02d}"
        draft.columns.append(key)
        draft.header[-1][key] = Cell(f"{draft.chance.choice('XYZ')}-{nth}")
        for line in draft.tickets:
            if draft.chance.random() < 0.1:
                text = f"{draft.chance.choice(draft.words['details'])} {nth}"
                line.put(key, text, text)


def sheet_month(chance: random.Random) -> list[Sheet]:
    """The month stands only in the sheet's name; the date column holds bare days."""
    language = chance.choice(LANGUAGES)
    sheets = []
    for month in (3, 4):
        draft = make_draft(chance, language, USUAL, 14, datetime(2026, month, 1, 8) + timedelta(hours=1))
        lines = [line for line in draft.lines if line.record["created_at"].month == month]
        for line in lines:
            created = line.record["created_at"]
            line.put("created_at", created.day, created.date())
        draft.lines = lines
        sheet = Sheet(f"{draft.words['months'][month - 1]} 2026")
        place(draft, sheet)
        sheets.append(sheet)
    return sheets


BY_CONTENT = ("id", "created_at", "requester.email", "description", "status")


def text(
    name: str, features: tuple[str, ...] = ("csv",), *mess: Mess, ending: str = "csv", **options: object
) -> tuple[str, Recipe]:
    """Return a recipe of delimited text; its one sheet has the file's name."""
    return table(name, features, *mess, writer="csv", ending=ending, sheet=name, **options)


def encoded(name: str, encoding: str, language: str, delimiter: str = ",") -> tuple[str, Recipe]:
    """Return a recipe of delimited text in an encoding of its own."""
    mess = headers.without_number_sign
    return text(name, ("csv", "encodings"), mess, language=language, encoding=encoding, delimiter=delimiter)


RECIPES: dict[str, Recipe] = dict(
    (
        *(table(f"plain-{language}", ("columns", language), language=language, columns=RICH) for language in LANGUAGES),
        *(
            table(f"few-columns-{language}", ("columns", language), values.misspelt, language=language)
            for language in LANGUAGES
        ),
        table("title", ("header depth",), headers.title, rows.grand_total, rows.tail_notes),
        table("deep-title", ("header depth",), headers.deep_title, left=2),
        table("two-header-rows", ("header rows",), headers.two_rows, headers.title, columns=RICH),
        table("numbered-columns", ("header rows",), headers.numbered_columns, headers.title),
        table("generic-names", ("header rows",), headers.generic_names),
        table("three-header-rows", ("header rows",), headers.two_rows, headers.numbered_columns, columns=RICH),
        table("decorated-headers", ("header words",), headers.decorated, columns=RICH),
        table("blank-below-header", ("header depth",), headers.title, headers.blank_below),
        table("no-header", ("no header",), headers.none_at_all, columns=BY_CONTENT),
        table("same-date-names", ("duplicate headers",), headers.same_date_names),
        table("unnamed-column", ("unnamed headers",), headers.unnamed_custom, columns=WITH_REMARKS),
        table("month-banners", ("banners",), rows.month_banners, headers.title),
        table("bare-days", ("banners", "day only"), rows.bare_days),
        table("leftovers", ("merges", "banners"), headers.title, rows.month_banners, rows.leftovers),
        table("group-banners", ("banners", "totals"), rows.group_banners, rows.tail_notes),
        table("repeated-header", ("repeated header",), rows.repeated_header, rows.blank_rows),
        table("template-rows", ("template",), rows.template_rows),
        table("merged-values", ("merges",), rows.merged_values, columns=RICH),
        table("ditto", ("ditto",), rows.ditto),
        table("several-rows", ("continuation",), rows.several_rows),
        table("struck", ("struck",), rows.struck_rows),
        several("months", ("sheets", "other sheets"), months),
        several("continued", ("sheets", "no header"), continued),
        several("sheet-month", ("sheets", "day only"), sheet_month),
        several("stacked", ("two tables",), stacked),
        several("side-by-side", ("two tables",), side_by_side),
        several("hidden", ("hidden",), hidden_things),
        table("mixed-text-dates", ("dates",), dates.mixed_text, columns=RICH),
        table("month-words", ("dates",), dates.month_words, columns=RICH),
        table("slashed-month", ("dates",), dates.slashed_month, language="en"),
        table("twelve-hours", ("dates",), dates.twelve_hours, language="en"),
        table("twelve-hours-es", ("dates",), dates.twelve_hours, language="es"),
        table("month-first", ("dates",), dates.month_first, language="en"),
        table("iso", ("dates",), dates.iso_exact),
        table("zoned", ("dates",), dates.iso_zoned),
        table("serials", ("dates",), dates.serial_numbers),
        table("epoch-1904", ("dates",), epoch1904=True),
        table("epoch-1904-xls", ("dates",), epoch1904=True, writer="xls", ending="xls"),
        table("swapped", ("swapped dates",), dates.swapped, language="en", count=50),
        table("swapped-ru", ("swapped dates",), dates.swapped, language="ru", count=50),
        table("swapped-days", ("swapped dates",), dates.swapped_days, count=60),
        table("undecidable", ("ambiguous dates",), dates.undecidable, language="en"),
        table("no-dates", ("bad dates",), dates.no_dates),
        table("day-and-time", ("dates",), dates.day_and_time_apart),
        table("only-days", ("dates",), dates.only_days, columns=RICH),
        table("two-digit-years", ("dates",), dates.as_text("%d/%m/%y", dates.DATES), language="fr"),
        table("two-languages", ("status words",), values.two_languages, values.misspelt),
        table("bilingual-pairs", ("status words",), values.bilingual_pair),
        table("unknown-words", ("status words",), values.unknown_words),
        table("marks", ("status marks",), values.marks),
        table("colours", ("status colours",), values.colours_with_legend),
        table("zeros", ("identifiers",), values.leading_zeros, columns=RICH),
        table("formatted-zeros", ("identifiers",), values.formatted_zeros, columns=RICH),
        table(
            "formatted-zeros-xls", ("identifiers",), values.formatted_zeros, columns=RICH, writer="xls", ending="xls"
        ),
        table("lettered-ids", ("identifiers",), values.lettered_ids),
        table("phones", ("identifiers",), values.phones),
        table("blanks", ("placeholders",), values.blanks, columns=RICH),
        table("ratings", ("ratings",), values.ratings, columns=RICH),
        table("contact-in-one", ("combined cells",), values.combined_contact),
        table("name-and-mail", ("combined cells",), values.name_and_mail),
        table("look-alikes", ("codes",), values.look_alikes, columns=RICH, language="en"),
        table("dirty-text", ("texts",), values.dirty_text, columns=RICH),
        table("first-cells-empty", ("sparse",), first_cells_empty, columns=RICH),
        table("durations", ("durations",), durations),
        table("wide", ("columns",), many_columns, columns=RICH),
        table("errors", ("error cells",), values.error_cells, columns=RICH),
        table("uncached", ("formulas",), values.uncached_formulas, columns=RICH, writer="openpyxl"),
        table("row-numbers", ("formulas",), values.numbered_by_formula),
        table("links", ("links",), values.links),
        table("notes", ("comments",), values.remarks),
        table("threads", ("comments",), threads),
        *(
            table(f"pictures-{anchor}", ("pictures",), pictures.add(anchor), columns=WITH_PICTURES)
            for anchor in ("two-cell", "one-cell", "absolute", "in-cell", "wps", "grouped", "emf")
        ),
        table("pictures-shared", ("pictures",), pictures.shared, columns=WITH_PICTURES),
        table("charts", ("pictures",), pictures.add("two-cell"), columns=WITH_PICTURES, decorated=True),
        table("pictures-low", ("pictures",), pictures.add("two-cell", low=True), columns=WITH_PICTURES),
        table("pictures-ods", ("pictures",), pictures.add("frame"), columns=WITH_PICTURES, writer="ods", ending="ods"),
        several("cards", ("cards",), lambda chance: layouts.cards(chance, chance.choice(LANGUAGES))),
        several("forms", ("forms",), lambda chance: layouts.forms(chance, chance.choice(LANGUAGES))),
        several(
            "status-columns",
            ("status columns",),
            lambda chance: layouts.status_columns(chance, chance.choice(LANGUAGES)),
        ),
        several(
            "meetings", ("meeting columns",), lambda chance: layouts.meeting_columns(chance, chance.choice(LANGUAGES))
        ),
        table("strict", ("formats",), headers.title, strict=True),
        table("openpyxl", ("formats",), headers.title, rows.month_banners, writer="openpyxl"),
        table("xls", ("formats",), headers.title, rows.merged_values, writer="xls", ending="xls"),
        table("ods", ("formats",), headers.title, rows.merged_values, writer="ods", ending="ods"),
        table("html-named-xls", ("formats",), headers.title, writer="html", ending="xls"),
        table("html-cp1251", ("formats", "encodings"), writer="html", ending="xls", language="ru", encoding="cp1251"),
        table("xml-2003", ("formats",), headers.title, rows.merged_values, writer="xml2003", ending="xls"),
        table("xlsx-named-csv", ("formats",), ending="csv"),
        table("suspicious-texts", ("traps",), traps.suspicious_texts, rows.grand_total),
        table("bare-tickets", ("traps",), traps.bare_tickets, rows.group_banners),
        table("plain-banners", ("banners", "traps"), traps.plain_banners),
        table("day-banners", ("banners", "day only"), traps.day_banners),
        table("odd-totals", ("totals",), traps.odd_totals),
        table(
            "index-column",
            ("unnamed headers",),
            traps.column_of_index,
            writer="csv",
            ending="csv",
            sheet="index-column",
        ),
        table("float-ids", ("identifiers",), traps.numbers_as_floats),
        table("all-text", ("dates",), traps.all_text, columns=RICH),
        table("many-date-shapes", ("dates",), traps.many_date_shapes),
        table("vague-date", ("header words",), traps.vague_headers),
        table("coded-priorities", ("priority words",), traps.coded_priorities, columns=RICH),
        table("slashed-ids", ("identifiers",), traps.hyphenated_ids),
        table("codes-like-dates", ("identifiers",), traps.codes_like_dates, columns=RICH),
        table(
            "codes-like-dates-csv",
            ("identifiers", "csv"),
            traps.codes_like_dates,
            columns=RICH,
            writer="csv",
            ending="csv",
        ),
        table("short", ("short",), count=4),
        table("one-row", ("short",), headers.title, count=1),
        table("narrow", ("short",), columns=("created_at", "description", "status"), count=12),
        table("long", ("long",), rows.month_banners, count=2000),
        table("far-right", ("header depth",), headers.deep_title, left=6),
        table("counts-above", ("blocks",), blocks.counts_above),
        several("counts-beside", ("blocks",), blocks.counts_beside),
        several("departments", ("two tables",), blocks.departments),
        several("drifting", ("sheets",), blocks.drifting),
        table("without-numbers", ("columns",), blocks.without_numbers),
        table("hints-in-headers", ("header words",), blocks.hints_in_headers, columns=RICH),
        table("bilingual-headers", ("header words",), blocks.bilingual_headers, columns=RICH),
        table("plan-and-fact", ("header rows",), blocks.plan_and_fact, columns=RICH),
        *((f"export-{name}", export(name)) for name in EXPORTS),
        ("random", compose),
        text("csv-utf8", ("csv",), quoted_lines),
        text("csv-bom", ("csv", "encodings"), encoding="utf-8-sig", delimiter=";"),
        text("csv-utf16", ("csv", "encodings"), encoding="utf-16", delimiter="\t"),
        encoded("csv-cp1251", "cp1251", "ru", ";"),
        encoded("csv-koi8", "koi8-r", "ru"),
        encoded("csv-mac", "mac-cyrillic", "ru"),
        encoded("csv-cp866", "cp866", "ru"),
        encoded("csv-cp1252", "cp1252", "de", ";"),
        text("csv-blank-lines", ("csv",), headers.deep_title, rows.blank_rows, bare_blanks=True),
        text("csv-inches", ("csv",), traps.inch_marks, delimiter=";"),
        text("tsv-bare-quotes", ("csv",), traps.inch_marks, delimiter="\t", quoting=csv.QUOTE_NONE, ending="tsv"),
        text("csv-line-feeds", ("csv",), quoted_lines, newline="\n", delimiter=";", encoding="utf-8-sig"),
        text("csv-iso", ("csv",), rows.month_banners, date_pattern="%Y-%m-%d"),
        text("csv-american", ("csv",), language="en", date_pattern="%m/%d/%Y"),
        text("csv-pipe", ("csv",), headers.title, language="en", ending="txt", delimiter="|"),
        text("csv-trailing", ("csv",), rows.grand_total, delimiter=";", trailing=2),
        text("csv-quoted", ("csv",), headers.deep_title, quoted_lines, quoting=csv.QUOTE_ALL),
    )
)
