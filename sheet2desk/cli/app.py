"""The commands, in the order in which a newcomer meets them."""

from __future__ import annotations

from typing import Annotated

import typer

from sheet2desk.cli import (
    check,
    dedupe,
    demo,
    desks,
    import_,
    init,
    inspect,
    overdue,
    push,
    report,
    rules,
    undo,
    verify,
)
from sheet2desk.cli.options import command

HELP = """Read a ticket log kept by hand in a spreadsheet, say what is wrong with it, move it into a help desk.

Begin with `sheet2desk demo`, or with `sheet2desk inspect LOG.xlsx` on your own log.

Exit codes: 0 done; 1 done, and something needs you; 2 could not run; 75 try again later; 130 interrupted."""

app = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback(help=HELP)
def _root(
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Have --version in the help; cli.main has answered it before."""


app.command("inspect")(command(inspect.inspect, view="inspect"))
app.command("init")(command(init.init, view="profile"))
app.command("import")(command(import_.import_, view="tickets", default_format="jsonl"))
app.command("check")(command(check.check, view="check"))
app.command("dedupe")(command(dedupe.dedupe, view="dedupe"))
app.command("overdue")(command(overdue.overdue, view="overdue"))
app.command("report")(command(report.report, view="report"))
app.command("push")(command(push.push, view="plan"))
app.command("verify")(command(verify.verify, view="verification"))
app.command("undo")(command(undo.undo, view="undone"))
app.command("rules")(command(rules.rules, view="rules"))
app.command("desks")(command(desks.desks, view="desks"))
app.command("demo")(command(demo.demo, view="demo"))
