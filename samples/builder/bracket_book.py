"""Writes the bracket maker's workbook: a sheet a month, with titles, banners, totals and pictures."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from builder.bracket_mess import STATUS_COLOURS
from builder.png import draw_defect
from builder.request import COLUMNS, LETTERS, STATUS_WORDS, Request
from builder.written import Filled, Formatted, Formula, InCellPicture

CREATED = datetime(2026, 4, 1, 9, 0)
WIDTHS = (6, 13, 8, 24, 19, 28, 26, 26, 13, 52, 15, 12, 12, 15, 15, 18, 12, 17, 8, 22)
PICTURE_ROW_PIXELS = 80
LAST = len(COLUMNS) - 1


@dataclass
class Written:
    """What was written: a fate for each row, a picture for each place."""

    fates: dict[str, dict[int, str]] = field(default_factory=dict)
    pictures: list[dict[str, Any]] = field(default_factory=list)


class BracketBook:
    """One workbook of the bracket maker."""

    def __init__(self, path: Path) -> None:
        """Begin the workbook at this path."""
        self.book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd.mm.yyyy"})
        self.book.set_properties({"title": "Журнал заявок о браке", "author": "ОТК", "created": CREATED})
        self.written = Written()
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def write_month(self, name: str, requests: list[Request]) -> None:
        """Write one sheet: title, header, rows, and what belongs to this month alone."""
        sheet = self.book.add_worksheet(name)
        fates = self.written.fates[name] = {}
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        heading = f"Журнал заявок о браке (кронштейны): {name.lower()} г."
        sheet.merge_range(0, 0, 0, LAST, heading, self._look(bold=True, font_size=14))
        fates[1] = "title"
        row = 2
        if name.startswith("Декабрь"):
            sheet.write_string(1, 0, "Ведёт ОТК, тел. 2-17. Пустые поля дополняет мастер смены")
            fates[2] = "title"
            row = 3
        for column, title in enumerate(COLUMNS):
            sheet.write_string(row, column, title, self._look(bold=True, text_wrap=True, bg_color="#E7E6E6", border=1))
        row += 1
        fates[row] = "header"
        for nth, request in enumerate(requests):
            row = self._before(sheet, fates, row, name, requests, nth)
            self._write_request(sheet, name, row, request)
            row += 1
            fates[row] = "ticket"
        self._merge_values(sheet, requests)
        self._after(sheet, fates, row, name, len(requests))

    def write_reference(self) -> None:
        """Write the sheet that is no log: terms of warranty and the words to choose from."""
        sheet = self.book.add_worksheet("Справочник")
        rows = (
            ("Изделие", "Гарантия, мес.", "", "Категории", "Статусы"),
            ("Кронштейн К-120", 24, "", "брак", "новая"),
            ("Кронштейн усиленный КУ-300", 36, "", "доставка", "в работе"),
            ("Консоль КС-400", 12, "", "вопрос", "решено"),
            ("Полкодержатель П-25", 24, "", "документы", "закрыто"),
        )
        for number, values in enumerate(rows):
            for column, value in enumerate(values):
                if value != "":
                    sheet.write(number, column, value)

    def close(self) -> Written:
        """Save, and return what was written."""
        self.book.close()
        return self.written

    def _before(self, sheet: Any, fates: dict[int, str], row: int, name: str, requests: list[Request], nth: int) -> int:
        banner = ""
        if name.startswith("Декабрь"):
            if nth == 0:
                banner = "ДЕКАБРЬ 2025"
            elif requests[nth].label == "duty" and requests[nth - 1].label != "duty":
                banner = "ЯНВАРЬ 2026, дежурные смены"
        if banner:
            sheet.merge_range(row, 0, row, LAST, banner, self._look(bold=True, align="center", bg_color="#DDEBF7"))
            fates[row + 1] = "banner"
            return row + 1
        if name.startswith("Февраль") and nth == 13:
            sheet.write_string(row, 3, "Промежуточный итог", self._look(bold=True))
            sheet.write_formula(row, 9, f"=COUNTA(J4:J{row})", self._look(bold=True), nth)
            fates[row + 1] = "total"
            return row + 1
        return row

    def _after(self, sheet: Any, fates: dict[int, str], row: int, name: str, count: int) -> None:
        if name.startswith(("Октябрь", "Февраль")):
            sheet.write_string(row, 3, f"Итого за {name.split()[0].lower()}", self._look(bold=True))
            sheet.write_number(row, 9, count, self._look(bold=True))
            fates[row + 1] = "total"
        if name.startswith("Январь"):
            sheet.write_string(row + 1, 3, "Цвета статуса:", self._look(italic=True))
            fates[row + 2] = "note"
            for nth, (status, colour) in enumerate(STATUS_COLOURS.items(), row + 2):
                sheet.write_string(nth, 3, STATUS_WORDS[status], self._look(bg_color=f"#{colour}"))
                fates[nth + 1] = "note"

    def _write_request(self, sheet: Any, name: str, row: int, request: Request) -> None:
        request.sheet, request.row = name, row + 1
        for title, value in request.cells().items():
            self._write(sheet, row, COLUMNS.index(title), value)
        if not request.picture:
            return
        seed = int(request.number or 0)  # a picture stays the same wherever its row goes
        data = draw_defect(request.kind or "crack", seed)
        column = COLUMNS.index("Фото")
        place = {"sheet": name, "row": row + 1, "cell": f"{LETTERS['Фото']}{row + 1}", "kind": request.picture}
        sheet.set_row_pixels(row, PICTURE_ROW_PIXELS)
        if request.picture == "in-cell":
            self._write(sheet, row, column, InCellPicture(data))
        else:
            low = request.picture == "low"
            spot = {"x_offset": 3, "y_offset": 12 if low else 4, "object_position": 1 if seed % 2 else 2}
            options = spot | {"image_data": io.BytesIO(data), "description": f"{request.product}, дефект"}
            sheet.insert_image(row - 1 if low else row, column, f"defect-{seed}.png", options)
        self.written.pictures.append(place | {"bytes": data})

    def _write(self, sheet: Any, row: int, column: int, value: Any) -> None:
        wrap = self._look(text_wrap=True, valign="top")
        match value:
            case Formatted():
                sheet.write_number(row, column, value.number, self._look(num_format=value.number_format))
            case Filled():
                colour = self._look(bg_color=f"#{value.colour}")
                sheet.write(row, column, value.text or None, colour)
            case Formula(result=date() as result):
                days = (result - date(1899, 12, 30)).days
                look = self._look(num_format="dd.mm.yyyy")
                sheet.write_formula(row, column, value.formula.format(row=row + 1), look, days)
            case Formula():
                sheet.write_formula(row, column, value.formula.format(row=row + 1), None, value.result)
            case InCellPicture():
                sheet.embed_image(row, column, "defect.png", {"image_data": io.BytesIO(value.data)})
            case datetime():
                sheet.write_datetime(row, column, value, self._look(num_format="dd.mm.yyyy hh:mm"))
            case date():
                sheet.write_datetime(row, column, value, self._look(num_format="dd.mm.yyyy"))
            case timedelta():
                sheet.write_datetime(row, column, value, self._look(num_format="hh:mm"))
            case int() | float():
                sheet.write_number(row, column, value)
            case _:
                sheet.write_string(row, column, value, wrap)

    def _merge_values(self, sheet: Any, requests: list[Request]) -> None:
        calls = [request for request in requests if request.label == "one-call"]
        duty = [request for request in requests if request.label == "one-person"]
        for group, titles in ((calls, ("Заявитель", "Телефон", "Организация")), (duty, ("Ответственный",))):
            for title in titles if group else ():
                column, value = COLUMNS.index(title), group[0].cells()[title]
                sheet.merge_range(
                    group[0].row - 1, column, group[-1].row - 1, column, value, self._look(valign="vcenter")
                )

    def _look(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(properties)
        return self._formats[key]


def write_book(path: Path, names: tuple[str, ...], months: list[list[Request]]) -> Written:
    """Write the workbook, a sheet a month and the reference sheet; return what was written."""
    book = BracketBook(path)
    for name, requests in zip(names, months, strict=True):
        book.write_month(name, requests)
    book.write_reference()
    return book.close()


def make_chance() -> random.Random:
    """Return the one source of chance of the bracket log."""
    return random.Random(20260401)
