"""The commands, in the order in which a newcomer meets them; the module of one is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from sheet2desk.data_class import frozen
from sheet2desk.errors import ConfigError

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter

HELP = """Read a ticket log kept by hand in a spreadsheet, say what is wrong with it, move it into a help desk.

Begin with `sheet2desk demo`, or with `sheet2desk inspect LOG.xlsx` on your own log.

Exit codes: 0 done; 1 done, and something needs you; 2 could not run; 75 try again later; 130 interrupted."""

_SETTINGS: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}


@frozen
class Entry:
    """A command: its line in the list, the view whose PARTS say which formats it has, and the format it begins with.

    Its function stands in `sheet2desk.cli.<name>` under the same name ("import" with an underscore behind it).
    """

    summary: str
    view: str
    default_format: str = "text"


COMMANDS = {
    "inspect": Entry("show what is in a log, and how it is understood", "inspect"),
    "init": Entry("write a profile with what inspect decided", "profile"),
    "import": Entry("write the normalised tickets", "tickets", "jsonl"),
    "check": Entry("find what is wrong with the log", "check"),
    "dedupe": Entry("show which tickets were entered twice, and why", "dedupe"),
    "overdue": Entry("show lost and overdue requests", "overdue"),
    "report": Entry("measure the log: NST, NTB, CSI, AFRT, MTTR", "report"),
    "push": Entry("move the tickets into a help desk, once each", "plan"),
    "verify": Entry("read the desk back and compare it with the log", "verification"),
    "undo": Entry("remove from the desk what one run made", "undone"),
    "rules": Entry("list the rules of check, or explain one", "rules"),
    "desks": Entry("list the help desks, or explain one", "desks"),
    "demo": Entry("walk the whole way on a sample log, offline", "demo"),
}


class Commands(TyperGroup):
    """The group of all commands; only the one that is run is imported."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002
        """Return the names, in the order of the list above."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command:  # noqa: ARG002
        """Return the command of that name; ConfigError names the nearest one when there is none."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            import difflib

            near = difflib.get_close_matches(cmd_name, COMMANDS, n=1, cutoff=0.5)
            help = f"did you mean {near[0]}" if near else "sheet2desk -h lists the commands"
            raise ConfigError(f"no command is named {cmd_name}", help=help)
        from sheet2desk.cli.options import command

        name = f"{cmd_name}_" if cmd_name == "import" else cmd_name
        function = getattr(import_module(f"sheet2desk.cli.{name}"), name)
        single = typer.Typer(**_SETTINGS)
        single.command(cmd_name)(command(function, view=entry.view, default_format=entry.default_format))
        return typer.main.get_command(single)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])


app = typer.Typer(cls=Commands, no_args_is_help=True, help=HELP, **_SETTINGS)


@app.callback()
def _root(
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Have --version in the help; cli.main has answered it before."""
