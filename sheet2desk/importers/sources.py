"""What the user names as sources, as the list of single sources behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from sheet2desk.data_class import frozen
from sheet2desk.errors import UnreadableSource
from sheet2desk.importers.interface import SourceRef
from sheet2desk.regex import regex

GOOGLE_ADDRESS = regex(r"https?://docs\.google\.com/(?:a/[^/]+/)?spreadsheets/", re.ASCII)
GOOGLE_KEY = regex(r"[A-Za-z0-9_-]{40,60}", re.ASCII)
STDIN_NAME = "stdin"

#: Endings worth opening in a folder; the content still decides what a file is.
TABLE_ENDINGS = frozenset(
    [
        ".xlsx",
        ".xlsm",
        ".xltx",
        ".xltm",
        ".xlsb",
        ".xls",
        ".xlt",
        ".ods",
        ".ots",
        ".fods",
        ".csv",
        ".tsv",
        ".tab",
        ".txt",
        ".html",
        ".htm",
        ".xml",
    ]
)
#: In a folder, these are tables only when they hold one: a readme must not stop the run.
_MAYBE_TABLES = frozenset({".txt", ".html", ".htm", ".xml"})


@frozen
class LeftOut:
    """A file of a folder that isn't read, and why."""

    path: Path
    reason: str


def expand(
    sources: Sequence[str],
    *,
    stdin: bytes | None = None,
    left_out: Callable[[LeftOut], None] | None = None,
) -> list[SourceRef]:
    """Return the sources behind files, folders, globs, Google addresses or keys, and `-` (the bytes in `stdin`).

    The same file named twice comes once. Of a folder its own tables come, sorted by name; `left_out` is told of
    hidden files, lock files (`~$…`) and files that are no tables. Raises UnreadableSource where nothing stands behind
    a source.
    """
    tell = left_out or (lambda _: None)
    found: list[SourceRef] = []
    seen: set[Path] = set()
    for source in sources:
        if not source.strip():
            # Path("") is this folder: a script's unset variable would read whatever lies there.
            raise UnreadableSource(f'"{source}": an empty name', help="name a file, or . for this folder")
        if source == "-":
            found.append(SourceRef(STDIN_NAME, data=stdin or b""))
        elif not _exists(source) and _is_google(source):
            found.append(SourceRef(source, url=source))
        else:
            for path in _paths(source, tell):
                key = path.resolve()
                if key not in seen:
                    seen.add(key)
                    found.append(SourceRef(path.name, path=path))
    return _distinguish(found)


def _exists(source: str) -> bool:
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False


def _is_google(source: str) -> bool:
    return bool(GOOGLE_ADDRESS.match(source) or GOOGLE_KEY.fullmatch(source))


def _paths(source: str, tell: Callable[[LeftOut], None]) -> list[Path]:
    path = Path(source)
    if _exists(source):
        return _in_folder(path, source, tell) if path.is_dir() else [path]
    if any(sign in source for sign in "*?["):
        return _by_glob(source)
    if re.match(r"https?://", source):
        raise UnreadableSource(
            f"{source}: not a Google Sheets address",
            help="download the file and give its path, or give a Google Sheets address",
        )
    raise UnreadableSource(f"{source}: no such file", help=_nearest(path))


def _nearest(path: Path) -> str:
    import difflib

    try:
        names = [other.name for other in path.parent.iterdir()]
    except OSError:
        return "check the path: its folder doesn't exist"
    near = difflib.get_close_matches(path.name, names, n=1, cutoff=0.6)
    return f"did you mean {path.parent / near[0]}" if near else "check the path"


def _by_glob(source: str) -> list[Path]:
    import glob

    # A pattern's `**` reaches every depth; lock files of an open workbook match `*.xlsx` but are no tables.
    names = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 (Path.glob refuses absolute patterns)
    paths = [Path(name) for name in names if not Path(name).name.startswith("~$")]
    files = [path for path in paths if path.is_file()]
    if not files:
        raise UnreadableSource(
            f"{source}: matches no file", help="check the pattern; quote it so that the shell leaves it alone"
        )
    return files


def _in_folder(folder: Path, source: str, tell: Callable[[LeftOut], None]) -> list[Path]:
    tables = []
    try:
        children = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as trouble:
        raise UnreadableSource(
            f"{source}: {(trouble.strerror or 'cannot be opened').lower()}", help="check the folder's rights"
        ) from trouble
    for path in children:
        if path.is_dir():
            continue
        if path.name.startswith("~$") or path.name.startswith(".~lock"):
            tell(LeftOut(path, "a lock file of an open workbook"))
        elif path.name.startswith("."):
            tell(LeftOut(path, "hidden"))
        elif path.exists() and not path.is_file():
            tell(LeftOut(path, "a pipe or a device"))  # nobody may ever write into it
        elif path.suffix.lower() not in TABLE_ENDINGS or not _may_be_table(path):
            tell(LeftOut(path, "no table"))
        else:
            tables.append(path)
    if not tables:
        raise UnreadableSource(
            f"{source}: the folder holds no table", help="name a folder with .xlsx, .xls, .ods or .csv files in it"
        )
    return tables


def _may_be_table(path: Path) -> bool:
    if path.suffix.lower() not in _MAYBE_TABLES:
        return True
    from sheet2desk.importers.refusal import looks_like_table

    return looks_like_table(path)


def _distinguish(refs: list[SourceRef]) -> list[SourceRef]:
    """Give sources that share a file name the shortest relative path that tells them apart."""
    counts = Counter(ref.name for ref in refs)
    if max(counts.values(), default=0) < 2:
        return refs
    named = []
    for ref in refs:
        name = ref.name
        if counts[name] > 1 and ref.path is not None:
            rivals = [
                other.path.resolve().parts for other in refs if other.name == name and other.path and other is not ref
            ]
            parts = ref.path.resolve().parts
            length = next(
                (size for size in range(1, len(parts)) if all(other[-size:] != parts[-size:] for other in rivals)),
                len(parts),
            )
            name = "/".join(parts[-length:])
        named.append(SourceRef(name, ref.path, ref.url, ref.data))
    return named
