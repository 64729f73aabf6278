"""Chains of say-so: from the text in hand through whoever is cited to the one who is said to have uttered it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from sayso.model import Attribution, Claim, Entity, SourceKind, Span, Stance
from sayso.telling.view import Index
from sayso.weighing.credits import unnamed_outlet
from sayso.weighing.sentences import negates
from sayso.weighing.unnamed import nobody

StoneKind = Literal["text", "outlet", "voice", "unnamed", "writing", "author"]

_STONES: dict[SourceKind, StoneKind] = {
    "outlet": "outlet",
    "named_person": "voice",
    "named_organization": "voice",
    "collective": "voice",
    "anonymous": "unnamed",
    "document": "writing",
    "author": "author",
}
_WITH = {
    "granted": "taking it for granted in a denial", "denies": "denying it", "doubts": "doubting it", "hints": "hinting at it",
    "asks": "asking", "believes": "believing it",
}  # fmt: skip
_SMALL = frozenset(
    "the a an my our his her their its these those this that one two three four five six seven eight nine ten some several many "
    "few another other no both all most".split()
)


@dataclass(frozen=True, slots=True)
class Link:
    """One stepping stone of a chain.

    ``read`` is true for the text in hand; all others are only reported. ``count`` says how many sources the text counts, None where
    it does not. ``cue`` are the text's own words that introduce the link, ``key`` tells the same source apart from others across
    the case, ``given`` is false where the text states no source at all ("reportedly"), ``attribution`` is None for
    what the masthead says or what stands before it ("its sources"). ``named`` is false where the name is only a
    description in the text's own words. ``granted`` is true where a denial takes the claim for granted ("no hand in the attack").
    """

    name: str
    kind: StoneKind
    key: str
    read: bool = False
    stance: Stance = "asserts"
    count: int | None = None
    cue: str = ""
    quoted: bool = False
    given: bool = True
    attribution: str | None = None
    named: bool = True
    granted: bool = False

    @property
    def against(self) -> bool:
        """Whether the claim is denied or doubted here."""
        return self.stance in ("denies", "doubts") and not self.granted

    @property
    def manner(self) -> str:
        """How the claim stands here, where it is not simply asserted: "denies"; else empty."""
        return "takes for granted" if self.granted else "" if self.stance == "asserts" else self.stance


def chain(claim: Claim, index: Index) -> tuple[Link, ...]:
    """The links of a claim's chain, outermost first: the text in hand, the outlet it credits, then each act of saying.

    "The agency" is the outlet that its text names, and no link more behind it; neither is somebody who is said to say what he says.
    "Its sources" are those of the outlet named before, which is a link then; "nobody" is none.
    """
    document = index.documents[claim.document]
    publisher = index.publisher(document.id)
    links = [Link(publisher, "text", f"text:{document.id}", read=True)]
    if document.origin and _plain(document.origin) != _plain(publisher):
        links.append(Link(document.origin, "outlet", f"outlet:{_plain(document.origin)}"))
    for act in index.acts(claim):
        link = link_of(act, index)
        outlet = _whose_sources(link, claim, index) if all(known.kind != "outlet" for known in links) else ""
        if outlet and _plain(outlet) != _plain(publisher):
            links.append(Link(outlet, "outlet", f"outlet:{_plain(outlet)}"))
        if not nobody(link.name) and not _known(link, links) and not _again(link, links[-1]):
            links.append(link)
    if len(links) > 1 and granted(claim, index):
        links[-1] = replace(links[-1], granted=True)
    return tuple(links)


def granted(claim: Claim, index: Index) -> bool:
    """Whether a claim stands in a denial and is not denied by it: it is affirmative, and its own words hold no negation."""
    acts = index.acts(claim)
    denial = bool(acts) and acts[-1].stance == "denies"
    return denial and claim.polarity == "+" and not negates(index.words(claim.document, Span(claim.start, claim.end)))


def _known(link: Link, links: list[Link]) -> bool:
    """Whether an outlet is a link already, by its name or by words that only point at it."""
    if unnamed_outlet(link.name):
        return any(known.kind == "outlet" for known in links)
    return link.kind == "outlet" and _plain(link.name) in {_plain(known.name) for known in links}


def _again(link: Link, last: Link) -> bool:
    """Whether somebody is only said once more to say it ("he spoke", she said he said)."""
    return link.key == last.key and link.stance in ("asserts", last.stance)


def _whose_sources(link: Link, claim: Claim, index: Index) -> str:
    """The outlet whose sources "its sources" are, where the claim goes back to one; else nothing."""
    parts = link.name.casefold().split()
    origin = index.origins.get(claim.origin or "")
    own = link.kind == "unnamed" and parts[:1] in (["its"], ["their"]) and "source" in (part.removesuffix("s") for part in parts)
    return origin.name if own and origin is not None and origin.kind == "outlet" else ""


def link_of(act: Attribution, index: Index) -> Link:
    """One act of saying as a link."""
    name, key = _who(act, index)
    return Link(
        name, _STONES[act.source_kind], key, act.read, act.stance, act.source_count,
        index.words(act.document, act.cue), act.form == "direct", act.source is not None or act.source_entity is not None, act.id,
        _named(act, index),
    )  # fmt: skip


def told(links: Iterable[Link]) -> str:
    """A chain in plain words.

    Example:
        "Daily Harbour, citing Agency North, citing “two officials” (not named), denying it"
    """
    held = tuple(links)
    words = ["".join(text for text, _ in cited(held))]
    last = "granted" if held[-1].granted else held[-1].stance if len(held) > 1 else "asserts"
    if len(held) == 1:
        words.append("in its own voice")
    elif last in _WITH:
        words.append(_WITH[last])
    return ", ".join(words)


def cited(links: Iterable[Link]) -> tuple[tuple[str, bool], ...]:
    """A chain's links in a row: pieces of "Daily Harbour, citing Agency North", each with whether it is a name.

    A description stands in quotation marks: it is the text's. A link in between that does not simply assert what it passes on says
    so; the last one's stance is left to the sentence.
    """
    first, *others = links
    pieces: list[tuple[str, bool]] = [(first.name, True)]
    for place, link in enumerate(others, 1):
        between = f" ({_WITH[link.stance]})" if place < len(others) and link.stance in _WITH else ""
        name, note = _called(link)
        before, after = ("“", "”") if link.given and not link.named else ("", "")
        pieces += [(f", citing {before}", False), (name, link.given), (after + note + between, False)]
    return tuple(piece for piece in pieces if piece[0])


def utterer(links: tuple[Link, ...]) -> Link:
    """Who is said to have uttered the claim: the innermost link."""
    return links[-1]


def inline(name: str) -> str:
    """A source's words as they stand inside a sentence: "The officials" is "the officials"."""
    first, space, rest = name.partition(" ")
    return first.lower() + space + rest if space and first.istitle() and first.lower() in _SMALL else name


def _called(link: Link) -> tuple[str, str]:
    """What a link is called inside a sentence, and what is noted behind it."""
    if not link.given:
        return "a source it does not state", ""
    if link.kind == "author":
        return f"its author {link.name}" if link.name != "the author" else "its author", ""
    if link.kind != "unnamed":
        return inline(link.name), ""
    return inline(link.name), f" (not named{f', {link.count} of them' if link.count and link.count > 1 else ''})"


def _who(act: Attribution, index: Index) -> tuple[str, str]:
    words = index.words(act.document, act.source)
    if act.source_kind == "anonymous":
        entity = index.entities.get(act.source_entity or "")
        if entity is None:
            return (words, f"unnamed:{act.document}:{_plain(words)}") if words else ("source not stated", "unnamed")
        return words if words and not _is_pronoun(act, entity) else entity.name, entity.id
    if act.source_kind == "author":
        authors = ", ".join(index.documents[act.document].authors)
        return authors or "the author", f"author:{_plain(authors) or act.document}"
    name = index.name(act.source_entity) or words or "someone not named"
    if act.source_kind == "outlet":
        name = _credited(act, index) or name if unnamed_outlet(name) else name
        return name, f"outlet:{_plain(name)}"
    known = act.source_entity if act.source_entity in index.entities else None
    return name, known or f"words:{act.document}:{_plain(words)}"


def _credited(act: Attribution, index: Index) -> str:
    """The outlet that "the newspaper" stands for: the one its text names last before, else first; empty where it names none."""
    named = [
        (place, index.name(other.source_entity))
        for other in index.acts_in(act.document)
        if other.source_kind == "outlet" and index.named(other.source_entity)
        and not unnamed_outlet(index.name(other.source_entity)) and (place := _place(other)) is not None
    ]  # fmt: skip
    at = _place(act)
    before = max((one for one in named if at is not None and one[0] < at), default=None)
    return (before or min(named, default=(0, "")))[1]


def _place(act: Attribution) -> int | None:
    span = act.source or act.cue
    return span.start if span is not None else None


def _named(act: Attribution, index: Index) -> bool:
    """Whether what a source is called is a name, and not the text's description of it."""
    if act.source_kind in ("anonymous", "collective"):
        return index.named(act.source_entity)
    if act.source_kind == "outlet" and unnamed_outlet(index.name(act.source_entity) or index.words(act.document, act.source)):
        return bool(_credited(act, index))
    return act.source_entity not in index.entities or index.named(act.source_entity)


def _is_pronoun(act: Attribution, entity: Entity) -> bool:
    span = act.source
    return span is not None and any(
        m.kind == "pronoun" and (m.document, m.start, m.end) == (act.document, span.start, span.end) for m in entity.mentions
    )


def _plain(name: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
