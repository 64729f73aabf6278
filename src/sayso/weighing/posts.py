"""Posts resolved to persons: "Iran's president" is whoever the pile's own texts of that time name as holding the post.

A post is read off the words of a description: its holder's body or country, which must be named inside, and the words left over.
Who holds it is read off apposition in any text of the pile ("the Front's leader Adda Moreau", "Adda Moreau, leader of the
Front"), never from a built-in memory. One holder in the same text decides; otherwise the only one that texts near in time name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Document
from sayso.weighing import vocabulary
from sayso.weighing.dates import days_between
from sayso.weighing.joining import Joins
from sayso.weighing.referents import Referent

_WINDOW_DAYS = 200
_LONGEST = 90  # characters of a description or of the words before a name
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STOP = re.compile(r"[.;:!?\n“”\"()\[\]]")
_HOLDERS = ("country", "body", "place")

Post = tuple[str, tuple[str, ...]]
"""The key of the body or country, and the post's own words in order."""
Told = tuple[Post, str]
"""A post and the words that tell it."""


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class _Holding:
    """One text has one person hold a post, in these words."""

    person: Referent
    words: str


def told_posts(
    referents: Sequence[Referent], documents: Mapping[str, Document], key_of: Callable[[Referent, str], str]
) -> dict[str, tuple[Told, ...]]:
    """Which posts the texts give to which persons.

    Args:
        referents: all local entities of some documents.
        documents: document id -> document (for the words around each mention).
        key_of: gives the key under which names of bodies and countries meet, "" where a name identifies none.

    Returns:
        Local id of a person -> posts with the words that tell them: those a named person holds, or the one an unnamed is told by.
    """
    names_of = _names(referents, documents, key_of)
    out: dict[str, tuple[Told, ...]] = {}
    for referent in referents:
        if referent.family != "person" or referent.document not in documents:
            continue
        text, within = documents[referent.document].text, names_of.get(referent.document, ())
        if referent.named:
            out[referent.id] = tuple(_held(referent, text, within))
        elif (found := _described(referent, text, within)) is not None:
            out[referent.id] = (found,)
    return out


def join_posts(
    referents: Sequence[Referent], told: Mapping[str, Sequence[Told]], published: Mapping[str, str | None], joins: Joins
) -> None:
    """Join persons told by a post alone to the one person who is named as holding it.

    Args:
        referents: local entities.
        told: the posts of each (``told_posts``).
        published: document id -> ISO date or None.
        joins: receives the unions, each with its reason.
    """
    holdings: dict[Post, list[_Holding]] = defaultdict(list)
    described: dict[Post, list[tuple[Referent, str]]] = defaultdict(list)
    for referent in referents:
        for post, words in told.get(referent.id, ()):
            if referent.named:
                holdings[post].append(_Holding(referent, words))
            else:
                described[post].append((referent, words))
    for post, unnamed in sorted(described.items()):
        _join(unnamed, holdings.get(post, ()), published, joins)


def _join(
    unnamed: Sequence[tuple[Referent, str]], holdings: Sequence[_Holding], published: Mapping[str, str | None], joins: Joins
) -> None:
    for referent, words in unnamed:
        own = [one for one in holdings if one.person.document == referent.document]
        near = own or [one for one in holdings if _near(published[one.person.document], published[referent.document])]
        if len({joins.find(one.person.id) for one in near}) != 1:
            continue
        first = min(near, key=lambda one: (one.person.document, one.person.id, one.words))
        where = "its own text" if own else "another text of that time"
        ground = f"“{words}” is a post that {where} gives to one person alone: “{first.words}”"
        joins.join(first.person.id, referent.id, ground)


def _near(a: str | None, b: str | None) -> bool:
    return not a or not b or days_between(a, b) <= _WINDOW_DAYS


def _names(
    referents: Iterable[Referent], documents: Mapping[str, Document], key_of: Callable[[Referent, str], str]
) -> dict[str, list[_Name]]:
    """The places where bodies and countries are named, by document, in text order."""
    out: dict[str, list[_Name]] = defaultdict(list)
    for referent in referents:
        if not referent.named or referent.family not in _HOLDERS:
            continue
        for mention in referent.entity.mentions:
            if mention.kind == "name" and mention.document in documents:
                key = key_of(referent, documents[mention.document].text[mention.start : mention.end])
                out[mention.document].append(_Name(mention.start, mention.end, key))
    for found in out.values():
        found.sort(key=lambda name: (name.start, name.end))
    return out


def _described(referent: Referent, text: str, within: Sequence[_Name]) -> tuple[Post, str] | None:
    """The post a person without a name is told by, if all descriptions that tell one tell the same."""
    found: dict[Post, str] = {}
    for mention in referent.entity.mentions:
        if mention.kind == "nominal" and mention.end - mention.start <= _LONGEST:
            post = _post(text, mention.start, mention.end, within)
            if post is not None:
                found.setdefault(post, " ".join(text[mention.start : mention.end].split()))
    return next(iter(found.items())) if len(found) == 1 else None


def _held(referent: Referent, text: str, within: Sequence[_Name]) -> Iterator[tuple[Post, str]]:
    """The posts that the words before, behind or in a named person's mentions say the person holds."""
    for mention in referent.entity.mentions:
        if mention.kind == "nominal":
            spans = [(mention.start, mention.end)]
        elif mention.kind == "name":
            spans = [_before(text, mention.start, within), _behind(text, mention.end)]
        else:
            continue
        for start, end in spans:
            post = _post(text, start, end, within) if start < end else None
            if post is not None:
                first, last = min(start, mention.start), max(end, mention.end)
                yield post, " ".join(text[first:last].split())


def _before(text: str, end: int, within: Sequence[_Name]) -> tuple[int, int]:
    """The words from the last name of a body or country up to a person's name, with "of" phrases' head words before it."""
    place = bisect_left(within, end, key=lambda name: name.start)
    if not place or end - within[place - 1].end > _LONGEST:
        return (end, end)
    start = within[place - 1].start
    if _STOP.search(text[within[place - 1].end : end].replace("Gen.", "Gen").replace("Dr.", "Dr").replace("Mr.", "Mr")):
        return (end, end)
    tail = text[within[place - 1].end : end].strip(" ,\u00a0")
    if tail:
        return (start, end)
    lead = text[max(0, start - _LONGEST) : start]
    found = re.search(r"(?:the|The)\s[^,.;:!?\n“”\"()\[\]]*$", lead)
    return (start - len(lead) + found.start(), end) if found and "," in text[within[place - 1].end : end] else (end, end)


def _behind(text: str, start: int) -> tuple[int, int]:
    """The apposition behind a person's name: between a comma and the next stop."""
    if text[start : start + 2] != ", ":
        return (start, start)
    stop = re.compile(r"[,.;:!?\n“”\"()\[\]]").search(text, start + 2, start + 2 + _LONGEST)
    return (start + 2, stop.start()) if stop else (start, start)


def _post(text: str, start: int, end: int, within: Sequence[_Name]) -> Post | None:
    """The post that ``text[start:end]`` tells, None where it tells none, or one that may have several holders."""
    place = bisect_left(within, start, key=lambda name: name.start)
    inside = [name for name in within[place : place + 4] if name.end <= end]
    if not inside or not inside[-1].key or len({name.key for name in inside if not _covers(inside, name)}) != 1:
        return None
    rest = text[start : inside[0].start] + " " + text[max(name.end for name in inside) : end]
    heads, kinds = vocabulary.first_of_row("posts", "heads"), vocabulary.first_of_row("posts", "kinds")
    plain, never = vocabulary.words("posts", "plain"), vocabulary.words("posts", "never")
    out: list[str] = []
    for word in _WORD.findall(rest.casefold().replace("’s", "").replace("'s", "")):
        if word in never:
            return None
        if word in heads or word in kinds:
            out.append(heads.get(word) or kinds[word])
        elif word not in plain:
            return None
    return (inside[-1].key, tuple(sorted(set(out)))) if any(word in heads.values() for word in out) else None


def _covers(inside: Sequence[_Name], name: _Name) -> bool:
    return any(other is not name and other.start <= name.start and name.end <= other.end for other in inside)
