"""Whole columns of dates in random writings read back the same, or what isn't is said; nothing is wrong in silence."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sheet2desk.layout.meaning.vocabulary import load
from tests.layout.meaning.conftest import ZONE, read

GENITIVES = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "lv": "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
FORMS = [
    *["%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%m/%d/%y", "%d/%m/%y"],
    *["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y %H:%M", "%m/%d/%Y %I:%M %p", "%d/%m/%Y %H:%M:%S"],
    *["%Y-%m-%dT%H:%M:%S", "%d/%b/%Y %H:%M:%S", "%b %d, %Y", "%d.%m.%Y г.", "%d.%m.%y в %H:%M", "serial"],
]


def written(at: datetime, form: str) -> object:
    """Return a moment as a cell."""
    if form == "serial":
        return (at.date() - date(1899, 12, 30)).days
    if form in GENITIVES:
        return f"{at.day} {GENITIVES[form].split()[at.month - 1]} {at.year}"
    return at.strftime(form)


def meant(at: datetime, form: str) -> date:
    """Return what that cell says: no more than is written."""
    if "%H" not in form and "%I" not in form:
        return at.date()
    return at.replace(second=at.second if "%S" in form else 0, tzinfo=ZONE)


moments = st.lists(
    st.tuples(st.integers(0, 9), st.integers(1, 1439), st.integers(1, 59)), min_size=1, max_size=40
).flatmap(
    lambda steps: st.tuples(
        st.just(steps),
        st.datetimes(datetime(2019, 1, 1), datetime(2023, 1, 1)),
        st.sampled_from(["up", "down", "mixed"]),
    )
)


def days_of(drawn: tuple) -> list[datetime]:
    """Return moments that follow one another, run backwards or are mixed."""
    steps, start, sorting = drawn
    at = start.replace(hour=0, minute=0, second=0, microsecond=0)
    found = []
    for step, minutes, seconds in steps:
        at += timedelta(days=step)
        found.append(at + timedelta(minutes=minutes, seconds=seconds))
    return (
        found
        if sorting == "up"
        else found[::-1]
        if sorting == "down"
        else sorted(found, key=lambda moment: moment.second)
    )


@settings(max_examples=250, deadline=None)
@given(drawn=moments, form=st.sampled_from([*FORMS, *GENITIVES]))
def test_a_column_in_one_writing(drawn, form):
    """A column written in any one way reads back the same, or the cell is None with a note."""
    days = days_of(drawn)
    found = read(("created_at", [written(day, form) for day in days]))[0]
    noted = {note.location.row - 2 for note in found.notes}
    for place, (value, day) in enumerate(zip(found.values, days, strict=True)):
        assert value == meant(day, form) or (value is None and place in noted)


@settings(max_examples=100, deadline=None)
@given(
    drawn=moments,
    forms=st.lists(st.sampled_from(["real", "%d.%m.%Y", "%d.%m.%Y %H:%M", "ru", "serial", "%Y-%m-%d"]), min_size=1),
)
def test_a_column_in_several_writings(drawn, forms):
    """Real dates, texts and serial numbers in one column read back the same, or the cell is None with a note."""
    days = days_of(drawn)
    own = [forms[place % len(forms)] for place in range(len(days))]
    cells = [day.date() if form == "real" else written(day, form) for day, form in zip(days, own, strict=True)]
    found = read(("created_at", cells))[0]
    noted = {note.location.row - 2 for note in found.notes}
    for place, (value, day, form) in enumerate(zip(found.values, days, own, strict=True)):
        assert value == meant(day, form) or (value is None and place in noted)


def test_every_month_name_is_read():
    """Each listed name of a month names it in a date."""
    for number, names in load("months").items():
        for name in names:
            found = read(("created_at", [f"5 {name} 2024"]))[0]
            assert found.values == [date(2024, int(number), 5)], name
