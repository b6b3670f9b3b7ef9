"""Google's field masks (`properties(title),sheets.data`), checked against the discovery document."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

Tree = dict[str, "Tree"]


class WrongMask(ValueError):
    """The mask names a field that the schema doesn't have, or can't be parsed."""


@cache
def discovery() -> dict[str, Any]:
    """Return Google's own description of the Sheets API, as google-api-python-client carries it."""
    folder = files("googleapiclient.discovery_cache.documents")
    return json.loads(folder.joinpath("sheets.v4.json").read_text(encoding="utf-8"))


def parse(mask: str) -> Tree:
    """Return the mask as a tree of field names."""
    tokens = re.findall(r"[A-Za-z]+|[(),./*]", mask)
    if "".join(tokens) != mask.replace(" ", ""):
        raise WrongMask(f"Invalid field selection {mask}")
    tree, rest = _selection(tokens)
    if rest:
        raise WrongMask(f"Invalid field selection {''.join(rest)}")
    return tree


def _selection(tokens: list[str]) -> tuple[Tree, list[str]]:
    tree: Tree = {}
    while tokens:
        branch = tree
        while True:
            name, *tokens = tokens
            branch = branch.setdefault(name, {})
            if not tokens or tokens[0] not in "./":
                break
            tokens = tokens[1:]
        if tokens and tokens[0] == "(":
            inner, tokens = _selection(tokens[1:])
            branch.update(inner)
            if not tokens or tokens[0] != ")":
                raise WrongMask("Invalid field selection: unbalanced parenthesis")
            tokens = tokens[1:]
        if not tokens or tokens[0] != ",":
            break
        tokens = tokens[1:]
    return tree, tokens


def check(tree: Tree, schema: str) -> None:
    """Raise WrongMask for the first field that the schema doesn't know, in Google's words."""
    properties = discovery()["schemas"][schema].get("properties", {})
    for name, inner in tree.items():
        if name == "*":
            continue
        if name not in properties:
            raise WrongMask(f"Invalid field selection {name}")
        described = properties[name]
        described = described.get("items", described)
        if inner:
            if "$ref" not in described:
                raise WrongMask(f"Invalid field selection {next(iter(inner))}")
            check(inner, described["$ref"])


def apply(tree: Tree, value: Any) -> Any:
    """Return the parts of the value that the mask selects."""
    if not tree or "*" in tree:
        return value
    if isinstance(value, list):
        return [apply(tree, item) for item in value]
    return {name: apply(inner, value[name]) for name, inner in tree.items() if name in value}
