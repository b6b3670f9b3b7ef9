"""`sheet2desk init`: a profile to begin with."""

from __future__ import annotations

from sheet2desk.cli.options import Sources
from sheet2desk.cli.session import Session


def init(session: Session, sources: Sources) -> None:
    """Write a profile with what `inspect` decided."""
