"""Makes data/index.txt of the word files: `python -m sheet2desk.layout.word_index_making`, or `make words`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sheet2desk.layout import composed, known_headers, romanized, row_words
from sheet2desk.layout.meaning import given_names, spellings, vocabulary
from sheet2desk.layout.word_index import FILE, data, rendered

#: Lists of names, each a table of its own.
_NAMES = ("given_names", "surnames")


def tables() -> dict[str, Mapping[str, Any]]:
    """Return all tables of the index, worked out anew."""
    values = sorted(path.stem for path in (data() / "values").glob("*.toml") if path.stem not in _NAMES)
    return {
        **{f"headers/{part}": known_headers.work_out()[part] for part in known_headers.PARTS},
        "header_languages": known_headers.work_out_languages(),
        "header_parts/languages": composed.work_out_languages(),
        **{f"header_parts/{part}": entries for part, entries in composed.work_out().items()},
        "romanized": romanized.work_out(),
        "rows": row_words.work_out(),
        "phrases": vocabulary.work_out_phrases(),
        **{name: given_names.work_out(name) for name in _NAMES},
        **spellings.work_out(),
        **{f"values/{name}": vocabulary.work_out_file(name) for name in values},
    }


if __name__ == "__main__":
    (data() / FILE).write_bytes(rendered(tables()))
