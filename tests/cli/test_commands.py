"""Each command gives the JSON of the contract, and text that a person can use."""

from __future__ import annotations

import pytest

from tests.conftest import NOW, SAMPLES

LOG = SAMPLES / "bracket-defects.xlsx"
SETTINGS = ("--config", SAMPLES / "sheet2desk.toml", "--now", NOW)


def test_inspect(cli):
    """`inspect` lists every non-empty row with its fate, and the fates add up; --brief leaves ticket rows out."""
    value = cli("inspect", LOG, "-f", "json", *SETTINGS).json
    brief = cli("inspect", LOG, "-f", "json", "--brief", *SETTINGS).json
    assert value["version"] == 1
    for sheet, short in zip(value["sources"][0]["sheets"], brief["sources"][0]["sheets"], strict=True):
        assert {"name", "kind", "hidden", "header_rows", "columns", "dates", "rows", "fates"} <= sheet.keys()
        assert sum(sheet["fates"].values()) == len(sheet["rows"])
        assert short["fates"] == sheet["fates"]
        assert short["rows"] == [row for row in sheet["rows"] if row["fate"] != "ticket"]
    columns = value["sources"][0]["sheets"][0]["columns"]
    assert {"column", "header", "field", "confidence", "reason"} <= columns[0].keys()
    assert "sheet" not in cli("inspect", LOG, *SETTINGS).text.splitlines()[0]


def test_inspect_of_text_tells_encoding_and_delimiter(cli):
    """A delimited source also says how it was decoded and split."""
    source = cli("inspect", SAMPLES / "helpdesk.csv", "-f", "json").json["sources"][0]
    assert source["delimiter"] == ";"
    assert source["encoding"]


def test_check(cli):
    """`check` gives its totals and each finding with its place, also under a limit."""
    value = cli("check", LOG, "-f", "json", *SETTINGS).json
    assert value["truncated"] is False
    findings = value["findings"]
    keys = {"rule", "severity", "file", "sheet", "cell", "row", "ticket", "message", "help"}
    assert all(keys <= finding.keys() for finding in findings)
    assert value["summary"]["errors"] == sum(finding["severity"] == "error" for finding in findings)
    short = cli("check", LOG, "-f", "json", "--limit", 3, *SETTINGS).json
    assert (short["truncated"], short["findings"], short["summary"]) == (True, findings[:3], value["summary"])
    assert "more findings not shown" in cli("check", LOG, "--limit", 3, *SETTINGS).text


def test_dedupe(cli):
    """`dedupe` gives clusters with a survivor among the members and a reason for each pair."""
    clusters = cli("dedupe", LOG, "-f", "json", *SETTINGS).json["clusters"]
    assert {cluster["verdict"] for cluster in clusters} >= {"sure"}
    for cluster in clusters:
        places = [{key: member[key] for key in ("file", "sheet", "row")} for member in cluster["members"]]
        assert cluster["survivor"] in places
        for pair in cluster["pairs"]:
            assert {"a", "b", "verdict", "relation", "score", "reasons"} <= pair.keys()
            assert pair["reasons"]


def test_overdue(cli):
    """`overdue` gives its flags with evidence, the calendar and the moment it holds for."""
    value = cli("overdue", LOG, "-f", "json", *SETTINGS).json
    assert value["now"] == NOW
    keys = {"flag", "evidence", "ticket", "file", "sheet", "row", "due_at", "late_minutes", "message"}
    assert value["flags"]
    assert all(keys <= flag.keys() for flag in value["flags"])
    assert {flag["evidence"] for flag in value["flags"]} <= {"certain", "strong", "weak", "possible"}
    assert all({"flag", "reason"} <= item.keys() for item in value["not_measurable"])


def test_report(cli):
    """`report` accounts for each ticket in each metric, whole, by month and by category."""
    value = cli("report", LOG, "-f", "json", "--by", "category", *SETTINGS).json
    assert [metric["name"] for metric in value["metrics"]] == ["NST", "NTB", "CSI", "AFRT", "MTTR"]
    total = value["metrics"][0]["value"]
    for metric in value["metrics"]:
        assert {"title", "value", "unit", "counted", "left_out", "definition"} <= metric.keys()
        assert metric["counted"] + sum(metric["left_out"].values()) == total
    assert sum(group["metrics"][0]["value"] for group in value["breakdown"]) == total
    flow = value["flow"]
    assert flow["open_at_start"] + flow["created"] - flow["solved"] == flow["open_at_end"]
    month = cli("report", LOG, "-f", "json", "--period", "2026-01", *SETTINGS).json
    assert month["period"] == {"from": "2026-01-01T00:00:00+03:00", "to": "2026-02-01T00:00:00+03:00"}
    assert 0 < month["metrics"][0]["value"] < total


def test_merged_duplicates_count_once(cli):
    """--merge-duplicates counts sure clusters once; without it their number stands beside."""
    plain = cli("report", LOG, "-f", "json", *SETTINGS).json
    merged = cli("report", LOG, "-f", "json", "--merge-duplicates", *SETTINGS).json
    assert plain["duplicates"] == merged["duplicates"] > 0
    assert merged["metrics"][0]["value"] == plain["metrics"][0]["value"] - plain["duplicates"]


@pytest.mark.parametrize("command", ["overdue", "report"])
@pytest.mark.parametrize("format", ["text", "json", "markdown", "csv", "html", "xlsx"])
def test_formats_of_reports(cli, command, format):
    """Reports come in every format that people and spreadsheets read."""
    ran = cli(command, LOG, "-f", format, *SETTINGS)
    assert ran.code == 0
    assert len(ran.out) > 200


@pytest.mark.parametrize("format", ["text", "json", "github", "junit", "sarif", "markdown"])
def test_formats_of_check(cli, format):
    """Findings come in every format that CI reads."""
    ran = cli("check", LOG, "-f", format, *SETTINGS)
    assert ran.code == 1
    assert ran.out


def test_push_plans_offline(cli):
    """`push -n --offline` shows the plan without a desk, a token or a journal; it writes nothing."""
    arguments = ("push", LOG, "--to", "quality", "-n", "--offline", *SETTINGS)
    value = cli(*arguments, "-f", "json").json
    assert {"version", "desk", "actions", "loses"} <= value.keys()
    assert len(value["actions"]) == len(cli("import", LOG, *SETTINGS).jsonl)
    assert all({"action", "key", "id", "subject", "reason", "loses"} <= action.keys() for action in value["actions"])
    assert "plan: " in cli(*arguments).text


def test_a_saved_plan(cli, tmp_path):
    """`push -n -o plan.json` saves a plan that names its log and its desk; what is no plan is refused."""
    plan = tmp_path / "plan.json"
    saved = cli("push", LOG, "--to", "quality", "-n", "--offline", *SETTINGS, "-o", plan)
    assert saved.code == 0
    again = cli("push", plan, "-n", "--offline", *SETTINGS, "-f", "json")
    assert (again.code, again.out) == (0, plan.read_bytes())
    assert cli("push", plan, "--to", "quality", "-n", "--offline", *SETTINGS).code == 2
    (tmp_path / "other.json").write_text("{}")
    refused = cli("push", tmp_path / "other.json", "-n", *SETTINGS)
    assert (refused.code, refused.out) == (2, b"")
    assert "not a plan" in refused.err
    assert cli("push", LOG, *SETTINGS).err.startswith("error: --to: no desk is named")


def test_a_stale_plan_is_refused(cli, tmp_path, log_csv):
    """A plan whose log has changed since says so and pushes nothing."""
    plan = tmp_path / "plan.json"
    cli("push", log_csv, "--to", "quality", "-n", "--offline", *SETTINGS, "-o", plan)
    log_csv.write_text(log_csv.read_text().replace("No ink", "No toner"))
    ran = cli("push", plan, "-n", "--offline", *SETTINGS)
    assert (ran.code, ran.out) == (2, b"")
    assert "the plan is stale: source log.csv changed" in ran.err


def test_push_needs_its_token(cli):
    """A desk whose token isn't there is told before anything is read."""
    ran = cli("push", LOG, "--to", "quality", *SETTINGS)
    assert (ran.code, ran.out) == (2, b"")
    assert "RT_TOKEN is not set" in ran.err


def test_a_desk_that_is_down_is_75(cli, monkeypatch, tmp_path):
    """A desk that doesn't answer is "try again later"."""
    monkeypatch.setenv("RT_TOKEN", "1-2-abc")
    profile = tmp_path / "p.toml"
    profile.write_text(
        '[desks.quality]\nkind = "rt"\nurl = "http://127.0.0.1:9"\nqueue = "General"\ntoken_env = "RT_TOKEN"\n'
    )
    for command in ("push", "verify"):
        ran = cli(command, SAMPLES / "clean.xlsx", "--to", "quality", "--config", profile)
        assert (ran.code, ran.out) == (75, b""), ran.err
        assert "1-2-abc" not in ran.err


def test_desks_and_rules(cli):
    """The registries are listed, each entry has a page, and an unknown name gets the nearest."""
    for command, near, wrong in (("rules", "mojibake", "mojibak"), ("desks", "rt", "rtt")):
        entries = cli(command, "-f", "json").json[command]
        assert near in [entry["name"] for entry in entries]
        for entry in entries:
            assert entry["page"]
            assert entry["name"] in cli(command).text
        assert cli(command, near).code == 0
        assert f"did you mean {near}" in cli(command, wrong).err
