"""The pages that are made from the program itself: docs/cli.md, docs/rules.md and the help block of the README.

`python -m sheet2desk.cli.docs` writes them, with `--check` it only says which are stale (exit 1).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

BEGIN, END = "<!-- help: begin (made by python -m sheet2desk.cli.docs) -->", "<!-- help: end -->"
WIDTH = 100


def pages(root: Path) -> dict[Path, str]:
    """Return the text of each page under the repository's root."""
    made = {root / "docs" / "cli.md": cli_page(), root / "docs" / "rules.md": rules_page()}
    readme = root / "README.md"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    if BEGIN in text and END in text:
        made[readme] = with_help_block(text)
    return made


def cli_page() -> str:
    """Return the reference of the command line: the help of each command, as it is printed."""
    from sheet2desk.cli.app import COMMANDS

    parts = [
        "# The command line\n\nMade by `python -m sheet2desk.cli.docs` from the program's own help.\n",
        _block(help_of()),
    ]
    parts += [f"## {name}\n\n{_block(help_of(name))}" for name in COMMANDS]
    return "\n".join(parts)


def rules_page() -> str:
    """Return the page of all rules, each from its module's docstring."""
    from sheet2desk.cli.rule_cards import rule_cards

    head = "# Rules\n\nMade by `python -m sheet2desk.cli.docs` from the modules in `sheet2desk/validators/`.\n"
    cards = rule_cards()
    table = ["| rule | severity | what it finds |", "|---|---|---|"]
    table += [f"| [{card.name}](#{card.name}) | {card.severity} | {card.summary} |" for card in cards]
    parts = [head, "\n".join(table) + "\n"]
    parts += [f"## {card.name}\n\nSeverity: {card.severity}\n\n{_block(card.page)}" for card in cards]
    return "\n".join(parts)


def with_help_block(readme: str) -> str:
    """Return the README with the list of commands between its two marks."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{_block(help_of())}\n{END}{after}"


def help_of(*names: str) -> str:
    """Return what `sheet2desk NAMES -h` prints on a terminal of fixed width."""
    import typer

    from sheet2desk.cli.app import app

    command = typer.main.get_command(app)
    context = command.make_context(
        "sheet2desk", [], resilient_parsing=True, terminal_width=WIDTH, max_content_width=WIDTH
    )
    for name in names:
        group = command
        command = group.get_command(context, name)  # type: ignore[attr-defined]
        context = command.make_context(name, [], parent=context, resilient_parsing=True)
    return str(command.get_help(context)).rstrip() + "\n"


def _block(text: str) -> str:
    return "```text\n" + text.rstrip("\n") + "\n```\n"


def stale(root: Path) -> Iterator[Path]:
    """Yield the pages that aren't what the program would write now."""
    for path, text in pages(root).items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield path


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; return the exit code."""
    from sheet2desk.cli import console

    os.environ.pop("FORCE_COLOR", None)
    root = Path(__file__).parents[2]
    if arguments == ["--check"]:
        found = list(stale(root))
        for path in found:
            console.trouble(f"{path.relative_to(root)} is stale", "run python -m sheet2desk.cli.docs")
        return int(bool(found))
    if arguments:
        console.trouble(f"no option is named {arguments[0]}", "only --check is known")
        return 2
    for path, text in pages(root).items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
