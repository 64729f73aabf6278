"""Who is cited by whom, and a descriptor line for every source (after ICD 206: who, how many, direct or relayed, why unnamed)."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice

from sayso.model import Attribution, Claim, Span
from sayso.telling import wording
from sayso.telling.chains import Link, StoneKind, chain, link_of
from sayso.telling.counting import publishers
from sayso.telling.view import Index
from sayso.weighing.names import key
from sayso.weighing.sentences import is_pointing
from sayso.weighing.unnamed import nobody


@dataclass(frozen=True, slots=True)
class Source:
    """Someone or something that is cited.

    ``acts`` counts acts of saying, ``publishers`` who carries them, ``through`` the outlets in between, ``claims`` are those that
    were said by it last or passed on by it. ``reasons`` are the texts' own words on why it is not named.
    ``key`` is its links' key in `chains`.
    """

    name: str
    kind: StoneKind
    what: str
    count: int | None
    acts: int
    stances: tuple[tuple[str, int], ...]
    publishers: tuple[str, ...]
    through: tuple[str, ...]
    quoted: int
    reasons: tuple[str, ...]
    claims: tuple[str, ...]
    read: bool
    given: bool
    key: str = ""

    @property
    def descriptor(self) -> str:
        """The source in one line."""
        parts = [self.what]
        if self.kind == "unnamed" and self.given:
            parts.append(f"{self.count} of them by the text's count" if self.count else "how many is not said")
        relayed = f"relayed by {wording.listed(self.through)}, " if self.through else ""
        parts.append(f"{relayed}carried by {wording.listed(self.publishers)}")
        parts.append(f"{self.quoted} of {self.acts} in quotation marks" if self.quoted else "only in other words, never quoted")
        if self.kind == "unnamed" and self.given and not self.reasons:
            parts.append("no reason given for leaving the name out")
        return "; ".join(parts)


def sources(index: Index) -> tuple[Source, ...]:
    """Every source that an act of saying names or leaves unnamed, the most cited first; last those that are only pointed at."""
    acts: dict[str, list[Attribution]] = {}
    for act in index.attributions.values():
        link = link_of(act, index)
        if not nobody(link.name):
            acts.setdefault(link.key, []).append(act)
    through: dict[str, dict[str, None]] = {}
    claims: dict[str, dict[str, None]] = {}
    for claim in index.claims.values():
        links = chain(claim, index)
        for n, link in enumerate(links):
            claims.setdefault(link.key, {})[claim.id] = None
            through.setdefault(link.key, {}).update(dict.fromkeys(other.name for other in links[1:n] if other.kind == "outlet"))
    read = {index.publisher(d).casefold() for d in index.documents}
    found = [
        _source(link_of(group[0], index), group, tuple(through.get(key, {})), tuple(claims.get(key, {})), read, index)
        for key, group in acts.items()
    ]
    return tuple(sorted(found, key=lambda s: (not s.given or is_pointing(s.name), -s.acts, -len(s.publishers), s.name)))


def _source(
    link: Link, acts: list[Attribution], through: tuple[str, ...], claims: tuple[str, ...], read: set[str], index: Index
) -> Source:
    return Source(
        link.name, link.kind, wording.SOURCE_KIND[acts[0].source_kind], link.count, len(acts),
        tuple(Counter(wording.STANCE[a.stance] for a in acts).most_common()),
        publishers(index.documents[a.document] for a in acts), through, sum(a.form != "indirect" for a in acts),
        tuple(dict.fromkeys(r for a in acts if link.kind == "unnamed" for r in stated_reasons(a, index))), claims,
        link.name.casefold() in read, link.given, link.key,
    )  # fmt: skip


@cache
def _reasons() -> re.Pattern[str]:
    table = tomllib.loads((resources.files("sayso.telling") / "anonymity.toml").read_text(encoding="utf-8"))
    openings = "|".join(str(table["openings"]).split("\n")[:-1])
    return re.compile(rf"\b(?:{openings})\b[^.;!?\n]{{0,140}}", re.IGNORECASE)


def stated_reasons(act: Attribution, index: Index) -> tuple[str, ...]:
    """The words near an unnamed source that say why it is not named."""
    places = [s for s in (act.source, act.cue) if s is not None]
    if not places:
        return ()
    text = index.documents[act.document].text
    start, end = _sentence(text, index.sentences.get(act.document, ()), min(places).start, max(p.end for p in places))
    return tuple(" ".join(m.group().split()).rstrip(" ,”\"'") for m in _reasons().finditer(text, start, end))


def _sentence(text: str, sentences: tuple[Span, ...], start: int, end: int) -> tuple[int, int]:
    for span in sentences:
        if span.start <= start < span.end:
            return span.start, max(span.end, end)
    return max(0, start - 200), min(len(text), end + 200)


def never_heard(index: Index, claims: Iterable[Claim], most: int = 6) -> tuple[tuple[str, int], ...]:
    """Participants that are much spoken of and never cited: name and number of claims, the most spoken of first.

    Who wrote one of the texts is heard in it.
    """
    heard = {a.source_entity for a in index.attributions.values()}
    wrote = {key(author) for d in index.documents.values() for author in d.authors}
    parties = {e for t in index.ties for e in (t.subject, t.object)}
    spoken = Counter(e for c in claims for e in {c.subject, c.object} if e in parties and e not in heard)
    sides = ("Country", "ArmedGroup", "StateBody", "Organization", "Person")
    known = [(index.entities[e], n) for e, n in spoken.most_common() if n >= 3 and index.named(e)]
    silent = ((one.name, n) for one, n in known if one.type in sides and key(one.name) not in wrote)
    return tuple(islice(silent, most))
