"""What the search promises on logs of a few rows."""

import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheet2desk.config import Duplicates, Profile
from sheet2desk.matching import find_duplicates, find_sure, search, sure_groups
from sheet2desk.ticket import Requester, Source, Ticket
from tests.matching.synthetic import make_log

ROOT = Path(__file__).parents[2]
ZONE = timezone(timedelta(hours=3))


def at(day, hour=9, minute=0):
    return datetime(2024, 3, 1, hour, minute, tzinfo=ZONE) + timedelta(days=day - 1)


def row(number, text, *, who=None, phone=None, email=None, day=1, hour=9, sheet="Март", created=None, **more):
    values = {"id": str(number), "created_at": created or at(day, hour)} | more
    return Ticket(Source("log.xlsx", sheet, number + 3), subject=text, requester=Requester(who, email, phone), **values)


#: Other people's requests, so that a log is a log.
CROWD = [
    row(100 + number, text, who=f"Клиент {name}", phone=f"+7 900 000-01-{number:02}", day=number)
    for number, (text, name) in enumerate(
        [
            ("скол на ребре", "Антонов"), ("не подошёл крепёж", "Быков"), ("потёки краски", "Власов"),
            ("трещина по сварке", "Громов"), ("нет отверстий", "Дьяков"), ("упаковка порвана", "Ершов"),
            ("ржавчина на полке", "Жаров"), ("не тот цвет", "Зорин"), ("заусенцы на крае", "Ильин"),
            ("гнутая опора", "Котов"),
        ],
        1,
    )
]  # fmt: skip


def clusters(*tickets, **wishes):
    return find_duplicates([*CROWD, *tickets], Profile(duplicates=Duplicates(**wishes)))


def only(found):
    """Return the only cluster and its only pair."""
    assert len(found) == 1
    assert len(found[0].pairs) == 1
    return found[0], found[0].pairs[0]


def test_a_log_without_duplicates_gives_none():
    """Silence is the answer to a tidy log."""
    assert clusters() == []
    assert find_duplicates([], Profile()) == []
    assert find_duplicates(CROWD[:1], Profile()) == []


def test_the_same_row_twice_is_a_copy():
    """A row pasted twice is a copy, and the reason says so."""
    rows = [row(1, "лопнула петля", who="Орлов", day=5), row(1, "лопнула петля", who="Орлов", day=5)]
    cluster, pair = only(clusters(*rows))
    assert (cluster.verdict, pair.verdict, pair.relation, pair.rule) == ("sure", "sure", "copy", "K1")
    assert pair.reasons[0] == "the same row twice (K1)"


def test_short_rows_without_date_and_requester_are_no_copies():
    """“No answer” six times over is six calls; the same long message is one."""
    calls = [row(number, "blank call", created=None, day=1, id=None) for number in range(1, 7)]
    text = "job 1314 failed in the scheduler of the second plant after the update of the night"
    jobs = [row(number, text, id=None) for number in (20, 21)]
    for ticket in (*calls, *jobs):
        ticket.created_at = None
    assert [len(group) for group in sure_groups(clusters(*calls, *jobs))] == [2]


def test_the_same_number_on_two_sheets_is_a_copy_when_it_says_the_same():
    """A request carried over to the next month is one request though its status moved on."""
    first = row(1, "лопнула петля", who="Орлов", day=5, status="open")
    later = row(1, "лопнула петля", who="Орлов", day=5, sheet="Апрель", status="solved", solved_at=at(40))
    cluster, pair = only(clusters(first, later))
    assert (cluster.verdict, pair.relation, pair.rule) == ("sure", "copy", "K4")
    assert "same number" in pair.reasons[0]


def test_the_same_number_for_another_request_merges_nothing():
    """A number used twice is no duplicate."""
    found = clusters(
        row(1, "лопнула петля", who="Орлов", day=5), row(1, "не держит консоль", who="Чуев", day=8, sheet="Апрель")
    )
    assert sure_groups(found) == []


def test_the_same_contact_and_text_within_a_day_is_one_request():
    """However the phone was typed."""
    first = row(1, "лопнула петля у основания", who="Орлов И.", phone="8 (900) 000-77-01", day=5)
    second = row(2, "Лопнула петля, у основания", who="Orlov I.", phone="+79000007701", day=5, hour=15)
    cluster, pair = only(clusters(first, second))
    assert (cluster.verdict, pair.relation, pair.rule) == ("sure", "duplicate", "S4")
    assert "same contact and text within a day" in pair.reasons[0]
    assert any("8 (900) 000-77-01" in reason and "→ +79000007701" in reason for reason in pair.reasons)
    assert cluster.survivor is first


def test_dates_without_time_count_by_the_day():
    """Two rows of one day are within a day; a day and the next may be two days apart and are only asked about."""

    def pair(later):
        first = row(1, "лопнула петля у основания", phone="+7 900 000-77-01", created=date(2024, 3, 5))
        second = row(2, "лопнула петля у основания", phone="+7 900 000-77-01", created=later)
        return only(clusters(first, second))[1].verdict

    assert pair(date(2024, 3, 5)) == "sure"
    assert pair(date(2024, 3, 6)) == "review"


def test_other_numbers_in_the_text_are_other_things():
    """The same words about machine 3 and machine 5 are two requests until somebody says otherwise."""
    first = row(1, "не включается станок 3 после замены", phone="+7 900 000-77-01", day=5)
    second = row(2, "не включается станок 5 после замены", phone="+7 900 000-77-01", day=5, hour=11)
    assert sure_groups(clusters(first, second)) == []


def test_the_same_item_within_four_days_is_one_request():
    """Serial number and requester outweigh any wording; the serial may be in either alphabet."""
    first = row(1, "трещина", phone="+7 900 000-77-01", day=5, custom={"Серийный №": "A31763"})
    second = row(2, "деталь лопнула пополам", phone="8 900 000 77 01", day=7, custom={"Серийный №": "А31763"})
    cluster, pair = only(clusters(first, second))
    assert (cluster.verdict, pair.rule) == ("sure", "S2")
    assert any("A31763" in reason for reason in pair.reasons)


@pytest.mark.parametrize(
    ("changes", "relation"),
    [
        ({"custom": {"Серийный №": "B90001", "Изделие": "КМ-2"}}, "recurrence"),
        ({"custom": {"Серийный №": "A31763", "Изделие": "КМ-2"}, "day": 40}, "recurrence"),
        ({"custom": {"Изделие": "ПН-60"}}, "repeat_contact"),
        ({"custom": {"Серийный №": "", "Изделие": "КМ-2", "Партия": "П-8"}}, "repeat_contact"),
        ({"phone": "+7 900 000-99-99", "who": "Чуев", "custom": {}}, "mass_incident"),
    ],
    ids=["other serial", "later", "other product", "new batch", "other people"],
)
def test_recurring_defects_are_never_merged(changes, relation):
    """The same customer, part and words with another item, batch or month is a recurrence; others a mass incident."""
    text = "трещина сварного шва у основания кронштейна"
    custom = {"Серийный №": "A31763", "Изделие": "КМ-2", "Партия": "П-7"}
    first = row(1, text, who="Орлов", phone="+7 900 000-77-01", day=5, custom=custom)
    second = row(2, text, **({"who": "Орлов", "phone": "+7 900 000-77-01", "day": 5, "hour": 14} | changes))
    found = clusters(first, second)
    assert sure_groups(found) == []
    assert {match.relation for cluster in found for match in cluster.pairs} <= {relation}


def test_serial_numbers_one_sign_apart_are_asked_about():
    """A slip of the finger or the neighbouring item: only a person can tell."""
    first = row(1, "трещина шва", phone="+7 900 000-77-01", day=5, custom={"S/N": "A31763"})
    second = row(2, "трещина шва", phone="+7 900 000-77-01", day=5, hour=11, custom={"S/N": "A31764"})
    cluster, pair = only(clusters(first, second))
    assert (cluster.verdict, pair.verdict) == ("review", "review")


def test_a_text_that_names_a_number_follows_it_up():
    """“К заявке №1” makes a follow-up, never a duplicate; “дубль заявки 1” asks whether it is one."""
    first = row(1, "лопнула петля", who="Орлов", day=5)
    asking = row(2, "к заявке №1: когда ждать ответа?", who="Орлов", day=6)
    _, pair = only(clusters(first, asking))
    assert (pair.relation, pair.rule, pair.verdict) == ("follow_up", "K3", "review")
    double = row(3, "дубль заявки 1, петля", who="Орлов", day=6)
    _, pair = only(clusters(first, double))
    assert (pair.relation, pair.verdict) == ("duplicate", "review")


def test_shared_mailboxes_prove_nothing_about_the_person():
    """info@ and what the profile names are no contact of one requester."""
    rows = [row(1, "лопнула петля у основания", email="office7@example.com", day=5),
            row(2, "лопнула петля у основания", email="office7@example.com", day=5, hour=10)]  # fmt: skip
    assert len(sure_groups(clusters(*rows))) == 1
    assert sure_groups(clusters(*rows, shared_mailboxes=["office7@example.com"])) == []
    shared = [
        row(number, "лопнула петля у основания", email="info@example.com", day=5, hour=number) for number in (1, 2)
    ]
    assert sure_groups(clusters(*shared)) == []


def test_among_equal_rows_the_first_of_the_log_survives():
    """A request carried over from Февраль to Март stays the one of Февраль."""
    rows = [row(1, "лопнула петля", who="Орлов", day=5, sheet=sheet) for sheet in ("Февраль", "Март")]
    (cluster,) = clusters(*rows)
    assert cluster.survivor.source.sheet == "Февраль"


def test_strict_merges_copies_only():
    """With strict = true nothing but exact copies is sure."""
    first = row(1, "лопнула петля у основания", phone="8 900 000-77-01", day=5)
    second = row(2, "Лопнула петля, у основания", phone="+79000007701", day=5, hour=10)
    copy = row(1, "лопнула петля у основания", phone="8 900 000-77-01", day=5, sheet="Апрель")
    found = clusters(first, second, copy, strict=True)
    assert [sorted(ticket.id for ticket in group) for group in sure_groups(found)] == [["1", "1"]]
    assert [cluster.verdict for cluster in found] == ["sure", "review"]


def test_many_copies_make_one_cluster_with_a_pair_each():
    """Three hundred equal rows are one cluster, not forty-five thousand pairs."""
    rows = [row(1, "лопнула петля", who="Орлов", day=5) for _ in range(300)]
    (cluster,) = clusters(*rows)
    assert (len(cluster.members), len(cluster.pairs)) == (300, 299)


def test_merged_tickets_are_the_closure_over_sure_pairs():
    """Whoever joins sure pairs gets exactly the sure clusters."""
    planted = make_log(600, 5)
    found = find_duplicates(planted.tickets, Profile())
    joined = {id(ticket): {id(ticket)} for ticket in planted.tickets}
    for cluster in found:
        for match in cluster.pairs:
            if match.merges:
                whole = joined[id(match.a)] | joined[id(match.b)]
                for member in whole:
                    joined[member] = whole
    closure = {frozenset(group) for group in joined.values() if len(group) > 1}
    assert closure == {frozenset(map(id, group)) for group in sure_groups(found)}


@pytest.mark.parametrize("seed", [1, 5])
def test_sure_groups_can_be_had_without_the_questions(seed):
    """The short way finds the same groups as the whole search."""
    tickets = make_log(800, seed).tickets
    short = [[id(ticket) for ticket in group] for group in find_sure(tickets, Profile())]
    assert short == [[id(ticket) for ticket in group] for group in sure_groups(find_duplicates(tickets, Profile()))]


def test_one_number_on_thousands_of_rows_takes_no_time():
    """A column of numbers that always says the same doesn't make everybody compare with everybody."""
    rows = [row(number, f"дело {number}", day=1, hour=number % 24, id="б/н") for number in range(4000)]
    assert sure_groups(find_duplicates(rows, Profile())) == []


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(random):
    """Sorting the sheet otherwise gives the same clusters and relations; only equal rows may change places."""
    planted = make_log(250, 7)
    shuffled = list(planted.tickets)
    random.shuffle(shuffled)
    assert _essence(find_duplicates(shuffled, Profile())) == _essence(find_duplicates(planted.tickets, Profile()))


def _essence(found):
    return [
        (
            cluster.id,
            cluster.verdict,
            frozenset(map(id, cluster.members)),
            sorted((match.relation, match.score, match.rule) for match in cluster.pairs),
        )
        for cluster in found
    ]


def test_hash_seeds_change_nothing():
    """Two runs of the program print the same."""
    code = (
        "from tests.matching.synthetic import make_log; from sheet2desk.matching import find_duplicates;"
        "from sheet2desk.config import Profile; found = find_duplicates(make_log(300, 4).tickets, Profile());"
        "print([(c.id, c.verdict, [(p.a.source, p.b.source, p.score, p.reasons) for p in c.pairs]) for c in found])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "12345")
    }
    assert len(outputs) == 1


def test_large_blocks_are_cut_and_said():
    """What wasn't compared all with all is in the result, with its size."""
    rows = [
        row(number, f"вопрос {number} о поставке", who="Орлов", phone="+7 900 000-77-01", day=number)
        for number in range(1, 61)
    ]
    result = search([*CROWD, *rows], Profile())
    assert ("contact", "+79000007701", 60) in [(block.kind, block.key, block.rows) for block in result.dropped]


def test_custom_columns_are_recognised_by_header_and_content():
    """Serial numbers are found under any header of several languages, or by what the cells look like."""
    columns = {"Изделие": "КМ-2", "Кабинет": "305"}
    rows = [
        row(n, "скол", custom=columns | {"Seriennummer": f"X{n}17", "Метка": f"QZ-{n}45-{n}", "№ заказа": f"З-{n}"})
        for n in range(1, 9)
    ]
    roles = search(rows, Profile()).roles
    assert roles.serial == {"Seriennummer", "Метка"}
    assert (roles.product, roles.order, roles.place) == ({"Изделие"}, {"№ заказа"}, {"Кабинет"})
