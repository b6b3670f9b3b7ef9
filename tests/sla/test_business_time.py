"""Business time against an oracle that counts minute by minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sheet2desk.config import CalendarSettings
from sheet2desk.errors import ConfigError
from sheet2desk.sla import Calendar, build_calendar
from tests.sla.oracle import Oracle, usual

MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [ZoneInfo(name) for name in (
    "Europe/Moscow", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca",
)]  # fmt: skip

#: The government's calendar of 2024 and 2025: days off on weekdays, and working Saturdays.
RUSSIA_OFF = frozenset(
    [date(2024, 1, day) for day in range(1, 9)]
    + [date(2024, 2, 23), date(2024, 3, 8), date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1), date(2024, 5, 9)]
    + [date(2024, 5, 10), date(2024, 6, 12), date(2024, 11, 4), date(2024, 12, 30), date(2024, 12, 31)]
    + [date(2025, 1, day) for day in range(1, 9)]
    + [date(2025, 5, 1), date(2025, 5, 2), date(2025, 5, 8), date(2025, 5, 9), date(2025, 6, 12), date(2025, 6, 13)]
    + [date(2025, 11, 3), date(2025, 11, 4), date(2025, 12, 31)]
)
RUSSIA_ON = frozenset([date(2024, 4, 27), date(2024, 11, 2), date(2024, 12, 28), date(2025, 11, 1)])


def calendar_of(oracle: Oracle) -> Calendar:
    settings = CalendarSettings(
        hours=oracle.hours_text(),
        breaks=oracle.breaks_text(),
        days_off=sorted(day.isoformat() for day in oracle.off),
        days_on=sorted(day.isoformat() for day in oracle.on),
    )
    return build_calendar(settings, oracle.zone)


def around(day: date) -> st.SearchStrategy[datetime]:
    """Instants within a few days of a day, mostly on it."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return st.one_of(st.integers(-900, 900), st.integers(-4000, 4000)).map(lambda step: noon + timedelta(minutes=step))


spans = st.tuples(st.integers(0, 1439), st.integers(0, 1439)).filter(lambda span: span[0] != span[1])
day_hours = st.lists(spans, max_size=2, unique=True).map(tuple)
weeks = st.one_of(
    st.just((((540, 1080),),) * 5 + ((), ())),
    st.tuples(day_hours, day_hours, day_hours, day_hours, day_hours, day_hours, day_hours).filter(any),
    st.just((((1320, 360),),) * 7),
)
lunches = st.lists(
    st.tuples(st.integers(0, 1438), st.integers(1, 90)).map(lambda cut: (cut[0], min(cut[0] + cut[1], 1439))),
    max_size=2,
).map(tuple)
turns = st.sampled_from(
    [
        *(date(2024, 3, 31), date(2024, 10, 27), date(2024, 3, 10), date(2024, 11, 3), date(2024, 4, 7)),
        *(date(2024, 10, 6), date(2024, 1, 1), date(2024, 2, 29), date(2023, 12, 31)),
    ]
)


@st.composite
def oracles(draw: st.DrawFn) -> tuple[Oracle, datetime, datetime]:
    turn = draw(turns)
    near = st.frozensets(st.integers(-4, 4).map(lambda step: turn + timedelta(step)), max_size=3)
    off = draw(near)
    oracle = Oracle(draw(st.sampled_from(ZONES)), draw(weeks), draw(lunches), off, draw(near) - off)
    begin, end = sorted((draw(around(turn)), draw(around(turn))))
    return oracle, begin, end


@settings(max_examples=300, deadline=None)
@given(oracles())
def test_minutes_are_those_that_a_clock_on_the_wall_counts(case: tuple[Oracle, datetime, datetime]) -> None:
    """Any hours, breaks, days off and on, in any zone, over clock changes, by night and at zero length."""
    oracle, begin, end = case
    try:
        calendar = calendar_of(oracle)
    except ConfigError as trouble:
        assert "no working time is left" in trouble.message  # noqa: PT017  the breaks may eat a short week
        return
    expected = oracle.minutes(begin, end)
    assert calendar.minutes(begin, end) == expected
    local = begin.astimezone(oracle.zone), end.astimezone(oracle.zone)
    assert calendar.minutes(*local) == expected
    assert calendar.minutes(end, begin) == -expected


@settings(max_examples=100, deadline=None)
@given(oracles(), st.integers(1, 900))
def test_add_is_the_first_instant_with_that_many_minutes(case: tuple[Oracle, datetime, datetime], minutes: int) -> None:
    """minutes(a, add(a, m)) is m, and a second earlier it is less."""
    oracle, begin, _ = case
    try:
        calendar = calendar_of(oracle)
    except ConfigError:
        assume(False)  # no working time, nothing to add
    end = calendar.add(begin, minutes)
    assert calendar.minutes(begin, end) == minutes
    assert calendar.minutes(begin, end - timedelta(seconds=1)) < minutes
    if end - begin < timedelta(days=4):
        assert oracle.after(begin, minutes) == end


@pytest.mark.parametrize("year", [2024, 2025])
def test_russian_holidays_and_moved_working_days(year: int) -> None:
    """Every day of the year is worked or not as the government's calendar says, moved Saturdays included."""
    calendar = build_calendar(CalendarSettings(country="RU", hours="Mon-Fri 09:00-18:00"), MOSCOW, [year])
    day = date(year, 1, 1)
    while day.year == year:
        expected = day in RUSSIA_ON or (day.weekday() < 5 and day not in RUSSIA_OFF)
        assert calendar.is_working(day) is expected, day
        day += timedelta(1)
    assert calendar.warnings == []


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(RUSSIA_ON | {date(2024, 5, 1), date(2024, 12, 31), date(2025, 11, 4)})), st.data())
def test_minutes_over_russian_holidays(day: date, data: st.DataObject) -> None:
    """A moved working Saturday has the hours, and the lunch, of a normal working day."""
    calendar = build_calendar(CalendarSettings(country="RU", hours="Mon-Fri 09:00-18:00", breaks="13:00-14:00"), MOSCOW)
    begin, end = sorted((data.draw(around(day)), data.draw(around(day))))
    assert calendar.minutes(begin, end) == usual(MOSCOW, lunch=True, off=RUSSIA_OFF, on=RUSSIA_ON).minutes(begin, end)


def test_without_settings_time_runs_around_the_clock_and_says_so() -> None:
    """24 × 7: every real minute counts, the hour of a clock change once."""
    calendar = build_calendar(None, BERLIN)
    spring = datetime(2024, 3, 30, 12, tzinfo=BERLIN), datetime(2024, 3, 31, 12, tzinfo=BERLIN)
    assert calendar.minutes(*spring) == 23 * 60
    assert calendar.day_minutes == 1440
    assert calendar.describe() == "24 × 7 (the profile has no [calendar]), Europe/Berlin"
    assert calendar.closing(date(2024, 3, 5)) == datetime(2024, 3, 6, tzinfo=BERLIN)


def test_description_names_hours_breaks_and_country() -> None:
    """A report can be read without the profile."""
    settings = CalendarSettings(
        country="ru",
        hours="пн-чт 9:00–18:00; пт 09:00-16:45",
        breaks="13:00-13:45",
        days_off=["2024-12-23..2024-12-24"],
    )
    assert build_calendar(settings, MOSCOW).describe() == (
        "Mon-Thu 09:00-18:00, Fri 09:00-16:45, breaks 13:00-13:45, holidays and moved working days of ru, "
        "2 days off of its own, Europe/Moscow"
    )
    assert build_calendar(CalendarSettings(), MOSCOW).describe() == (
        "Mon-Fri 09:00-18:00 (the default), no holidays, Europe/Moscow"
    )


def test_opening_and_closing() -> None:
    """A day opens and closes by its own hours; a day off ends when a working day would."""
    calendar = build_calendar(CalendarSettings(hours="Mon-Thu 09:00-18:00, Fri 09:00-16:45, Sat 22:00-06:00"), MOSCOW)
    friday, saturday, sunday = date(2024, 3, 1), date(2024, 3, 2), date(2024, 3, 3)
    assert calendar.closing(friday) == datetime(2024, 3, 1, 16, 45, tzinfo=MOSCOW)
    assert calendar.opening(saturday) == datetime(2024, 3, 2, 22, tzinfo=MOSCOW)
    assert calendar.closing(saturday) == datetime(2024, 3, 3, 6, tzinfo=MOSCOW)
    assert calendar.opening(sunday) == datetime(2024, 3, 3, tzinfo=MOSCOW)
    assert calendar.closing(sunday) == datetime(2024, 3, 3, 18, tzinfo=MOSCOW)


def test_seconds_and_microseconds_are_kept() -> None:
    """Nothing is rounded to minutes, and a target of 8 h isn't missed by the noise of a float."""
    calendar = build_calendar(CalendarSettings(hours="Mon-Fri 09:00-18:00"), MOSCOW)
    begin = datetime(2024, 3, 5, 9, 0, 12, 345_678, tzinfo=MOSCOW)
    assert calendar.minutes(begin, begin + timedelta(hours=8)) == 480
    assert calendar.minutes(begin, begin + timedelta(seconds=90)) == 1.5


def test_add_goes_on_for_years() -> None:
    """A target of years grows the table forwards, and one beyond all time stops where time does."""
    calendar = build_calendar(CalendarSettings(hours="Mon-Fri 09:00-18:00"), MOSCOW, [2024])
    begin = datetime(2024, 3, 5, 9, tzinfo=MOSCOW)
    assert calendar.minutes(begin, calendar.add(begin, 540 * 260 * 10 + 7)) == 540 * 260 * 10 + 7
    assert calendar.add(begin, 0) == begin
    nights = build_calendar(CalendarSettings(hours="Sat 22:00-06:00"), MOSCOW)
    assert nights.minutes(begin, nights.add(begin, 10_000)) == 10_000
    idle = build_calendar(CalendarSettings(days_off=["2023-12-25..2025-01-10"]), MOSCOW, [2024])
    assert idle.minutes(begin, datetime(2024, 12, 31, tzinfo=MOSCOW)) == 0
    assert idle.add(begin, 1) == datetime(2025, 1, 13, 9, 1, tzinfo=MOSCOW)


def test_moments_far_outside_the_data() -> None:
    """A mistyped year costs time, never a crash or a wrong sum."""
    calendar = build_calendar(CalendarSettings(country="RU", hours="Mon-Fri 09:00-18:00"), MOSCOW, [2024])
    early, late = datetime(1924, 3, 5, 9, tzinfo=MOSCOW), datetime(2124, 3, 6, 9, tzinfo=MOSCOW)
    middle = datetime(2024, 3, 5, 9, tzinfo=MOSCOW)
    assert calendar.minutes(early, late) == calendar.minutes(early, middle) + calendar.minutes(middle, late)
    for edges in ((datetime.min, datetime(5, 1, 1)), (datetime(9990, 1, 1), datetime.max)):
        begin, end = (edge.replace(tzinfo=UTC) for edge in edges)
        for nights in (None, CalendarSettings(hours="22:00-06:00")):
            assert build_calendar(nights, MOSCOW).minutes(begin, end) > 0
            assert build_calendar(nights, MOSCOW).minutes(*(edge.replace(tzinfo=MOSCOW) for edge in edges)) > 0
    for edge in (calendar, build_calendar(None, ZoneInfo("America/New_York"))):
        assert edge.opening(date.max) <= edge.closing(date.max)
        assert edge.opening(date.min) <= edge.closing(date.min)
        assert edge.opening(date(1, 1, 3)) < edge.closing(date(1, 1, 3))


@given(st.datetimes(datetime(2023, 1, 1), datetime(2025, 1, 1)), st.sampled_from(ZONES))
@settings(deadline=None)
def test_a_moment_counts_the_same_in_every_zone(wall: datetime, zone: ZoneInfo) -> None:
    """The quick way for moments of the calendar's own zone gives what the way through UTC gives, repeated hours too."""
    calendar = build_calendar(CalendarSettings(hours="00:00-23:59"), zone, [2023, 2024])
    begin = datetime(2023, 1, 1, tzinfo=UTC)
    for fold in (0, 1):
        moment = wall.replace(tzinfo=zone, fold=fold)
        assert calendar.minutes(begin, moment) == calendar.minutes(begin, moment.astimezone(UTC))


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (CalendarSettings(hours="Mon-Fry 09:00-18:00"), "[calendar] hours: no day of the week is named 'Fry'"),
        (CalendarSettings(hours="Mon-Fri"), "[calendar] hours: 'Mon-Fri' has no hours"),
        (CalendarSettings(hours="Mon-Fri 9 to 5"), "[calendar] hours: 'Mon-Fri 9 to 5' is no span of hours"),
        (CalendarSettings(hours="Mon 25:00-26:00"), "[calendar] hours: 'Mon 25:00-26:00' holds a time that no clock"),
        (CalendarSettings(hours="Mon 09:00-09:00"), "[calendar] hours: 'Mon 09:00-09:00' ends when it begins"),
        (CalendarSettings(hours=""), "[calendar] hours: no hours are given"),
        (CalendarSettings(hours="Mon 09:00-10:00", breaks="09:00-10:00"), "[calendar] breaks: no working time is left"),
        (CalendarSettings(breaks="lunch"), "[calendar] breaks: no day of the week is named 'lunch'"),
        (CalendarSettings(country="XX"), "[calendar] country: no holidays are known for XX"),
        (CalendarSettings(country="DE-QQ"), "[calendar] country: no holidays are known for DE-QQ"),
        (CalendarSettings(days_off=["05/10/2024"]), "[calendar] days_off: '05/10/2024' is no day"),
        (CalendarSettings(days_off=["2024-05-10..2024-05-01"]), "[calendar] days_off: '2024-05-10..2024-05-01' ends"),
        (CalendarSettings(days_off=["2024-05-10"], days_on=["2024-05-10"]), "[calendar] days_on: 2024-05-10 is also"),
    ],
)
def test_a_wrong_setting_names_its_key(settings: CalendarSettings, says: str) -> None:
    """What can't be read is refused with the key, the text and what to write instead."""
    with pytest.raises(ConfigError) as caught:
        build_calendar(settings, MOSCOW)
    assert caught.value.message.startswith(says)
    assert caught.value.help


def test_a_wrong_setting_names_its_profile() -> None:
    """Where the calendar comes from a file, the message begins with it."""
    with pytest.raises(ConfigError) as caught:
        build_calendar(CalendarSettings(hours="Mon"), MOSCOW, path=Path("sheet2desk.toml"))
    assert caught.value.message == "sheet2desk.toml: [calendar] hours: 'Mon' has no hours"


def test_parts_of_a_country() -> None:
    """Epiphany is off in Bavaria, not in Berlin."""
    day = date(2025, 1, 6)
    assert not build_calendar(CalendarSettings(country="DE-BY"), BERLIN).is_working(day)
    assert build_calendar(CalendarSettings(country="DE-BE"), BERLIN).is_working(day)


def test_a_year_without_holidays_on_record_is_a_warning() -> None:
    """A calendar never counts a year without holidays in silence."""
    calendar = build_calendar(CalendarSettings(country="RU"), MOSCOW, [1985])
    assert calendar.warnings == ["calendar: no holidays of RU are known for 1985, so none were counted"]
