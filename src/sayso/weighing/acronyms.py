"""Acronyms joined to what they stand for: where a text says so, or where one name only has those initials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.model import Document
from sayso.weighing import names
from sayso.weighing.joining import Joins
from sayso.weighing.referents import Company, Referent

Stated = tuple[str, str, str]
"""Local ids of the outer and the inner name, and the reason that they are one, in words."""


def join_acronyms(bodies: Sequence[Referent], stated: Iterable[Stated], company: Mapping[str, Company], joins: Joins) -> None:
    """Join acronyms to full names.

    A text states an acronym by "World Food Council (WFC)" or "WFC (World Food Council)". An acronym no text explains joins the
    only name of the pile with those initials, if a text with the one shares a name with a text with the other.
    """
    for outer, inner, reason in stated:
        joins.join(outer, inner, reason)
    acronyms: dict[str, list[Referent]] = defaultdict(list)
    expansions: dict[str, dict[str, list[tuple[Referent, str]]]] = defaultdict(lambda: defaultdict(list))
    for referent in bodies:
        for spelling in referent.spellings:
            if names.is_acronym(spelling):
                acronyms["".join(names.normal(spelling))].append(referent)
            for letters in names.initials(spelling):
                expansions[letters][joins.find(referent.id)].append((referent, spelling))
    for letters, held in acronyms.items():
        if len(expansions.get(letters, {})) == 1:
            _join_derived(letters, held, next(iter(expansions[letters].values())), company, joins)


def stated_acronyms(bodies: Sequence[Referent], documents: Mapping[str, Document]) -> Iterator[Stated]:
    """The acronyms that the texts of these bodies and agreements state beside the full name."""
    ends: dict[tuple[str, int], Referent] = {}
    starts: list[tuple[str, int, int, Referent]] = []
    for referent in bodies:
        for mention in referent.entity.mentions:
            if mention.kind == "name":
                ends[mention.document, mention.end] = referent
                starts.append((mention.document, mention.start, mention.end, referent))
    for document, start, end, inner in starts:
        text = documents[document].text
        if start < 2 or text[start - 1] != "(" or text[end : end + 1] != ")":
            continue
        outer = ends.get((document, len(text[: start - 1].rstrip())) if text[start - 2].isspace() else (document, start - 1))
        if outer is None or outer.id == inner.id:
            continue
        inside = text[start:end]
        short, long = (inside, outer.spellings) if names.is_acronym(inside) else (outer.spellings[0], (inside,))
        if any("".join(names.normal(short)) in names.initials(form) for form in long):
            yield (outer.id, inner.id, f"the text states “{outer.spellings[0]} ({inside})”")


def _join_derived(
    letters: str, held: Sequence[Referent], expansion: Sequence[tuple[Referent, str]], company: Mapping[str, Company], joins: Joins
) -> None:
    shown = expansion[:15]
    for referent in held:
        for other, spelling in shown:
            if joins.find(other.id) == joins.find(referent.id):
                break
            common = (company[other.document].keys & company[referent.document].keys) - {letters, names.key(spelling)}
            if common and other.document != referent.document:
                joins.join(
                    other.id, referent.id, f"“{letters.upper()}” are the initials of “{spelling}” and of no other name in the pile"
                )
                break
