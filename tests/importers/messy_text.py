"""A writer of delimited texts in the kinds of mess that real exports have; shares nothing with the reader."""

from __future__ import annotations

import random

WORDS = ["скоба", "трещина", "printer", "broken", "Монитор не включается", "Müller wrote", "again,", "заявка"]
NAMES = ["Иванов И.И.", "Smith, John", "Müller; Hans", 'Анна "Аня" П.', "O'Neil", "Петров А.", "García López"]
KINDS = ["id", "date", "number", "text", "name", "email", "phone", "empty", "time", "long", "money", "status"]
PREAMBLES = [
    "Отчёт по заявкам, март 2024; версия 2", "Export: 2024-03-05 10:00:00", "Company; Ltd, Inc", "Журнал обращений",
    "a | b", "Total, 12, 5",
]  # fmt: skip


def quoted(value: str, delimiter: str, *, always: bool) -> str:
    if always or any(sign in value for sign in (delimiter, '"', "\n", "\r")):
        return '"' + value.replace('"', '""') + '"'
    return value


def _number(rng: random.Random, *, decimal_comma: bool) -> str:
    text = f"{rng.random() * 100:.2f}"
    return text.replace(".", ",") if decimal_comma else text


def make_value(rng: random.Random, kind: str, row: int, *, decimal_comma: bool) -> str:
    if kind == "empty" or rng.random() < 0.12:
        return ""
    if kind == "money":
        whole = f"{rng.randint(1, 999)},{rng.randint(0, 99):02d}"
        return whole if decimal_comma else f"{rng.randint(1, 9)},{rng.randint(0, 999):03d}.50"
    if kind == "long":
        return _long(rng)
    dates = ("%02d.%02d.2024", "2024-%02d-%02d", "%d/%d/24", "%02d.%02d.2024 10:05")
    return {
        "id": str(row + 1),
        "date": rng.choice(dates) % (rng.randint(1, 12), rng.randint(1, 12)),
        "number": rng.choice([str(rng.randint(0, 9999)), _number(rng, decimal_comma=decimal_comma)]),
        "text": " ".join(rng.choices(WORDS, k=rng.randint(1, 6))),
        "name": rng.choice(NAMES),
        "email": f"a{row}@example.com",
        "phone": f"+7 900 {rng.randint(100, 999)}-{rng.randint(10, 99)}-00",
        "time": f"{rng.randint(0, 23)}:{rng.randint(0, 59):02d}",
        "status": rng.choice(["open", "closed", "в работе", "-"]),
    }[kind]


def _long(rng: random.Random) -> str:
    text = ", ".join(" ".join(rng.choices(WORDS, k=rng.randint(1, 6))) for _ in range(rng.randint(1, 4)))
    if rng.random() < 0.3:
        text += "\n" + rng.choice(["Ответ: да; нет", "1) a, b; 2) c", "x | y"])
    return text


def make_text(rng: random.Random) -> tuple[str, str]:
    """Return a text and its delimiter."""
    delimiter = rng.choice([",", ",", ",", ";", ";", "\t", "|"])
    width, height = rng.randint(2, 14), rng.choice([3, 5, 8, 20, 60, 150])
    decimal_comma = rng.random() < 0.4
    kinds = rng.choices(KINDS, k=width)
    rows = [[make_value(rng, kind, row, decimal_comma=decimal_comma) for kind in kinds] for row in range(height)]
    if rng.random() < 0.87:
        rows.insert(0, rng.choices(["№", "Дата", "Имя, отчество", "Тема", "Status", "E-mail", "Phone 1"], k=width))
    always = rng.random() < 0.15
    lines = [delimiter.join(quoted(value, delimiter, always=always) for value in row) for row in rows]
    return rng.choice(["\n", "\r\n"]).join(
        [*_preamble(rng, delimiter), *_spoil(rng, lines, delimiter)]
    ) + "\n", delimiter


def _preamble(rng: random.Random, delimiter: str) -> list[str]:
    kind = rng.random()
    if kind < 0.04:
        return [f"sep={delimiter}"]
    if kind < 0.22:
        return rng.choices(PREAMBLES, k=rng.randint(1, 4)) + [""] * rng.randint(0, 1)
    return []


def _spoil(rng: random.Random, lines: list[str], delimiter: str) -> list[str]:
    if rng.random() < 0.1:
        lines = [line + delimiter * 2 for line in lines]
    if rng.random() < 0.1:
        lines = [line + (f"{delimiter}extra" if rng.random() < 0.3 else "") for line in lines]
    if rng.random() < 0.06:
        lines = [*lines, "", "Итого: 5; строк", "Примечание, см. выше"]
    return lines
