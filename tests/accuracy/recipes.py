"""The set: named recipes, each a kind of log that people keep; the seed changes what is in it, never what it is."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable

from tests.accuracy import layouts, pictures, sheets
from tests.accuracy.compose import compose
from tests.accuracy.happenings import LANGUAGES, RICH, USUAL, make_draft
from tests.accuracy.mess import blocks, dates, headers, rows, texts, traps, values
from tests.accuracy.model import Book, Mess, Sheet, place
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
        several("months", ("sheets", "other sheets"), sheets.months),
        several("continued", ("sheets", "no header"), sheets.continued),
        several("sheet-month", ("sheets", "day only"), sheets.sheet_month),
        several("stacked", ("two tables",), sheets.stacked),
        several("side-by-side", ("two tables",), sheets.side_by_side),
        several("hidden", ("hidden",), sheets.hidden_things),
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
        table("first-cells-empty", ("sparse",), texts.first_cells_empty, columns=RICH),
        table("durations", ("durations",), texts.durations),
        table("wide", ("columns",), texts.many_columns, columns=RICH),
        table("errors", ("error cells",), values.error_cells, columns=RICH),
        table("uncached", ("formulas",), values.uncached_formulas, columns=RICH, writer="openpyxl"),
        table("row-numbers", ("formulas",), values.numbered_by_formula),
        table("links", ("links",), values.links),
        table("notes", ("comments",), values.remarks),
        table("threads", ("comments",), texts.threads),
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
        text("csv-utf8", ("csv",), texts.quoted_lines),
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
        text("csv-line-feeds", ("csv",), texts.quoted_lines, newline="\n", delimiter=";", encoding="utf-8-sig"),
        text("csv-iso", ("csv",), rows.month_banners, date_pattern="%Y-%m-%d"),
        text("csv-american", ("csv",), language="en", date_pattern="%m/%d/%Y"),
        text("csv-pipe", ("csv",), headers.title, language="en", ending="txt", delimiter="|"),
        text("csv-trailing", ("csv",), rows.grand_total, delimiter=";", trailing=2),
        text("csv-quoted", ("csv",), headers.deep_title, texts.quoted_lines, quoting=csv.QUOTE_ALL),
    )
)
