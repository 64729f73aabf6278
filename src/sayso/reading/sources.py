"""What kind of source speaks: a named person, an outlet, an anonymous official, a document, a collective."""

from __future__ import annotations

from functools import cache

from sayso import codebook
from sayso.codebook import Role
from sayso.model import SourceKind
from sayso.reading.analysis import Analysis
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import title_words
from sayso.reading.phrases import OWN, PRONOUNS, plural
from sayso.reading.referents import Referents
from sayso.reading.say import Say

_NAMED: dict[str, SourceKind] = {
    "Person": "named_person",
    "Outlet": "outlet",
    "Agreement": "document",
    "Event": "named_organization",
}
_BODIES = ("Organization", "StateBody", "ArmedGroup", "Country")
_OFFICES = frozenset(["office", "staff", "inspectorate", "headquarters"])
_UNNAMED = frozenset("source insider someone somebody anyone one some individual whistleblower informant".split())
_OFFICIALS = frozenset(
    "official officer diplomat analyst expert aide adviser advisor agent spy lawmaker insider economist police".split()
)
_INDEFINITE = frozenset("a an one another some any no every each".split())
_OWNERS = OWN | frozenset(["my", "our", "your", "'s", "'"])
_MEDIA = frozenset("newspaper daily weekly magazine broadcaster channel station news tv television radio tabloid".split())
_HIDDEN = (
    "anonym",
    "declined to be",
    "not to be named",
    "asked not",
    "familiar with",
    "knowledge of",
    "close to",
    "inside",
    "briefed on",
)


def source_kind(a: Analysis, referents: Referents, say: Say, entity: int | None) -> SourceKind:
    """Kind of the source of one attribution, from what it is called in the text; see docs/ledger.md for the kinds."""
    if say.author:
        return "author"
    if say.source is None or say.source_head is None:
        return "anonymous"
    if entity is not None and referents.all[entity].named:
        if referents.all[entity].type != "Person" and _called_outlet(a, say.source):
            return "outlet"
        return _NAMED.get(referents.all[entity].type, "named_organization")
    many = plural(a, say.source_head)
    pronoun = a.lower[say.source_head] in PRONOUNS and entity is not None
    nouns = (referents.all[entity].head,) if pronoun and entity is not None else lemmas(a.words[say.source_head])
    words = range(say.source[0], say.source[1] + 1)
    phrase = " ".join(a.lower[i] for i in words)
    if not many and _office(a, say.source_head, say.source[0]):
        return "named_person"
    named = any(referents.named_at(i) is not None for i in words)
    kind = _of_noun(nouns, many, named, phrase)
    counted = any(a.upos[i] == "NUM" for i in words if i < say.source_head)
    return "anonymous" if kind != "document" and (counted or any(h in phrase for h in _HIDDEN)) else kind


def _called_outlet(a: Analysis, source: tuple[int, int]) -> bool:
    """Whether a named source is introduced as an outlet: "the daily Nordlys", "Nordlys news agency"."""
    before = max(source[0] - 2, a.sentences[a.sentence_of[source[0]]][0])
    return any(a.lower[i] in _MEDIA for i in range(before, source[1] + 1))


def _office(a: Analysis, head: int, first: int) -> bool:
    """Whether a phrase without a name still fixes one person: "the interior minister", not "a minister" or "Peru's minister"."""
    if a.lower[first] in _INDEFINITE or any(a.lower[i] in _OWNERS for i in range(first, head)):
        return False
    held = [x for x in lemmas(a.words[head]) if x in title_words() and (role := _roles().get(x)) is not None and role.person]
    return bool(held) and not any(x in _OFFICIALS or x in _UNNAMED for x in held)


def _of_noun(nouns: tuple[str, ...], many: bool, named: bool, phrase: str) -> SourceKind:
    """Kind of a source that has no name, from its head noun's possible lemmas."""
    role = next((r for x in nouns if (r := _roles().get(x)) is not None), None)
    if role is None and any(x in _OFFICES for x in nouns):
        return "named_organization"
    if role is None:
        if any(x in _records() for x in nouns):
            return "document"
        return "collective" if many else "anonymous"
    if role.source in ("document", "outlet"):
        return "document" if role.source == "document" else "outlet"
    if any(x in _UNNAMED for x in nouns):
        return "anonymous"
    if role.source == "anonymous":
        return "collective" if many and (named or not any(x in _OFFICIALS for x in nouns)) else "anonymous"
    if role.type in _BODIES and not many:
        return "collective" if phrase.startswith(("a ", "an ", "some ", "one ")) else "named_organization"
    if role.source == "collective" or many:
        return "collective"
    return "document" if role.type in ("Agreement", "Event") or any(x in _records() for x in nouns) else "anonymous"


@cache
def _roles() -> dict[str, Role]:
    out: dict[str, Role] = {}
    for role in codebook.roles():
        out.setdefault(role.lemma, role)
    return out


@cache
def _records() -> frozenset[str]:
    """Nouns of writing and evidence: what they say, a document says."""
    return frozenset(c.lemma for c in codebook.cues() if c.pos == "noun" and c.kind in ("writing", "evidence"))
