"""Names of one document gathered into its entities: full forms, surnames, acronyms and last parts of one name together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.model import EntityType, MentionKind, Span
from sayso.reading import gender
from sayso.reading.analysis import Analysis
from sayso.reading.lexicon import is_title
from sayso.reading.names import Name, gazetteer, normal

_FIRMS = frozenset({"Organization", "Outlet"})
_GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])
_ACRONYM_STOPS = frozenset("of the and for in on to de".split())


@dataclass(slots=True)
class Referent:
    """An entity of the document under construction.

    ``mentions`` are keyed by their text range; ``called`` is "he" or "she" where a title tells.
    """

    name: str
    type: EntityType
    mentions: dict[Span, MentionKind] = field(default_factory=dict)
    plural: bool = False
    named: bool = False
    head: str = ""
    called: str | None = None

    def placed(self) -> list[tuple[int, int, MentionKind]]:
        """Start, end and kind of the mentions, in text order."""
        return sorted((span.start, span.end, kind) for span, kind in self.mentions.items())


def gather(a: Analysis, names: list[Name], into: list[Referent]) -> list[list[Name]]:
    """Gathers names into entities.

    Args:
        a: the analysis.
        names: named mentions, in text order.
        into: where the entities are put, without their mentions; empty.

    Returns:
        The names of each entity.
    """
    keys: dict[str, int] = {}
    spoken: list[list[Name]] = []
    for n in sorted(names, key=lambda n: (-(n.last - n.first), n.known is None, n.first)):
        form = _form(a, n)
        key = _spelled_out(form, n, keys) or normal(n.known or form)
        called = gender.of_title(a.words[n.first - 1]) if n.first else None
        own = key if key not in keys or not _another(into[keys[key]], called) else f"{key}, {called}"
        index = keys.get(own)
        if index is None:
            able = keys if called is None else {k: i for k, i in keys.items() if not _another(into[i], called)}
            index = _join(n, form, key, able, into)
        if index is None:
            index = len(into)
            into.append(Referent(n.known or tidy(form), n.type, named=True))
            spoken.append([])
        keys.setdefault(own, index)
        into[index].called = into[index].called or called
        spoken[index].append(n)
    for referent, found in zip(into, spoken, strict=True):
        referent.type = _vote(sorted(found, key=lambda n: n.first))
    return spoken


def _spelled_out(form: str, n: Name, keys: dict[str, int]) -> str | None:
    """The longer name that a known acronym stands for in this text, where that is another: "ICC" for a cricket council."""
    if n.known is None or not _acronym(form) or normal(n.known) in keys:
        return None
    fits = _spelling(form, keys)
    return fits[0] if len(fits) == 1 else None


def _acronym(form: str) -> bool:
    return form.isupper() and 2 <= len(form) <= 7


def _spelling(form: str, keys: Iterable[str]) -> list[str]:
    """The names whose initials an acronym spells."""
    return [key for key in keys if _initials(key) == form.lower()]


def _another(r: Referent, called: str | None) -> bool:
    """Whether somebody ``called`` so by a title is another person: "Mr. Orsk" and Ana Orsk."""
    return called is not None and r.type == "Person" and (gender.of_name(r.name) or r.called) not in (None, called)


_BRACKETS = str.maketrans("\xa0", " ", "[]")


def tidy(text: str) -> str:
    """A name or phrase on one line, without the brackets of an editor: "[Iran's] axis" is called "Iran's axis"."""
    return " ".join(text.translate(_BRACKETS).split())


def noun_of(name: str) -> str:
    """The noun a body's name turns on, lower case: its last word, or the one before "of"."""
    words = name.lower().split()
    return next((w for w, of in pairwise(words) if of in ("of", "for", "on")), words[-1] if words else "")


def _form(a: Analysis, n: Name) -> str:
    return a.text[a.spans[n.first].start : a.spans[n.last].end]


def _join(n: Name, form: str, key: str, keys: dict[str, int], known: list[Referent]) -> int | None:
    """A shorter form of a name already seen: a surname, an acronym, a last part; only where exactly one fits."""
    words = key.split()
    if n.type == "Person":
        people = [(_bare(k.split()), i) for k, i in keys.items() if known[i].type == "Person" and " " in k]
        found = {i for full, i in people if full[-len(words) :] == words} or {i for full, i in people if _shortens(words, full)}
        return found.pop() if len(found) == 1 else None
    if n.type == "Organization" and f"{key} party" in keys:  # "**Republican** senators"
        return keys[f"{key} party"]
    if len(words) == 1 and _acronym(form):
        fits = [keys[k] for k in _spelling(form, keys)]
        return fits[0] if len(set(fits)) == 1 else None
    if n.type in _FIRMS and n.known is None and key not in gazetteer():
        fits = [i for k, i in keys.items() if known[i].type in _FIRMS and k.startswith(key + " ")]
        if len(set(fits)) == 1:  # "Brannock", of Brannock Marine
            return fits[0]
    if n.type in ("Organization", "StateBody", "Outlet", "Facility", "ArmedGroup") and (len(words) > 1 or n.type == "Outlet"):
        fits = [i for k, i in keys.items() if known[i].type == n.type and k != key and k.endswith(" " + key)]
        return fits[0] if len(set(fits)) == 1 else None
    return None


def _bare(words: list[str]) -> list[str]:
    """A person's name without what tells father and son apart: "Sean Orr **Jr.**"."""
    return words[:-1] if len(words) > 2 and words[-1] in _GENERATIONS else words


def _shortens(words: list[str], full: list[str]) -> bool:
    """Whether a person's name is another's given name alone, or the other without what stands between its first and last word."""
    return words == full[:1] or (len(words) == 2 and [full[0], full[-1]] == words)


def _vote(found: list[Name]) -> EntityType:
    """The type most of an entity's mentions were given; the gazetteer's word counts for more."""
    counts: Counter[EntityType] = Counter()
    for n in found:
        counts[n.type] += 3 if n.known else 1
    return max(sorted(counts), key=lambda k: counts[k])


def _initials(key: str) -> str:
    return "".join(w[0] for w in key.split() if w not in _ACRONYM_STOPS)


def behind(a: Analysis, names: Mapping[int, Name], word: int, at: int) -> Name | None:
    """The name at word ``at`` or behind titles there, no preposition between it and ``word``; ``names`` by each of their words."""
    for i in range(at, min(at + 4, len(a.words))):
        n = names.get(i)
        if n is not None or not is_title(a.lower[i]):
            return n if n and n.first == i and not any(a.upos[k] == "ADP" for k in range(word + 1, i)) else None
    return None


def apposed(a: Analysis, names: Mapping[int, Name], comma: int) -> Name | None:
    """The person named between this comma and the next, in no list: "A spokesman for the army, Col. Ana Voss, denied it"."""
    n = behind(a, names, comma, comma + 1) if a.words[comma : comma + 1] == [","] else None
    if n is None or n.type != "Person" or a.words[n.last + 1 : n.last + 2] not in ([","], ["."]):
        return None
    return None if a.lower[n.last + 2 : n.last + 3] in (["and"], ["or"]) or n.last + 2 in names else n
