"""Exports: a case written for other programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path

from sayso.casefile import Case
from sayso.exports import (
    brat,
    esd,
    ftm,
    geojson,
    graphs,
    ledger,
    nanopub,
    plover,
    prov,
    schemaorg,
    stix,
    tables,
    webannotation,
)

Write = Callable[[Case, Path], None]


def _conllu(case: Case, path: Path) -> None:
    from sayso.exports import conllu  # imported late: it brings the encoder with it

    conllu.write(case, path)


FORMATS: dict[str, Write] = {
    "ledger": ledger.write,
    "csv": tables.write_csv,
    "parquet": tables.write_parquet_tables,
    "brat": brat.write,
    "ftm": ftm.write_entities,
    "statements": ftm.write_statements,
    "stix": stix.write,
    "prov": prov.write,
    "nanopub": nanopub.write,
    "schemaorg": schemaorg.write,
    "plover": plover.write,
    "graphml": graphs.write_graphml,
    "gexf": graphs.write_gexf,
    "geojson": geojson.write,
    "conllu": _conllu,
    "webannotation": webannotation.write,
    "esd": esd.write,
}
"""The formats that come with sayso."""
FOLDERS = frozenset({"ledger", "csv", "parquet", "brat"})
"""Those of them that fill a folder; the others write one file."""


def formats(*, gazetteer: Path | None = None) -> dict[str, Write]:
    """All formats by name: ours, and those that plug-ins add (entry point group ``sayso.exports``); none replaces ours.

    Args:
        gazetteer: a CSV of places with their coordinates, for ``geojson``.
    """
    plugged = {point.name: point.load() for point in entry_points(group="sayso.exports") if point.name not in FORMATS}
    ours = {**FORMATS, "geojson": partial(geojson.write, gazetteer=gazetteer)} if gazetteer else FORMATS
    return {**ours, **dict(sorted(plugged.items()))}


__all__ = ["FOLDERS", "FORMATS", "Write", "formats"]
