"""Header words in thirty-nine languages, whole, in part, abbreviated and misspelt."""

import pytest

from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.vocabulary import guesses
from sheet2desk.layout.word_files import languages_of
from sheet2desk.ticket import FIELDS

LANGUAGES = (
    "ru", "en", "de", "es", "fr", "pl", "uk", "lv", "pt", "it", "nl", "cs", "tr", "sv", "hu", "zh", "ja", "ko",
    "be", "kk", "lt", "sk", "da", "et", "fi", "ro", "he", "ar", "fa", "vi", "id",
    "el", "bg", "hr", "sr", "sl", "no", "ca", "th",
)  # fmt: skip


def best(header, group=""):
    found = guesses(header, group)
    return found[0].field if found else None


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_names_every_field(language):
    """A file a language, with words for each field; no word stands for an unknown field."""
    (data,) = [data for data in languages_of("headers") if data["language"] == language]
    assert set(data["fields"]) == set(FIELDS)
    assert set(data["weak"]) <= set(FIELDS)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("№ п/п", "id"), ("Nº do chamado", "id"), ("N° de ticket", "id"), ("Lfd. Nr.", "id"), ("Issue Key", "id"),
        ("Дата обращения", "created_at"), ("Data zgłoszenia", "created_at"), ("Raised", "created_at"),
        ("CreatedAt", "created_at"), ("created_at", "created_at"), ("Saņemšanas datums", "created_at"),
        ("Заявитель", "requester.name"), ("Reported By", "requester.name"), ("Ф.И.О. заявителя", "requester.name"),
        ("Контрагент", "requester.organization"), ("E-mail", "requester.email"), ("Тел.", "requester.phone"),
        ("Отв.", "assignee"), ("Assigned to", "assignee"), ("Zugewiesen an", "assignee"), ("Виконавець", "assignee"),
        ("Срок", "due_at"), ("Échéance", "due_at"), ("Concluir até", "due_at"),
        ("Дата закрытия", "solved_at"), ("Resolved at", "solved_at"), ("Erledigt am", "solved_at"),
        ("Оценка (1-5)", "satisfaction"), ("CSAT", "satisfaction"), ("Тип брака", "category"),
        ("Дата обращения клиента", "created_at"), ("Статус устранения брака", "status"), ("Cтатус", "status"),
        ("Статсу", "status"), ("Дата обрашения", "created_at"), ("Прим.", "comments"),
        ("What is your name?", "requester.name"),
        ("Нумар заяўкі", "id"), ("Адказны", "assignee"), ("Тэрмін выканання", "due_at"),
        ("Жауапты орындаушы", "assignee"), ("Өтініш беруші", "requester.name"), ("Орындалған күні", "solved_at"),
        ("Atsakingas asmuo", "assignee"), ("Gedimo aprašymas", "description"), ("Įvykdymo terminas", "due_at"),
        ("Dátum nahlásenia", "created_at"), ("Popis závady", "description"), ("Zodpovedná osoba", "assignee"),
        ("Fejlbeskrivelse", "description"), ("Innmeldt av", "requester.name"), ("Rikke kirjeldus", "description"),
        ("Teostaja", "assignee"), ("Ilmoituspvm", "created_at"), ("Vastuuhenkilö", "assignee"),
        ("Data sesizării", "created_at"), ("Termen de rezolvare", "due_at"),
    ],
)  # fmt: skip
def test_headers_of_real_logs(header, field):
    """The words that people put over their columns name the field."""
    assert best(header) == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Assunto Title", "subject"), ("Статус Status", "status"), ("Номер заявки Ticket no", "id"),
        ("Melder Requester", "requester.name"),
    ],
)  # fmt: skip
def test_one_name_in_two_languages(header, field):
    """Two names of one field with a blank between them are that field, surely."""
    assert best(header) == field
    assert guesses(header)[0].score > 0.9


@pytest.mark.parametrize(
    "header",
    [
        "Простой",
        "Простой, ч",
        "Downtime, h",
        "Stillstand (h)",
        "Срок, дн",
        "Przestój, h",
        "Серийный №",
        "Дата изготовления",
        "Purchase date",
        "Телефон менеджера",
        "Время решения",
    ],
)
def test_what_is_no_field_of_a_ticket(header):
    """Dates, numbers and phones of something else are known to be none."""
    assert best(header) == OTHER


def test_a_group_decides_what_the_name_below_it_leaves_open():
    """ФИО under Исполнитель is the assignee, under Заявитель the requester."""
    assert best("ФИО", "Исполнитель") == "assignee"
    assert best("ФИО", "Заявитель") == "requester.name"
    assert best("Дата", "Закрытие") == "solved_at"


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Descricao resumida", "subject"), ("Prioritaet", "priority"), ("Geloest am", "solved_at"),
        ("Priorita", "priority"), ("Popis zavady", "description"), ("AÇIKLAMA", "description"),
        ("ŞİKAYET NO", "id"), ("Gemeld door", "requester.name"), ("Data segnalazione", "created_at"),
        ("Řešitel", "assignee"), ("Åtgärdat datum", "solved_at"), ("Határidő", "due_at"),
    ],
)  # fmt: skip
def test_headers_typed_without_accents_or_in_capitals(header, field):
    """Where the keyboard lacks a letter the header is known all the same; so are the two I of Turkish."""
    assert best(header) == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Bug标题", "subject"), ("客户投诉内容", "description"), ("解决日期", "solved_at"), ("设备序列号", OTHER),
        ("計画開始日", None), ("対応完了日", "solved_at"), ("이슈번호", "id"), ("고객사 담당자", "assignee"),
    ],
)  # fmt: skip
def test_compounds_without_blanks(header, field):
    """The longest known ending names the thing; an ending that only says "date" leaves open which."""
    assert best(header) == field


@pytest.mark.parametrize("header", ["Prepared By", "Revised", "Estimate of work for features", "Actual Output"])
def test_words_that_only_look_like_known_ones(header):
    """A word of its own is no misspelling of a known one, nor another form of it in a long header."""
    wrong = {"assignee", "created_at", "due_at", "requester.name"}
    assert not [guess for guess in guesses(header) if guess.field in wrong and guess.score >= 0.55]
