"""A plan kept in a file, and whether it still holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sheet2desk.data_class import frozen
from sheet2desk.errors import ConfigError, OutputFailed
from sheet2desk.migration.plan import Plan, plan_json

SHOWN = 5  # changes named one by one


@frozen
class SavedPlan:
    """A plan as it lies in a file; `sources` and `desk_name` are what the command line was given."""

    path: Path
    data: Mapping[str, Any]

    @property
    def sources(self) -> list[str]:
        """Return the sources that the plan was made of."""
        return list(self.data["sources"])

    @property
    def desk_name(self) -> str:
        """Return the profile's name of the desk."""
        return str(self.data["to"])


def save_plan(plan: Plan, path: Path, *, sources: list[str], desk_name: str) -> None:
    """Write the plan with what it was made of; OutputFailed when that can't be."""
    data = plan_json(plan) | {"sources": sources, "to": desk_name}
    try:
        part = path.with_name(path.name + ".part")
        part.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as trouble:
        raise OutputFailed(
            f"{path}: {(trouble.strerror or 'cannot be written').lower()}", help="name another place"
        ) from None


def load_plan(path: Path) -> SavedPlan:
    """Read a saved plan; ConfigError when the file is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as trouble:
        raise ConfigError(
            f"{path}: {(trouble.strerror or 'cannot be read').lower()}", help="name a plan that exists"
        ) from None
    except ValueError:
        data = None
    if (
        not isinstance(data, dict)
        or data.get("version") != 1
        or not {"actions", "basis", "sources", "to"} <= data.keys()
    ):
        raise ConfigError(f"{path}: not a plan", help="make one with: sheet2desk push SRC --to DESK -n -o plan.json")
    return SavedPlan(path, data)


def check_fresh(saved: SavedPlan, plan: Plan) -> None:
    """Raise ConfigError, saying what changed, unless the plan made now is the saved one."""
    now = plan_json(plan)
    changes = []
    if saved.data["desk"] != now["desk"]:
        changes.append(f"the desk is {now['desk']}, it was {saved.data['desk']}")
    for kind in ("sources", "profile"):
        before, after = saved.data["basis"].get(kind, {}), now["basis"][kind]
        changes += [
            f"{kind.removesuffix('s')} {name} changed"
            for name in sorted(after)
            if before.get(name) not in (None, after[name])
        ]
        changes += [f"{kind.removesuffix('s')} {name} is new" for name in sorted(after.keys() - before.keys())]
        changes += [f"{kind.removesuffix('s')} {name} is gone" for name in sorted(before.keys() - after.keys())]
    before_actions = {action["key"]: action for action in saved.data["actions"]}
    after_actions = {action["key"]: action for action in now["actions"]}
    for key in sorted(before_actions.keys() | after_actions.keys()):
        was, now_is = before_actions.get(key), after_actions.get(key)
        if was is None or now_is is None:
            changes.append(f"{key} is {'new' if was is None else 'gone'}")
        elif was["action"] != now_is["action"]:
            changes.append(
                f"{key}: {was['action']} is now {now_is['action']} ({now_is['reason'] or 'not in the desk'})"
            )
        elif was["fingerprint"] != now_is["fingerprint"] or was["remote"] != now_is["remote"]:
            changes.append(f"{key} changed")
    if changes:
        more = f" and {len(changes) - SHOWN} more changes" if len(changes) > SHOWN else ""
        raise ConfigError(
            f"{saved.path}: the plan is stale: {'; '.join(changes[:SHOWN])}{more}",
            help="make a new plan and look at it again",
        )
