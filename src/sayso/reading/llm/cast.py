"""Who and what takes part, from quotes: one entity for each name, or for each description where there is no name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from sayso.model import Document, Entity, EntityType, Mention, MentionKind, Span
from sayso.reading.llm.align import Aligner
from sayso.reading.llm.plain import level

LONGEST_NAME = 120
_PRONOUNS = frozenset(
    "i me he him his she her hers it its we us our they them their this that these those who whom which whose himself herself "
    "itself themselves".split()
)
_NAME = re.compile(r"(?:[Tt]he )?([A-Z]\w[\w'’.-]*(?: (?:(?:of|the|and|for|de|al|bin|ibn|van|von) )*[A-Z0-9][\w'’.-]*)*)")
_ARTICLE = re.compile(r"(?:the|a|an) ")
_OF = re.compile(r"['’]s?$")


@dataclass(slots=True)
class _Role:
    name: str
    types: Counter[EntityType] = field(default_factory=Counter)
    mentions: dict[tuple[int, int], MentionKind] = field(default_factory=dict)


class Cast:
    """The entities of one document in the making."""

    def __init__(self, document: Document, aligner: Aligner) -> None:
        self._document, self._aligner = document, aligner
        self._roles: dict[str, _Role] = {}

    def add(self, words: Span, name: str | None, type_: EntityType) -> str | None:
        """Take in a participant.

        Args:
            words: where it takes part.
            name: its name, quoted from anywhere in the article, or None; a name that is not in the article is no name.
            type_: what it is.

        Returns:
            What to ask `ids` for; None for a pronoun without a name.
        """
        text = self._document.text
        said = text[words.start : words.end]
        pronoun = level(said, fold=True).text in _PRONOUNS
        named = self._named(name) or (None if pronoun else self._names_itself(said))
        if named is None and pronoun:
            return None
        key = level(named or said, fold=True).text
        key = key if named else "~" + _ARTICLE.sub("", key, count=1)
        role = self._roles.setdefault(key, _Role(" ".join((named or said).split())))
        role.types[type_] += 1
        if named:
            role.mentions.update({(p.span.start, p.span.end): "name" for p in self._aligner.places(named)})
        if not any(words.start <= start and end <= words.end for start, end in role.mentions):
            name_ = named is not None and _NAME.fullmatch(said) is not None and not _ARTICLE.match(said.lower())
            role.mentions[words.start, words.end] = "pronoun" if pronoun else "name" if name_ else "nominal"
        return key

    def has(self, name: str) -> bool:
        """Whether a name stands in the article and may serve as one."""
        return self._named(name) is not None

    def entities(self) -> tuple[tuple[Entity, ...], dict[str, str]]:
        """The entities in text order, and the id of each key."""
        roles = [(sorted(role.mentions.items()), key, role) for key, role in self._roles.items()]
        home, out, ids = self._document.id, [], {}
        for n, (mentions, key, role) in enumerate(sorted(roles, key=lambda r: (r[0], r[1])), 1):
            ids[key] = f"{home}.e{n}"
            found = tuple(Mention(home, start, end, kind) for (start, end), kind in mentions)
            out.append(Entity(ids[key], role.name, role.types.most_common(1)[0][0], found))
        return tuple(out), ids

    def _named(self, name: str | None) -> str | None:
        """The name as the article writes it."""
        if name is None or len(name) > LONGEST_NAME:
            return None
        place = self._aligner.best(name)
        if place is None or place.how == "fuzzy":
            return None
        found = self._document.text[place.span.start : place.span.end]
        return found if any(sign.isupper() or not sign.isascii() for sign in found) else None

    def _names_itself(self, said: str) -> str | None:
        """The name in words that are nothing but a name."""
        found = _NAME.fullmatch(_OF.sub("", " ".join(said.split())))
        if found is None or len(said) > LONGEST_NAME:
            return None
        name = found.group(1)
        common = " " not in name and any(self._document.text[p.span.start].islower() for p in self._aligner.places(name.lower()))
        return self._named(None if common else name)
