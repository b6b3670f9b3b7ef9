"""How the requests were written down: typos, two languages, text dates, colours, doubles, holes in the numbering."""

from __future__ import annotations

import random
from copy import deepcopy
from datetime import datetime, timedelta

from builder.bracket_flow import NOW
from builder.cast import PEOPLE, STAFF
from builder.request import Request
from builder.written import Filled, Formatted, Formula

FIRST_NUMBER = 412
LOST_NUMBERS = {431, 467, 468, 503, 540, 541, 542}

STATUS_SPELLINGS = {
    "new": ("новая", "Новая", "новый", "NEW"),
    "open": ("в работе", "В РАБОТЕ", "в раб.", "вработе", "In progress", "открыта"),
    "pending": ("ждём клиента", "ожидает клиента", "на испытании", "Waiting"),
    "solved": ("решено", "Решена", "решенно", "выполнено", "done", "Resolved"),
    "closed": ("закрыто", "Закрыта", "зактыто", "closed", "CLOSED "),
}
PRIORITY_SPELLINGS = {
    "low": ("низкий", "Низкий", "low"),
    "normal": ("средний", "обычный", "normal"),
    "high": ("высокий", "Высокий", "ВЫСОКИЙ", "high"),
    "urgent": ("срочно", "СРОЧНО!", "критический", "urgent"),
}
FINISHED = ("solved", "closed")
STATUS_COLOURS = {"new": "FFC7CE", "open": "FFEB9C", "pending": "BDD7EE", "solved": "C6EFCE", "closed": "D9D9D9"}


def make_mess(months: list[list[Request]], chance: random.Random) -> None:
    """Change the months in place, as eight people with one file would."""
    october, november, december, january, february, march = months
    november.insert(7, enter_twice(november[6], by="operator"))
    february.insert(20, enter_twice(february[19], by="operator"))
    december.insert(11, enter_twice(december[10], by="mail"))
    march.insert(5, enter_twice(march[4], by="mail"))
    _duty_shift(december, january)
    for month in months:
        month.sort(key=lambda request: str(request.created))
    number_requests(months, FIRST_NUMBER)
    spell_words(months, chance)
    _three_in_one_call(february)
    _colour(january)
    _text_dates(november, chance)
    _due_formulas(october)
    _wrong_dates(october, november, december, january, march)
    _forget(months)
    _odd_contacts(months)
    _serials(months, chance)
    _copies(october, february, march)
    for nth, month in enumerate(months):
        add_pictures(month, chance, in_cells=1 if nth < 4 else 2, promised=nth in (0, 2, 5))
    low = next(request for request in november if request.picture == "floating")
    low.picture = "low"


def enter_twice(first: Request, by: str) -> Request:
    """Return the same request as a second person, or the same person by another channel, would enter it."""
    first.serial = first.serial or f"00{51_000 + first.created.day * 37}"
    first.phone = first.phone or "+7 900 000-77-10"
    first.category, first.kind, first.priority = "брак", first.kind or "crack", None
    second = deepcopy(first)
    if by == "operator":
        second.created = first.created + timedelta(minutes=25)
        second.text = f"{first.product}: клиент жалуется, {(first.text or '')[:1].lower()}{(first.text or '')[1:]}"
        second.assignee = next(name for name in STAFF if name != first.assignee)
        second.responded = first.responded and first.responded + timedelta(minutes=40)
        second.phone = (first.phone or "").replace("+7 ", "8 ").replace("-", " ")
        first.label, second.label = f"twice-{first.created:%m%d}", f"twice-{first.created:%m%d}"
    else:
        first.email, first.note = None, "звонок"
        second.created = first.created + timedelta(hours=2, minutes=10)
        second.text = f"Добрый день! Как говорили: {first.text} Серийный {first.serial}. С уважением, {first.name}"
        second.phone, second.note = None, "письмо"
        second.email = next(person.email for person in PEOPLE if person.name == first.name)
        first.label, second.label = f"channels-{first.created:%m%d}", f"channels-{first.created:%m%d}"
    return second


def spell_words(months: list[list[Request]], chance: random.Random) -> None:
    """Write statuses and priorities as different people do."""
    for month in months:
        for request in month:
            if request.status:
                request.shown["Статус"] = chance.choice(STATUS_SPELLINGS[request.status])
            if request.priority:
                request.shown["Приоритет"] = chance.choice(PRIORITY_SPELLINGS[request.priority])


def number_requests(months: list[list[Request]], number: int) -> None:
    """Give out numbers in the order of the log, leaving out those whose requests were lost."""
    for month in months:
        for request in month:
            while number in LOST_NUMBERS:
                number += 1
            request.number = number
            number += 1


def _duty_shift(december: list[Request], january: list[Request]) -> None:
    """Move four requests of January to its holidays: they were written below December, under a banner of their own."""
    for request, moment in zip(january[:4], ((3, 11, 5), (4, 14, 40), (6, 9, 15), (8, 12, 30)), strict=True):
        assert isinstance(request.created, datetime)
        shift = datetime(2026, 1, moment[0], moment[1], moment[2]) - request.created
        request.created += shift
        request.label = "duty"
        december.append(request)
    del january[:4]


def _three_in_one_call(february: list[Request]) -> None:
    """One caller, three brackets: requester cells merged over three rows, the person in charge over four."""
    first = february[8]
    first.phone = "+7 900 000-14-27"
    for nth, request in enumerate(february[8:11]):
        request.name, request.phone, request.organization = first.name, first.phone, "ООО «Южный крепёж»"
        request.email = None
        request.label = "one-call"
        request.serial = request.serial or f"00{64_210 + nth * 113}"
    for request in february[14:18]:
        request.assignee = "Ядрова С."
        request.label = request.label or "one-person"


def _colour(january: list[Request]) -> None:
    for request in january:
        if request.status:
            request.shown["Статус"] = Filled(STATUS_COLOURS[request.status])


def _text_dates(november: list[Request], chance: random.Random) -> None:
    for nth, request in enumerate(november):
        if nth % 2 or not isinstance(request.created, datetime):
            continue
        style = chance.choice(("%d.%m.%Y", "%d.%m.%Y", "%d.%m.%y", "%d.%m.%Y %H:%M"))
        request.shown["Дата обращения"] = request.created.strftime(style)
        if "%H" in style:
            request.shown["Время"] = ""


def _due_formulas(october: list[Request]) -> None:
    for request in october:
        if request.due and isinstance(request.created, datetime):
            days = (request.due - request.created.date()).days
            request.shown["Срок"] = Formula(f"=B{{row}}+{days}", request.due)


def _wrong_dates(*months: list[Request]) -> None:
    october, november, december, january, march = months
    closed = _finished(october)[3]
    closed.closed = closed.created - timedelta(days=2)
    closed = _finished(january)[5]
    closed.closed = closed.closed.replace(year=2025)  # the old year, out of habit
    answered = _finished(december)[2]
    answered.responded = answered.created - timedelta(hours=3)
    early = _finished(march)[2]
    early.closed = NOW + timedelta(days=19, hours=2)
    bad = november[14]
    bad.shown["Дата обращения"] = "31.11.2025"
    bad.shown.pop("Время", None)
    bad.created = None
    bad.expect.append(("invalid-date", "Дата обращения"))
    _finished(october)[8].closed = None
    _finished(november)[4].closed = None
    _finished(march)[7].closed = None
    reopened = next(request for request in december if request.status == "open" or request.status == "pending")
    reopened.closed = reopened.responded + timedelta(days=6)


def _forget(months: list[list[Request]]) -> None:
    """What nobody wrote down, answered or could make sense of."""
    october, november, december, january, february, march = months
    october[12].created = None
    for request in (december[7], march[11]):
        request.name = request.phone = request.email = request.organization = None
    january[9].text = None
    november[21].text = None
    for request in (october[25], december[17], january[13], february[4], february[23], march[1], march[14]):
        request.responded = request.closed = request.rating = None
        request.status = "new"
        request.shown["Статус"] = Filled(STATUS_COLOURS["new"]) if request in january else "новая"
    for request in (october[19], november[11], february[6], march[16], march[18]):
        request.assignee = None
    for request, days in ((october[25], 5), (february[4], 3), (february[12], 10), (march[1], 7), (march[9], 5)):
        request.status = request.status if request.status == "new" else "open"
        request.closed = request.rating = None
        request.shown["Статус"] = "в работе" if request.status == "open" else "новая"
        request.due = (request.created + timedelta(days=days)).date()
        request.shown.pop("Срок", None)
    for request, word in ((december[20], "см. письмо"), (march[22], "у Сергея")):
        request.status, request.closed, request.rating, request.shown["Статус"] = None, None, None, word
        request.expect.append(("unknown-status", "Статус"))
    february[25].priority, february[25].shown["Приоритет"] = None, "завтра"
    february[25].expect.append(("unknown-priority", "Приоритет"))
    rated = _finished(february)[6]
    rated.rating, rated.shown["Оценка"] = None, 7
    rated.expect.append(("rating-out-of-range", "Оценка"))
    due = march[19]
    due.due, due.shown["Срок"] = None, Formula("=VLOOKUP(H{row},Справочник!A2:B4,2,0)", "#N/A")
    due.expect.append(("error-cell", "Срок"))
    february[2].text = "Здравствуйте! Поломка кронштейна, деталь лопнула у стены".encode().decode("cp1251")
    february[2].expect.append(("mojibake", "Описание дефекта"))


def _odd_contacts(months: list[list[Request]]) -> None:
    october, november, december, january, _, march = months
    october[5].phone, october[5].shown["Телефон"] = "89000001108", 89000001108
    march[6].phone, march[6].shown["Телефон"] = "89000004218", 89000004218
    october[9].phone = "007 900 000-31-42"
    december[3].phone = "0079000004117"
    november[2].phone = "+7 900 000-14"
    november[2].expect.append(("invalid-phone", "Телефон"))
    january[2].email = "m.sokolova@example"
    january[2].expect.append(("invalid-email", "E-mail"))
    march[3].email = "uvarov(собака)loft.example.org"
    march[3].expect.append(("invalid-email", "E-mail"))
    for request in (october[7], december[5], march[8]):
        request.email, request.shown["E-mail"] = None, "-"
    for request in (november[9], january[6]):
        request.serial, request.shown["Серийный №"] = None, "н/д"
    october[16].email = october[16].email or "zhilin@stroypolka.example.org"
    october[16].shown["E-mail"] = f" {october[16].email} "


def _serials(months: list[list[Request]], chance: random.Random) -> None:
    for request in (request for month in months for request in month):
        if request.serial and request.serial.isdigit() and chance.random() < 0.3:
            request.shown["Серийный №"] = Formatted(int(request.serial), "0000000")
    lettered = [request for request in months[4] if (request.serial or "").startswith(("A", "K", "T", "C"))]
    for request in lettered[:2]:
        written = (request.serial or "").translate(str.maketrans("AKTC", "АКТС"))
        request.serial = request.shown["Серийный №"] = written
        request.expect.append(("look-alike-letters", "Серийный №"))


def _copies(october: list[Request], february: list[Request], march: list[Request]) -> None:
    """A row pasted twice, a row carried over to the next month, and a number given out twice."""
    october[22].label = "pasted-twice"
    october.insert(23, deepcopy(october[22]))
    february[-1].label = "carried-over"
    march.insert(0, deepcopy(february[-1]))
    reused = march[13]
    reused.label = march[12].label = "number-reused"
    reused.number = march[12].number


def add_pictures(month: list[Request], chance: random.Random, in_cells: int, *, promised: bool) -> None:
    """Put pictures over and into cells; with `promised`, name one that isn't there."""
    shown = [request for request in month if request.kind and not request.label]
    for request in chance.sample(shown, 4):
        request.picture = "floating"
    for request in chance.sample([request for request in shown if not request.picture], in_cells):
        request.picture = "in-cell"
    if promised:
        request = [request for request in shown if not request.picture][3]
        request.shown["Фото"] = chance.choice(("фото", "см. фото", "IMG_20251014.jpg"))
        request.expect.append(("missing-picture", "Фото"))


def _finished(month: list[Request]) -> list[Request]:
    return [request for request in month if request.closed and request.status in FINISHED and not request.label]
