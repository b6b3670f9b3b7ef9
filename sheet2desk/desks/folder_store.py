"""The files of a folder of tickets: lines that are whole or not there, a CSV beside them, attachments by number."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from sheet2desk.errors import DeskDenied, DeskRefused
from sheet2desk.regex import regex

_UNFIT = regex(r'[\x00-\x1f<>:"/\\|?*]')  # in the names of files, on any system
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
COLUMNS: Final = (
    "key", "number", "id", "subject", "description", "requester.name", "requester.email", "requester.phone",
    "requester.organization", "assignee", "group", "status", "priority", "channel", "category", "created_at",
    "first_response_at", "solved_at", "due_at", "satisfaction", "tags", "comments", "attachments",
)  # fmt: skip


class FolderStore:
    """The tickets of a folder, by number."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lines = folder / "tickets.jsonl"
        self._csv = folder / "tickets.csv"
        self._places: dict[str, tuple[int, int, str]] = {}  # number → (offset, length, key) of its line
        self._headers: list[str] = []
        self._stamp: tuple[int, int] | None = None

    def open(self) -> list[str]:
        """Make the folder; cut off a half-written line and write the CSV anew when a broken run left them so."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.lines.touch()
            content = self.lines.read_bytes()
            whole = content.rfind(b"\n") + 1
            if whole < len(content):
                os.truncate(self.lines, whole)
            self._index()
            if self._csv_keys() != [key for _, _, key in self._places.values()]:
                self._write_csv()
        except OSError as trouble:
            reason = (trouble.strerror or "cannot be written").lower()
            raise DeskDenied(f"{self.folder}: {reason}", help="name another folder in the profile") from None
        cut = len(content) - whole
        return [f"{self.lines}: {cut} bytes of a half-written ticket were cut off"] if cut else []

    def keys(self) -> dict[str, str]:
        """Return the key of each ticket, by number."""
        self._refresh()
        return {number: key for number, (_, _, key) in self._places.items()}

    def next_number(self) -> str:
        """Return the number of the next ticket."""
        self._refresh()
        return str(max(map(int, self._places), default=0) + 1)

    def read(self, number: str) -> dict[str, Any] | None:
        """Return a ticket's record, None when there is none."""
        self._refresh()
        place = self._places.get(number)
        if place is None:
            return None
        with self.lines.open("rb") as lines:
            lines.seek(place[0])
            record: dict[str, Any] = json.loads(lines.read(place[1]))
        return record

    def need(self, number: str) -> dict[str, Any]:
        """Return a ticket's record; DeskRefused when there is none."""
        record = self.read(number)
        if record is None:
            raise DeskRefused(f"{self.lines} has no ticket {number}")
        return record

    def add(self, number: str, record: Mapping[str, Any]) -> None:
        """Add a ticket: its line is on the disk when this returns."""
        whole = {"key": record["key"], "number": int(number), **record}
        line = _line(whole)
        offset = self.lines.stat().st_size
        with self.lines.open("ab") as lines:
            lines.write(line)
            lines.flush()
            os.fsync(lines.fileno())
        self._places[number] = (offset, len(line), record["key"])
        self._stamp = self._now()
        if set(record["custom"]) <= set(self._headers) and self._csv.exists():
            with self._csv.open("a", encoding="utf-8", newline="") as out:
                csv.writer(out).writerow(_row(whole, self._headers))
        else:
            self._write_csv()

    def replace(self, number: str, record: Mapping[str, Any]) -> None:
        """Write a ticket anew."""
        self._rewrite({number: _line(record)})

    def remove(self, number: str) -> None:
        """Remove a ticket and its files; one that is gone already is no error."""
        if self.read(number) is not None:
            self._rewrite({number: b""})
        shutil.rmtree(self.folder / "attachments" / number, ignore_errors=True)

    def save(self, number: str, name: str, content: bytes) -> dict[str, Any]:
        """Save a file under its own name, as far as a file system takes it; return how the line tells of it."""
        folder = self.folder / "attachments" / number
        folder.mkdir(parents=True, exist_ok=True)
        fit = _UNFIT.sub("_", name).strip(" .")[:120] or "file"
        path, count = folder / fit, 1
        while path.exists() and path.read_bytes() != content:
            count += 1
            path = folder / f"{Path(fit).stem} ({count}){Path(fit).suffix}"
        _write(path, content)
        digest = hashlib.sha256(content).hexdigest()
        saved = path.relative_to(self.folder).as_posix()
        return {"name": name, "sha256": digest, "size": len(content), "saved_as": saved}

    def load(self, saved: str) -> bytes:
        """Return a saved file, b"" when somebody removed it."""
        path = self.folder / saved
        return path.read_bytes() if path.is_file() else b""

    def _rewrite(self, changes: Mapping[str, bytes]) -> None:
        content = self.lines.read_bytes()
        lines = [
            changes.get(number, content[offset : offset + length])
            for number, (offset, length, _) in self._places.items()
        ]
        _write(self.lines, b"".join(lines))
        self._index()
        self._write_csv()

    def _refresh(self) -> None:
        """Read the lines again when somebody else changed them, or nobody has yet."""
        if self._stamp is None:
            self.open()
        elif self._stamp != self._now():
            self._index()

    def _now(self) -> tuple[int, int]:
        state = self.lines.stat()
        return state.st_mtime_ns, state.st_size

    def _index(self) -> None:
        self._places.clear()
        headers: dict[str, None] = {}
        offset = 0
        with self.lines.open("rb") as lines:
            for line in lines:
                record = json.loads(line)
                self._places[str(record["number"])] = (offset, len(line), record["key"])
                headers |= dict.fromkeys(record["custom"])
                offset += len(line)
        self._headers = list(headers)
        self._stamp = self._now()

    def _csv_keys(self) -> list[str]:
        if not self._csv.exists():
            return ["no file"]
        with self._csv.open(encoding="utf-8-sig", newline="") as rows:
            return [row[0] if row else "" for row in list(csv.reader(rows))[1:]]

    def _write_csv(self) -> None:
        with self.lines.open("rb") as lines:
            records = [json.loads(line) for line in lines]
        self._headers = list(dict.fromkeys(header for record in records for header in record["custom"]))
        part = self._csv.with_name(self._csv.name + ".part")
        with part.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            writer.writerow([*COLUMNS, *(f"custom.{header}" for header in self._headers)])
            writer.writerows(_row(record, self._headers) for record in records)
        part.replace(self._csv)


def _line(record: Mapping[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def _row(record: Mapping[str, Any], headers: list[str]) -> list[str]:
    values: dict[str, Any] = {f"requester.{name}": text for name, text in record["requester"].items()}
    values |= {"tags": "; ".join(record["tags"])}
    values |= {"comments": "\n".join(item["body"] for item in record["comments"])}
    values |= {"attachments": "; ".join(item["saved_as"] for item in record["attachments"])}
    cells = [values.get(name, record.get(name)) for name in COLUMNS]
    cells += [record["custom"].get(header) for header in headers]
    key, *rest = ("" if cell is None else str(cell) for cell in cells)
    return [key, *(f"'{text}" if text.startswith(_FORMULA) else text for text in rest)]


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is there as a whole or not at all."""
    part = path.with_name(path.name + ".part")
    with part.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    part.replace(path)
