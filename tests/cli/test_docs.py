"""The reference pages are made from the program, and a stale one is noticed."""

from __future__ import annotations

from pathlib import Path

from sheet2desk.cli import docs
from sheet2desk.cli.app import COMMANDS
from sheet2desk.validators import RULES
from tests.conftest import ROOT


def test_no_page_is_stale():
    """The pages in the repository are what the program would write now."""
    assert [path.name for path in docs.stale(ROOT)] == []


def test_every_command_and_rule_has_its_part():
    """No command and no rule is missing from the reference."""
    assert all(f"## {name}\n" in docs.cli_page() for name in COMMANDS)
    assert all(f"## {rule.NAME}\n" in docs.rules_page() for rule in RULES)


def test_a_stale_page_is_found(tmp_path):
    """A page that was edited by hand is named."""
    (tmp_path / "docs").mkdir()
    for path, text in docs.pages(tmp_path).items():
        path.write_text(text, encoding="utf-8")
    assert list(docs.stale(tmp_path)) == []
    page = tmp_path / "docs" / "cli.md"
    page.write_text(page.read_text(encoding="utf-8") + "more", encoding="utf-8")
    assert list(docs.stale(tmp_path)) == [page]


def test_the_help_block_of_the_readme(tmp_path):
    """Between its marks the README holds the list of commands; the rest of it is left alone."""
    readme: Path = tmp_path / "README.md"
    readme.write_text(f"# Hello\n{docs.BEGIN}\nold\n{docs.END}\nrest\n", encoding="utf-8")
    text = docs.pages(tmp_path)[readme]
    assert text.startswith("# Hello\n")
    assert text.endswith(f"{docs.END}\nrest\n")
    assert "old" not in text
    assert "demo     walk the whole way" in text
    assert docs.with_help_block(text) == text
