"""The result's way out: to stdout or, whole or not at all, to a file."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from sheet2desk.errors import ConfigError, OutputFailed
from sheet2desk.formats import Document, Format, Part, formats_of

#: What a shell reports for a program that a closed pipe has ended (128 + SIGPIPE).
CLOSED_PIPE = 141

Piece = str | bytes


def choose_format(name: str | None, output: str | None, parts: frozenset[Part], default: str) -> Format:
    """Return the format asked for by name, else by the output's ending, else the default.

    Raises ConfigError, listing the formats that the command has, when it lacks that one.
    """
    offered = {format.NAME: format for format in formats_of(parts)}
    if name is not None:
        if name in offered:
            return offered[name]
        raise ConfigError(f"--format: this command has no format {name}", help=f"use one of {', '.join(offered)}")
    if output not in (None, "-"):
        ending = Path(str(output)).suffix.lower()
        for format in offered.values():
            if ending in format.ENDINGS:
                return format
    return offered[default]


def write(document: Document, format: Format, output: str | None) -> None:
    """Write the document to the file, or to stdout when there is none or it is "-".

    Raises OutputFailed when it can't be written whole; then no file is left behind and an old one is untouched.
    """
    if output in (None, "-"):
        if format.NAME == "xlsx" and sys.stdout is not None and sys.stdout.isatty():
            raise ConfigError("--format: a workbook can't be shown on a terminal", help="name a file with -o")
        _to_stdout(format.render(document))
    else:
        write_file(Path(str(output)), format.render(document))


def _to_stdout(pieces: Iterable[Piece]) -> None:
    if sys.stdout is None:
        raise OutputFailed("standard output: it is closed", help="leave it open, or name a file with -o")
    for piece in pieces:
        with _open_pipe():
            if isinstance(piece, bytes):
                sys.stdout.flush()
                sys.stdout.buffer.write(piece)
            else:
                sys.stdout.write(piece)
    with _open_pipe():
        sys.stdout.flush()


@contextmanager
def _open_pipe() -> Iterator[None]:
    """End the run quietly when the reader has gone (`| head`), and with one line when stdout can't take more."""
    try:
        yield
    except BrokenPipeError:
        forget_stdout()
        raise typer.Exit(CLOSED_PIPE) from None
    except OSError as trouble:
        forget_stdout()
        raise _failed("standard output", trouble) from trouble


def forget_stdout() -> None:
    """Point stdout nowhere, so that the interpreter's own flush at exit can't complain once more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def write_file(path: Path, pieces: Iterable[Piece]) -> None:
    """Write the pieces to the file by way of a temporary one beside it; text is UTF-8.

    A device or a pipe is written as it stands. Raises OutputFailed.
    """
    path = path.expanduser()
    try:
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            with path.open("wb") as target:
                target.writelines(_encoded(pieces))
            return
        path = path.resolve()
        _replace(path, pieces)
    except OSError as trouble:
        raise _failed(str(path), trouble) from trouble


def _replace(path: Path, pieces: Iterable[Piece]) -> None:
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            target.writelines(_encoded(pieces))
            target.flush()
            os.fsync(target.fileno())
        part.chmod(mode)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _encoded(pieces: Iterable[Piece]) -> Iterable[bytes]:
    for piece in pieces:
        yield piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _failed(where: str, trouble: OSError) -> OutputFailed:
    reason = (trouble.strerror or "cannot be written").lower()
    return OutputFailed(f"{where}: {reason}", help="free the place or its rights, or name another file with -o")
