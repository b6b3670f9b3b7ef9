"""Which encoding a text is in."""

import random

import pytest

from sheet2desk.importers import encodings
from sheet2desk.importers.double_byte import guess_double_byte

RUSSIAN = [
    "Заявка на ремонт скобы", "Трещина в сварном шве", "Иванов И.И.", "Не включается принтер на 3 этаже", "Решено",
    "Дата обращения", "Ответственный", "В РАБОТЕ", "Юридический отдел", "Цех № 5", "«Ромашка»", "Объявление",
    "щётка ещё",
    "БРАК", "Экран гаснет", "Клиент: Петрова Анна", "отправлено повторно", "хомут жёсткий",
]  # fmt: skip
WESTERN = [
    "Ein Gerät für Müller", "Größe geprüft", "¿Está cerrado?", "año señor", "École déjà vu", "naïve façade",
    "coração não",
    "Straße Nr. 5", "prêt à porter", "mañana", "über München",
]  # fmt: skip
POLISH = [
    "Zgłoszenie łącza",
    "Świąteczna żółć",
    "wyłączony przełącznik",
    "Łódź, źródło",
    "Paweł Żak",
    "drukarka nie działa",
]


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8-r", "mac-cyrillic"])
@pytest.mark.parametrize("lines", [3, 8, 200])
def test_cyrillic_code_pages_are_told_apart(encoding: str, lines: int) -> None:
    """A Russian text in an 8-bit encoding reads back as it was written, from three lines on."""
    wrong = 0
    for seed in range(20):
        chosen = random.Random(seed).choices(RUSSIAN, k=lines)
        text = "№;Тема;Status\n" + "".join(f"{n};{line};open\n" for n, line in enumerate(chosen))
        text = text.encode(encoding, "ignore").decode(encoding)
        found = encodings.detect(text.encode(encoding))
        wrong += text.encode(encoding).decode(found.name, found.errors) != text
    assert wrong == 0


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman"])
def test_western_code_pages_read_back(encoding: str) -> None:
    """A western text in an 8-bit encoding reads back as it was written."""
    for seed in range(20):
        text = "".join(f"{line},open\n" for line in random.Random(seed).choices(WESTERN, k=12))
        found = encodings.detect(text.encode(encoding))
        assert text.encode(encoding).decode(found.name, found.errors) == text


def test_polish_in_its_code_page() -> None:
    """A Polish text of Windows reads back as it was written."""
    text = "\n".join(POLISH)
    assert encodings.detect(text.encode("cp1250")).name == "cp1250"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_recognised(encoding: str) -> None:
    """Unicode is found by its mark, by its validity, or by where its zeros stand."""
    data = "Дата;Тема\n1;скоба\n".encode(encoding)
    found = encodings.detect(data)
    assert data.decode(found.name) == "Дата;Тема\n1;скоба\n"
    assert found.first_bad is None


def test_plain_ascii_is_utf8() -> None:
    """A text without a letter beyond ASCII is UTF-8, not a code page."""
    assert encodings.detect(b"a,b\n1,2\n").name == "utf-8"


def test_an_encoding_that_changes_on_the_way_is_told() -> None:
    """Where UTF-8 goes over into cp1251 the first odd byte is told and its letters are still read."""
    text = "Дата;Тема\n1;скоба не подходит\n"
    data = text.encode() * 5 + "2;трещина шва\n".encode("cp1251")
    found = encodings.detect(data)
    assert found.name == "utf-8"
    assert found.first_bad == len(text.encode()) * 5 + 2
    assert data.decode(found.name, found.errors).endswith("2;трещина шва\n")


CZECH = [
    "Závada na tiskárně",
    "uzavřeno",
    "vyřízeno",
    "řešitel",
    "čeká na zákazníka",
    "Dvořák",
    "porucha držáku",
    "účet",
]
LATVIAN = [
    "Nedarbojas drukāna 3. stāvā",
    "Jānis Bērziņš",
    "Slēgts",
    "Šķērsstieņa lūzums",
    "Žanna Ūdre",
    "Gaida atbildi",
]
LITHUANIAN = ["Užklausa dėl remonto", "Šiaulių skyrius", "uždaryta", "įvykdyta", "plyšęs laikiklis", "būsena nežinoma"]
UKRAINIAN = ["Її скарга", "тріщина", "Євген", "ґудзик", "відповідь клієнта", "єдиний", "підтримка"]
PORTUGUESE = ["Ação não concluída", "manutenção", "avaria", "situação", "João", "câmara", "técnico", "três"]


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (CZECH, "cp1250"), (LATVIAN, "cp1257"), (LITHUANIAN, "cp1257"), (UKRAINIAN, "cp1251"), (UKRAINIAN, "koi8-u"),
        (PORTUGUESE, "cp850"), (PORTUGUESE, "cp1252"), (WESTERN, "cp850"), (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"), (LATVIAN, "utf-16-le"),
    ],
)  # fmt: skip
def test_code_pages_of_other_languages_read_back(words: list[str], encoding: str) -> None:
    """From some dozen lines on a text reads back as it was written, whatever the language; UTF-16 needs no mark."""
    for seed in range(20):
        text = "id;text;status\n" + "".join(f"{n};{random.Random(seed + n).choice(words)};open\n" for n in range(30))
        data = text.encode(encoding, "ignore")
        found = encodings.detect(data)
        assert data.decode(found.name, found.errors) == data.decode(encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("编号,标题,状态\n1,登录页面打不开,处理中\n2,按钮显示错误,已解决\n", "gb18030"),
        ("編號,標題,狀態\n1,登入頁面無法開啟,處理中\n2,按鈕顯示錯誤,已解決\n", "cp950"),
        ("番号,件名,状態\n1,ログインできない,対応中\n2,画面が真っ白になる,完了\n", "cp932"),
        ("번호,제목,상태\n1,로그인이 안 됩니다,처리중\n2,화면이 깨집니다,완료\n", "cp949"),
        ("No;Şikayet;Durum\n1;Işık yanmıyor;açık\n2;Kapı kırık, çalışmıyor;çözüldü\n", "cp1254"),
    ],
)
def test_code_pages_of_east_asia_and_turkey(text: str, encoding: str) -> None:
    """Two bytes a letter, told by letters that texts are full of; a short log is enough."""
    assert text.encode(encoding).decode(encodings.detect(text.encode(encoding)).name) == text


@pytest.mark.parametrize("words", [RUSSIAN, WESTERN, POLISH, CZECH, PORTUGUESE])
def test_no_european_text_is_taken_for_an_east_asian_one(words: list[str]) -> None:
    """Pairs of letters with accents make rare signs there, and rare signs prove nothing."""
    for encoding in ("cp1251", "cp1252", "cp1250", "koi8-r", "cp866"):
        for word in words:
            assert guess_double_byte(word.encode(encoding, "ignore") * 3) is None, (word, encoding)


SIGNS = [
    "Case\xa0ID", "it’s stuck", "users’ PCs", "the “big” one", "Mon – Fri", "call back…", "• item one", "cost €40",
    "25°C", "Room\xa0B2", "wiring ½ done", "‘quoted’", "Priority\xa0", "status:\xa0open",
]  # fmt: skip


@pytest.mark.parametrize("line", SIGNS)
def test_one_sign_in_an_english_log_is_no_accented_letter(line: str) -> None:
    """Excel writes English logs in cp1252, where the only byte beyond ASCII may be one fixed blank or apostrophe."""
    text = "ID,Subject,Status\n" + "".join(f"{n},Printer jam on floor 3,open\n" for n in range(9)) + f"10,{line},open\n"
    found = encodings.detect(text.encode("cp1252"))
    assert text.encode("cp1252").decode(found.name, found.errors) == text


@pytest.mark.parametrize(
    ("encoding", "lines"),
    [
        ("cp1251", ["Комп’ютер не вмикається", "Під’їзд 3"]),
        ("cp1251", ["Заявка №\xa05", "«Ромашка» — срочно", "в\xa0цехе"]),
        ("cp1252", ["Urgent\xa0!", "L’écran s’éteint", "« bonjour »"]),
        ("cp1252", ["„Test“ offen", "Tür klemmt – bitte prüfen"]),
        ("cp1252", ["È rotto", "L’ufficio", "più caldo"]),
        ("mac-roman", ["Perché non funziona", "La città", "dell’impianto", "così", "è più caldo"]),
        ("cp850", ["La página está en blanco", "Avería en la máquina", "ningún día"]),
    ],
)
def test_signs_among_accented_letters(encoding: str, lines: list[str]) -> None:
    """Apostrophes, quotes, dashes and fixed blanks are judged by where they stand, letters by their words."""
    text = "N;Subject\n" + "".join(f"{n};{line}\n" for n, line in enumerate(lines))
    found = encodings.detect(text.encode(encoding))
    assert text.encode(encoding).decode(found.name, found.errors) == text
