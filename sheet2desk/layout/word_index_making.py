"""Makes data/index.json of the word files: `python -m sheet2desk.layout.word_index_making`, or `make words`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sheet2desk.layout import composed, known_headers, row_words
from sheet2desk.layout.meaning import vocabulary
from sheet2desk.layout.word_index import FILE, data, fingerprint


def parts() -> dict[str, Any]:
    """Return all parts of the index, worked out anew."""
    names = sorted(path.name for path in data().joinpath("values").iterdir() if path.name.endswith(".toml"))
    values = [name.removesuffix(".toml") for name in names]
    return {
        "headers": known_headers.work_out(),
        "header_languages": known_headers.work_out_languages(),
        "header_parts": composed.work_out(),
        "rows": row_words.work_out(),
        "phrases": vocabulary.work_out_phrases(),
        "spellings": vocabulary.work_out_spellings(),
        **{f"values/{name}": vocabulary.work_out_file(name) for name in values},
    }


def rendered() -> str:
    """Return the text of the index."""
    return "\n".join(_lines({"of": fingerprint(), "parts": parts()}, 0, 4)) + "\n"


def _lines(value: Any, level: int, levels: int, name: str = "", comma: str = "") -> Iterator[str]:
    """Yield a line an entry down to some level, so that a new word changes a few lines."""
    if level == levels or not isinstance(value, dict) or not value:
        yield name + json.dumps(value, ensure_ascii=False, separators=(",", ":")) + comma
        return
    yield name + "{"
    last = len(value) - 1
    for place, (key, held) in enumerate(value.items()):
        named = json.dumps(key, ensure_ascii=False) + ":"
        yield from _lines(held, level + 1, levels, named, "," if place < last else "")
    yield "}" + comma


if __name__ == "__main__":
    Path(str(data().joinpath(FILE))).write_text(rendered(), encoding="utf-8")
