"""The whole bracket log goes into every real desk by the command line, and what it loses was said beforehand."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sheet2desk import migration
from sheet2desk.desks.drafting import same_text, show_moment
from sheet2desk.importers import expand, read
from sheet2desk.layout import lay_out
from sheet2desk.migration.plan import Action
from sheet2desk.profile_file import load_profile
from sheet2desk.ticket import Moment
from tests.conftest import NOW, SAMPLES, Cli
from tests.desk_servers.django_helpdesk import CHIEF
from tests.desk_servers.place import Place

LOG = SAMPLES / "bracket-defects.xlsx"
NAMES = {"rt": "quality", "redmine": "workshop", "roundup": "tracker", "django_helpdesk": "helpdesk"}
ASSIGNEE = "chief.quality@example.com"
DATES = ("created_at", "first_response_at", "solved_at", "due_at")


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
    assert mailed <= {ASSIGNEE}
    said = [*plan["loses"], *(loss for action in plan["actions"] for loss in action["loses"])]
    assert not mailed or any("mail" in loss for loss in said)


@pytest.mark.desk
@pytest.mark.parametrize("kind", [pytest.param(kind, marks=pytest.mark.xdist_group(kind)) for kind in NAMES])
def test_announced_is_real(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """What the plan says is lost has no field in the desk, and what it doesn't say so of is there, value by value."""
    place: Place = request.getfixturevalue(f"{kind}_place")
    profile = load_profile(write_profile(tmp_path / "sheet2desk.toml", NAMES[kind], place))
    now = datetime.fromisoformat(NOW)
    [ref] = expand([str(LOG)], stdin=None)
    log = lay_out(read(ref), profile, ZoneInfo("Europe/Moscow"), now)
    log.tickets = log.tickets[::15]
    settings = profile.desks[NAMES[kind]]
    desk = place.desk(**{"fields": {}, **dict(settings.extra)})
    with migration.open_journal(tmp_path / "journal") as journal:
        plan = migration.make_plan(log, profile, desk, journal, now)
        result = migration.push(plan, log, desk, journal, now, canary=False)
    assert result.counts == {"created": len(log.tickets)}
    for receipt in result.receipts:
        action, held, parts = receipt.action, desk.read(receipt.remote or ""), desk.read_parts(receipt.remote or "")
        assert held is not None
        text = same_text("\n".join([parts.body, *parts.comments]))
        losses = [*plan.loses, *action.loses]
        for name, value in values_of(action).items():
            in_field = any(same_text(value) == same_text(there) for there in held.fields.values())
            kept = in_field or same_text(value) in text or same_text(value) in same_text(held.fields["subject"])
            assert kept or any(name.partition(".")[0] in loss for loss in losses), (action.place, name, value)
        for name in DATES:
            moment: Moment | None = getattr(action.ticket, name)
            if moment is not None and f"{name} has no field: kept in the text" in losses:
                assert show_moment(moment) in text, (action.place, name)
                assert name not in action.draft.fields
            elif moment is not None:
                assert any(when(there) == day_of(moment) for there in held.fields.values()), (action.place, name)
        for file in action.ticket.attachments:
            there = any(other.sha256 == file.sha256 or other.name == file.name for other in parts.files)
            assert there != any(f"attachment {file.name} is left out" in loss for loss in losses)


def values_of(action: Action) -> dict[str, str]:
    """Return the texts of a ticket that must stand somewhere, by the field that they belong to."""
    ticket = action.ticket
    values = {
        "subject": ticket.subject,
        "description": ticket.description,
        "requester.name": ticket.requester.name,
        "requester.email": (ticket.requester.email or "").casefold(),
        "requester.phone": ticket.requester.phone,
        "category": ticket.category,
        "channel": ticket.channel,
        "id": ticket.id,
        **{f"comment {number}": comment.body for number, comment in enumerate(ticket.comments)},
        **{f"field {header}": text for header, text in ticket.custom.items()},
    }
    return {name: text.strip() for name, text in values.items() if text and text.strip()}


def day_of(moment: Moment) -> str:
    """Return the day of a moment, in UTC where it has a time."""
    return (moment.astimezone(UTC) if isinstance(moment, datetime) else moment).strftime("%Y-%m-%d")


def when(text: str) -> str:
    """Return the day that a desk's date begins with."""
    return text[:10]
