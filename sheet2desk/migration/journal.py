"""The journal: what was sent to which desk, written before it is sent.

SQLite by default; the same tables in PostgreSQL for teams that push from several machines. One row a ticket says how
far it has come; its parts are compared with the desk itself. A lock that dies with its process keeps two runs apart.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from sheet2desk.data_class import frozen
from sheet2desk.errors import Busy, ConfigError, DeskUnreachable, OutputFailed, Sheet2DeskError
from sheet2desk.migration.key import Identity


class State(StrEnum):
    """How far a ticket has come. `sent` and `unknown`: look for it in the desk before it is sent again."""

    SENT = "sent"
    CREATED = "created"
    DONE = "done"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    UNDONE = "undone"


_AGAIN = "run the same command again: it goes on where this one stopped"
_LATER = f"wait a little, then {_AGAIN}"
TABLES = 0x7368656574326465  # number of the lock under which the tables are made; any will do that all agree on
_meta = sa.MetaData()
_runs = sa.Table(
    "runs",
    _meta,
    sa.Column("run", sa.Text, primary_key=True),
    sa.Column("desk", sa.Text, nullable=False),
    sa.Column("began", sa.Text, nullable=False),
    sa.Column("ended", sa.Text),
)
_tickets = sa.Table(
    "tickets",
    _meta,
    sa.Column("desk", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("run", sa.Text, nullable=False),  # that created it
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("remote", sa.Text),
    sa.Column("place", sa.Text, nullable=False),  # in the sheet, when it was pushed
    sa.Column("content", sa.Text, nullable=False),  # key.Identity
    sa.Column("anchor", sa.Text, nullable=False),
    sa.Column("draft", sa.Text, nullable=False),  # what the desk was last given, as JSON
    sa.Column("revision", sa.Text),  # the desk's, when we left the ticket
    sa.Column("reason", sa.Text),
)
_probes = sa.Table(
    "probes",
    _meta,
    sa.Column("desk", sa.Text, primary_key=True),
    sa.Column("passed", sa.Text, nullable=False),
)
_ONE = sa.select(_tickets).where(
    _tickets.c.desk == sa.bindparam("a_desk"), _tickets.c.key == sa.bindparam("a_key")
)  # built once: building it anew for each ticket costs more than asking


@frozen
class Entry:
    """What the journal knows of one ticket in one desk."""

    key: str
    run: str
    state: State
    remote: str | None
    place: str
    identity: Identity
    draft: str
    revision: str | None = None
    reason: str | None = None


class Journal:
    """The journal of all desks that one place pushes to."""

    def __init__(self, engine: sa.Engine, file: Path | None) -> None:
        """Take the database, and its file where it has one; the tables are made when they aren't there."""
        self._engine = engine
        self._file = file
        self._locked: sa.Connection | None = None
        self._puts = {table.name: _put_into(table, engine.dialect.name) for table in (_tickets, _probes)}
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":  # two first runs at once would both make the tables
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(TABLES)))
            for table in _meta.sorted_tables:
                connection.execute(sa.schema.CreateTable(table, if_not_exists=True))

    def __enter__(self) -> Journal:
        """Return the journal, to be closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the journal."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def entries(self, desk: str) -> dict[str, Entry]:
        """Return all that is known of a desk's tickets, by key."""
        with self._talk() as connection:
            rows = connection.execute(sa.select(_tickets).where(_tickets.c.desk == desk)).mappings().all()
        return {row["key"]: _entry(row) for row in rows}

    def entry(self, desk: str, key: str) -> Entry | None:
        """Return what is known of one ticket."""
        with self._talk() as connection:
            row = connection.execute(_ONE, {"a_desk": desk, "a_key": key}).mappings().first()
        return _entry(row) if row else None

    def write(self, desk: str, *entries: Entry) -> None:
        """Write down how far tickets have come, all of them or none; it is safe on the disk when this returns."""
        self._put(
            _tickets,
            *(
                {
                    "desk": desk,
                    "key": entry.key,
                    "run": entry.run,
                    "state": str(entry.state),
                    "remote": entry.remote,
                    "place": entry.place,
                    "content": entry.identity.content,
                    "anchor": entry.identity.anchor,
                    "draft": entry.draft,
                    "revision": entry.revision,
                    "reason": entry.reason,
                }
                for entry in entries
            ),
        )

    def begin_run(self, desk: str, now: datetime) -> str:
        """Return the name of a new run, made of its time: "20240305-091011", with a count when there is one already."""
        base = now.strftime("%Y%m%d-%H%M%S")
        name, count = base, 1
        with self._talk() as connection:
            while connection.execute(sa.select(_runs.c.run).where(_runs.c.run == name)).first():
                count += 1
                name = f"{base}-{count}"
            connection.execute(sa.insert(_runs).values(run=name, desk=desk, began=now.isoformat()))
        return name

    def end_run(self, run: str, now: datetime) -> None:
        """Write down that a run came to its end."""
        with self._talk() as connection:
            connection.execute(sa.update(_runs).where(_runs.c.run == run).values(ended=now.isoformat()))

    def runs(self, desk: str) -> list[str]:
        """Return the names of a desk's runs, oldest first."""
        query = sa.select(_runs.c.run).where(_runs.c.desk == desk).order_by(_runs.c.began, _runs.c.run)
        with self._talk() as connection:
            return list(connection.execute(query).scalars())

    def probe(self, desk: str) -> str | None:
        """Return what the last test ticket proved, None when there was none."""
        with self._talk() as connection:
            return connection.execute(sa.select(_probes.c.passed).where(_probes.c.desk == desk)).scalar()

    def write_probe(self, desk: str, passed: str) -> None:
        """Write down that a test ticket came back whole."""
        self._put(_probes, {"desk": desk, "passed": passed})

    @contextmanager
    def lock(self, desk: str) -> Iterator[None]:
        """Hold the journal for one run; Busy when another holds it. The lock dies with the process."""
        if self._engine.dialect.name == "postgresql":
            with self._advisory_lock(desk):
                yield
        elif self._file is not None:
            with self._file_lock(self._file.with_name(self._file.name + ".lock")):
                yield
        else:
            yield

    @contextmanager
    def _file_lock(self, path: Path) -> Iterator[None]:
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as trouble:
            connection.close()
            raise (_busy(str(self._file)) if "locked" in str(trouble) else self._broken(trouble)) from None
        try:
            yield
        finally:
            connection.close()

    @contextmanager
    def _advisory_lock(self, desk: str) -> Iterator[None]:
        """Hold the lock in a connection by which all is written meanwhile: when it breaks, so does the run."""
        number = int.from_bytes(hashlib.sha256(desk.encode()).digest()[:8], signed=True)
        with self._talk() as connection:
            if not connection.execute(sa.select(sa.func.pg_try_advisory_lock(number))).scalar():
                raise _busy(desk)
            connection.commit()
            self._locked = connection
            try:
                yield
            finally:
                self._locked = None
                with contextlib.suppress(sa.exc.DBAPIError):  # a broken connection has let go of it
                    connection.execute(sa.select(sa.func.pg_advisory_unlock(number)))

    @contextmanager
    def _talk(self) -> Iterator[sa.Connection]:
        """Give a connection for one transaction; OutputFailed or TryLater when the database fails in it."""
        try:
            if self._locked is not None:
                with self._locked.begin():
                    yield self._locked
            else:
                with self._engine.connect() as connection:
                    yield connection
                    connection.commit()
        except sa.exc.DBAPIError as trouble:
            raise self._broken(trouble.orig or trouble) from None

    def _broken(self, trouble: BaseException) -> Sheet2DeskError:
        reason = str(trouble).strip().split("\n", 1)[0].lower()
        if self._file is None:
            return DeskUnreachable(f"the journal at {self._engine.url.host}: {reason}", help=_LATER)
        if "locked" in reason:
            return Busy(f"journal {self._file}: another program holds it", help=_LATER)
        return OutputFailed(f"journal {self._file}: {reason}", help=f"make room for it or mend it, then {_AGAIN}")

    def _put(self, table: sa.Table, *rows: Mapping[str, Any]) -> None:
        if rows:
            with self._talk() as connection:
                connection.execute(self._puts[table.name], rows)


def open_journal(place: str | Path) -> Journal:
    """Open the journal at a path (SQLite, made when it isn't there), a postgresql:// URL, or ":memory:".

    Raises ConfigError when the file can't be made or is no journal, DeskUnreachable when PostgreSQL doesn't answer.
    """
    text = str(place)
    if text.startswith(("postgresql://", "postgresql+", "postgres://")):
        url = sa.make_url(text.replace("postgres://", "postgresql://", 1))
        url = url.set(drivername="postgresql+psycopg")
        try:
            return Journal(sa.create_engine(url, pool_pre_ping=True), None)
        except ModuleNotFoundError:
            raise ConfigError("a PostgreSQL journal needs psycopg", help="pip install 'sheet2desk[postgres]'") from None
        except sa.exc.OperationalError:
            raise DeskUnreachable(f"the journal at {url.host} does not answer", help="start it, or try later") from None
    if text == ":memory:":
        return Journal(sa.create_engine("sqlite://", poolclass=sa.StaticPool), None)
    path = Path(text)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = sa.create_engine(f"sqlite:///{path}")
        sa.event.listen(engine, "connect", _write_ahead)
        return Journal(engine, path)
    except OSError as trouble:
        reason = (trouble.strerror or "cannot be made").lower()
        raise ConfigError(f"journal {path}: {reason}", help="name another place for the journal") from None
    except sa.exc.DatabaseError as trouble:
        raise ConfigError(
            f"journal {path}: {str(trouble.orig).lower()}", help="name another file, or move this one away"
        ) from None


def _put_into(table: sa.Table, dialect: str) -> sa.Insert:
    """Return the statement that adds a row to a table or takes its place."""
    statement = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    changed = {column.name: statement.excluded[column.name] for column in table.c if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed)


def _write_ahead(connection: sqlite3.Connection, _: object) -> None:
    """Let a commit wait for the disk once instead of three times; it is as safe there."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _entry(row: sa.RowMapping) -> Entry:
    return Entry(
        row["key"],
        row["run"],
        State(row["state"]),
        row["remote"],
        row["place"],
        Identity(row["content"], row["anchor"]),
        row["draft"],
        row["revision"],
        row["reason"],
    )


def _busy(what: str) -> Busy:
    return Busy(f"another run holds {what}", help="wait until it has ended, then run the same command again")
