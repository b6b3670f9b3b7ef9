"""SpreadsheetML 2003: styles say what a number shows, how a cell is filled and whether it is struck."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from sheet2desk import importers
from sheet2desk.importers import SourceRef
from sheet2desk.workbook import Looks, Value

STYLES = """<Styles><Style ss:ID="Default"/>
<Style ss:ID="id"><NumberFormat ss:Format="00000"/></Style>
<Style ss:ID="struck" ss:Parent="id"><Font ss:StrikeThrough="1"/>
<Interior ss:Color="#FFC000" ss:Pattern="Solid"/></Style>
<Style ss:ID="white"><Interior ss:Color="#FFFFFF" ss:Pattern="Solid"/></Style>
<Style ss:ID="short"><NumberFormat ss:Format="Short Date"/></Style>
<Style ss:ID="hours"><NumberFormat ss:Format="[h]:mm"/></Style>
<Style ss:ID="share"><NumberFormat ss:Format="Percent"/></Style></Styles>"""


def grid(rows: str, head: str = "") -> tuple[list[list[Value]], Looks]:
    text = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'{head}{STYLES}<Worksheet ss:Name="S"><Table>{rows}</Table></Worksheet></Workbook>'
    )
    sheet = importers.read(SourceRef("log.xls", data=text.encode())).sheets[0]
    return [list(values) for _, values in sheet.grid.rows()], sheet.grid.looks()


def number(value: object, style: str) -> str:
    return f'<Cell ss:StyleID="{style}"><Data ss:Type="Number">{value}</Data></Cell>'


def test_a_format_stands_with_its_number():
    _, looks = grid(f"<Row>{number(7, 'id')}{number(0.5, 'share')}</Row>")
    assert looks.number_formats == {(1, 1): "00000", (1, 2): "0.00%"}


def test_a_style_has_what_its_parent_states():
    _, looks = grid(f"<Row>{number(7, 'struck')}{number(8, 'white')}</Row>")
    assert (looks.struck, looks.fills) == ({(1, 1)}, {(1, 1): "FFC000"})
    assert looks.number_formats == {(1, 1): "00000"}


def test_styles_of_rows_and_columns_stand_in_for_the_cells_own():
    cell = '<Cell><Data ss:Type="Number">7</Data></Cell>'
    columns = '<Column ss:StyleID="id"/><Column ss:Index="3" ss:Span="1" ss:StyleID="share"/>'
    rows = f'{columns}<Row>{cell * 4}</Row><Row ss:StyleID="id">{cell * 2}</Row>'
    _, looks = grid(rows)
    assert looks.number_formats == {
        (1, 1): "00000", (1, 3): "0.00%", (1, 4): "0.00%", (2, 1): "00000", (2, 2): "00000",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "day"), [("", date(2024, 2, 5)), ("<ExcelWorkbook><Date1904/></ExcelWorkbook>", date(2028, 2, 6))]
)
def test_a_number_shown_as_a_day_is_one(head: str, day: date):
    values, looks = grid(f"<Row>{number(45327, 'short')}</Row>", head)
    assert values == [[day]]
    assert not looks.number_formats


def test_elapsed_hours_are_no_moment():
    cell = '<Cell ss:StyleID="{}"><Data ss:Type="DateTime">1900-01-01T02:30:00.000</Data></Cell>'
    values, _ = grid(f"<Row>{cell.format('hours')}{cell.format('id')}</Row>")
    assert values == [[timedelta(hours=26, minutes=30), datetime(1900, 1, 1, 2, 30)]]


@pytest.mark.parametrize("name", ["Currency", "Euro Currency", "Yes/No", "True/False", "On/Off", "Standard", "General"])
def test_a_format_by_name_makes_no_date_of_a_number(name: str):
    """Their letters are not those of days and months."""
    head = f'<Styles><Style ss:ID="named"><NumberFormat ss:Format="{name}"/></Style></Styles>'
    values, _ = grid(f"<Row>{number(45327, 'named')}</Row>", head)
    assert values == [[45327.0]]
