"""`sheet2desk demo`: the whole way on the bracket maker's log, offline."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

from typer import Argument

from sheet2desk.cli import console
from sheet2desk.cli.session import Session
from sheet2desk.errors import ConfigError, OutputFailed

LOG = "bracket-defects.xlsx"
PROFILE = "sheet2desk.toml"
#: A moment at which some requests of the log are overdue, so that the numbers are the same every day.
NOW = "2026-04-01T10:00"

STEPS = (
    ("What is in this log? Every sheet, column and row is accounted for, with the reason.", ["inspect", LOG]),
    ("What is wrong with it? Each finding names its cell and what to do next.", ["check", LOG]),
    ("Which requests were entered twice?", ["dedupe", LOG]),
    ("Which requests are lost or overdue? This is the line for cron.", ["overdue", LOG]),
    ("The numbers: how many requests, how many late, how satisfied, how fast.", ["report", LOG]),
    (
        "What would become of each ticket in a real help desk? Nothing is sent.",
        ["push", LOG, "--to", "quality", "--dry-run", "--offline"],
    ),
)

LAST_WORDS = """To push for real: give the desk's address in {folder}/{profile} under [desks.quality], its token in the
environment ({variable}), and run in {folder}

    sheet2desk push {log} --to quality
    sheet2desk verify {log} --to quality

On your own log, begin with `sheet2desk inspect YOUR-LOG.xlsx` and `sheet2desk init YOUR-LOG.xlsx`."""


def demo(
    session: Session,
    folder: Annotated[Path, Argument(metavar="DIR", help="Where the log and its profile are copied to.")] = Path(
        "sheet2desk-demo"
    ),
) -> None:
    """Copy the bracket maker's log and a profile to DIR and walk the whole way, offline."""
    from sheet2desk.views import demo as page

    _copy_samples(folder)
    console.remark(f"the log and its profile are in {folder}")
    one_by_one = session.format.NAME == "text" and session.options.output in (None, "-")
    steps = []
    for words, arguments in STEPS:
        code, output = _run_in(folder, [*arguments, "--now", NOW])
        steps.append(page.Step(words, f"sheet2desk {shlex.join(arguments)}", code, output))
        if one_by_one:
            session.write(page.view(steps[-1:], now=session.now))
    last = LAST_WORDS.format(folder=folder, profile=PROFILE, log=LOG, variable="RT_TOKEN")
    session.write(page.view([] if one_by_one else steps, now=session.now, last_words=last))


def _copy_samples(folder: Path) -> None:
    """Copy the log and the profile; a file that is there and differs is somebody's work and stays."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _samples() as samples:
            for name in (LOG, PROFILE):
                target = folder / name
                if not target.exists():
                    shutil.copyfile(samples / name, target)
                elif target.read_bytes() != (samples / name).read_bytes():
                    raise ConfigError(
                        f"{target}: there is another file of that name", help="name a new folder: sheet2desk demo DIR"
                    )
    except OSError as trouble:
        raise OutputFailed(
            f"{folder}: {(trouble.strerror or 'cannot be written').lower()}", help="name a folder that can be written"
        ) from trouble


@contextlib.contextmanager
def _samples() -> Iterator[Path]:
    """Yield the folder of the samples: inside an installed package, beside the package in its repository."""
    inside = files("sheet2desk").joinpath("samples")
    if inside.is_dir():
        with as_file(inside) as folder:
            yield folder
    else:
        yield Path(__file__).parents[2] / "samples"


def _run_in(folder: Path, arguments: list[str]) -> tuple[int, str]:
    """Run a command as if typed in the folder and return its exit code and what it printed."""
    from sheet2desk.cli.run import run

    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    before = (console.manner.quiet, console.manner.verbose, console.manner.colour)
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("SHEET2DESK_")}
    try:
        with contextlib.chdir(folder), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(said):
            code = run(arguments)
    finally:
        os.environ.update(hidden)
        console.manner.quiet, console.manner.verbose, console.manner.colour = before
    texts = [stream.buffer.getvalue().decode("utf-8") for stream in (printed, said)]
    return code, "".join(texts)
