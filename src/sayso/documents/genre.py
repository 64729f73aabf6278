"""A report's genre from readable cues (genre.toml), each with a weight; the heaviest genre wins, ties go to the plainer one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import cast

from sayso.documents.lines import Line
from sayso.model import Genre

_THRESHOLD = 3
_SAID = re.compile(r"\b(?:said|says|told|announced|reported|according to|stated|confirmed|denied|added)\b", re.IGNORECASE)


def genre_of(
    title: str, head: Sequence[Line], prose: Sequence[Line], tail: Sequence[Line], *, credited: bool, signed: bool
) -> Genre:
    """Guesses the genre.

    Args:
        title: the title's words. head: furniture around it. prose: body lines without the title. tail: the last lines.
        credited: the whole piece credits another outlet. signed: it has a named author.

    Returns:
        The genre; ``report`` where sentences report what others say, ``unknown`` where nothing tells.
    """
    zones = {
        "title": title[:400],
        "head": "\n".join(line.text[:400] for line in head),
        "lead": "\n".join(line.text[:1500] for line in prose[:3]),
        "body": "\n".join(line.text[:3000] for line in prose)[:30000],
        "tail": "\n".join(line.text[:1000] for line in [*prose[-2:], *tail]),
    }
    scores: dict[Genre, float] = {}
    for genre, zone, weight, per, pattern in _table():
        hits = len(pattern.findall(zones[zone])) if per else int(pattern.search(zones[zone]) is not None)
        share = min(hits, 4) if per else hits
        scores[genre] = scores.get(genre, 0) + weight * share
    said = len(_SAID.findall(zones["body"])) * 1000 / max(400, len(zones["body"]))
    scores["opinion"] = scores.get("opinion", 0) + (1 if signed else 0) - min(3, said)
    if credited:
        scores["wire-rewrite"] = scores.get("wire-rewrite", 0) + 4
    best = max(scores, key=lambda g: (scores[g], -_ORDER.index(g)))
    if scores[best] >= _THRESHOLD:
        return best
    return "report" if said >= 0.5 or (not signed and prose) else "unknown"


_ORDER: tuple[Genre, ...] = ("report", "wire-rewrite", "translation", "press-release", "editorial", "opinion", "unknown")


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[Genre, str, float, bool, re.Pattern[str]], ...]:
    data = tomllib.loads(files(__package__).joinpath("genre.toml").read_text(encoding="utf-8"))
    return tuple(
        (
            cast(Genre, cue["genre"]),
            cue["zone"],
            float(cue["weight"]),
            bool(cue.get("each", False)),
            re.compile(cue["pattern"], re.IGNORECASE | re.MULTILINE),
        )
        for cue in data["cue"]
    )
