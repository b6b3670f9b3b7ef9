"""Relations between the parts of a package: how one part names another (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from xml.parsers import expat

from sheet2desk.data_class import frozen
from sheet2desk.importers.archive import Archive


@frozen
class Relation:
    """One relation: the last word of its type ("drawing"), and the part or outside address it leads to."""

    kind: str
    target: str
    external: bool = False


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """Return the relations of a part by their id; none when the part has no relations."""
    folder, name = posixpath.split(part)
    source = f"{folder}/_rels/{name}.rels".lstrip("/")
    found: dict[str, Relation] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) != "Relationship":
            return
        external = attributes.get("TargetMode", "").lower() == "external"
        target = attributes.get("Target", "").replace("\\", "/")
        if not external:
            target = (
                posixpath.normpath(posixpath.join(folder, target))
                if not target.startswith("/")
                else posixpath.normpath(target)[1:]
            )
        found[attributes.get("Id", "")] = Relation(attributes.get("Type", "").rsplit("/", 1)[-1], target, external)

    if source in archive:
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        archive.parse(source, parser)
    return found


def local(tag: str) -> str:
    """Return a tag's or attribute's name without its prefix."""
    return tag.rsplit(":", 1)[-1]
