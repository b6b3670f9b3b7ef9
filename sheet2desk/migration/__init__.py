"""Moving tickets into a desk exactly once: plan, push, verify, undo, and the journal under them.

- `open_journal(place) -> Journal`, a context manager. A path is a SQLite file (made with its folder), a `postgresql://`
  URL a shared journal, ":memory:" one that is forgotten (a dry run where no journal exists yet).
- `make_plan(log, profile, desk, journal, now, *, zone=None, offline=False) -> Plan`: what each ticket becomes; writes
  nothing, reads the desk unless `offline`. `plan.actions` (action, key, id, subject, reason, loses, place, remote),
  `plan.loses` (of every ticket), `plan.gaps`, `plan.warnings`, `plan.gone`, `plan.requests`, `plan.seconds`,
  `plan.counts`; `plan_json(plan)` is the shape of `push -n`.
- `save_plan(plan, path, sources=[…], desk_name="quality")`, `load_plan(path) -> SavedPlan` (`.sources`, `.desk_name`),
  `check_fresh(saved, plan)`: refuses a stale plan with ConfigError, saying what changed; `plan` is one made now.
- `push(plan, log, desk, journal, now, progress=None, *, canary=True) -> PushResult`: `run`, `receipts` (outcome, key,
  id, place, remote, address, reason, differences), `refused`, `differing`, `counts`, `warnings`. Takes the lock,
  resumes by itself. Busy, DeskUnreachable and DeskDenied stop the run, the journal kept.
- `verify(log, profile, desk, journal, now, progress=None, *, zone=None) -> Verification`: `tickets`, `missing`,
  `differing`, `checked`, `totals`, `fates`, `loses`, `equal`; writes nothing.
- `undo(run, desk, journal, now, progress=None) -> UndoResult`: `removed` and `kept` (with the reason); safe to repeat;
  `check_run(run, desk, journal)` beforehand raises ConfigError when there is no such run.
- `refused_rows(refused, log, workbooks) -> (header, rows)`: the refused rows as the sheet had them, to mend and push
  again; `restore_places(log, plain)` puts tickets read from such a table back where they came from.
- `progress(done, total, what)` is called after each ticket.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sheet2desk.migration.journal import Journal, open_journal
    from sheet2desk.migration.plan import Action, Plan, make_plan, plan_json
    from sheet2desk.migration.pushing import push
    from sheet2desk.migration.receipt import Outcome, PushResult, Receipt
    from sheet2desk.migration.refused import refused_rows, restore_places
    from sheet2desk.migration.saved_plan import SavedPlan, check_fresh, load_plan, save_plan
    from sheet2desk.migration.undoing import Undone, UndoResult, check_run, undo
    from sheet2desk.migration.verifying import Checked, Verification, verify

_HOME: Final = {
    "journal": ("Journal", "open_journal"),
    "plan": ("Action", "Plan", "make_plan", "plan_json"),
    "pushing": ("push",),
    "receipt": ("Outcome", "PushResult", "Receipt"),
    "refused": ("refused_rows", "restore_places"),
    "saved_plan": ("SavedPlan", "check_fresh", "load_plan", "save_plan"),
    "undoing": ("UndoResult", "Undone", "check_run", "undo"),
    "verifying": ("Checked", "Verification", "verify"),
}

__all__ = [
    "Action",
    "Checked",
    "Journal",
    "Outcome",
    "Plan",
    "PushResult",
    "Receipt",
    "SavedPlan",
    "UndoResult",
    "Undone",
    "Verification",
    "check_fresh",
    "check_run",
    "load_plan",
    "make_plan",
    "open_journal",
    "plan_json",
    "push",
    "refused_rows",
    "restore_places",
    "save_plan",
    "undo",
    "verify",
]


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: the journal alone costs more than `--help` may."""
    for module, names in _HOME.items():
        if name in names:
            return getattr(importlib.import_module(f"sheet2desk.migration.{module}"), name)
    raise AttributeError(f"module {__name__} has no attribute {name}")
