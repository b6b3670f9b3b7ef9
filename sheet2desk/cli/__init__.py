"""The command line: one file a command, wiring and printing only.

`main` runs before anything heavy is imported: `--version` costs what a bare interpreter costs.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code (docs/definitions.md)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if "--version" in _before_double_dash(given):
        from sheet2desk import __version__

        print(f"sheet2desk {__version__}")  # noqa: T201 - answered before the output module is loaded
        sys.exit(0)
    # what is loaded stays, and so do tickets by the hundred thousand: full collections would walk them in vain
    gc.set_threshold(1_000_000, 20, 100)
    try:
        from sheet2desk.cli.run import run
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(run(given))


def _before_double_dash(arguments: list[str]) -> list[str]:
    return arguments[: arguments.index("--")] if "--" in arguments else arguments
