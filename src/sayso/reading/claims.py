"""Propositions as said: predicates with their relation and participants."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product
from typing import cast

import numpy as np

from sayso.codebook import Codebook
from sayso.model import Attribution, Modality, Polarity, Span
from sayso.reading.analysis import Analysis
from sayso.reading.constructions import belongings
from sayso.reading.deeds import OF_DEEDS, deed, without_doers
from sayso.reading.encoder.labels import RELATIONS
from sayso.reading.encoder.session import Floats
from sayso.reading.frames import Frame, frame_of
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import title_tails
from sayso.reading.matching import Match, Matcher
from sayso.reading.parties import LEFT_OUT, LONE, parties
from sayso.reading.phrases import PRONOUNS, in_tag, noun_phrase
from sayso.reading.referents import Referents
from sayso.reading.said import Said

WITH_PATTERN = 0.2
"""How probable a claim must be where a pattern knows its word."""
FREE, FREE_NOUN = 0.45, 0.7
"""How probable a claim must be that expresses no coded relation, by a verb or adjective and by a noun."""
SURE, ALSO = 0.45, 0.5
"""The least weight of the relation that is chosen, and of a further one that the same word expresses."""
ANYBODY = 0.5
"""How probable a claim must be whose parties are no known kind of actor."""
EASED = 0.5
"""What these are multiplied by in a text of which nothing reaches them: a short note outside the usual subjects."""
TOGETHER = 0.2
"""The least probability of a relation with both its parties."""
FITS = 1.65
"""How many times likelier a relation is where one of its patterns fits the predicate's surroundings."""
DOUBT = 0.01
"""What the encoder gives a relation at least, where a pattern fits."""
PHRASE = 0.12
"""And more for every word that the pattern fixes: "go to war with" says it by itself."""
UNKNOWN = 0.5
"""What the encoder is taken to give a relation it was never trained on, such as one of a user's own codebook."""
_MAX_PAIRS = 12
_OVER = frozenset({"leads", "commands", "represents"})
COUNTED = frozenset({"killed", "captured"})
"""Relations whose objects are people, counted by what befell them, whatever the text calls them."""
_NOUNS = {
    "ArmedGroup": "militia",
    "Person": "man",
    "Organization": "organisation",
    "StateBody": "ministry",
    "Place": "town",
    "Event": "event",
}
_UNDONE = frozenset({"did_not_warn"})
_CLAUSE_STOP = frozenset("conj cc parataxis punct advcl acl:relcl appos discourse".split())
_NO_PREDICATE = frozenset("PUNCT ADP DET PRON CCONJ SCONJ PART NUM SYM".split())
_COMPLETING = ("to", "with", "from", "into", "against", "on", "at", "in", "for", "of", "by", "about", "over", "through")


class ClaimFinder:
    """Finds what one document claims.

    Args:
        codebook: the relations to code.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._matcher = Matcher(codebook)
        self._groups = {code: relation.group for code, relation in codebook.relations.items()}
        self._force = frozenset(code for code, group in self._groups.items() if group == "force")
        self._types = {code: (relation.subject_types, relation.object_types) for code, relation in codebook.relations.items()}

    def claims(self, a: Analysis, referents: Referents, cues: frozenset[int]) -> list[Said]:
        """Claims in text order.

        Args:
            a: the analysis.
            referents: resolves participants; new noun phrases become entities.
            cues: cue words of attributions: plain speech verbs are no claims of their own.
        """
        any_score = np.asarray(1.0 - a.trigger_scores[:, 0] if len(a.trigger_scores) else (), dtype=np.float32)
        out = self._likely(a, referents, cues, any_score)
        if not out:  # a text that says nothing likely says something
            eased = self._likely(a, referents, cues, np.minimum(any_score / EASED, 1.0, dtype=np.float32))
            out = [replace(s, score=round(s.score * EASED, 4)) for s in eased]
        for b in belongings(a, referents):
            out += self._said(a, referents, Frame(b.person, "noun"), "member_of", [(b.person, 1.0)], [(b.body, 1.0)], 1.0)
        return _distinct(a, without_doers(a, out, self._force))

    def _likely(self, a: Analysis, referents: Referents, cues: frozenset[int], any_score: Floats) -> list[Said]:
        """What words say that are claims with the probabilities ``any_score`` [W]."""
        out: list[Said] = []
        heard = any_score.copy()
        heard[sorted(cues)] += WITH_PATTERN
        refers = cache(lambda w: _can_refer(a, referents, w))
        noun = cache(lambda w: _common_noun(referents, w))
        for word in np.flatnonzero(heard > WITH_PATTERN).tolist():
            if a.upos[word] in _NO_PREDICATE or in_tag(a, word):
                continue
            top, likely = _title_noun(a, word), float(any_score[word])
            frame = frame_of(a, top)
            matches = self._matcher.matches(a, frame, refers, noun)
            out += self._at(a, referents, frame, matches, likely, word in cues)
        return out

    def _at(self, a: Analysis, referents: Referents, frame: Frame, matches: list[Match], likely: float, cue: bool) -> list[Said]:
        chosen = self._choose(a, matches, frame.word)
        if chosen:
            return [s for code, m, w in chosen for s in self._coded(a, referents, frame, code, m, w)]
        bar = FREE_NOUN if a.upos[frame.word] in ("NOUN", "PROPN") else FREE
        if likely < bar or cue or (frame.pos == "adj" and a.deprel[frame.word] == "amod"):
            return []
        return self._coded(a, referents, frame, None, None, likely)

    def _choose(self, a: Analysis, matches: list[Match], word: int) -> list[tuple[str, Match | None, float]]:
        """The relations a word expresses, each with the pattern that fits it best, if any fits."""
        nothing, other, *told = a.trigger_scores[word].tolist()
        if not matches and max(told) < SURE:
            return []
        heard = dict(zip(RELATIONS, told, strict=True))
        weights = heard.copy()
        best: dict[str, Match] = {}
        for m in matches:
            code = m.pattern.code
            if code not in best or m.narrow > best[code].narrow:
                best[code] = m
        for code, m in best.items():
            known = weights.get(code, UNKNOWN * (1.0 - nothing))
            weights[code] = (known + DOUBT + PHRASE * m.narrow[0]) * FITS ** (1.0 + 0.2 * sum(m.narrow))
        most = max(weights.values())
        first = min(code for code, weight in weights.items() if weight == most)
        if most < SURE or (first not in best and other > most):
            return []
        also = [code for code, weight in heard.items() if weight > ALSO and code != first]
        more = sorted(also, key=lambda code: (-weights[code], code))
        out: list[tuple[str, Match | None, float]] = [(code, best.get(code), min(1.0, weights[code])) for code in (first, *more)]
        return out + [(code, m, min(1.0, weights[first])) for code, m in self._for_each_patient(matches, best.get(first))]

    def _for_each_patient(self, matches: list[Match], first: Match | None) -> list[tuple[str, Match | None]]:
        """Further relations of a verb whose coordinated patients each ask for their own: "sent money and fighters"."""
        if first is None or first.patient is None:
            return []
        by_patient: dict[int, Match] = {first.patient: first}
        for m in matches:
            if m.patient is not None:
                by_patient.setdefault(m.patient, m)
        return [(by_patient[k].pattern.code, by_patient[k]) for k in sorted(by_patient) if by_patient[k] is not first]

    def _coded(
        self, a: Analysis, referents: Referents, frame: Frame, code: str | None, m: Match | None, likely: float
    ) -> list[Said]:
        given: tuple[list[int], list[int]] = (
            (list(m.subjects), list(m.objects)) if m is not None else _grammatical(referents, frame)
        )
        subjects = parties(a, referents, "subject", frame.word, given[0], LEFT_OUT if frame.passive else LONE)
        taken = {w for w, _ in subjects}
        objects = [x for x in parties(a, referents, "object", frame.word, given[1]) if x[0] not in taken or x[0] is None]
        if m is not None and frame.pos == "verb" and _are(subjects, m.objects) and _are(objects, m.subjects):
            subjects, objects = objects, subjects  # "Norway exports gas to Peru": the same two, and the pattern knows which way
        if code in OF_DEEDS:
            objects = [(w if w is None else deed(a, w, frame.word), p) for w, p in objects]
        return self._said(a, referents, frame, code, subjects, objects, likely, m)

    def _half(self, code: str | None, subject: int | None, obj: int | None, frame: Frame) -> bool:
        """Whether a party is missing without which nothing is said: the doer, but for passives and acts of force, whose victims
        count by themselves; the other side of a tie of support or belonging."""
        group = self._groups.get(code or "")
        if subject is None and not frame.passive and group != "force":
            return True
        return obj is None and group in ("structure", "support")

    def _able(self, referents: Referents, code: str | None, subject: int | None, obj: int | None, *, adjective: bool) -> bool:
        """Whether the parties are of types that the relation allows; who is told by a party's ``adjective`` does not lead it."""
        kinds = [None if x is None else referents.all[x].type for x in (subject, obj)]
        if adjective and code in _OVER and kinds[1] == "Organization":
            return False
        allowed = self._types.get(code or "", ((), ()))
        return all(kind is None or not types or kind in types for kind, types in zip(kinds, allowed, strict=True))

    def _hit(self, a: Analysis, referents: Referents, frame: Frame, code: str | None, word: int) -> int | None:
        """The object at ``word``; where an act of force is told by its victims, their state: "a raid that killed 90 Malians"."""
        force = code in self._force and code not in COUNTED
        if force and frame.pos == "noun" and _tells_of(a, frame.word, word):
            state = referents.state_of(word)
            if state is not None:
                return state
        return referents.of_word(word)

    def _said(
        self,
        a: Analysis,
        referents: Referents,
        frame: Frame,
        code: str | None,
        subjects: list[tuple[int | None, float]],
        objects: list[tuple[int | None, float]],
        likely: float,
        m: Match | None = None,
    ) -> list[Said]:
        word = frame.word
        sign: Polarity = "+" if m is None else m.pattern.polarity
        modality = None if m is None else cast(Modality | None, m.pattern.modality)
        text = None if any(o is not None for o, _ in objects) else _object_text(a, frame)
        out = []
        for (s, ps), (o, po) in list(product(subjects, objects or [(None, 1.0)]))[:_MAX_PAIRS]:
            sure = likely * ps * po
            if code is not None and sure < TOGETHER:
                continue
            subject = None if s is None else referents.of_word(s)
            obj = None if o is None else self._hit(a, referents, frame, code, o)
            if (subject is None and obj is None) or (subject == obj and subject is not None):
                continue
            if not any(x is not None and referents.acts(x) for x in (subject, obj)) and likely < ANYBODY:
                continue
            adjective = o is not None and a.upos[o] == "ADJ"
            if self._half(code, subject, obj, frame) or not self._able(referents, code, subject, obj, adjective=adjective):
                continue
            shown = None if s in frame.slots.get("patient", ()) else text
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
                    round(sure, 4),
                    sign,
                    modality,
                    undone=code in _UNDONE and m is None,
                    subject_word=s,
                    object_word=o,
                )
            )
        return out


def _tells_of(a: Analysis, noun: int, word: int) -> bool:
    """Whether ``word`` stands in a relative clause of ``noun``."""
    return any(a.deprel[c] == "acl:relcl" and c > noun and word in a.subtree(c) for c in a.children[noun])


def _are(found: list[tuple[int | None, float]], given: tuple[int, ...]) -> bool:
    """Whether the parties that were found are just those that the pattern has in the other role."""
    return bool(given) and {w for w, _ in found} == set(given)


def _common_noun(referents: Referents, word: int) -> str:
    """A common noun for what a name names; empty where ``word`` is no name."""
    index = referents.named_at(word)
    return "" if index is None else _NOUNS.get(referents.all[index].type, "")


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


def _grammatical(referents: Referents, frame: Frame) -> tuple[list[int], list[int]]:
    """Subject and object of a predicate no pattern fits: the grammatical ones, and a named phrase that completes it."""
    agent, patient = frame.slots.get("agent") or [], frame.slots.get("patient") or []
    return agent[:1], patient[:1] or _completion(referents, frame)


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
    lemma = _fore(a, frame.word) + lemmas(a.words[frame.word])[0]
    if frame.particle:
        return f"{lemma} {frame.particle}"
    if any(a.deprel[c] == "cop" for c in a.children[frame.word]):
        return f"be {lemma}"
    return lemma


def _fore(a: Analysis, word: int) -> str:
    """What a hyphen joins to the front of a word, lower case, hyphen included: "front-" of "front-runner"."""
    joined = word > 1 and a.words[word - 1] == "-" and a.ends[word - 2] == a.starts[word - 1] and a.ends[word - 1] == a.starts[word]
    return a.lower[word - 2] + "-" if joined else ""


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
    return sorted(out, key=lambda s: (s.span.start, s.span.end, s.trigger, s.code or "", s.subject or -1, s.object or -1))


def attribution_of(span: Span, sayings: list[tuple[Attribution, int]]) -> Attribution | None:
    """The innermost attribution whose content holds ``span``'s first character; sayings come with their content's length.

    Of two that hold the same ("X reported, citing Y") it is the one that the other holds. Who it is that spoke to an outlet is the
    writer's word and not the outlet's.
    """
    holding = [
        (size, n)
        for n, (one, size) in enumerate(sayings)
        if any(c.start <= span.start < c.end and span.end <= c.end + 2 for c in one.content)
        and not (one.cue is None and any(other.parent == one.id and _introduces(other, span) for other, _ in sayings))
    ]
    if not holding:
        return None
    best = min(holding)
    for _ in holding:
        held = [(size, n) for size, n in holding if sayings[n][0].parent == sayings[best[1]][0].id]
        best = min(held, default=best)
    return sayings[best[1]][0]


def _introduces(attribution: Attribution, span: Span) -> bool:
    return attribution.source is not None and attribution.source.start <= span.start and span.end <= attribution.source.end
