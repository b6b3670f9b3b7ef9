"""Keys: what was typed in different ways is equal, what is different stays so."""

import pytest

from sheet2desk.matching.body import strip_body, strip_subject
from sheet2desk.matching.codes import code_key, code_keys, number_key, skeleton
from sheet2desk.matching.contacts import email_keys, phone_keys
from sheet2desk.matching.keyboard import find_slips
from sheet2desk.matching.letters import clean, tokens, unify_script
from sheet2desk.matching.names import name_key, organization_key, same_with_initials


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Иванов Иван", "IVANOV IVAN"),
        ("Щербаков Юрий", "Yuri Shcherbakov"),
        ("Хабибуллин Рустам", "Rustam Habibullin"),
        ("Фёдорова Мария", "Fedorova Maria"),
        ("Александр Попов", "Popov Alexander"),
        ("Юлия Яшина", "Iuliia Iashina"),
        ("Müller Jörg", "Jorg Muller"),
        ("Татьяна Цветкова", "Tatyana Tsvetkova"),
    ],
)
def test_names_are_equal_in_both_alphabets_and_orders(first, second):
    """One person, one key."""
    assert name_key(first) == name_key(second)


def test_names_of_different_people_differ():
    """A key is no hash of everything."""
    assert name_key("Иванов Пётр") != name_key("Иванов Павел")
    assert name_key("Иванова Анна") != name_key("Иванов Антон")


def test_initials_stand_for_names():
    """Иванов И. П. may be Иванов Иван Петрович, not Иванов Олег."""
    assert same_with_initials(name_key("Иванов И.П."), name_key("Иванов Иван Петрович"))
    assert not same_with_initials(name_key("Иванов И."), name_key("Иванов Олег"))
    assert not same_with_initials(name_key("И. И."), name_key("Иван Ильин"))


@pytest.mark.parametrize(
    ("first", "second"), [("ООО «Ромашка»", "Ромашка, ООО"), ("Ромашка", "Romashka LLC"), ("АО Вектор", "ВЕКТОР")]
)
def test_organisations_lose_their_legal_form(first, second):
    """ООО and LLC tell nobody apart."""
    assert organization_key(first) == organization_key(second) != ""


@pytest.mark.parametrize(
    "text", ["8 (900) 000-77-01", "+7 900 000 77 01", "89000007701", "7-900-000-77-01", "9000007701"]
)
def test_phones_are_equal_however_typed(text):
    """One number, one key."""
    assert phone_keys(text, "RU") == {"+79000007701"}


def test_phones_keep_their_extension_and_come_in_pairs():
    """Behind one switchboard number sit many people; a cell may hold two numbers."""
    assert phone_keys("8 495 000-00-01 доб. 12", "RU") == {"+74950000001;12"}
    assert phone_keys("8 900 000-77-01, +7 900 000-77-02", "RU") == {"+79000007701", "+79000007702"}
    assert phone_keys("8 900 000-77-01/8 900 000-77-02", "RU") == {"+79000007701", "+79000007702"}
    assert phone_keys("8 495 000-00-01, (доб. 12)", "RU") == {"+74950000001;12"}
    assert phone_keys("доб. 12", "RU") == phone_keys("000000", "RU") == frozenset()
    assert phone_keys("(020) 7946 0958", "GB") == {"+442079460958"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ivan.Petrov+log@gmail.com", "ivanpetrov@googlemail.com"),
        ("p@ya.ru", "P@yandex.ru"),
        ("Иван <ivan@example.com>", "ivаn@example.com"),
    ],
)
def test_addresses_are_equal_however_typed(first, second):
    """One mailbox, one key; the last pair hides a Cyrillic letter."""
    assert email_keys(first) == email_keys(second) != frozenset()


def test_codes_lose_signs_and_alphabet_but_no_zero():
    """A-317/63 is А31763, and 0042 is not 42."""
    assert code_key("А-317/63") == code_key(" a31763 ") == code_key("S/N: A31763") == "A31763"
    assert code_key("0042") != code_key("42")
    assert number_key("№ А-17") == number_key("#A-17") == "A-17"
    assert code_keys("A1234; B5678\nнет") == {"A1234", "B5678"}
    assert skeleton("O1B") == skeleton("0I8")


def test_words_come_in_one_alphabet():
    """A mixed word goes where more of its letters belong; part numbers go to Latin."""
    assert unify_script("кpонштeйн") == "кронштейн"
    assert unify_script("КМ2") == "KM2"
    assert unify_script("ГОСТ") == "ГОСТ"
    assert tokens(clean("Ёлка\u00a0№5 — «USB‑кабель»")) == ["елка", "5", "usb-кабель"]


def test_subjects_lose_their_chain_and_give_their_numbers():
    """Re: Отв: Fwd: and [#166] are no part of the matter."""
    assert strip_subject("Re: Отв: FWD: [#166] Скол") == ("Скол", ("166",))
    assert strip_subject("Ресторан: нет света") == ("Ресторан: нет света", ())


def test_bodies_lose_quotes_and_signatures():
    """Only what was written this time counts."""
    assert strip_body("Скол на углу\n> старое письмо\n--\nИванов, 8 900") == "Скол на углу"
    assert strip_body("С уважением к вам: скол") == "С уважением к вам: скол"


def test_keyboard_slips_need_a_witness():
    """A swapped word is believed when the log knows the word that it would be."""
    words = ["кронштейн", "кронштейн", "rhjyintqy", "ghbdtn"]
    assert find_slips(words) == {"rhjyintqy": "кронштейн"}
