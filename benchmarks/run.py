"""Measure whole processes side by side in one run and print ratios: seconds differ between machines, ratios hardly.

`python -m benchmarks.run [rows …] [--runs N] [--extras]`; the floor F is inflate + bare expat (contenders/floor.py).
Contenders that need a package which isn't installed (`pip install frictionless[excel]`) are left out and named.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
CLI = [sys.executable, "-m", "sheet2desk"]
CONTENDERS = {
    "F: inflate + bare expat": [sys.executable, str(HERE / "contenders/floor.py"), "{log}"],
    "calamine alone": [sys.executable, str(HERE / "contenders/bare_calamine.py"), "{log}"],
    "sheet2desk import": [*CLI, "import", "{log}", "-q", "-o", "{out}.jsonl"],
    "sheet2desk report": [*CLI, "report", "{log}", "-q", "-f", "json", "-o", "{out}.json"],
    "openpyxl + pydantic": [sys.executable, str(HERE / "contenders/openpyxl_pydantic.py"), "{log}"],
    "frictionless, all errors": [sys.executable, str(HERE / "contenders/frictionless_all.py"), "{log}"],
}
NEEDS = {"frictionless, all errors": "frictionless"}


@dataclass(frozen=True)
class Cost:
    seconds: float  # CPU, user and system
    peak: float  # MiB


def measure(command: list[str]) -> Cost:
    """Run a command and return what the kernel charges its process for."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"exit {process.returncode}: {' '.join(command)}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--extras", action="store_true", help="fills, hidden rows, merges, comments, links, pictures")
    chosen = parser.parse_args()
    missing = {name for name, package in NEEDS.items() if find_spec(package) is None}
    with tempfile.TemporaryDirectory() as folder:
        for rows in chosen.rows:
            log = Path(folder, f"log-{rows}.xlsx")
            # In a process of its own: a child's peak is never shown below what its parent held when it was started.
            make = [sys.executable, "-m", "benchmarks.make_log", str(log), str(rows)]
            subprocess.run([*make, *["--extras"] * chosen.extras], check=True)
            costs: dict[str, list[Cost]] = defaultdict(list)
            for _ in range(chosen.runs):  # interleaved, so that a noisy minute hits everybody
                for name, command in CONTENDERS.items():
                    if name not in missing:
                        costs[name].append(measure([part.format(log=log, out=Path(folder, "out")) for part in command]))
            print_table(rows, log.stat().st_size, costs)
    for name in sorted(missing):
        print(f"left out: {name} (not installed)")


def print_table(rows: int, size: int, costs: dict[str, list[Cost]]) -> None:
    from tabulate import tabulate

    floor = median(cost.seconds for cost in costs["F: inflate + bare expat"])
    table = [
        [name, f"{median(c.seconds for c in runs):.2f}", f"{median(c.seconds for c in runs) / floor:.2f}",
         f"{max(c.peak for c in runs):.0f}", f"{max(c.peak for c in runs) * 1024 / rows:.2f}"]
        for name, runs in costs.items()
    ]  # fmt: skip
    print(f"\n{rows:,} rows × 20 columns, {size / 1e6:.1f} MB")
    print(
        tabulate(table, headers=["", "CPU s", "× F", "peak MiB", "KiB a row"], disable_numparse=True, stralign="right")
    )


if __name__ == "__main__":
    main()
