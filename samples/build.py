"""Builds the sample logs and their truth beside this file, or in the folder named: `python samples/build.py [DIR]`."""

from __future__ import annotations

import sys
from pathlib import Path

from builder.bracket import build_bracket_logs
from builder.clean import build_clean_log
from builder.facilities import build_facilities_log
from builder.helpdesk import build_helpdesk_log

BUILDERS = (build_bracket_logs, build_helpdesk_log, build_facilities_log, build_clean_log)


def main() -> None:
    """Build every sample; the same bytes each time."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    (folder / "truth").mkdir(parents=True, exist_ok=True)
    for build in BUILDERS:
        build(folder)


if __name__ == "__main__":
    main()
