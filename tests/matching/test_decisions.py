import json
from datetime import UTC, datetime

import pytest

from sheet2desk.config import Profile
from sheet2desk.errors import ConfigError
from sheet2desk.matching import append_decision, find_duplicates, load_decisions, search, sure_groups
from tests.matching.test_search import CROWD, row

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def question():
    """Return tickets of which two are asked about, and the pair."""
    first = row(1, "трещина сварного шва", phone="+7 900 000-77-01", day=5, custom={"S/N": "A31763"})
    second = row(2, "трещина сварного шва", phone="+7 900 000-77-01", day=5, hour=11, custom={"S/N": "A31764"})
    tickets = [*CROWD, first, second]
    (cluster,) = find_duplicates(tickets, Profile())
    return tickets, cluster.pairs[0]


def test_what_a_reviewer_called_the_same_is_sure(tmp_path):
    """A decision is replayed before anything is weighed."""
    tickets, pair = question()
    append_decision(tmp_path / "d.jsonl", pair, "same", who="anna", now=NOW)
    found = find_duplicates(tickets, Profile(), load_decisions(tmp_path / "d.jsonl"))
    assert [[ticket.id for ticket in group] for group in sure_groups(found)] == [["1", "2"]]
    assert found[0].pairs[0].rule == "D"


def test_what_a_reviewer_called_different_is_asked_no_more(tmp_path):
    """Neither a question nor a merge, even of exact copies."""
    tickets, pair = question()
    append_decision(tmp_path / "d.jsonl", pair, "different", who="anna", now=NOW)
    assert find_duplicates(tickets, Profile(), load_decisions(tmp_path / "d.jsonl")) == []
    copies = [*CROWD, row(1, "лопнула петля", who="Орлов", day=5), row(2, "лопнула петля", who="Орлов", day=5)]
    (cluster,) = find_duplicates(copies, Profile())
    append_decision(tmp_path / "c.jsonl", cluster.pairs[0], "different", who="anna", now=NOW)
    assert find_duplicates(copies, Profile(), load_decisions(tmp_path / "c.jsonl")) == []


def test_the_last_word_holds(tmp_path):
    """A later line on a pair corrects the earlier one, and the chain of hashes stays whole."""
    tickets, pair = question()
    for verdict in ("different", "same"):
        append_decision(tmp_path / "d.jsonl", pair, verdict, who="anna", now=NOW)
    assert sure_groups(find_duplicates(tickets, Profile(), load_decisions(tmp_path / "d.jsonl")))


def test_decisions_survive_sorting_and_status_edits(tmp_path):
    """A fingerprint is made of what doesn't change: not of the row, the number or the status."""
    tickets, pair = question()
    append_decision(tmp_path / "d.jsonl", pair, "same", who="anna", now=NOW)
    for ticket, number in zip(tickets[-2:], (9, 8), strict=True):
        ticket.status, ticket.id = "closed", str(number)
        ticket.source = row(number, "").source
    assert sure_groups(find_duplicates(tickets[::-1], Profile(), load_decisions(tmp_path / "d.jsonl")))


def test_a_changed_record_makes_a_decision_stale(tmp_path):
    """What was decided on other content is asked again, and said."""
    tickets, pair = question()
    append_decision(tmp_path / "d.jsonl", pair, "different", who="anna", now=NOW)
    tickets[-1].subject = "трещина сварного шва и скол"
    result = search(tickets, Profile(), load_decisions(tmp_path / "d.jsonl"))
    assert [reviewed.verdict for reviewed in result.stale] == ["different"]
    assert len(result.clusters) == 1


def test_contradictions_name_their_lines(tmp_path):
    """A = B, B = C and A ≠ C can't all hold."""
    tickets = [row(number, text, who=text, day=number) for number, text in enumerate(("петля", "консоль", "опора"), 1)]
    lines = [((1, 2), "same"), ((2, 3), "same"), ((1, 3), "different")]
    path = tmp_path / "d.jsonl"
    path.write_text(
        "\n".join(
            json.dumps({"a": _place(tickets[a - 1]), "b": _place(tickets[b - 1]), "verdict": verdict})
            for (a, b), verdict in lines
        )
    )
    with pytest.raises(ConfigError) as trouble:
        find_duplicates(tickets, Profile(), load_decisions(path))
    assert all(f"{path}:{line}" in trouble.value.message for line in (1, 2, 3))


def test_records_may_be_named_as_dedupe_prints_them(tmp_path):
    """File, sheet, row and number do in place of a fingerprint, as long as the number still stands there."""
    tickets, pair = question()
    path = tmp_path / "d.jsonl"
    line = {"a": _place(pair.a), "b": _place(pair.b), "verdict": "same"}
    path.write_text(json.dumps(line))
    assert sure_groups(find_duplicates(tickets, Profile(), load_decisions(path)))
    line["a"]["id"] = "77"
    path.write_text(json.dumps(line))
    assert len(search(tickets, Profile(), load_decisions(path)).stale) == 1


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"a_fp": "x", "b_fp": "y", "verdict": "maybe"}', "maybe"),
        ('{"a_fp": "x", "verdict": "same"}', "b names no record"),
        ('{"a_fp": "x", "b_fp": "y", "verdict": "same", "prev_hash": "0000"}', "was changed"),
    ],
)
def test_lines_that_cannot_be_used_are_named(tmp_path, line, word):
    """The message begins with file and line."""
    path = tmp_path / "d.jsonl"
    path.write_text(f"\n{line}\n")
    with pytest.raises(ConfigError) as trouble:
        load_decisions(path)
    assert trouble.value.message.startswith(f"{path}:2: ")
    assert word in trouble.value.message


def test_a_missing_file_is_said(tmp_path):
    """No file, no silence."""
    with pytest.raises(ConfigError, match="no such file"):
        load_decisions(tmp_path / "none.jsonl")


def _place(ticket):
    return {"file": ticket.source.file, "sheet": ticket.source.sheet, "row": ticket.source.row, "id": ticket.id}
