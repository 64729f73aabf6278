"""Footnotes: for what a source says in a sentence a line on it, after ICD 206: facts about the source, and no grade of it.

Named or not, how many, how it comes here, whose side by the pile's own words, how the speaker stands to it, when it was said and
published, in what kind of text, read here or only reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sayso.model import Attribution, Claim, Document, Span, Tie
from sayso.telling import wording
from sayso.telling.cards import Card, Cards
from sayso.telling.chains import Link, inline
from sayso.telling.passages import Passage, Quoted
from sayso.telling.selection import tie_words
from sayso.telling.sources import stated_reasons
from sayso.telling.view import Index
from sayso.weighing import vocabulary

MOST_SIDES = 3
_PARTIES = frozenset({"Country", "StateBody", "Organization", "ArmedGroup", "Outlet"})


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote: a claim's card, the source's descriptor as facts, the document with its number, and the sentence.

    ``spans`` are the offsets, in the document's text, of the words of every claim that has this footnote; ``card`` is of the first.
    ``sides`` are what the pile says of whose side the source is on: words, and the claims that say so. ``passage`` holds the
    sentence around them.
    """

    card: Card
    spans: tuple[Span, ...]
    source: tuple[str, ...]
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    reasons: tuple[str, ...]
    document: Document
    place: int
    passage: Passage | None

    @property
    def offsets(self) -> str:
        """The offsets of its claims' words as they are written: "[12:40], [51:60]"."""
        return ", ".join(f"[{span.start}:{span.end}]" for span in self.spans)

    @property
    def number(self) -> int:
        """The footnote's number."""
        return self.card.number

    def descriptor(self, numbered: Callable[[tuple[str, ...]], str]) -> str:
        """The source in one line; ``numbered`` gives the numbers of claims, "" for none."""
        sides = [words + (f" {numbers}" if (numbers := numbered(claims)) else "") for words, claims in self.sides]
        head, *rest = self.source
        return "; ".join([head, *sides, *rest, *(f"reason given: “{reason}”" for reason in self.reasons)])


def notes(claims: Iterable[Claim], cards: Cards, texts: Iterable[Quoted], index: Index) -> tuple[Note, ...]:
    """The footnotes of these claims, by number; what several claims share is told once."""
    places = {ident: n for n, ident in enumerate(index.documents, 1)}
    opened = {n: p for t in texts for p in t.passages for s in p.segments for n in s.numbers}
    read = frozenset(index.publisher(ident).casefold() for ident in index.documents)
    belonging = _belonging(index)
    sharing: dict[int, list[Claim]] = {}
    for claim in claims:
        sharing.setdefault(cards.numbers[claim.id], []).append(claim)
    found = []
    for _, (claim, *others) in sorted(sharing.items()):
        card = cards.of(claim)
        spans = tuple(sorted({Span(one.start, one.end) for one in (claim, *others)}))
        last, act = card.chain[-1], (index.acts(claim) or (None,))[-1]
        document = index.documents[claim.document]
        sides = () if act is None else _sides(act, belonging, index)
        reasons = stated_reasons(act, index)[:2] if act is not None and last.kind == "unnamed" else ()
        source = (
            _who(last, act, document, index),
            *_ways(card.chain, act),
            *_circumstances(claim, act, last, document, read, index),
        )
        found.append(Note(card, spans, source, sides, reasons, document, places[document.id], opened.get(card.number)))
    return tuple(found)


def _who(last: Link, act: Attribution | None, document: Document, index: Index) -> str:
    """Named or not, and how many."""
    if act is None or last.kind == "text":
        by = f" by {', '.join(document.authors)}" if document.authors else ", its author not named"
        return f"the text itself,{by}" if document.authors else f"the text itself{by}"
    if not last.given:
        return "a source that the text does not state"
    words = index.words(act.document, act.source)
    called = (
        f", here called “{words}”" if words and words != last.name and len(words.split()) > 1 and last.kind != "unnamed" else ""
    )
    if last.kind == "unnamed":
        many = f"{last.count} by the text’s count" if last.count else "how many is not said"
        return f"“{inline(last.name)}”: not named; {many}"
    kind = wording.SOURCE_KIND[act.source_kind]
    many = f", {last.count} by the text’s count" if last.count and last.count > 1 else ""
    return f"{last.name if last.named else f'“{inline(last.name)}”'}: {kind}{many}{called}"


def _ways(links: tuple[Link, ...], act: Attribution | None) -> tuple[str, ...]:
    """Direct or relayed, and in whose words."""
    if act is None:
        through = links[1:] if len(links) > 1 else ()
        return (f"credited as a whole to {through[0].name}",) if through else ()
    between = [_between(link) for link in links[1:-1]]
    way = f"relayed through {', then '.join(between)}" if between else "cited by the text with nobody between"
    worded = {"direct": "in quotation marks", "mixed": "partly in quotation marks", "indirect": "in the text’s words, not quoted"}
    return way, worded[act.form]


def _between(link: Link) -> str:
    if not link.given:
        return "a source that is not stated"
    return link.name if link.named else f"“{inline(link.name)}”"


def _circumstances(
    claim: Claim, act: Attribution | None, last: Link, document: Document, read: frozenset[str], index: Index
) -> tuple[str, ...]:
    """How the speaker stands to it, when and where it was said, and whether that was read or only reported."""
    parts = []
    interest = index.interests.get(claim.id)
    if interest is not None and interest.kind != "not_known":
        parts.append(f"{wording.INTEREST[interest.kind]} ({wording.shortened(interest.reason, 200)})")
    if act is not None and last.kind != "text":
        parts.append(f"said {when}" if (when := wording.when_words(act.time)) else "no day of saying was read")
    published = f"published {wording.date_words(document.published)}" if document.published else "not dated"
    parts.append(f"{_GENRE_ARTICLE.get(document.genre, '')}{wording.GENRE[document.genre]}, {published}")
    if act is None or last.kind == "text":
        parts.append("read here")
    elif last.kind in ("outlet", "writing") and last.name.casefold() in read:
        parts.append("only reported here, though a text by it was read too")
    else:
        parts.append("only reported")
    if last.kind == "unnamed" and last.given and act is not None and not stated_reasons(act, index):
        parts.append("no reason given for leaving the name out")
    return tuple(parts)


_GENRE_ARTICLE = {
    "report": "in a ", "opinion": "in an ", "editorial": "in an ", "wire-rewrite": "in a ", "translation": "in a ",
    "press-release": "in a ",
}  # fmt: skip


def _belonging(index: Index) -> dict[str, list[Tie]]:
    """Entity -> the ties in which the pile says to whom it belongs."""
    found: dict[str, list[Tie]] = {}
    for tie in index.ties:
        if tie.code in vocabulary.words("relations", "belonging") and tie.claims and _side(tie, index):
            found.setdefault(tie.subject, []).append(tie)
    return found


def _side(tie: Tie, index: Index) -> bool:
    """Whether a tie says whose side its subject is on: a post, or a part's whole; not a group it commands."""
    one, other = index.entities.get(tie.subject), index.entities.get(tie.object)
    if one is None or other is None or one.id == other.id or other.type not in _PARTIES:
        return False
    return one.type in ("Person", "Group") or tie.code not in ("leads", "commands")


def _sides(act: Attribution, belonging: dict[str, list[Tie]], index: Index) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Whose side the source is on, by the pile's own words, each with the claims that say so."""
    if act.source_kind in ("author", "document"):
        return ()
    found = belonging.get(act.source_entity or "", ())
    several = index.several(act.source_entity)
    told = tuple(
        (
            f"it is said{' and disputed' if tie.disputed else ''} in this pile that {wording.small(tie_words(tie, index))}",
            tie.claims,
        )
        for tie in found[:MOST_SIDES]
    )
    if told or act.source_kind in ("outlet", "anonymous"):
        return told
    return ((f"the pile does not say whose side {'they are' if several else 'it is'} on", ()),)
