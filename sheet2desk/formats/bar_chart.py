"""A small bar chart as inline SVG: labels left, values right, readable without colour and by a screen reader."""

from __future__ import annotations

from sheet2desk.formats.display import one_line
from sheet2desk.formats.document import Bars
from sheet2desk.formats.markup import escape

_LABEL, _BAR, _VALUE, _STEP, _THICK = 220, 320, 120, 24, 16  # pixels
_LONGEST_LABEL = 30  # characters that fit into _LABEL


def draw(chart: Bars) -> str:
    """Return the chart as SVG, or nothing when there is nothing to compare."""
    if not chart.bars:
        return ""
    title = escape(one_line(chart.title))
    spoken = escape("; ".join(f"{one_line(bar.label)}: {one_line(bar.shown)}" for bar in chart.bars))
    width, height = _LABEL + _BAR + _VALUE, _STEP * len(chart.bars) + 8
    longest = max(abs(bar.value) for bar in chart.bars) or 1
    parts = [
        f'<svg role="img" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-size="13">\n'
        f"<title>{title}</title>\n<desc>{spoken}</desc>\n"
    ]
    for place, bar in enumerate(chart.bars):
        top = 4 + place * _STEP
        length = round(_BAR * abs(bar.value) / longest, 1)
        label = one_line(bar.label)
        label = label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
        parts.append(
            f'<text x="{_LABEL - 8}" y="{top + 13}" text-anchor="end">{escape(label)}</text>'
            f'<rect x="{_LABEL}" y="{top}" width="{length}" height="{_THICK}"/>'
            f'<text x="{_LABEL + length + 6}" y="{top + 13}">{escape(one_line(bar.shown))}</text>\n'
        )
    return "".join([*parts, "</svg>\n"])
