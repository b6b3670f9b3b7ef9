"""Headers: what stands above them, how high they are, and what their words look like."""

from __future__ import annotations

from tests.accuracy.model import Cell, Draft, Line

DATE_WORDS = {
    "ru": "Дата", "en": "Date", "de": "Datum", "es": "Fecha", "fr": "Date", "pl": "Data", "uk": "Дата", "lv": "Datums",
    "pt": "Data",
}  # fmt: skip
GROUP_WORDS = {
    "ru": "Клиент", "en": "Contact", "de": "Kontakt", "es": "Contacto", "fr": "Contact", "pl": "Kontakt",
    "uk": "Клієнт", "lv": "Kontakts", "pt": "Contacto",
}  # fmt: skip


def title(draft: Draft) -> None:
    """A title merged over the table, and a blank row."""
    draft.titles.insert(0, Line("title", {draft.columns[0]: Cell(draft.words["title"], bold=True)}, across=True))
    draft.blank_above = draft.chance.randint(0, 1)


def deep_title(draft: Draft) -> None:
    """Up to nine rows before the header: title, version, who keeps it, blanks."""
    title(draft)
    first, second = draft.columns[0], draft.columns[min(2, len(draft.columns) - 1)]
    lines = (
        Line(("title", "note"), {first: Cell("v. 3.2")}),
        Line(("title", "note"), {second: Cell(f"{draft.words['agents'][0]}, {draft.words['firms'][0]}")}),
        Line(("title", "note"), {first: Cell(draft.words["note"])}),
    )
    draft.titles += lines[: draft.chance.randint(1, 3)]
    draft.blank_above = draft.chance.randint(0, 4)


def two_rows(draft: Draft) -> None:
    """Groups over columns: requester over name and phone, the other headers merged down."""
    low = draft.header[-1]
    upper: dict[str, Cell] = {}
    lower: dict[str, Cell] = {}
    group = [key for key in draft.columns if key.startswith("requester.")]
    for key in draft.columns:
        if key in group and len(group) > 1:
            lower[key] = low[key]
        else:
            upper[key] = Cell(low[key].value, bold=True, down=2)
    if len(group) > 1:
        upper[group[0]] = Cell(GROUP_WORDS[draft.words["language"]], bold=True, across=len(group))
        draft.header = [upper, lower]


def numbered_columns(draft: Draft) -> None:
    """A row of column numbers under the header."""
    draft.header.append({key: Cell(nth) for nth, key in enumerate(draft.columns, 1)})


def generic_names(draft: Draft) -> None:
    """Column1… above the real names, as an export leaves them."""
    draft.header.insert(0, {key: Cell(f"Column{nth}") for nth, key in enumerate(draft.columns, 1)})


def decorated(draft: Draft) -> None:
    """Line breaks, NBSP, exclamation marks, colons and odd case in header words."""
    for key, cell in draft.header[-1].items():
        text = str(cell.value)
        style = draft.chance.randint(0, 5)
        if style == 0:
            text = text.replace(" ", "\n", 1)
        elif style == 1:
            text = text.replace(" ", "\u00a0")
        elif style == 2:
            text = f"{text}!!!"
        elif style == 3:
            text = f" {text}: "
        elif style == 4:
            text = text.upper()
        if not key.startswith("custom"):
            cell.value = text


def same_date_names(draft: Draft) -> None:
    """Created and solved both headed "Date"."""
    word = DATE_WORDS[draft.words["language"]]
    for key in ("created_at", "solved_at"):
        if key in draft.header[-1]:
            draft.header[-1][key].value = word


def unnamed_custom(draft: Draft) -> None:
    """A column of remarks without a header."""
    if "remark" in draft.columns:
        draft.header[-1].pop("remark", None)


def none_at_all(draft: Draft) -> None:
    """No header: only what the content says is certain."""
    draft.header = []
    draft.titles = []


def blank_below(draft: Draft) -> None:
    """A blank row under the header."""
    draft.blank_below = 1


def without_number_sign(draft: Draft) -> None:
    """The number's column in letters that every encoding has."""
    draft.header[-1]["id"].value = str(draft.header[-1]["id"].value).replace("№", "Номер").replace("Номер п/п", "Номер")
