"""Propositions as said: predicates with their relation and participants."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import product
from typing import cast

import numpy as np

from sayso.codebook import Codebook
from sayso.model import Amount, Attribution, Modality, Polarity, Span, When
from sayso.reading.analysis import Analysis
from sayso.reading.constructions import belongings
from sayso.reading.encoder.labels import RELATIONS, TRIGGER
from sayso.reading.frames import Frame, conjuncts, frame_of, preposition
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import title_tails
from sayso.reading.matching import Match, Matcher
from sayso.reading.nearby import Nearby
from sayso.reading.phrases import PRONOUNS, noun_phrase
from sayso.reading.places import LOCATIVE
from sayso.reading.referents import Referents

LIKELY, WITH_PATTERN, RELATION = 0.6, 0.08, 0.8
"""How probable a claim must be where no pattern knows its word, where one does, and a relation the encoder alone proposes."""
DOUBT = 0.003
"""A pattern's relation is dropped where the encoder gives it less than this share of the claim's probability."""
OVERRULE = 4.0
"""Logit from which the encoder's participant replaces the tree's."""
_MAX_PAIRS = 12
_NUMBER = {name: i for i, name in enumerate(TRIGGER)}
_NOUNS = {
    "ArmedGroup": "militia",
    "Person": "man",
    "Organization": "organisation",
    "StateBody": "ministry",
    "Place": "town",
    "Event": "event",
}
_CLAUSE_STOP = frozenset("conj cc parataxis punct advcl acl:relcl appos discourse".split())
_COMPLETING = ("to", "with", "from", "into", "against", "on", "at", "in", "for", "of", "by", "about", "over", "through")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim before it is numbered: participants are indices into the referents, ``trigger`` the predicate word."""

    trigger: int
    span: Span
    subject: int | None
    predicate: str
    code: str | None
    object: int | None
    object_text: str | None
    score: float
    sign: Polarity = "+"
    modality: Modality | None = None
    subject_word: int | None = None
    object_word: int | None = None


class ClaimFinder:
    """Finds what one document claims.

    Args:
        codebook: the relations to code.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._matcher = Matcher(codebook)
        self._groups = {code: relation.group for code, relation in codebook.relations.items()}

    def claims(self, a: Analysis, referents: Referents, cues: frozenset[int]) -> list[Said]:
        """Claims in text order.

        Args:
            a: the analysis.
            referents: resolves participants; new noun phrases become entities.
            cues: cue words of attributions: plain speech verbs are no claims of their own.
        """
        out: list[Said] = []
        any_score = 1.0 - a.trigger_scores[:, 0] if len(a.trigger_scores) else np.zeros(0)
        heard = any_score.copy()
        heard[sorted(cues)] += WITH_PATTERN
        for word in np.flatnonzero(heard > WITH_PATTERN).tolist():
            if a.upos[word] in ("PUNCT", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "PART"):
                continue
            out += self._at(a, referents, _title_noun(a, word), float(any_score[word]), word in cues)
        for b in belongings(a, referents):
            out += self._said(a, referents, Frame(b.person, "noun"), "member_of", [b.person], [b.body], 1.0)
        return _distinct(a, out)

    def _at(self, a: Analysis, referents: Referents, word: int, likely: float, cue: bool) -> list[Said]:
        frame = frame_of(a, word)
        refers = lambda w: _can_refer(a, referents, w)
        chosen = self._choose(a, frame, self._matcher.matches(a, frame, refers, lambda w: _common_noun(referents, w)), word)
        if chosen:
            return [s for m in chosen for s in self._coded(a, referents, frame, m, likely)]
        if likely < LIKELY or (frame.pos == "adj" and a.deprel[word] == "amod"):
            return []
        scores = a.trigger_scores[word, 2:]
        best = int(scores.argmax())
        code = RELATIONS[best] if scores[best] > RELATION else None
        if code is None and cue:
            return []
        subject, obj = self._parties(a, referents, frame, word)
        return self._said(a, referents, frame, code, subject, obj, likely)

    def _choose(self, a: Analysis, frame: Frame, matches: list[Match], word: int) -> list[Match]:
        """The best match, or one for each coordinated patient that a narrower pattern asks for."""

        def weight(m: Match) -> float:
            p = float(a.trigger_scores[word, _NUMBER[m.pattern.code]]) if m.pattern.code in _NUMBER else 0.3
            return 2.5 * math.log(p + 0.02) + 0.6 * m.narrow[0] + 0.3 * m.narrow[1]

        matches = [m for m in matches if self._plausible(a, m, word)]
        if not matches:
            return []
        best = max(matches, key=weight)
        if best.patient is None:
            return [best]
        by_patient: dict[int, Match] = {}
        for m in matches:
            if m.patient is not None and (m.patient not in by_patient or weight(m) > weight(by_patient[m.patient])):
                by_patient[m.patient] = m
        return [by_patient[k] for k in sorted(by_patient)]

    def _plausible(self, a: Analysis, m: Match, word: int) -> bool:
        """Whether the encoder leaves a default relation a chance; one of a user's own it has never heard of always has."""
        number = _NUMBER.get(m.pattern.code)
        if number is None:
            return True
        scores = a.trigger_scores[word]
        return bool(scores[number] >= DOUBT * (1.0 - scores[0]))

    def _coded(self, a: Analysis, referents: Referents, frame: Frame, m: Match, likely: float) -> list[Said]:
        subjects, objects = list(m.subjects), list(m.objects)
        roles = {s.filler[0] for s in m.pattern.slots}
        if "S" in roles and not subjects:
            subjects = self._scored(a, "subject", frame.word)
        if "O" in roles and not objects:
            objects = self._scored(a, "object", frame.word)
        if "S" in roles:
            subjects = self._overruled(a, "subject", frame.word, subjects)
        if "O" in roles:
            objects = self._overruled(a, "object", frame.word, objects)
        out = self._said(a, referents, frame, m.pattern.code, subjects, objects, likely)
        return [replace(s, sign=m.pattern.polarity, modality=cast(Modality | None, m.pattern.modality)) for s in out]

    def _parties(self, a: Analysis, referents: Referents, frame: Frame, word: int) -> tuple[list[int], list[int]]:
        """Subject and object of a predicate no pattern knows: the grammatical subject, passive or not, and what completes it."""
        agent, patient = frame.slots.get("agent") or [], frame.slots.get("patient") or []
        subject = self._scored(a, "subject", word) or (patient if frame.passive else agent)
        rest = agent if frame.passive else patient
        obj = self._scored(a, "object", word) or rest or _completion(referents, frame)
        return subject, [w for w in obj if w not in subject]

    def _overruled(self, a: Analysis, role: str, word: int, words: list[int]) -> list[int]:
        """The encoder's participant where it is sure of one that the tree did not find."""
        found = _best(a, role, word)
        if found is not None and found[1] > OVERRULE and found[0] not in words and _can_be_party(a, found[0]):
            return conjuncts(a, found[0])
        return words

    def _scored(self, a: Analysis, role: str, word: int) -> list[int]:
        """The participant the encoder scores highest, with its conjuncts; empty when none scores above even odds."""
        found = _best(a, role, word)
        return conjuncts(a, found[0]) if found is not None and found[1] > 0.0 else []

    def _half(self, code: str | None, subject: int | None, obj: int | None, frame: Frame) -> bool:
        """Whether a party is missing without which nothing is said: the doer, but for passives and acts of force, whose victims
        count by themselves; the other side of a tie of support or belonging."""
        group = self._groups.get(code or "")
        if subject is None and not (group and frame.passive) and group != "force":
            return True
        return obj is None and group in ("structure", "support")

    def _said(
        self,
        a: Analysis,
        referents: Referents,
        frame: Frame,
        code: str | None,
        subjects: list[int],
        objects: list[int],
        likely: float,
    ) -> list[Said]:
        word = frame.word
        text = None if objects else _object_text(a, frame)
        out = []
        for s, o in list(product(subjects or [None], objects or [None]))[:_MAX_PAIRS]:  # type: ignore[list-item]
            subject = None if s is None else referents.of_word(s)
            obj = None if o is None else referents.of_word(o)
            if (subject is None and obj is None) or (subject == obj and subject is not None):
                continue
            if not any(x is not None and referents.acts(x) for x in (subject, obj)) or self._half(code, subject, obj, frame):
                continue
            shown = text
            if o is not None and obj is None:
                x, y = noun_phrase(a, o)
                shown = a.text[a.spans[x].start : a.spans[y].end]
            out.append(
                Said(
                    word,
                    _clause(a, word, s, o),
                    subject,
                    _predicate(a, frame),
                    code,
                    obj,
                    shown,
                    round(likely, 4),
                    subject_word=s,
                    object_word=o,
                )
            )
        return out


def _best(a: Analysis, role: str, word: int) -> tuple[int, float] | None:
    """The word of the sentence that scores highest in a role of ``word``, with its logit."""
    start, scores = a.row(role, word)
    lo, hi = a.sentences[a.sentence_of[word]]
    lo = max(lo, start)
    part = scores[lo - start : hi - start]
    if not len(part):
        return None
    best = int(part.argmax())
    return lo + best, float(part[best])


def _common_noun(referents: Referents, word: int) -> str:
    """A common noun for what a name names; empty where ``word`` is no name."""
    index = referents.named_at(word)
    return "" if index is None else _NOUNS.get(referents.all[index].type, "")


def _can_be_party(a: Analysis, word: int) -> bool:
    """Whether the encoder's choice can stand: a noun or pronoun that no locative preposition makes a setting."""
    head = word
    while a.deprel[head] in ("compound", "flat") and a.head[head] != head:
        head = a.head[head]
    return a.upos[word] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET") and preposition(a, head) not in LOCATIVE


def _can_refer(a: Analysis, referents: Referents, word: int) -> bool:
    if referents.tells_time(word) or (a.lower[a.head[word]], a.lower[word]) in title_tails():
        return False
    if referents.named_at(word) is not None:
        return True
    if a.lower[word] in PRONOUNS:
        return a.upos[word] in ("PRON", "DET")
    return a.upos[word] in ("NOUN", "PROPN") and a.deprel[word] not in ("compound", "amod", "flat")


def _title_noun(a: Analysis, word: int) -> int:
    """The noun of a title whose adjective the encoder chose ("**Prime** Minister")."""
    head = a.head[word]
    return head if a.upos[word] == "ADJ" and a.deprel[word] == "amod" and head - word == 1 and a.words[word][0].isupper() else word


def _completion(referents: Referents, frame: Frame) -> list[int]:
    """The named phrase a verb without object goes with: "sent to the ship", "left from Oslo"."""
    for slot in _COMPLETING:
        for w in frame.slots.get(slot, ()):
            if referents.named_at(w) is not None:
                return [w]
    return []


def _clause(a: Analysis, word: int, subject: int | None, obj: int | None) -> Span:
    """The stretch from the first to the last word of the predicate's own clause and its participants."""
    words = a.subtree(word, _CLAUSE_STOP)
    lo, hi = a.sentences[a.sentence_of[word]]
    for p in (subject, obj):
        if p is not None and lo <= p < hi:
            words += range(*_inclusive(noun_phrase(a, p)))
    first, last = min(words), max(words)
    while first < word and a.upos[first] in ("PUNCT", "CCONJ", "SCONJ"):
        first += 1
    while last > word and a.upos[last] == "PUNCT":
        last -= 1
    return a.span(first, last)


def _inclusive(run: tuple[int, int]) -> tuple[int, int]:
    return run[0], run[1] + 1


def _predicate(a: Analysis, frame: Frame) -> str:
    """A lemma phrase: particle verbs and copulas with what completes them."""
    lemma = lemmas(a.words[frame.word])[0]
    if frame.particle:
        return f"{lemma} {frame.particle}"
    if any(a.deprel[c] == "cop" for c in a.children[frame.word]):
        return f"be {lemma}"
    return lemma


def _object_text(a: Analysis, frame: Frame) -> str | None:
    for slot in ("patient", "clause"):
        words = frame.slots.get(slot)
        if words:
            under = a.subtree(words[0], frozenset({"punct", "acl:relcl", "parataxis"}))
            return a.text[a.spans[under[0]].start : a.spans[under[-1]].end][:200]
    return None


def _distinct(a: Analysis, found: list[Said]) -> list[Said]:
    """Claims in text order, each once: two words of one sentence that put the same parties in the same relation make one claim."""
    seen: set[tuple[object, ...]] = set()
    out = []
    for s in sorted(found, key=lambda s: (s.code is None, -(s.span.end - s.span.start), s.trigger)):
        place = s.trigger if s.code is None else ("sentence", a.sentence_of[s.trigger])
        key = (place, s.code, s.subject, s.object)
        if key not in seen:
            seen.add(key)
            out.append(s)
    return sorted(out, key=lambda s: (s.span, s.trigger, s.code or "", s.subject or -1, s.object or -1))


def attribution_of(span: Span, sayings: list[tuple[Attribution, int]]) -> Attribution | None:
    """The innermost attribution whose content holds ``span``'s first character; sayings come with their content's length."""
    best: tuple[int, Attribution] | None = None
    for attribution, size in sayings:
        if any(c.start <= span.start < c.end and span.end <= c.end + 2 for c in attribution.content) and (
            best is None or size < best[0]
        ):
            best = (size, attribution)
    return None if best is None else best[1]


def amount_for(a: Analysis, amounts: Nearby[Amount], words: list[int | None]) -> Amount | None:
    """The amount that stands inside one of the participants' noun phrases."""
    for word in words:
        if word is None:
            continue
        span = a.span(*noun_phrase(a, word))
        for amount in amounts.touching(span):
            if amount.span is not None and amount.span.start < span.end and span.start < amount.span.end:
                return amount
    return None


def time_for(a: Analysis, times: Nearby[When], span: Span, word: int) -> When | None:
    """The time stated nearest to the predicate in its clause, else the only one in its sentence."""
    lo, hi = a.sentences[a.sentence_of[word]]
    sentence = a.span(lo, hi - 1)
    inside = [t for t in times.touching(sentence) if t.span is not None and sentence.start <= t.span.start < sentence.end]
    own = [t for t in inside if t.span is not None and t.span.start < span.end and span.start < t.span.end]
    at = a.spans[word].start
    if own:
        return min(own, key=lambda t: (abs((t.span.start if t.span else 0) - at), t.span or Span(0, 0)))
    return inside[0] if len(inside) == 1 and abs((inside[0].span or Span(0, 0)).start - at) < 160 else None
