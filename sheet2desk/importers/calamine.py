"""python-calamine, held at arm's length: positions from A1, and its panics turned into errors.

python-calamine 0.9 raises PanicException (a BaseException) on some damaged files, and prints a backtrace to file
descriptor 2, which leads nowhere meanwhile.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeVar

from sheet2desk.errors import UnreadableSource

if TYPE_CHECKING:
    from pathlib import Path

    from python_calamine import CalamineWorkbook

_Result = TypeVar("_Result")
Kind = Literal["grid", "chart", "macro", "dialog"]


def guarded(name: str, call: Callable[[], _Result]) -> _Result:
    """Return what the call into calamine returns; its errors and panics become UnreadableSource."""
    import python_calamine

    try:
        with _no_backtrace():
            return call()
    except python_calamine.PasswordError as trouble:
        raise UnreadableSource(f"{name}: encrypted", help="give its password with --password-file") from trouble
    except (python_calamine.CalamineError, OSError, ValueError) as trouble:
        raise damaged(name, trouble) from trouble
    except BaseException as trouble:
        # pyo3's PanicException derives from BaseException so that `except Exception` lets it through
        if type(trouble).__name__ != "PanicException":
            raise
        raise damaged(name, trouble) from trouble


@contextmanager
def _no_backtrace() -> Iterator[None]:
    """Keep what Rust prints of a panic away from the user, who gets the error in one line."""
    try:
        kept = os.dup(2)
    except OSError:  # nobody has a stderr here
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def damaged(name: str, trouble: BaseException) -> UnreadableSource:
    """Return the error for a workbook that calamine can't read."""
    detail = " ".join(str(trouble).split())[:160]
    return UnreadableSource(
        f"{name}: a damaged workbook ({detail[:1].lower()}{detail[1:]})" if detail else f"{name}: a damaged workbook",
        help="let Excel repair it (Open and Repair), or save it anew as .xlsx",
    )


def open_workbook(name: str, source: Path | BinaryIO) -> CalamineWorkbook:
    """Return calamine's workbook over a file whose ending is right, or over a stream."""
    from python_calamine import CalamineWorkbook

    return guarded(name, lambda: CalamineWorkbook.from_object(source))


def sheet_kind(kind: Any) -> Kind | None:
    """Return our word for calamine's kind of sheet; None for a module of macros, which is no sheet."""
    name = str(kind).rsplit(".", 1)[-1]
    return {"WorkSheet": "grid", "ChartSheet": "chart", "MacroSheet": "macro", "DialogSheet": "dialog"}.get(name)  # type: ignore[return-value]
