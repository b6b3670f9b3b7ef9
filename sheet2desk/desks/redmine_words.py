"""Redmine's own words for statuses, priorities and errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

#: Redmine's own words in English and Russian; the first that the server has is taken.
STATUSES: Final[Mapping[str, tuple[str, ...]]] = {
    "new": ("New", "Новая", "Новый"),
    "open": ("In Progress", "В работе"),
    "pending": ("Feedback", "Обратная связь"),
    "solved": ("Resolved", "Решена", "Решен"),
    "closed": ("Closed", "Закрыта", "Закрыт"),
}
PRIORITIES: Final[Mapping[str, tuple[str, ...]]] = {
    "low": ("Low", "Низкий"),
    "normal": ("Normal", "Нормальный"),
    "high": ("High", "Высокий"),
    "urgent": ("Urgent", "Срочный"),
}


def explain(body: Any) -> str:
    """Return what an error of Redmine says: {"errors": ["…"]}."""
    return "; ".join(map(str, body.get("errors", []))) if isinstance(body, dict) else ""


def pick(words: Mapping[str, tuple[str, ...]], there: Mapping[str, int]) -> dict[str, str]:
    """Return for each of our words the first of the desk's that it has, or the first of all."""
    return {ours: next((word for word in theirs if word in there), theirs[0]) for ours, theirs in words.items()}
