"""The registry of rules: one line a rule, and no rule without its line."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from sheet2desk import validators
from sheet2desk.finding import Severity
from sheet2desk.validators import RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)
def test_each_rule_is_one(rule):
    """A registered module has a name, a severity, a page and a check of a log and its context."""
    assert rule.__name__.rpartition(".")[2].replace("_", "-") == rule.NAME
    assert isinstance(rule.SEVERITY, Severity)
    assert rule.__doc__
    assert len(inspect.signature(rule.check).parameters) == 2


def test_no_rule_is_forgotten():
    """Every module of the folder that calls itself a rule is registered, once."""
    folder = Path(validators.__file__).parent
    modules = (import_module(f"sheet2desk.validators.{path.stem}") for path in folder.glob("[!_]*.py"))

    named = sorted(module.NAME for module in modules if hasattr(module, "NAME"))

    assert named == sorted(rule.NAME for rule in RULES)
