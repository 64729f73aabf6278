"""GeoJSON (RFC 7946): the places of the case, with coordinates only where a text or the user's own gazetteer states them.

A place without stated coordinates is a feature without a geometry (``null``, as the RFC has it): nothing is looked up from memory.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.casefile import Case
from sayso.errors import SaysoError
from sayso.exports.material import evidence, index_of
from sayso.exports.whole import write_json
from sayso.model import Claim, Entity, Span
from sayso.telling.view import Index
from sayso.weighing.names import key

PLACES = frozenset({"Place", "Facility", "Country"})
_SIGNS = r"[°º˚]"
_MINUTES, _SECONDS = r"(?:(\d{1,2}(?:\.\d+)?)\s*['’′]\s*)?", r"(?:(\d{1,2}(?:\.\d+)?)\s*(?:[\"”″]|['’′]{2})\s*)?"
_PART = rf"(\d{{1,3}}(?:\.\d+)?)\s*{_SIGNS}\s*{_MINUTES}{_SECONDS}"
_DEGREES = re.compile(rf"{_PART}([NS])[,;/\s]{{0,3}}{_PART}([EW])\b")
_DECIMALS = re.compile(r"(?<![\d.])(-?\d{1,2}\.\d{3,})\s*[,;]\s*(-?\d{1,3}\.\d{3,})(?![\d.])")
_NEAR = 80  # characters between a place's name and coordinates that are taken as its own


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees of latitude and longitude (WGS 84), and who states them."""

    latitude: float
    longitude: float
    stated_by: str


def write(case: Case, path: Path, *, gazetteer: Path | None = None) -> None:
    """Write the case's places.

    Args:
        case: the case to write.
        path: the file.
        gazetteer: a CSV with the columns ``name``, ``latitude`` and ``longitude`` (degrees), for places no text gives them for.

    Raises:
        SaysoError: the file cannot be written, or the gazetteer cannot be read.
    """
    index = index_of(case)
    known = read_gazetteer(gazetteer) if gazetteer else {}
    write_json(path, {"type": "FeatureCollection", "features": list(features(index, known))})


def features(index: Index, gazetteer: Mapping[str, Point]) -> Iterator[dict[str, Any]]:
    """One feature a place, in the order of the entities; its claims with their chains and words."""
    located: dict[str, list[Claim]] = {}
    for claim in index.claims.values():
        if claim.place is not None:
            located.setdefault(claim.place, []).append(claim)
    stated = {d.id: list(coordinates(d.text)) for d in index.documents.values()}
    for entity in index.entities.values():
        if entity.type in PLACES or entity.id in located:
            point = _stated(entity, stated, index) or gazetteer.get(key(entity.name))
            yield {
                "type": "Feature", "id": entity.id,
                "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]} if point else None,
                "properties": {
                    "name": entity.name, "type": entity.type, "mentions": len(entity.mentions),
                    "coordinates_stated_by": point.stated_by if point else None,
                    "claims": [evidence(index, claim) for claim in located.get(entity.id, ())],
                },
            }  # fmt: skip


def _stated(entity: Entity, stated: Mapping[str, list[tuple[Span, Point]]], index: Index) -> Point | None:
    """Coordinates that a text gives right after a name of the place; None where texts give two."""
    found: dict[tuple[float, float], Point] = {}
    for mention in entity.mentions:
        for span, point in stated.get(mention.document, ()):
            between = index.documents[mention.document].text[mention.end : span.start]
            if 0 <= span.start - mention.end <= _NEAR and not re.search(r"[.!?]\s|\n", between):
                where = f"{mention.document} [{span.start}:{span.end}]"
                if not _other_between(entity, mention.document, mention.end, span.start, index):
                    found.setdefault((point.latitude, point.longitude), Point(point.latitude, point.longitude, where))
    return next(iter(found.values())) if len(found) == 1 else None


def _other_between(entity: Entity, document: str, start: int, end: int, index: Index) -> bool:
    """Whether the text names another place between a place's name and the coordinates."""
    return any(
        m.document == document and start <= m.start and m.end <= end
        for other in index.entities.values()
        if other.id != entity.id and other.type in PLACES
        for m in other.mentions
    )


def coordinates(text: str) -> Iterator[tuple[Span, Point]]:
    """Coordinates written in a text, as degrees with N/S and E/W or as two decimals with three places or more."""
    for found in _DEGREES.finditer(text):
        latitude, longitude = _degrees(found.group(1, 2, 3, 4)), _degrees(found.group(5, 6, 7, 8))
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            yield Span(*found.span()), Point(latitude, longitude, "")
    for found in _DECIMALS.finditer(text):
        latitude, longitude = float(found[1]), float(found[2])
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            yield Span(*found.span()), Point(latitude, longitude, "")


def _degrees(parts: tuple[str | None, ...]) -> float:
    value: float = sum(float(part) / (1, 60, 3600)[n] for n, part in enumerate(parts[:3]) if part)
    return round(-value if parts[3] in ("S", "W") else value, 6)


def read_gazetteer(path: Path) -> dict[str, Point]:
    """A user's own list of places, by the form under which spellings of one name meet.

    Raises:
        SaysoError: it cannot be read, lacks a column, or a line states no place on Earth.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SaysoError(f"{path}: this gazetteer cannot be read ({error})", hint="save it as CSV in UTF-8") from error
    found: dict[str, Point] = {}
    for n, row in enumerate(rows, 2):
        try:
            point = Point(float(row["latitude"]), float(row["longitude"]), f"gazetteer {path.name}, line {n}")
            name = key(row["name"])
        except (KeyError, TypeError, ValueError) as error:
            raise _bad(path, n) from error
        if not (abs(point.latitude) <= 90 and abs(point.longitude) <= 180):
            raise _bad(path, n)
        found.setdefault(name, point)
    return found


def _bad(path: Path, line: int) -> SaysoError:
    return SaysoError(
        f"{path}: line {line} states no place", hint="the columns are name, latitude, longitude; degrees, such as 12.5,-7.25"
    )
