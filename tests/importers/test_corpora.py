"""Public workbooks, when they are at hand: no crash, no hang, a clear line for each refused file.

A fixed third of them is read, and all whose features are known to be hard; `SHEET2DESK_ALL_CORPORA=1` reads every one.
"""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from sheet2desk import importers
from sheet2desk.importers import SourceRef

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
pytestmark = pytest.mark.skipif(not CORPORA.exists(), reason="the public files aren't here")

#: Features of the list, or signs of a name, that have tripped a reader before.
HARD = re.compile(
    r"strict|encrypted|protect|mismatch|picture|image|rich|1904|comment|fuzz|OOM|panic|merge|error|wps|corrupt|overflow",
    re.IGNORECASE,
)


def chosen() -> list[dict[str, str]]:
    """Return the rows of the list that are read: every third by its own hash, and the hard ones."""
    rows = list(csv.DictReader((CORPORA / "workbooks.csv").open()))
    if os.environ.get("SHEET2DESK_ALL_CORPORA"):
        return rows
    return [
        row
        for row in rows
        if int(row["sha256"], 16) % 3 == 0
        or (int(row["bytes"]) < 400_000 and HARD.search(row["path"] + row["features"]))
    ]


#: Reads the files named on standard input, one after another, so that start-up is paid once a batch.
READ = """
import json, sys, time
from pathlib import Path
from sheet2desk import importers
from sheet2desk.errors import UnreadableSource
for line in sys.stdin:
    path, begun = Path(line.strip()), time.monotonic()
    try:
        workbook = importers.read(importers.SourceRef(path.name, path=path))
        cells = 0
        for sheet in workbook.sheets:
            for row, values in sheet.grid.rows():
                cells += sum(1 for value in values if value != "")
            sheet.grid.looks()
        grids = sum(1 for sheet in workbook.sheets if sheet.kind == "grid")
        told = {"cells": cells, "sheets": grids, "marked": sum(len(sheet.marks.errors) for sheet in workbook.sheets)}
    except UnreadableSource as trouble:
        told = {"message": trouble.message, "help": trouble.help}
    print(json.dumps(told | {"path": line.strip(), "seconds": time.monotonic() - begun}), flush=True)
"""


def read_batch(paths: list[str]) -> list[dict[str, Any]]:
    ended = subprocess.run(
        [sys.executable, "-c", READ], input="\n".join(paths), capture_output=True, text=True, timeout=580, check=False
    )
    assert ended.returncode == 0, (ended.returncode, ended.stdout.splitlines()[-1:], ended.stderr[-500:])
    assert ended.stderr == ""
    return [json.loads(line) for line in ended.stdout.splitlines()]


@pytest.mark.slow
def test_every_public_workbook_is_read_or_refused() -> None:
    """Each ends within the limits; refusals say what and what to do; counts agree where two libraries agree."""
    rows = chosen()
    paths = [str(CORPORA / row["path"]) for row in rows]
    with ThreadPoolExecutor(2) as pool:
        told = {found["path"]: found for half in pool.map(read_batch, (paths[::2], paths[1::2])) for found in half}
    assert len(told) == len(rows)
    wrong: list[tuple[str, ...]] = []
    for row in rows:
        found = told[str(CORPORA / row["path"])]
        assert found["seconds"] < 30, found
        if "message" in found:
            assert found["message"].startswith(Path(row["path"]).name + ": "), found
            assert found["help"], found
            if row["calamine"] == row["openpyxl"]:
                wrong.append((row["path"], found["message"]))
            continue
        both = re.fullmatch(r"(\d+) sheets?, (\d+) cells?", row["calamine"])
        if both and row["calamine"] == row["openpyxl"] and int(both.group(2)) != found["cells"]:
            wrong.append((row["path"], row["calamine"], str(found)))
    # a picture's stand-in text in a WPS cell is counted by both libraries and is no value
    assert [entry for entry in wrong if entry[0] != "sheetjs/wps/image.xlsx"] == []


def test_pictures_are_those_of_the_list() -> None:
    """Sheet by sheet the media are the listed ones, no more and no fewer."""
    listed: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for row in csv.DictReader((CORPORA / "pictures.csv").open()):
        listed[row["path"]][row["sheet"], row["medium"].rsplit("/", 1)[1].lower()] += 1
    assert listed
    for path, expected in listed.items():
        workbook = importers.read(SourceRef(path, path=CORPORA / path))
        found = Counter(
            (sheet.name, picture.name.lower()) for sheet in workbook.sheets for picture in sheet.marks.pictures
        )
        assert found == expected, path
