"""Instruments and routes of support: words of a clause that say through whom, with what, or by which way ("through Unit 190").

Found by the prepositions and nouns declared in ``support.toml``; who is named there is taken from the mentions inside the words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from sayso.findings import Via, ViaKind
from sayso.model import Claim
from sayso.weighing.scene import Scene

_LONGEST = 70
_STOPS = re.compile(
    r"[,;:.()\[\]“”\"\n–—]|\s(?:and\s+(?:has|have|is|was|then|also)|to|in|for|from|on|at|by|into|with|which|that|who|while|as|since|during|under|through|via|said|says|"
    r"\w+ly)\s",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|a|an|its|their|his|her|several|some)\s+", re.IGNORECASE)
Names = Mapping[str, Sequence[tuple[int, int, str]]]


def vias(claim: Claim, scene: Scene, named: Names) -> tuple[Via, ...]:
    """The instruments and routes that a claim's clause tells.

    Args:
        claim: a claim of support.
        scene: the case's documents and entities.
        named: document id -> (start, end, case entity id) of mentions, sorted.

    Returns:
        Each with its words and offsets, in the order of the text.
    """
    document = scene.documents.get(claim.document)
    if document is None:
        return ()
    found = [*_after(document.text, claim), *_means(document.text, claim)]
    parties = {scene.entity_of.get(party or "") for party in (claim.subject, claim.object)}
    out: list[Via] = []
    for start, end in sorted(set(found)):
        entity = _entity(start, end, named.get(claim.document, ()))
        if entity in parties and entity is not None:
            continue  # "through Arvia" of Arvia's own funds names no middleman
        words = document.text[start:end]
        if not any(one.start <= start < one.end for one in out):
            out.append(Via(_kind(words, entity, scene), claim.id, claim.document, start, end, words, entity))
    return tuple(out)


def mentions(scene: Scene) -> dict[str, list[tuple[int, int, str]]]:
    """For each document, where which case entity is named or described, sorted."""
    out: dict[str, list[tuple[int, int, str]]] = {}
    for entity in scene.entities.values():
        for mention in entity.mentions:
            if mention.kind != "pronoun":
                out.setdefault(mention.document, []).append((mention.start, mention.end, entity.id))
    return {document: sorted(found) for document, found in out.items()}


def carries(code: str | None) -> bool:
    """Whether clauses with this relation tell ways though it is no support."""
    return code in _data()["via"]["also"]


def data() -> dict[str, Any]:
    """``support.toml`` as it is."""
    return _data()


def _after(text: str, claim: Claim) -> Iterator[tuple[int, int]]:
    """What stands behind "through", "via" and the like, up to the next break."""
    for found in _before_pattern().finditer(text, claim.start, claim.end):
        start = found.end()
        article = _ARTICLE.match(text, start)
        start = article.end() if article else start
        stop = _STOPS.search(text, start, min(claim.end, start + _LONGEST))
        end = stop.start() if stop else min(claim.end, start + _LONGEST)
        end = start + len(text[start:end].rstrip())
        if _is_way(text[start:end]):
            yield start, end


def _is_way(words: str) -> bool:
    plain = re.findall(r"[^\W_]+", words.casefold())
    via = _data()["via"]
    if not plain or plain[0].isdigit() or plain[0] in via["never"] or plain[-1] in via["never"]:
        return False
    return not (len(plain) == 1 and plain[0] in via["never_alone"])


def _means(text: str, claim: Claim) -> Iterator[tuple[int, int]]:
    """ "By sea", "by truck": the bare noun without an article."""
    yield from ((found.start("by"), found.end("by")) for found in _by_pattern().finditer(text, claim.start, claim.end))


def _entity(start: int, end: int, named: Sequence[tuple[int, int, str]]) -> str | None:
    inside = [(last - first, ident) for first, last, ident in named if start <= first and last <= end]
    return max(inside)[1] if inside else None


def _kind(words: str, entity: str | None, scene: Scene) -> ViaKind:
    plain = re.findall(r"[^\W_]+", words.casefold())
    if not set(plain).isdisjoint(_data()["via"]["ways"]):
        return "route"
    return "route" if entity is not None and scene.entities[entity].type in _data()["via"]["places"] else "instrument"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("sayso.weighing").joinpath("support.toml").read_text(encoding="utf-8"))


@cache
def _before_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(_longest(_data()["via"]["before"])) + r")\s+", re.IGNORECASE)


@cache
def _by_pattern() -> re.Pattern[str]:
    means = "(?:" + "|".join(_longest(_data()["via"]["by"])) + r")s?(?!\w)"
    several = rf"{means}(?:(?:,\s+|,?\s+and\s+|,?\s+or\s+){means})*"
    return re.compile(rf"(?<!\w)by\s+(?P<by>{several})(?!\s+of\b)", re.IGNORECASE)


def _longest(words: Sequence[str]) -> list[str]:
    return [re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word))]
