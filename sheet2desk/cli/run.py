"""One run: the command line parsed, trouble turned into one line and an exit code.

Typer's own codes clash with the contract (an unhandled exception and a closed pipe are 1 there), so it runs without its
"standalone mode" and every way out is decided here.
"""

from __future__ import annotations

import errno
import gc
import logging
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from sheet2desk.cli import console
from sheet2desk.cli.output import CLOSED_PIPE, forget_stdout
from sheet2desk.errors import Sheet2DeskError

INTERRUPTED = 130
COULD_NOT_RUN = 2
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))  # Windows has no quotas of that name


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return the exit code."""
    from sheet2desk.cli.app import app

    debug = bool(os.environ.get("SHEET2DESK_DEBUG"))
    _prepare(debug=debug)
    try:
        result = app(args=list(arguments), prog_name="sheet2desk", standalone_mode=False)
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit:
        # Typer leaves so, with 1, when the reader of its own output (the help) has gone.
        return CLOSED_PIPE
    except typer.Abort:
        console.trouble("stopped: the question was not answered", "run again with --yes to go on without asking")
        return INTERRUPTED
    except Sheet2DeskError as trouble:
        _trace(debug=debug)
        console.trouble(trouble.message, trouble.help)
        return trouble.exit_code
    except Exception as trouble:  # noqa: BLE001 - the one top-level handler: no traceback reaches a user
        if _is_usage(trouble):
            return _explain_usage(trouble)
        if isinstance(trouble, OSError) and trouble.errno in _FULL and trouble.filename is None:
            # Typer prints the help by itself
            forget_stdout()
            console.trouble(f"standard output: {(trouble.strerror or 'full').lower()}", "free the place")
            return COULD_NOT_RUN
        _trace(debug=debug)
        return _explain_crash(trouble)
    return result if isinstance(result, int) else 0


def _prepare(*, debug: bool) -> None:
    """Make the streams safe for any text, and keep other people's warnings off stderr."""
    if sys.stderr is None:
        # closed by whoever started us: what is said there must not land in the result
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    gc.freeze()
    if not debug:
        warnings.simplefilter("ignore")
        logging.lastResort = None


def _is_usage(trouble: Exception) -> bool:
    """Return whether typer refused the command line: its errors say so by `format_message` and code 2."""
    return hasattr(trouble, "format_message") and getattr(trouble, "exit_code", None) == COULD_NOT_RUN


def _trace(*, debug: bool) -> None:
    if debug:
        import traceback

        console.say(traceback.format_exc().rstrip())


def _explain_usage(trouble: Any) -> int:
    if type(trouble).__name__ == "NoArgsIsHelpError":
        console.say(trouble.format_message())
        return COULD_NOT_RUN
    context = getattr(trouble, "ctx", None)
    message = " ".join(trouble.format_message().split()).rstrip(".")
    console.trouble(message[:1].lower() + message[1:], f"see {context.command_path if context else 'sheet2desk'} -h")
    return COULD_NOT_RUN


def _explain_crash(trouble: Exception) -> int:
    words = " ".join(str(trouble).split())
    console.trouble(
        f"internal error: {type(trouble).__name__}{f': {words}' if words else ''}",
        "report it with the output of the same command under SHEET2DESK_DEBUG=1",
    )
    return COULD_NOT_RUN
