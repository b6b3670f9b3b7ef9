"""Moving tickets into a desk exactly once: plan, push, verify, undo, and the journal under them.

- `open_journal(url_or_path) -> Journal`: a context manager; a path is a SQLite file (made with its folder), a
  `postgresql://` URL a shared journal. `journal.lock(desk.identity)` raises Busy when another run holds it.
- `make_plan(log, profile, desk, journal, now, *, zone=None) -> Plan`: what each ticket becomes; reads the desk, writes
  nothing. `plan.actions` (action, key, id, subject, reason, loses), `plan.loses`, `plan.gaps`, `plan.requests`,
  `plan.seconds`, `plan.gone`; `plan_json(plan)` is the shape of `push -n`.
- `save_plan(plan, path)`, `load_plan(path) -> SavedPlan`, `check_fresh(saved, plan)`: refuses a stale plan with
  ConfigError, saying what changed.
- `push(plan, log, desk, journal, now, progress=None, *, canary=True) -> PushResult`: `result.run`, `result.receipts`
  (one a ticket: action, key, id, place, remote, url, state, reason, differences), `result.refused`. Takes the lock;
  resumes by itself. Busy, DeskUnreachable and DeskDenied stop the run, the journal kept.
- `verify(log, profile, desk, journal, now, progress=None, *, zone=None) -> Verification`: `differences`, `checked`,
  `totals`, `fates`, `missing`; writes nothing.
- `undo(run, desk, journal, now, progress=None) -> UndoResult`: `removed`, `kept` (with the reason); safe to repeat.
- `progress(done, total, what)` is called after each ticket.
"""
