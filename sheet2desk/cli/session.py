"""What one run knows: its options resolved against environment, profile and machine, the log it read, its way out.

The order is: options, then environment, then the profile, then the source's own words, then the machine.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sheet2desk.cli import clock, console
from sheet2desk.cli.bounds import bounded
from sheet2desk.cli.output import choose_format, write
from sheet2desk.errors import ConfigError, Sheet2DeskError, TryLater, UnreadableSource
from sheet2desk.formats import Document, Part

if TYPE_CHECKING:
    from sheet2desk.cli.options import Options
    from sheet2desk.config import Profile
    from sheet2desk.importers import SourceRef
    from sheet2desk.log import Log
    from sheet2desk.workbook import Workbook


class Session:
    """One run of one command."""

    def __init__(self, options: Options, parts: frozenset[Part], *, default_format: str = "text") -> None:
        """Take the options in; a wrong one is told before anything is read."""
        self.options = options
        self.exit_code = 0
        self._parts = parts
        self._default_format = default_format
        self.workbooks: list[Workbook] | None = None  # a list keeps what is read, cells and all
        self._source_zone: str | None = None
        self._now = clock.parse_now(options.now) if options.now else clock.machine_now()
        self._given_zone = clock.zone_named(options.timezone, origin="--timezone") if options.timezone else None
        self.format = choose_format(options.format, options.output, parts, default_format)

    @cached_property
    def profile(self) -> Profile:
        """Return the profile: the one named, or the nearest in this folder or above, or an empty one."""
        from sheet2desk.config import PROFILE_NAME, Profile

        path = self.options.config
        if path is None:
            here = Path.cwd()
            path = next(
                (place / PROFILE_NAME for place in (here, *here.parents) if (place / PROFILE_NAME).is_file()), None
            )
        if path is None:
            console.detail("profile: none")
            return Profile()
        from sheet2desk.profile_file import load_profile

        console.detail(f"profile: {path}")
        return load_profile(path)

    @cached_property
    def zone(self) -> ZoneInfo:
        """Return the time zone of the log as a whole."""
        zone, origin = self._zone_of(self._source_zone)
        console.detail(f"time zone: {zone.key or zone} (from {origin})")
        return zone

    @property
    def named_zone(self) -> tuple[str | None, str | None]:
        """Return the zone that the user or a source named, and the machine's own where nobody did."""
        named = self._given_zone or self.profile.timezone or self._source_zone
        return (str(named), None) if named else (None, clock.local_zone()[0].key)

    @cached_property
    def now(self) -> datetime:
        """Return the moment that counts as now, in the log's zone."""
        return self._now_in(self.zone)

    def use_default_format(self, name: str) -> None:
        """Make another format the one that is used when none is asked for."""
        self._default_format = name
        self.format = choose_format(self.options.format, self.options.output, self._parts, name)

    def read(self, sources: Sequence[str], *, need_log: bool = True, all_or_nothing: bool = False) -> Log:
        """Return the log behind the sources.

        A source that can't be read is said on stderr and raises the exit code, and the others go on; when none can be
        read, or `all_or_nothing` is set, its error is raised. `need_log` refuses sources without any ticket log,
        and a profile that names a column which none has.
        """
        from sheet2desk.cli.progress import progress
        from sheet2desk.log import Log

        troubles: list[Sheet2DeskError] = []
        log = Log()
        refs = self._expand(sources, troubles)
        with progress("reading", len(refs) if len(refs) > 1 else None) as advance:
            for ref in refs:
                try:
                    log.add(self._read_one(ref, strict=need_log))
                except (UnreadableSource, TryLater) as trouble:
                    troubles.append(trouble)
                advance(1)
        if need_log and log.sources:
            _require_log(log)
        gravest = min(troubles, key=lambda trouble: trouble.exit_code, default=None)
        stop = gravest is not None and (all_or_nothing or not log.sources)
        for other in troubles:
            if not (stop and other is gravest):
                console.trouble(other.message, other.help)
        if gravest is not None:
            if stop:
                raise gravest
            # A broken source needs mending, an absent one only time: the former decides the exit code.
            self.exit_code = gravest.exit_code
        return log

    def write(self, document: Document, *, output: str | None = None) -> None:
        """Write the document in the format asked for; a quiet run with nothing to say writes nothing to people.

        `output` is where it goes when the options leave that open.
        """
        target = self.options.output or output
        asked_for = target not in (None, "-") or self.format.MACHINE
        if self.options.quiet and document.silent and not asked_for:
            return
        write(document, self.format, target)

    @cached_property
    def _password(self) -> str | None:
        path = self.options.password_file
        if path is None:
            return None
        try:
            return path.read_text(encoding="utf-8").splitlines()[0]
        except IndexError:
            raise ConfigError(f"{path}: the file is empty", help="write the password into its first line") from None
        except OSError as trouble:
            reason = (trouble.strerror or "cannot be read").lower()
            raise ConfigError(f"{path}: {reason}", help="name a file that holds the password") from trouble

    def _expand(self, sources: Sequence[str], troubles: list[Sheet2DeskError]) -> list[SourceRef]:
        from sheet2desk import importers

        good = []
        stdin = None
        for source in sources:
            try:
                if source == "-" and stdin is None and sys.stdin is not None:
                    stdin = importers.read_pipe("stdin", sys.stdin.buffer)
                importers.expand([source], stdin=stdin)
            except UnreadableSource as trouble:
                troubles.append(trouble)
            else:
                good.append(source)
        return importers.expand(
            good, stdin=stdin, left_out=lambda other: console.detail(f"left out: {other.path} ({other.reason})")
        )

    def _read_one(self, ref: SourceRef, *, strict: bool) -> Log:
        from sheet2desk import importers, layout

        google = None
        if ref.kind == "google":
            from sheet2desk.cli.google_access import google_access

            google = google_access(self.profile)
        options = importers.ReadOptions(self.profile.limits, self._password, google)
        try:
            with bounded(ref, self.profile.limits):
                workbook = importers.read(ref, options)
                zone, _ = self._zone_of(workbook.timezone)
                log = layout.lay_out(workbook, self.profile, zone, self._now_in(zone), strict=strict)
        except (MemoryError, RecursionError) as trouble:
            # A hostile or broken file must not take the others down.
            reason = "too large for this machine's memory" if isinstance(trouble, MemoryError) else "nested too deep"
            raise UnreadableSource(
                f"{ref.name}: could not read: {reason}", help="save it again from Excel, without what isn't the log"
            ) from trouble
        if self.workbooks is not None:
            self.workbooks.append(workbook)
        self._take_zone(workbook)
        return log

    def _take_zone(self, workbook: Workbook) -> None:
        if self._source_zone is None:
            self._source_zone = workbook.timezone

    def _zone_of(self, own: str | None) -> tuple[ZoneInfo, str]:
        """Return the zone of a source that names `own` as its zone (or none), and where it was known from."""
        if self._given_zone is not None:
            return self._given_zone, "--timezone"
        if self.profile.timezone:
            return ZoneInfo(self.profile.timezone), "the profile"
        if own:
            return clock.zone_named(own, origin="spreadsheet"), "the spreadsheet"
        return clock.local_zone()

    def _now_in(self, zone: ZoneInfo) -> datetime:
        return self._now.replace(tzinfo=zone) if self._now.tzinfo is None else self._now.astimezone(zone)


def in_github_actions() -> bool:
    """Return whether a GitHub workflow runs us."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _require_log(log: Log) -> None:
    empty = [source for source in log.sources if not any(sheet.kind == "log" for sheet in source.sheets)]
    if len(empty) == len(log.sources):
        names = ", ".join(source.file for source in empty)
        raise UnreadableSource(
            f"{names}: no ticket log in it",
            help="see what was found with `sheet2desk inspect`, or name the columns in a profile",
        )
    for source in empty:
        console.remark(f"{source.file}: no ticket log in it, left out")
