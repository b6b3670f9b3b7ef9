"""The whole bracket log goes into every real desk by the command line, and what it loses was said beforehand."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sheet2desk import migration
from sheet2desk.importers import expand, read
from sheet2desk.layout import lay_out
from sheet2desk.profile_file import load_profile
from tests.conftest import NOW, SAMPLES, Cli
from tests.desk_servers.django_helpdesk import CHIEF
from tests.desk_servers.place import Place
from tests.migration.losses import Arrived, not_announced, not_happened

LOG = SAMPLES / "bracket-defects.xlsx"
NAMES = {"rt": "quality", "redmine": "workshop", "roundup": "tracker", "django_helpdesk": "helpdesk"}
ASSIGNEE = "chief.quality@example.com"


def write_profile(path: Path, name: str, place: Place) -> Path:
    """Write the samples' profile with this desk standing where the real one would."""
    text = (SAMPLES / "sheet2desk.toml").read_text(encoding="utf-8")
    section = tomllib.loads(text)["desks"][name] | {
        word: place.plain[word] for word in ("url", "queue", "project") if word in place.plain
    }
    section |= {"log": place.log}
    if section["kind"] == "rt":
        section["groups"] = {"Quality": place.log}
    if section["kind"] == "django-helpdesk":
        section["assignees"] = {ASSIGNEE: CHIEF}
    lines = [f"{word} = {_toml(value)}" for word, value in section.items()]
    path.write_text(text.partition("[desks.")[0] + f"[desks.{name}]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.desk
@pytest.mark.chaos
@pytest.mark.parametrize("kind", [pytest.param(kind, marks=pytest.mark.xdist_group(kind)) for kind in NAMES])
def test_the_bracket_log(
    kind: str, cli: Cli, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pushed, every ticket is there once; verify finds no difference; whatever isn't kept was announced by the plan."""
    place: Place = request.getfixturevalue(f"{kind}_place")
    name, before = NAMES[kind], place.mailed()
    profile = write_profile(tmp_path / "sheet2desk.toml", name, place)
    monkeypatch.setenv(tomllib.loads(profile.read_text(encoding="utf-8"))["desks"][name]["token_env"], place.token)
    rest = ("--config", profile, "--to", name, "--now", NOW, "--journal", tmp_path / "journal.sqlite")

    plan = cli("push", LOG, *rest, "-n", "-f", "json").json
    pushed = cli("push", LOG, *rest, "--yes", "-f", "json")
    assert [(one["place"], one["reason"]) for one in pushed.json["receipts"] if one["outcome"] == "refused"] == []
    assert pushed.json["summary"] == {"created": len(plan["actions"])}
    assert pushed.code == 0, pushed.err
    assert len(place.keys()) == len(set(place.keys())) == len(plan["actions"])

    verified = cli("verify", LOG, *rest, "-f", "json")
    assert verified.json["differences"] == []
    assert verified.json["summary"] == {"checked": len(plan["actions"]), "missing": 0, "differing": 0}
    assert all(both["log"] == both["desk"] for words in verified.json["totals"].values() for both in words.values())
    files = verified.json["attachments"]
    assert files["missing"] == 0
    assert files["log"] == files["same_sha256"] + files["same_name_and_size"] + files["left_out"]
    places = [(row["file"], row["sheet"], row["row"]) for row in verified.json["rows"]]
    assert len(places) == len(set(places)) == sum(verified.json["fates"].values())
    assert sum(row["remote"] is not None for row in verified.json["rows"]) == len(plan["actions"])

    mailed = place.mailed() - before
    assert mailed == ({ASSIGNEE} if kind == "rt" else set())
    assert [warning.split(" about ")[0] for warning in plan["warnings"]] == (["the desk mails chief"] if mailed else [])

    assert_announced_is_real(place, profile, tmp_path / "journal.sqlite", mailed)


def assert_announced_is_real(place: Place, profile: Path, journal_path: Path, mailed: set[str]) -> None:
    """Show of every ticket that each loss that the plan announces happened, and that nothing else did."""
    read_profile, now = load_profile(profile), datetime.fromisoformat(NOW)
    [ref] = expand([str(LOG)], stdin=None)
    log = lay_out(read(ref), read_profile, ZoneInfo("Europe/Moscow"), now)
    ((_, settings),) = read_profile.desks.items()
    desk = place.desk(**{"fields": {}, **dict(settings.extra)})
    with migration.open_journal(journal_path) as journal:
        plan = migration.make_plan(log, read_profile, desk, journal, now)
    assert plan.counts == {"skip": len(log.tickets)}
    wrong = []
    for action in plan.actions:
        remote = action.remote or ""
        held = desk.read(remote)
        assert held is not None
        arrived = Arrived(action, held, desk.read_parts(remote), mailed=bool(mailed))
        losses = [*plan.loses, *action.loses]
        wrong += [(action.place, "announced, but did not happen", loss) for loss in not_happened(arrived, losses)]
        wrong += [(action.place, "happened, but was not announced", what) for what in not_announced(arrived, losses)]
    assert wrong == []
