import pytest

from sheet2desk.config import Profile
from sheet2desk.errors import ConfigError
from sheet2desk.finding import Severity
from sheet2desk.ticket import FIELDS
from sheet2desk.validators import RULES, check, find_rule, page
from tests.validators.logs import NOW, day, log, note, ticket

PARTS = ["What it finds", "Why it matters", "How to mend it", "Example"]

NOTED = [
    "ambiguous-date",
    "bad-encoding",
    "error-cell",
    "hidden-rows",
    "invalid-date",
    "look-alike-letters",
    "missing-picture",
    "profile-drift",
    "rating-out-of-range",
    "rejected-row",
    "restored-value",
    "split-value",
    "struck-out-row",
    "swapped-date",
    "uncached-formula",
    "unknown-priority",
    "unknown-status",
    "unplaced-picture",
    "unread-part",
    "unsure-column",
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)
def test_every_rule_has_a_page_with_all_its_parts(rule):
    """`sheet2desk rules NAME` prints what is found, why it matters, how to mend it, and an example that is marked."""
    shown = page(rule)
    assert shown.headline.endswith(".")
    assert "\n" not in shown.headline
    assert list(shown.parts) == PARTS
    assert all(len(text) > 20 for text in shown.parts.values())
    assert f"<- {rule.NAME}" in shown.parts["Example"] or f"{rule.NAME}" in shown.parts["Example"]
    assert max(map(len, rule.__doc__.splitlines())) <= 116


def test_names_are_sorted_and_stand_once():
    """A rule is listed once, in order of names, under its module's name."""
    names = [rule.NAME for rule in RULES]
    assert names == sorted(set(names))
    assert all(rule.__name__.endswith(rule.NAME.replace("-", "_")) for rule in RULES)


@pytest.mark.parametrize("name", NOTED)
def test_what_reading_noted_becomes_a_finding_at_its_cell(name):
    """A note turns into one finding of its rule, with place, ticket and a next step; without it there is none."""
    found = check(log(notes=[note(name)]), Profile(), NOW)
    assert [finding.rule for finding in found] == [name]
    (finding,) = found
    assert finding.severity == find_rule(name).SEVERITY
    assert (finding.location.sheet, finding.location.cell, finding.location.row) == ("Март", "E17", 17)
    assert finding.ticket == "17"
    assert finding.message == "the cell holds something odd"
    assert finding.help
    assert not finding.help.endswith(".")
    assert check(log(), Profile(), NOW) == []


def test_a_tidy_log_gives_no_finding():
    """A log in order is answered by silence."""
    rows = [ticket(row) for row in range(4, 30)]
    assert check(log(*rows), Profile(), NOW) == []


def test_findings_stand_in_the_order_of_the_sheets_and_cells():
    """Sheets come in the log's order, then rows and columns as numbers and letters of the sheet, not as text."""
    rows = [
        ticket(9, email="nobody", phone="--"),
        ticket(10, email="nobody"),
        ticket(4, sheet="Апрель", id="99", email="x"),
    ]
    found = check(log(*rows), Profile(rules={"number-gap": "off"}), NOW)
    assert [(f.location.sheet, f.location.row, f.rule) for f in found] == [
        ("Март", 9, "invalid-email"),
        ("Март", 9, "invalid-phone"),
        ("Март", 10, "invalid-email"),
        ("Апрель", 4, "invalid-email"),
    ]


def test_the_profile_changes_severities_and_turns_rules_off():
    """[rules] decides over a rule's own severity."""
    rows = log(ticket(4, email="nobody"))
    assert [f.severity for f in check(rows, Profile(), NOW)] == [Severity.ERROR]
    assert [f.severity for f in check(rows, Profile(rules={"invalid-email": "info"}), NOW)] == [Severity.INFO]
    assert check(rows, Profile(rules={"invalid-email": "off"}), NOW) == []


def test_an_unknown_rule_in_the_profile_is_refused_with_the_nearest():
    """A slip in a rule's name doesn't go unnoticed."""
    with pytest.raises(ConfigError) as trouble:
        check(log(), Profile(rules={"invalid-emails": "off"}), NOW)
    assert "invalid-emails" in trouble.value.message
    assert trouble.value.help == "did you mean invalid-email"


def test_findings_name_cells_of_fields_that_exist():
    """Every finding on a field that a column feeds carries that column's cell."""
    broken = ticket(
        4, subject=None, email="nobody", phone="?", created_at=day(120), solved_at=day(100), first_response_at=day(90)
    )
    found = check(log(broken), Profile(), NOW)
    assert {f.rule for f in found} >= {"missing-subject", "invalid-email", "future-date", "solved-before-created"}
    assert all(f.location.cell and f.location.cell.endswith("4") and f.ticket == "4" for f in found)
    assert len(FIELDS) == 20
