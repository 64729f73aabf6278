"""Unnamed sources: which sentences of one text speak of the same unnamed people, and their words, cut short."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Attribution, Document
from sayso.weighing import names, vocabulary
from sayso.weighing.phrases import plural
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import is_pointing

MOST_QUOTED = 100


def unnamed_groups(attributions: Sequence[Attribution], scene: Scene) -> dict[str, str]:
    """Attribution id -> its anonymous group: one entity, or "the officials" taken up from the last unnamed officials before.

    A group goes by the id of its first act of saying: those stay the same where the entities of a text are numbered anew.
    """
    out: dict[str, str] = {}
    first: dict[str, str] = {}
    last: dict[tuple[str, str], str] = {}
    unnamed = [act for act in attributions if act.source_kind in ("anonymous", "collective") and act.source is not None]
    for act in sorted(unnamed, key=lambda act: (act.document, act.source.start if act.source else 0, act.id)):
        said = quoted(scene.documents[act.document], act) if act.document in scene.documents else ""
        parts = said.casefold().split()
        head = names.singular(_head(parts))
        definite = bool(parts) and parts[0] in ("the", "these", "those", "they", "both")
        of_entity = first.setdefault(act.source_entity, act.id) if act.source_entity else None
        group = of_entity or (last.get((act.document, head)) if definite else None) or act.id
        if is_pointing(said) and act.source_entity is None:
            group = last.get((act.document, "they"), act.id) if said.casefold() in ("they", "these", "those", "both") else act.id
        out[act.id] = group
        if len(said) > len(out.get("name:" + group, "")):
            out["name:" + group] = said
        if not is_pointing(said):
            last[act.document, head] = group
            if plural(said, named=False):  # "they" never takes up one person or one body
                last[act.document, "they"] = group
    _join_headlines(unnamed, out, scene)
    return out


def _join_headlines(unnamed: Sequence[Attribution], groups: dict[str, str], scene: Scene) -> None:
    """A headline's unnamed source is one of its own text, the first: "militants say" over "two members of the group said"."""
    first: dict[str, str] = {}
    above: list[Attribution] = []
    for act in sorted(unnamed, key=lambda act: (act.document, act.source.start if act.source else 0, act.id)):
        document = scene.documents.get(act.document)
        at = document.text.find(document.title) if document is not None and document.title else -1
        if document is not None and document.title and act.source and at <= act.source.start < at + len(document.title) and at >= 0:
            above.append(act)
        elif act.source_kind in ("anonymous", "collective"):
            first.setdefault(act.document, groups[act.id])
    for act in above:
        groups[act.id] = first.get(act.document, groups[act.id])


def _head(parts: Sequence[str]) -> str:
    """The noun an unnamed source is called by: the last word before a preposition or relative clause."""
    for place, part in enumerate(parts):
        if place and part in (
            "of",
            "in",
            "with",
            "from",
            "who",
            "inside",
            "at",
            "close",
            "familiar",
            "briefed",
            "speaking",
            "on",
            "and",
        ):
            return parts[place - 1]
    return parts[-1] if parts else ""


def quoted(document: Document, act: Attribution) -> str:
    return trimmed(document.text[act.source.start : act.source.end]) if act.source else ""


def trimmed(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= MOST_QUOTED else plain[: MOST_QUOTED - 1].rstrip() + "…"


def nobody(name: str) -> bool:
    """Whether the words name no source at all ("nobody outside the capital", "neither government")."""
    plain = name.casefold()
    return any(plain == word or plain.startswith(word + " ") for word in vocabulary.words("words", "nobody"))
