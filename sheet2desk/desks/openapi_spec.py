"""A desk's own OpenAPI file: its operations, the places in their bodies, and whether a body is as they want it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from sheet2desk.data_class import frozen
from sheet2desk.errors import ConfigError

METHODS: Final = ("get", "post", "put", "patch", "delete")


@frozen
class Operation:
    """One operation: its method, its path with {names} in it, and what the file says of it."""

    method: str
    path: str
    about: Mapping[str, Any]


class Spec:
    """An OpenAPI file, version 3, as JSON."""

    def __init__(self, path: Path, name: str) -> None:
        self._where = f"desk {name}: {path.name}"
        try:
            self._whole: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except OSError as trouble:
            reason = (trouble.strerror or "cannot be read").lower()
            raise ConfigError(f"desk {name}: {path}: {reason}", help="save the desk's OpenAPI file there") from None
        except ValueError:
            raise ConfigError(f"{self._where}: not JSON", help="save the OpenAPI file as JSON, not YAML") from None
        if not isinstance(self._whole, dict) or not str(self._whole.get("openapi", "")).startswith("3."):
            raise ConfigError(f"{self._where}: no OpenAPI 3 file", help="save the desk's OpenAPI 3 file as JSON")

    def operation(self, wanted: str) -> Operation:
        """Return an operation by its operationId, or by "METHOD /path"; ConfigError names the nearest one."""
        known = {}
        for path, item in self._whole.get("paths", {}).items():
            for method in METHODS:
                if method in item:
                    parameters = [*item.get("parameters", []), *item[method].get("parameters", [])]
                    found = Operation(method.upper(), path, {**item[method], "parameters": parameters})
                    known[f"{method.upper()} {path}"] = known[item[method].get("operationId", "")] = found
        known.pop("", None)
        if wanted not in known:
            near = difflib.get_close_matches(wanted, known, n=1, cutoff=0.5)
            raise ConfigError(
                f"{self._where} has no operation {wanted}",
                help=f"did you mean {near[0]}" if near else f"it has {', '.join(sorted(known)[:20])}",
            )
        return known[wanted]

    def check_body(self, operation: Operation, places: Mapping[str, str]) -> None:
        """Raise ConfigError for a place that the operation's body doesn't have."""
        schema = self.body_schema(operation)
        for place in places:
            if self.schema_at(schema, place) is None:
                fields = sorted(self._properties(schema))
                near = difflib.get_close_matches(place, fields, n=1, cutoff=0.5)
                raise ConfigError(
                    f"{self._where}: {operation.method} {operation.path} has no field {place}",
                    help=f"did you mean {near[0]}" if near else f"it has {', '.join(fields)}",
                )

    def check_query(self, operation: Operation, names: Mapping[str, str]) -> None:
        """Raise ConfigError for a query parameter that the operation doesn't have."""
        known = [item["name"] for item in map(self._resolved, operation.about["parameters"]) if item["in"] == "query"]
        for name in names:
            if name not in known:
                raise ConfigError(
                    f"{self._where}: {operation.method} {operation.path} has no query parameter {name}",
                    help=f"it has {', '.join(known) or 'none'}",
                )

    def body_schema(self, operation: Operation) -> Mapping[str, Any]:
        """Return the schema of an operation's JSON body."""
        body = self._resolved(operation.about.get("requestBody", {}))
        schema: Mapping[str, Any] = body.get("content", {}).get("application/json", {}).get("schema", {})
        return schema

    def answer_schema(self, operation: Operation) -> Mapping[str, Any]:
        """Return the schema of an operation's good answer."""
        for status, answer in operation.about.get("responses", {}).items():
            if status.startswith("2"):
                content = self._resolved(answer).get("content", {})
                schema: Mapping[str, Any] = content.get("application/json", {}).get("schema", {})
                return schema
        return {}

    def schema_at(self, schema: Mapping[str, Any], place: str) -> Mapping[str, Any] | None:
        """Return the schema of a place like "contact.email", None when there is none."""
        for step in place.split(".") if place else []:
            properties = self._properties(schema)
            if step not in properties:
                return None
            schema = properties[step]
        return self._resolved(schema)

    def why_not(self, operation: Operation, body: Mapping[str, Any]) -> str | None:
        """Return what is wrong with a body by the operation's schema, None when it is right."""
        try:
            import jsonschema
            from referencing import Registry
            from referencing.jsonschema import DRAFT202012
        except ModuleNotFoundError:
            raise ConfigError("a desk of kind openapi needs jsonschema", help="pip install jsonschema") from None
        whole: Registry[Any] = Registry().with_resource("urn:desk", DRAFT202012.create_resource(self._nullable()))
        steps = ["paths", operation.path, operation.method.lower(), "requestBody", "content", "application/json"]
        pointer = "/".join(step.replace("~", "~0").replace("/", "~1") for step in [*steps, "schema"])
        check = jsonschema.Draft202012Validator(
            {"$ref": f"urn:desk#/{pointer}"}, registry=whole, format_checker=jsonschema.FormatChecker()
        )
        errors = sorted(check.iter_errors(body), key=lambda error: list(map(str, error.absolute_path)))
        if not errors:
            return None
        place = ".".join(map(str, errors[0].absolute_path))
        return f"{place}: {errors[0].message}" if place else errors[0].message

    def _nullable(self) -> dict[str, Any]:
        """Return the file with `nullable`, which OpenAPI 3.0 has and JSON Schema lacks, in the words of the latter."""

        def turned(value: Any) -> Any:
            if isinstance(value, list):
                return [turned(item) for item in value]
            if not isinstance(value, dict):
                return value
            changed = {name: turned(item) for name, item in value.items()}
            if value.get("nullable") is True and isinstance(value.get("type"), str):
                changed["type"] = [value["type"], "null"]
            return changed

        whole: dict[str, Any] = turned(self._whole)
        return whole

    def _properties(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        return {name: item for part in self._parts(schema) for name, item in part.get("properties", {}).items()}

    def _parts(self, schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        schema = self._resolved(schema)
        yield schema
        for way in ("allOf", "oneOf", "anyOf"):
            for part in schema.get(way, []):
                yield from self._parts(part)

    def _resolved(self, item: Mapping[str, Any]) -> Mapping[str, Any]:
        for _ in range(20):
            if "$ref" not in item:
                return item
            found: Any = self._whole
            for step in str(item["$ref"]).removeprefix("#/").split("/"):
                found = found.get(step.replace("~1", "/").replace("~0", "~"), {}) if isinstance(found, dict) else {}
            item = found
        raise ConfigError(f"{self._where}: references that lead in a circle", help="mend the OpenAPI file")
