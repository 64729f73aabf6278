"""Force: the same speaker's words on what others shall do, told as a wish here, as a request or an order there.

Acts of saying and claims both tell it: "we hope that ...", "urged them to", "ordered". Compared are acts of one speaker whose
content shares three fifths of its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.findings import Drift, DriftDirection, DriftWay
from sayso.model import Attribution, Claim, Document, Span
from sayso.weighing import scales
from sayso.weighing.comparable_clauses import title_span
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement, content_words

_SHARE, _LEAST = 0.6, 2
_NAMES = {0: "a wish", 1: "a request", 2: "an order"}


@dataclass(frozen=True, slots=True)
class Act:
    """A speaker's directive: how strong (0 wish, 1 request, 2 order), its word, what it is about, a claim it goes with."""

    actor: str
    step: int
    word: Span
    about: frozenset[str]
    claim: str
    document: str
    quoted: bool
    title: bool


def acts(statements: Sequence[Statement], attributions: Sequence[Attribution], scene: Scene) -> list[Act]:
    """The directives told in one document."""
    document = scene.documents.get(statements[0].claim.document) if statements else None
    if document is None:
        return []
    title = title_span(document)
    claims = [statement.claim for statement in statements]
    by_content = {act.id: act for act in attributions}
    found = [act for attribution in attributions if (act := _said(attribution, claims, document, title, scene))]
    found += [act for claim in claims if (act := _done(claim, document, title, by_content, scene))]
    return found


def force(pool: Sequence[Act], later: Sequence[Act], way: DriftWay, texts: Mapping[str, Document]) -> Iterator[Drift]:
    """Directives of one speaker on one matter, told more or less strongly."""
    by_actor: dict[str, list[Act]] = defaultdict(list)
    for act in pool:
        by_actor[act.actor].append(act)
    for act in later:
        near = [one for one in by_actor[act.actor] if one.word != act.word and _one_matter(one, act)]
        if near and all(one.step != act.step for one in near) and near[0].claim != act.claim:
            first = near[0]
            reason = f"{_NAMES[first.step]} (“{_words(first, texts)}”) becomes {_NAMES[act.step]} (“{_words(act, texts)}”)"
            direction: DriftDirection = "strengthened" if act.step > first.step else "weakened"
            yield Drift(first.claim, act.claim, "force", direction, way, first.word, act.word, reason)


def _one_matter(one: Act, other: Act) -> bool:
    shared, least = len(one.about & other.about), min(len(one.about), len(other.about))
    return shared >= _LEAST and shared / least >= _SHARE


def _words(act: Act, texts: Mapping[str, Document]) -> str:
    return " ".join(texts[act.document].text[act.word.start : act.word.end].split())


def _said(act: Attribution, claims: Sequence[Claim], document: Document, title: Span | None, scene: Scene) -> Act | None:
    actor = scene.entity_of.get(act.source_entity or "", "")
    if not actor or not act.content or act.stance == "denies":
        return None
    found = scales.directive(document.text, act.cue.start, act.cue.end) if act.cue else None
    quoted = act.form in ("direct", "mixed")
    if found is None and quoted:
        found = scales.directive(document.text, act.content[0].start, act.content[-1].end, quoted=True)
    claim = _claim_of(act, claims) if found else None
    if found is None or claim is None:
        return None
    about = content_words(" ".join(document.text[span.start : span.end] for span in act.content))
    return Act(actor, found.step, found.span, _matter(about, found), claim, document.id, quoted, _inside(found.span, title))


def _done(
    claim: Claim, document: Document, title: Span | None, attributions: Mapping[str, Attribution], scene: Scene
) -> Act | None:
    """A directive told as a deed: "the general ordered the fighters to hold the bridge"."""
    actor = scene.entity_of.get(claim.subject or "", "")
    word = scales.directive(document.text, claim.start, claim.end) if actor and claim.polarity == "+" else None
    if word is None or claim.code not in (None, "urged", "approved", "intends"):
        return None
    verb = claim.predicate.split("_")[0].split(" ")[0].casefold()
    if not word.words.casefold().startswith(verb[:4]):
        return None
    about = content_words(document.text[word.span.end : claim.end])
    return Act(actor, word.step, word.span, _matter(about, word), claim.id, document.id, False, _inside(word.span, title))


def _matter(about: frozenset[str], found: scales.Found) -> frozenset[str]:
    return about - content_words(found.words)


def _claim_of(act: Attribution, claims: Sequence[Claim]) -> str | None:
    inside = [claim.id for claim in claims if claim.attribution == act.id]
    held = [claim.id for claim in claims if any(span.start <= claim.start and claim.end <= span.end for span in act.content)]
    return next(iter((*inside, *held)), None)


def _inside(span: Span, title: Span | None) -> bool:
    return title is not None and title.start <= span.start < title.end
