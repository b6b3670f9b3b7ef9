"""The options that every command has, said once, and the way they reach a command."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from copy import copy
from dataclasses import fields
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

from typer import Argument, Option

from sheet2desk.cli import console
from sheet2desk.cli.session import Session
from sheet2desk.data_class import frozen
from sheet2desk.formats import formats_of

Sources = Annotated[
    list[str],
    Argument(
        metavar="SRC...",
        help="A file, a folder, a glob, a Google Sheets URL or key, or - (a table on standard input).",
        show_default=False,
    ),
]


@frozen
class Options:
    """The values of the shared options."""

    format: Annotated[str | None, Option("-f", "--format", metavar="NAME", show_default=False)] = None
    output: Annotated[
        str | None,
        Option(
            "-o", "--output", metavar="FILE", help="Write the result to FILE, whole or not at all.", show_default=False
        ),
    ] = None
    config: Annotated[
        Path | None,
        Option(
            "--config",
            metavar="FILE",
            envvar="SHEET2DESK_CONFIG",
            help="The profile; without it sheet2desk.toml in this folder or above.",
            show_default=False,
        ),
    ] = None
    now: Annotated[
        str | None,
        Option(
            "--now",
            metavar="ISO",
            envvar="SHEET2DESK_NOW",
            help="The moment that counts as now, for repeatable runs.",
            show_default=False,
        ),
    ] = None
    timezone: Annotated[
        str | None,
        Option(
            "--timezone",
            metavar="NAME",
            envvar="SHEET2DESK_TIMEZONE",
            help="The log's time zone, like Europe/Moscow.",
            show_default=False,
        ),
    ] = None
    password_file: Annotated[
        Path | None,
        Option(
            "--password-file",
            metavar="FILE",
            help="The password of an encrypted workbook, in a file.",
            show_default=False,
        ),
    ] = None
    quiet: Annotated[
        bool, Option("-q", "--quiet", help="Say nothing beside the result, and nothing at all when all is well.")
    ] = False
    verbose: Annotated[bool, Option("-v", "--verbose", help="Say what was decided on the way.")] = False
    no_color: Annotated[bool, Option("--no-color", help="No colours.")] = False
    version: Annotated[bool, Option("--version", help="Print the version and stop.")] = False


def command(function: Callable[..., int | None], *, view: str, default_format: str = "text") -> Callable[..., int]:
    """Return the function with the shared options in its signature, in the place of its parameter `session`.

    `view` names the module of views/ whose PARTS decide which formats the command has. The function may return its
    exit code; what the session met on the way (an unreadable source) can only raise it.
    """
    parts = import_module(f"sheet2desk.views.{view}").PARTS
    shared = _parameters(", ".join(format.NAME for format in formats_of(parts)))
    own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
    names = {field.name for field in fields(Options)}

    @wraps(function)
    def run(**given: Any) -> int:
        options = Options(**{name: given.pop(name) for name in names})
        console.manner.quiet = options.quiet
        console.manner.verbose = options.verbose and not options.quiet
        console.manner.colour = not options.no_color
        session = Session(options, parts, default_format=default_format)
        return max(function(session, **given) or 0, session.exit_code)

    parameters = [*own, *shared]
    run.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _parameters(formats: str) -> list[inspect.Parameter]:
    hints = inspect.get_annotations(Options, eval_str=True)
    parameters = []
    for field in fields(Options):
        kind, option = hints[field.name].__origin__, hints[field.name].__metadata__[0]
        if field.name == "format":
            option = copy(option)
            option.help = f"One of: {formats}."
        parameters.append(
            inspect.Parameter(
                field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=Annotated[kind, option]
            )
        )
    return parameters
