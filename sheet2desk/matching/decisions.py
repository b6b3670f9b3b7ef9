"""What reviewers decided: an append-only file, one JSON object a line, replayed before anything is weighed."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sheet2desk.data_class import frozen
from sheet2desk.errors import ConfigError
from sheet2desk.matching.match import Match

VERDICTS: Final = ("same", "different", "follow_up", "recurrence", "unsure")


@frozen
class Place:
    """Where a record stood when it was decided on; used only where the line gives no fingerprint."""

    file: str
    sheet: str
    row: int
    id: str | None = None


@frozen
class Reviewed:
    """One decision: two records, by fingerprint or place, and the verdict. `where` is its file and line."""

    a: str | Place
    b: str | Place
    verdict: str
    who: str = ""
    reason: str = ""
    where: str = field(default="", compare=False)


def load_decisions(path: Path) -> list[Reviewed]:
    """Read a decisions file, in its order; raises ConfigError that names the line when one can't be used.

    A line holds `verdict` and either `a_fp` and `b_fp` or `a` and `b` as `dedupe` prints them in JSON. Where
    `prev_hash` is given it must be the SHA-256 of the line before: an append-only file whose past was changed is
    refused.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as trouble:
        reason = (trouble.strerror or "cannot be read").lower()
        raise ConfigError(f"{path}: {reason}", help="name a decisions file that exists") from trouble
    except UnicodeDecodeError as trouble:
        raise ConfigError(f"{path}: not UTF-8 at byte {trouble.start}", help="save the decisions as UTF-8") from trouble
    decisions = []
    before = ""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        entry = _parse(line, where)
        if entry.get("prev_hash") and entry["prev_hash"] != hashlib.sha256(before.encode()).hexdigest():
            raise ConfigError(
                f"{where}: the line before was changed after this one was written",
                help="restore the file from a copy, or remove prev_hash from this line to accept the change",
            )
        decisions.append(_reviewed(entry, where))
        before = line
    return decisions


def append_decision(path: Path, match: Match, verdict: str, *, who: str, now: datetime, reason: str = "") -> None:
    """Add a reviewer's verdict on a pair to the file; raises ConfigError for a verdict that doesn't exist."""
    if verdict not in VERDICTS:
        raise ConfigError(f"no verdict is named {verdict}", help=f"one of {', '.join(VERDICTS)}")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()] if path.exists() else []
    entry = {
        "ts": now.isoformat(),
        "who": who,
        "a_fp": match.fingerprints[0],
        "b_fp": match.fingerprints[1],
        "verdict": verdict,
        "reason": reason,
        "W": round(match.score, 3),
        "rule": match.rule,
        "prev_hash": hashlib.sha256(lines[-1].encode()).hexdigest() if lines else "",
    }
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")


@frozen
class Ruling:
    """The decision in force on a pair of fingerprints."""

    verdict: str
    reviewed: Reviewed


def rule_pairs(pairs: Iterable[tuple[str, str, Reviewed]]) -> dict[frozenset[str], Ruling]:
    """Return the ruling in force by pair of fingerprints: the last line on a pair holds.

    Raises ConfigError, naming the lines, when A = B and B = C were decided but A ≠ C too.
    """
    rulings = {frozenset((a, b)): Ruling(reviewed.verdict, reviewed) for a, b, reviewed in pairs}
    linked: dict[str, list[tuple[str, Reviewed]]] = defaultdict(list)
    for pair, ruling in rulings.items():
        if ruling.verdict == "same" and len(pair) == 2:
            a, b = sorted(pair)
            linked[a].append((b, ruling.reviewed))
            linked[b].append((a, ruling.reviewed))
    for pair, ruling in rulings.items():
        if ruling.verdict == "different" and len(pair) == 2:
            a, b = sorted(pair)
            chain = _chain(linked, a, b)
            if chain:
                lines = ", ".join(reviewed.where or "a decision" for reviewed in chain)
                raise ConfigError(
                    f"{ruling.reviewed.where or 'a decision'}: called different what others call the same: {lines}",
                    help="add a line that corrects one of them",
                )
    return rulings


def _chain(linked: dict[str, list[tuple[str, Reviewed]]], start: str, end: str) -> Sequence[Reviewed]:
    """Return the decisions that link two fingerprints as the same, shortest way, or nothing."""
    queue: deque[tuple[str, tuple[Reviewed, ...]]] = deque([(start, ())])
    seen = {start}
    while queue:
        here, way = queue.popleft()
        if here == end:
            return way
        for other, reviewed in linked.get(here, ()):
            if other not in seen:
                seen.add(other)
                queue.append((other, (*way, reviewed)))
    return ()


def _parse(line: str, where: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as trouble:
        raise ConfigError(f"{where}: not JSON: {trouble.msg.lower()}", help="mend or remove that line") from trouble
    if not isinstance(entry, dict):
        raise ConfigError(f"{where}: not a JSON object", help="mend or remove that line")
    return entry


def _reviewed(entry: dict[str, Any], where: str) -> Reviewed:
    verdict = entry.get("verdict")
    if verdict not in VERDICTS:
        raise ConfigError(f"{where}: no verdict is named {verdict}", help=f"one of {', '.join(VERDICTS)}")
    sides = [_side(entry, side, where) for side in ("a", "b")]
    return Reviewed(sides[0], sides[1], verdict, str(entry.get("who") or ""), str(entry.get("reason") or ""), where)


def _side(entry: dict[str, Any], side: str, where: str) -> str | Place:
    fingerprint = entry.get(f"{side}_fp")
    if isinstance(fingerprint, str) and fingerprint:
        return fingerprint
    place = entry.get(side)
    if isinstance(place, dict) and isinstance(place.get("row"), int) and not isinstance(place.get("row"), bool):
        number = place.get("id")
        return Place(
            str(place.get("file", "")),
            str(place.get("sheet", "")),
            place["row"],
            None if number is None else str(number),
        )
    raise ConfigError(
        f"{where}: {side} names no record",
        help=f'give "{side}_fp", or "{side}" with file, sheet and row as dedupe prints it in JSON',
    )
