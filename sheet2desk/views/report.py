"""The KPIs, each with its definition, how many tickets it rests on, and which it left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sheet2desk.formats.display import number
from sheet2desk.formats.document import Bar, Bars, Block, Cell, Column, Document, Heading, Notes, Paragraph, Part, Table
from sheet2desk.views.durations import duration
from sheet2desk.views.language import Language, language

if TYPE_CHECKING:
    from sheet2desk.reports import Metric, Report

PARTS = frozenset({Part.DATA, Part.BLOCKS, Part.PAGE, Part.PRINT, Part.RECORDS})

_FLOW = ("open_at_start", "created", "solved", "open_at_end")


def view(report: Report, *, language_name: str = "en") -> Document:
    """Return the document."""
    say = language(language_name)
    return Document(
        title=say("Report on the ticket log"),
        created=report.now,
        language=language_name,
        data=lambda: _data(report),
        blocks=lambda: list(_blocks(report, say)),
        records=lambda: _records(report),
    )


def _data(report: Report) -> dict[str, Any]:
    period = report.period
    return {
        "version": 1,
        "period": {"from": period.start if period else None, "to": period.end if period else None},
        "now": report.now,
        "calendar": report.calendar,
        "metrics": [_metric(metric) for metric in report.metrics],
        "by": report.by,
        "breakdown": [
            {"by": group.by, "value": group.value, "metrics": [_metric(metric) for metric in group.metrics]}
            for group in report.breakdown
        ],
        "flow": {name: getattr(report.flow, name) for name in (*_FLOW, "undated")},
        "duplicates": report.duplicates,
        "merged": report.merged,
        "warnings": list(report.warnings),
    }


def _metric(metric: Metric) -> dict[str, Any]:
    return {
        "name": metric.name,
        "title": metric.title,
        "value": metric.value,
        "unit": metric.unit,
        "counted": metric.counted,
        "left_out": dict(metric.left_out),
        "definition": metric.definition,
        "mean": metric.mean,
        "median": metric.median,
        "p90": metric.p90,
        "day_only": metric.day_only,
        "parts": dict(metric.parts),
    }


def _records(report: Report) -> Table:
    """One line a metric and group, so that a spreadsheet can pivot it; the whole log has no group."""
    columns = [
        Column("from", "from", "moment"),
        Column("to", "to", "moment"),
        Column("by", "by"),
        Column("group", "group"),
        Column("metric", "metric"),
        *(Column(name, name, "number") for name in ("value", "mean", "median", "p90")),
        Column("unit", "unit"),
        *(Column(name, name, "number") for name in ("counted", "left_out")),
        Column("left_out_reasons", "left_out_reasons"),
    ]
    groups = [(None, None, report.metrics)] + [(group.by, group.value, group.metrics) for group in report.breakdown]
    span = (report.period.start, report.period.end) if report.period else (None, None)
    rows: list[tuple[Cell, ...]] = [
        (
            *span, by, value, metric.name, metric.value, metric.mean, metric.median, metric.p90, metric.unit,
            metric.counted, sum(metric.left_out.values()),
            "; ".join(f"{reason}: {count}" for reason, count in metric.left_out.items()),
        )
        for by, value, metrics in groups
        for metric in metrics
    ]  # fmt: skip
    return Table(columns, rows)


def _blocks(report: Report, say: Language) -> Iterator[Block]:
    yield Paragraph(_span(report, say))
    yield _metrics(report, say)
    notes = list(_beside(report, say))
    if notes:
        yield Notes(notes)
    if report.breakdown:
        yield from _breakdown(report, say)
    yield Heading(say("flow of tickets"), 2)
    columns = [Column(name, say(name), "number") for name in _FLOW]
    yield Table(columns, [tuple(getattr(report.flow, name) for name in _FLOW)])
    if report.warnings:
        yield Notes([say.message(warning) for warning in report.warnings])
    yield Heading(say("definitions"), 2)
    yield Notes([f"{metric.name}: {say(metric.title)}: {say(metric.definition)}" for metric in report.metrics])
    calendar = say.message(report.calendar)
    yield Paragraph(say("as of {now}, calendar: {calendar}", now=f"{report.now:%Y-%m-%d %H:%M %Z}", calendar=calendar))


def _span(report: Report, say: Language) -> str:
    if report.period is None:
        return say("the whole log")
    first, end = report.period.start, report.period.end
    return say(
        "tickets created from {first} up to, not including, {end}", first=f"{first:%Y-%m-%d}", end=f"{end:%Y-%m-%d}"
    )


def _metrics(report: Report, say: Language) -> Table:
    columns = [
        Column("metric", say("metric")),
        Column("title", say("what it is")),
        Column("value", say("value"), "number"),
        Column("counted", say("rests on"), "number"),
        Column("left_out", say("left out"), "number"),
    ]
    rows = [
        (
            metric.name,
            say(metric.title),
            shown_value(metric, say),
            metric.counted,
            sum(metric.left_out.values()),
        )
        for metric in report.metrics
    ]
    return Table(columns, rows)


def shown_value(metric: Metric, say: Language) -> str:
    """Return the value as people read it; a dash where nothing could be measured."""
    return _shown(metric.value, metric.unit, say)


def _shown(value: float | None, unit: str, say: Language) -> str:
    if value is None:
        return "-"
    if unit == "minutes":
        return duration(value, say)
    text = number(float(value), say.name)
    return f"{text} %" if unit == "percent" else text


def _beside(report: Report, say: Language) -> Iterator[str]:
    """What stands beside the numbers: medians, parts, days without a time, duplicates."""
    for metric in report.metrics:
        parts = []
        if metric.left_out:
            reasons = ", ".join(f"{say(reason)} {count}" for reason, count in metric.left_out.items())
            parts.append(f"{say('left out')}: {reasons}")
        if metric.median is not None:
            parts.append(f"{say('median')} {_shown(metric.median, metric.unit, say)}")
        if metric.p90 is not None:
            parts.append(f"{say('nine of ten within')} {_shown(metric.p90, metric.unit, say)}")
        if metric.mean is not None and metric.unit == "percent":
            parts.append(f"{say('mean')} {number(metric.mean, say.name)}")
        parts += [f"{say(part)}: {count}" for part, count in metric.parts.items() if count]
        if metric.day_only:
            parts.append(say("{tickets} with a day without a time", tickets=say.count(metric.day_only, "ticket")))
        if parts:
            yield f"{metric.name}: {'; '.join(parts)}"
    if report.duplicates is None:
        yield say("duplicates were not searched for in a log of this size: --merge-duplicates finds and merges them")
    elif report.duplicates:
        repeats = say.count(report.duplicates, "ticket")
        if report.merged:
            yield say("{repeats} surely entered before: counted once", repeats=repeats)
        else:
            yield say("{repeats} surely entered before: --merge-duplicates counts them once", repeats=repeats)


def _breakdown(report: Report, say: Language) -> Iterator[Block]:
    by = report.by or ""
    yield Heading(say("by {field}", field=say(by)), 2)
    names = [metric.name for metric in report.metrics]
    columns = [Column(by, say(by)), *(Column(name, name, "number") for name in names)]
    rows = [
        (_label(group.value, say), *(shown_value(metric, say) for metric in group.metrics))
        for group in report.breakdown
    ]
    yield Table(columns, rows)
    bars = [
        Bar(_label(group.value, say), group.metrics[0].value or 0, shown_value(group.metrics[0], say))
        for group in report.breakdown
    ]
    yield Bars(f"{names[0]}, {say('by {field}', field=say(by))}", bars)


def _label(value: str | None, say: Language) -> str:
    return value if value is not None else say("(none)")
