"""The data package descriptor beside the tables (Frictionless Data Package v1): what each file and column holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sayso.casefile import TABLES

NAME = "datapackage.json"
_TYPES = {"VARCHAR": "string", "BOOLEAN": "boolean", "DOUBLE": "number", "INTEGER": "integer", "BIGINT": "integer"}


def write(folder: Path, format_: str, columns: Mapping[str, Mapping[str, str]], *, unweighed: str = "") -> None:
    """Write ``datapackage.json`` into a folder of tables.

    Args:
        folder: where the tables lie.
        format_: ``csv`` or ``parquet``.
        columns: for each table its columns with their SQL types, in order.
        unweighed: what to say of a case that was not weighed as it is now.
    """
    about = "Who says what, on whose word. Nothing here says what is true. Offsets count code points, half-open."
    package = {
        "profile": "data-package", "name": "sayso-case", "title": "A sayso case as tables",
        "description": f"{about} This case {unweighed}." if unweighed else about,
        "resources": [_resource(name, format_, types) for name, types in columns.items()],
    }  # fmt: skip
    (folder / NAME).write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _resource(name: str, format_: str, types: Mapping[str, str]) -> dict[str, Any]:
    fields = [{"name": column, "type": _type(type_)} for column, type_ in types.items()]
    found: dict[str, Any] = {"name": name.replace("_", "-"), "path": f"{name}.{format_}", "format": format_}
    if format_ == "csv":
        found |= {"profile": "tabular-data-resource", "mediatype": "text/csv", "encoding": "utf-8"}
    else:
        found |= {"mediatype": "application/vnd.apache.parquet"}
    return {**found, "description": f"sorted by {TABLES[name]}", "schema": {"fields": fields, "missingValues": [""]}}


def _type(sql: str) -> str:
    return "array" if sql.endswith("[]") else _TYPES.get(sql, "any")
