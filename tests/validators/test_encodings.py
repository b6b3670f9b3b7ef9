import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheet2desk.validators.encodings import find_mojibake

RUSSIAN = ["Привет", "Скол на углу кронштейна", "не печатает принтер", "Заявка принята в работу"]
WESTERN = ["debería", "café", "Müller", "não está", "über 100 €", "Straße"]


@pytest.mark.parametrize("text", RUSSIAN)
@pytest.mark.parametrize("read_as", ["cp1251", "latin-1", "koi8-r", "mac_roman", "cp866"])
def test_russian_utf8_read_otherwise_is_found_and_turned_back(text, read_as):
    """The finding says what was meant."""
    found = find_mojibake(text.encode().decode(read_as, "surrogateescape").encode("utf-8", "ignore").decode())
    assert found is not None
    if read_as != "cp1251":
        assert found[1] == text


@pytest.mark.parametrize("text", WESTERN)
@pytest.mark.parametrize("read_as", ["cp1252", "latin-1", "mac_roman"])
def test_western_utf8_read_otherwise_is_found_and_turned_back(text, read_as):
    """The finding says what was meant."""
    try:
        broken = text.encode().decode(read_as)
    except UnicodeDecodeError:
        pytest.skip("no reader would have got through")
    found = find_mojibake(broken)
    assert found is not None
    assert found[1] == text


@pytest.mark.parametrize("text", RUSSIAN)
@pytest.mark.parametrize(
    ("was", "read_as"), [("cp1251", "cp1252"), ("cp1251", "latin-1"), ("koi8-r", "cp1251"), ("cp1251", "koi8-r")]
)
def test_one_byte_encodings_are_told_by_their_words(text, was, read_as):
    """Every byte decodes here, the words decide."""
    found = find_mojibake(text.encode(was).decode(read_as))
    assert found is not None
    assert found[1] == text


@pytest.mark.parametrize(
    "text", ["ÃƒÂ©", "deber√≠a", "РџСЂРёРІРµС‚", "Ã©", "????", "??????? ?? ????", "Caf\ufffd", "при??т"]
)
def test_known_ruins(text):
    """The kinds that users meet."""
    assert find_mojibake(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        *RUSSIAN, *WESTERN, "Ёлка №5", "ПСРВ", "ВТБ ФНС СНГ", "ГОСТ Р ИСО", "Ошибка???", "What???", "MAÇÃ NÃO ESTÁ",
        "Zażółć gęślą jaźń", "Ātrā palīdzība", "Ґанок її", "日本語テスト", "½ Zoll", "x² ≤ 3",
        "☎ 8-800", "Bob’s “phone”", "ÉCOLE", "±5 °C",
        "СРО РСПП", "Å", "éà", "почему???? когда ответ", "кг/м³", "Москва ↔ Тула", "DÉJÀ VU", "Ça va", "tłuczeń",
        "Харчоблок", "ТСД №4, чёрный", "ООО «Вектор-С»",
        "бёбё", "! её",
    ],
)  # fmt: skip
def test_honest_texts_pass(text):
    """Abbreviations, accents, other scripts and angry question marks are no mojibake."""
    assert find_mojibake(text) is None


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяё -.,!№«»", min_size=1, max_size=60))
def test_utf8_confusion_never_hits_lower_case_russian(text):
    """However odd the words, UTF-8 bytes aren't in them by chance."""
    found = find_mojibake(text)
    assert found is None or "UTF-8" not in found[0]


def test_a_text_broken_in_places_is_turned_back_in_all_of_them():
    """Only some words went wrong: each is turned back, under the right name, and the rest stays."""
    found = find_mojibake("sincronizaciÃ³n de su dispositivo mÃ³vil – 5 °C")
    assert found == ("UTF-8 read as cp1252", "sincronización de su dispositivo móvil – 5 °C")
