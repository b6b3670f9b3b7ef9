"""Write a ticket log of any length, as Excel writes it: shared strings, styles on every cell, blanks, mixed dates.

The same number of rows gives the same cells. xlsxwriter's `constant_memory` writes inline strings, which Excel doesn't,
so the default mode is used; `--extras` adds what a real log carries: fills, hidden rows, merges, comments, links,
pictures and error cells.
"""

from __future__ import annotations

import random
import struct
import zlib
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

HEADER = (
    "№", "Дата обращения", "Заявитель", "Телефон", "E-mail", "Организация", "Изделие", "Серийный №", "Тема", "Описание",
    "Канал", "Категория", "Приоритет", "Ответственный", "Статус", "Дата первого ответа", "Срок", "Дата закрытия",
    "Оценка", "Примечание",
)  # fmt: skip
STATUSES = ("Новая", "В работе", "Ожидание", "Решено", "Закрыто", "закрыта", "в раб.", "done")
PRIORITIES = ("Низкий", "Обычный", "Высокий", "Срочный")
PEOPLE = ("Иванов И.И.", "Петрова Анна", "Smirnov Oleg", "Кузнецова М.", "Лебедев П. А.")
WORDS = [
    "кронштейн",
    "скол",
    "трещина",
    "крепёж",
    "покраска",
    "партия",
    "отверстие",
    "резьба",
    "не",
    "держит",
    "угол",
    "брак",
    "поставка",
    "bracket",
    "dent",
]
FIRST = datetime(2025, 1, 9, 9, 0)


def write_log(path: Path, rows: int, *, extras: bool = False) -> None:
    """Write `rows` tickets × 20 columns to an .xlsx file."""
    import xlsxwriter

    draw = random.Random(rows)
    book = xlsxwriter.Workbook(str(path), {"strings_to_urls": False, "strings_to_formulas": False})
    sheet = book.add_worksheet("Журнал")
    border = book.add_format({"border": 1})
    moment = book.add_format({"border": 1, "num_format": "dd.mm.yyyy hh:mm"})
    filled = book.add_format({"border": 1, "bg_color": "#C6EFCE"})
    sheet.write_row(0, 0, HEADER, border)
    at = FIRST
    for row in range(1, rows + 1):
        at += timedelta(minutes=draw.randint(3, 40))
        for column, value in enumerate(_ticket(row, at, draw)):
            if value is None:
                sheet.write_blank(row, column, None, border)
            elif isinstance(value, datetime):
                if draw.random() < 0.06:
                    sheet.write_string(row, column, value.strftime("%d.%m.%Y %H:%M"), border)
                else:
                    sheet.write_datetime(row, column, value, moment)
            else:
                sheet.write(row, column, value, filled if extras and column == 14 and row % 3 == 0 else border)
    if extras:
        _extras(sheet, rows, border)
    book.close()


def _ticket(row: int, at: datetime, draw: random.Random) -> list[object]:
    def sometimes(share: float, value: object) -> object:
        return value if draw.random() < share else None

    answered = at + timedelta(minutes=draw.randint(5, 900))
    solved = answered + timedelta(minutes=draw.randint(30, 9000))
    status = draw.choice(STATUSES)
    done = status in ("Решено", "Закрыто", "закрыта", "done")
    text = " ".join(draw.choices(WORDS, k=draw.randint(5, 18)))
    return [
        row, at, draw.choice(PEOPLE), sometimes(0.6, f"8 900 000-{row % 100:02}-{row // 100 % 100:02}"),
        sometimes(0.5, f"user{row % 997}@example.com"), sometimes(0.4, f"ООО «Пример {row % 53}»"),
        f"Кронштейн К-{row % 40}", sometimes(0.7, f"0{31000 + row}"), f"{draw.choice(WORDS)} {row}", text,
        sometimes(0.5, draw.choice(("почта", "телефон"))), sometimes(0.6, draw.choice(("брак", "доставка", "вопрос"))),
        draw.choice(PRIORITIES), sometimes(0.8, draw.choice(PEOPLE)), status, sometimes(0.85, answered),
        sometimes(0.3, solved + timedelta(days=1)), solved if done else None, sometimes(0.3, draw.randint(1, 5)),
        sometimes(0.1, "перезвонить"),
    ]  # fmt: skip


def _extras(sheet: object, rows: int, border: object) -> None:
    """Add one comment, link, hidden row, merge, error cell and picture in every few hundred rows."""
    picture = _png()
    for row in range(5, rows, 200):
        sheet.write_comment(row, 19, "проверить", {"author": "Петрова Анна"})
        sheet.write_url(row + 1, 19, "https://example.com/файл", border, "файл")
        sheet.set_row(row + 2, None, None, {"hidden": True})
        sheet.merge_range(row + 3, 19, row + 4, 19, "одно на двоих", border)
        sheet.write_formula(row + 6, 19, "=NA()", border, "#N/A")
        if row % 1000 == 5:
            sheet.insert_image(row + 7, 9, "скол.png", {"image_data": BytesIO(picture)})


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80\x80\x80" * 24 for _ in range(12))
    head = struct.pack(">IIBBBBB", 24, 12, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


if __name__ == "__main__":
    import sys

    write_log(Path(sys.argv[1]), int(sys.argv[2]), extras="--extras" in sys.argv)
