"""Two small samples a rule: one that is flagged, one that passes."""

from datetime import date

import pytest

from sheet2desk.config import Duplicates, Profile
from sheet2desk.finding import Location, Note
from sheet2desk.ticket import Attachment, Comment
from sheet2desk.validators import check
from tests.validators.logs import COLUMNS, NOW, day, log, note, ticket

LONG = "Слово " * 6000
CUT = [f"{sign}" + "слово за слово и ещё " * 20 for sign in "abc"]
PICTURE = Attachment("photo.png", "0" * 64, 10, "F4")

WITHOUT_SUBJECT = {field: letter for field, letter in COLUMNS.items() if field != "subject"}
WESTERN = "Größe, déjà vu, ação, Łódź, ООО РТС"

SERIALS = [ticket(row, custom={"Серийный №": f"T2804{row}"}) for row in range(4, 9)]

FLAGGED = {
    "look-alike-letters": [*SERIALS, ticket(9, custom={"Серийный №": "Т28049"})],
    "missing-subject": [ticket(4, subject=None)],
    "missing-requester": [ticket(4, name=None, email=None, phone=None)],
    "missing-created": [ticket(4, created_at=None)],
    "future-date": [ticket(4, created_at=day(200))],
    "response-before-created": [ticket(4, first_response_at=day(3))],
    "solved-before-created": [ticket(4, solved_at=date(2024, 3, 3), status="solved")],
    "solved-without-date": [ticket(4, status="closed")],
    "open-with-solved-date": [ticket(4, solved_at=day(5))],
    "invalid-email": [ticket(4, email="ivanov@example,com")],
    "invalid-phone": [ticket(4, phone="+7 900 000-0")],
    "duplicate-id": [ticket(4), ticket(5), ticket(6, id="4")],
    "duplicate-row": [
        ticket(4, name="A", created_at=day(4), subject="скол"),
        ticket(4, name="A", created_at=day(4), subject="скол"),
    ],
    "number-gap": [ticket(row) for row in (4, 5, 6, 7, 8, 9, 10, 12, 13, 14)],
    "mojibake": [ticket(4, subject="РЎРєРѕР» РЅР° СѓРіР»Сѓ")],
    "text-truncated": [ticket(4, description=LONG[:32_767])],
    "missing-picture": [ticket(4, subject="скол на углу, см. фото")],
    "possible-duplicate": [
        ticket(4, created_at=day(4, 9), phone="+7 900 000-00-77", subject="трещина сварного шва у основания"),
        ticket(5, created_at=day(4, 11), phone="8 900 0000077", subject="Трещина сварного шва, у основания"),
    ],
}
PASSED = {
    "look-alike-letters": [
        ticket(4, custom={"ГОСТ": "В-12", "Модуль": "VPNом"}, name="Анна", id="Р-17", email="о@пример.example.com")
    ],
    "missing-subject": [ticket(4, subject=None, description="скол", columns=WITHOUT_SUBJECT)],
    "missing-requester": [ticket(4, name=None, email=None, phone="101")],
    "missing-created": [ticket(4, created_at=date(2024, 3, 4))],
    "future-date": [ticket(4, created_at=NOW, due_at=day(300)), ticket(5, created_at=NOW.date())],
    "response-before-created": [ticket(4, first_response_at=day(4)), ticket(5, first_response_at=date(2024, 3, 5))],
    "solved-before-created": [ticket(4, created_at=day(4, 15), solved_at=date(2024, 3, 4), status="solved")],
    "solved-without-date": [ticket(4, status="closed", solved_at=day(5)), ticket(5)],
    "open-with-solved-date": [ticket(4, solved_at=day(5), status="solved"), ticket(5, status=None, solved_at=day(6))],
    "invalid-email": [ticket(4, email="И. Иванов <i.ivanov+log@почта.example.com>; p_2@example.co.uk")],
    "invalid-phone": [ticket(4, phone="8 (900) 000-00-00 доб. 12, +44 20 7946 0958"), ticket(5, phone="1234")],
    "duplicate-id": [ticket(4), ticket(5)],
    "duplicate-row": [ticket(4), ticket(4, id="5", created_at=day(5))],
    "number-gap": [ticket(row) for row in range(4, 15)],
    "mojibake": [ticket(4, subject="Ещё один скол: «угол» № 5 — почему???", description=WESTERN)],
    "text-truncated": [ticket(4, description=LONG[:32_766]), ticket(5, description=CUT[0][:255])],
    "missing-picture": [ticket(4, subject="см. фото", attachments=[PICTURE]), ticket(5, subject="сломан фотоаппарат")],
    "possible-duplicate": [ticket(4), ticket(5)],
}  # fmt: skip


@pytest.mark.parametrize("name", FLAGGED)
def test_flags(name):
    """The rule finds its case, says it once, and no other rule says the same."""
    found = check(log(*FLAGGED[name]), Profile(), NOW)
    assert [finding.rule for finding in found] == [name]
    assert found[0].message == found[0].message.strip().rstrip(".")
    assert found[0].help


@pytest.mark.parametrize("name", PASSED)
def test_passes(name):
    """The rule leaves alone what only looks like its case."""
    found = check(log(*PASSED[name]), Profile(), NOW)
    assert name not in {finding.rule for finding in found}


def test_a_field_without_a_column_is_said_once_a_sheet():
    """Two hundred tickets without a requester column are one finding, not two hundred."""
    columns = {field: letter for field, letter in COLUMNS.items() if not field.startswith("requester")}
    rows = [ticket(row, name=None, email=None, phone=None, columns=columns) for row in range(4, 60)]
    found = check(log(*rows), Profile(), NOW)
    assert [(f.rule, f.location.row) for f in found] == [("missing-requester", None)]
    assert "56 tickets" in found[0].message


def test_a_cell_that_reading_could_not_use_is_said_once():
    """A date of no calendar is an invalid date, not also a missing one."""
    cell = f"{COLUMNS['created_at']}4"
    notes = [Note("invalid-date", Location("log.xlsx", "Март", 4, cell), "31.02.2024 is no date", "4")]
    found = check(log(ticket(4, created_at=None), notes=notes), Profile(), NOW)
    assert [f.rule for f in found] == ["invalid-date"]


def test_a_blank_subject_beside_a_description_is_only_a_warning():
    """The description can stand in for a subject that wasn't written."""
    found = check(log(ticket(4, subject=None, description="скол на углу")), Profile(), NOW)
    assert [(f.rule, f.severity) for f in found] == [("missing-subject", "warning")]


def test_numbers_that_start_again_are_one_finding():
    """Numbers that begin at 1 on each monthly sheet don't drown the user."""
    rows = [
        ticket(row, sheet=sheet, id=str(row - 3), created_at=day(row + 30 * month), subject=f"{sheet} matter {row}",
               name=f"{sheet} {row}", email=f"p{month}-{row}@example.com", phone=None)
        for month, sheet in enumerate(("Январь", "Февраль", "Март"))
        for row in range(4, 24)
    ]  # fmt: skip
    found = [f for f in check(log(*rows), Profile(), NOW) if f.rule == "duplicate-id"]
    assert [(f.location.sheet, f.location.row, str(f.severity)) for f in found] == [("Февраль", 4, "warning")]
    assert "2 times" in found[0].message
    assert "20 numbers" in found[0].message


def test_a_number_reused_within_a_restarting_series_is_still_found():
    """One number twice in one month is an error even where months start anew."""
    rows = [
        ticket(row, sheet=sheet, id=str(number), created_at=day(row + 30 * month), subject=f"{sheet} matter {row}",
               email=None,               phone=None, name=f"{sheet} {row}")
        for month, sheet in enumerate(("Январь", "Февраль"))
        for row, number in enumerate((1, 2, 3, 4, 4, 5), 4)
    ]  # fmt: skip
    errors = [f for f in check(log(*rows), Profile(), NOW) if f.rule == "duplicate-id" and f.severity == "error"]
    assert [(f.location.sheet, f.location.row) for f in errors] == [("Январь", 8), ("Февраль", 8)]


def test_numbers_compare_across_alphabets():
    """А-17 with a Cyrillic А is the number A-17."""
    found = check(log(ticket(4, id="A-17"), ticket(5, id="А-17")), Profile(rules={"number-gap": "off"}), NOW)
    assert [(f.rule, f.location.row) for f in found] == [("duplicate-id", 5)]


def test_the_same_content_under_two_numbers_is_a_row_twice():
    """A row copied down with its number counted on is named with the place of the first."""
    first, copy = ticket(4), ticket(4, id="5")
    copy.source = ticket(5).source
    found = check(log(first, copy), Profile(), NOW)
    assert [f.rule for f in found] == ["duplicate-row"]
    assert found[0].location.row == 5
    assert "log.xlsx!Март!4" in found[0].message


def test_numbers_without_plus_follow_the_country_of_the_profile():
    """Eleven digits with a leading 0 are a number in Britain and none in Russia."""
    rows = log(ticket(4, phone="020 7946 0958"))
    assert check(rows, Profile(duplicates=Duplicates(phone_region="GB")), NOW) == []
    assert [f.rule for f in check(rows, Profile(duplicates=Duplicates(phone_region="RU")), NOW)] == ["invalid-phone"]


@pytest.mark.parametrize(
    "text", ["фото прилагаю", "Screenshot attached", "siehe Foto", "см. скрин", "zdjęcie w załączniku"]
)
def test_promises_of_pictures_are_understood_in_several_languages(text):
    """Who says that a photo is there is taken at their word."""
    assert "missing-picture" in {f.rule for f in check(log(ticket(4, description=text)), Profile(), NOW)}


@pytest.mark.parametrize(
    "text", ["см. фото: https://disk.example.com/1.jpg", r"see photo \\server\fotos\1", "фото не прилагаю"]
)
def test_links_and_denials_are_no_broken_promise(text):
    """A picture that lies elsewhere, or that nobody promised, isn't missing."""
    assert "missing-picture" not in {f.rule for f in check(log(ticket(4, description=text)), Profile(), NOW)}


def test_a_column_of_pictures_that_says_yes_promises_one():
    """ "Фото: да" beside an empty cell is a promise, too; a picture noted missing is said once."""
    promised = ticket(4, custom={"Фото": "да"})
    assert [f.rule for f in check(log(promised), Profile(), NOW)] == ["missing-picture"]
    noted = note("missing-picture")
    both = check(log(ticket(17, subject="см. фото"), notes=[noted]), Profile(), NOW)
    assert [f.rule for f in both] == ["missing-picture"]


def test_a_cliff_needs_evidence():
    """Three texts cut at 255 signs are a cut; one text of that length is chance."""
    texts = [text[:255] for text in CUT]
    assert texts[0][-1] not in ".!?"
    found = check(log(*(ticket(row, description=text) for row, text in enumerate(texts, 4))), Profile(), NOW)
    assert [f.rule for f in found if f.rule == "text-truncated"] == ["text-truncated"] * 3
    longer = ticket(9, description=CUT[0][:300])
    assert not [
        f
        for f in check(
            log(*(ticket(row, description=text) for row, text in enumerate(texts, 4)), longer), Profile(), NOW
        )
        if f.rule == "text-truncated"
    ]


def test_comments_and_custom_fields_are_read_for_mojibake():
    """Text goes wrong in every column."""
    broken = ticket(4, custom={"Примечание": "deber√≠a"}, comments=[Comment("Ïðèâåò, êàê äåëà")])
    assert [f.rule for f in check(log(broken), Profile(), NOW)] == ["mojibake", "mojibake"]
