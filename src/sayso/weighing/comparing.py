"""In which respects a wording differs from those of the same content nearer to its utterer.

Each comparison gives a finding only where *no* wording of the pool agrees with the later one in that respect: a text that says a
thing now with "may", now without, has not drifted where another carries either. Precision before recall.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.findings import Drift, DriftAspect, DriftDirection, DriftWay
from sayso.model import Amount, Span
from sayso.weighing import listed, scales
from sayso.weighing.amounts import fits, in_words, same_unit
from sayso.weighing.belonging import Belonging
from sayso.weighing.comparable_clauses import Wording, of_whom
from sayso.weighing.dates import bounded, overlap, told
from sayso.weighing.scene import Scene

Change = tuple[DriftDirection, Span, Span, str]
_LEVELS = {"actual": 3, "belief": 2, "reported_possible": 1, "conditional": 1}
_LEVEL_WORDS = {3: "stated as fact", 2: "held back", 1: "left open"}
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|it|nt|ck|ght)\b", re.IGNORECASE)


def compare(pool: Sequence[Wording], later: Wording, way: DriftWay, scene: Scene, belonging: Belonging) -> Iterable[Drift]:
    """Compare a later wording with those of the same content nearer to the utterer.

    Args:
        pool: wordings of the same content, the likest first; at least one.
        later: the wording further from the utterer.
        way: what ``later`` is to the pool.
        scene: the case's documents and entities.
        belonging: whose a described agent is.
    """
    found: list[tuple[DriftAspect, Wording, Change | None]] = [
        ("certainty", *_certainty(pool, later)), ("agency", *_agency(pool, later, scene, belonging)),
        ("specificity", *_figures(pool, later)), ("time", *_time(pool, later, way)),
    ]  # fmt: skip
    for aspect, a, change in found:
        if change is not None:
            yield Drift(a.id, later.id, aspect, change[0], way, change[1], change[2], change[3])


def level(wording: Wording) -> int | None:
    """How certain a claim is put: 3 as fact, 2 hedged or believed, 1 left open; None where that cannot be compared."""
    held = _LEVELS.get(wording.statement.sense)
    if wording.title and wording.statement.sense == "reported_possible" and scales.states(wording.document.text, *wording.sentence):
        held = 3  # a title has few words to be read by: what none of them leaves open is stated
    if held == 3 and (_hedge(wording) is not None or _sourceless(wording)):
        return 2
    return held


def _certainty(pool: Sequence[Wording], later: Wording) -> tuple[Wording, Change | None]:
    its, first = level(later), pool[0]
    levels = [level(one) for one in pool]
    if its is None or any(one is None for one in levels):
        return first, None
    held = [one for one in levels if one is not None]
    if its == levels[0] or its in held or (its > max(held)) == (its < min(held)) or 3 not in (its, levels[0]):
        return first, (_cue(pool, later) or _uncredited(pool, later)) if its == levels[0] else None
    stronger = its > held[0]
    reason = f"{_marked(first, held[0])} becomes {_marked(later, its)}"
    return first, ("strengthened" if stronger else "weakened", _mark(first), _mark(later), reason)


def _cue(pool: Sequence[Wording], later: Wording) -> Change | None:
    """One speaker, but "said" in one place and "admitted", or "hinted", in another."""
    same = [one for one in pool if one.speaker and one.speaker == later.speaker]
    if not same or len(same) < len(pool):
        return None
    first, its = same[0], _strength(later)
    if its is None or any(_strength(one) in (None, its) for one in same):
        return None
    a, b = first.statement.told_by[-1].cue, later.statement.told_by[-1].cue
    if a is None or b is None:
        return None
    stronger = its > (_strength(first) or 0)
    words = f"“{first.document.text[a.start : a.end]}” becomes “{later.document.text[b.start : b.end]}” for the same speaker"
    return ("strengthened" if stronger else "weakened", a, b, words)


def _uncredited(pool: Sequence[Wording], later: Wording) -> Change | None:
    """A title that states as its own what its text gives only on somebody's word."""
    first = pool[0]
    if (
        not later.title
        or not later.own_voice
        or level(later) != 3
        or not _told_by_verb(later)
        or any(one.own_voice or not _credited(one) for one in pool)
    ):
        return None
    act = first.statement.told_by[-1]
    who = first.document.text[act.source.start : act.source.end] if act.source else ""
    return (
        "strengthened",
        first.span,
        later.span,
        f"the text gives it as the word of “{' '.join(who.split())[:90]}”, the title as its own",
    )


def _told_by_verb(wording: Wording) -> bool:
    """Whether the clause states it by an inflected verb: "Arvia funds", not "figures for Arvia's help"."""
    verb = wording.statement.claim.predicate.split()[0].split("_")[0].casefold()
    words = re.findall(r"[^\W\d_]+", wording.clause.casefold())
    return any(word != verb and word[:2] == verb[:2] and not word.endswith("ing") for word in words)


def _credited(wording: Wording) -> bool:
    told_by = wording.statement.told_by
    return (
        bool(told_by) and told_by[-1].source is not None and told_by[-1].source_kind != "author" and told_by[-1].stance == "asserts"
    )


def _strength(wording: Wording) -> int | None:
    told_by = wording.statement.told_by
    cue = told_by[-1].cue if told_by else None
    return scales.cue_strength(wording.document.text[cue.start : cue.end]) if cue else None


def _agency(pool: Sequence[Wording], later: Wording, scene: Scene, belonging: Belonging) -> tuple[Wording, Change | None]:
    agents, its = [one.ends[0] for one in pool], later.ends[0]
    if its in agents or not any((*agents, its)):
        return pool[0], None
    for place, agent in enumerate(agents):
        first = pool[place]
        if agent and its and (of_whom(agent, its, belonging) or of_whom(its, agent, belonging)):
            if _only_modifies(first, agent, scene) or _only_modifies(later, its, scene):
                return first, None
            words = f"who acts: “{_agent_words(agent, scene)}” becomes “{_agent_words(its, scene)}”"
            return first, ("shifted", _named_at(first, agent, scene), _named_at(later, its, scene), words)
    if its and not any(agents) and all(_passive(one) and not _mentions(one, its, scene) for one in pool):
        reason = f"nobody is said to act; then “{_agent_words(its, scene)}” does"
        return pool[0], ("strengthened", pool[0].span, _named_at(later, its, scene), reason)
    if not its and all(agents) and _passive(later) and not any(_mentions(later, agent, scene) for agent in agents):
        reason = f"“{_agent_words(agents[0], scene)}” acts; then nobody is said to"
        return pool[0], ("weakened", _named_at(pool[0], agents[0], scene), later.span, reason)
    return pool[0], None


def _figures(pool: Sequence[Wording], later: Wording) -> tuple[Wording, Change | None]:
    its = later.statement.quantity
    held = [(one, one.statement.quantity) for one in pool]
    counted = [(one, amount) for one, amount in held if amount is not None and its is not None and same_unit(amount, its)]
    if its is None or len(counted) < 1 or any(_same_figure(amount, its) for _, amount in counted):
        return pool[0], None
    first, amount = counted[0]
    spans = (amount.span or first.span, its.span or later.span)
    words = f"{in_words(amount)} becomes {in_words(its)}"
    if not fits(amount, its):
        return first, ("shifted", *spans, words)
    if (amount.bound == "exact") == (its.bound == "exact"):
        return first, None
    return first, ("strengthened" if its.bound == "exact" else "weakened", *spans, words)


def _time(pool: Sequence[Wording], later: Wording, way: DriftWay) -> tuple[Wording, Change | None]:
    one, its = pool[0].statement, later.statement
    if way != "retelling":  # what is to come in an older text may have come by the time of a younger one
        same = [other for other in pool if other.statement.core and its.core and other.statement.core[1] == its.core[1]]
        to_come = bool(same) and all(other.statement.sense == "future" for other in same)
        if to_come and its.sense == "actual" and not its.told_by:
            return same[0], ("strengthened", same[0].span, later.span, "what is said to come becomes what is so")
        return pool[0], None
    if not (bounded(one.period) and bounded(its.period)) or any(overlap(other.statement.period, its.period) for other in pool):
        return pool[0], None
    spans = [wording.statement.claim.time.span if wording.statement.claim.time else None for wording in (pool[0], later)]
    if one.period is None or its.period is None:
        return pool[0], None
    reason = f"{told(one.period)} becomes {told(its.period)}"
    return pool[0], ("shifted", spans[0] or pool[0].span, spans[1] or later.span, reason)


def _same_figure(amount: Amount, other: Amount) -> bool:
    return (amount.low, amount.high, amount.bound) == (other.low, other.high, other.bound)


def _marked(wording: Wording, held: int) -> str:
    span = _mark(wording)
    words = " ".join(wording.document.text[span.start : span.end].split())
    return f"{_LEVEL_WORDS[held]} (“{words if len(words) <= 90 else words[:89].rstrip() + '…'}”)"


def _mark(wording: Wording) -> Span:
    """The word that holds back, with the clause around it; the clause where there is none."""
    found = _hedge(wording)
    return Span(min(found.span.start, wording.span.start), max(found.span.end, wording.span.end)) if found else wording.span


def _hedge(wording: Wording) -> scales.Found | None:
    text, (start, end) = wording.document.text, (wording.span.start, wording.span.end)
    return scales.hedge(text, scales.hedged_before(text, start), end)


def _sourceless(wording: Wording) -> bool:
    """Told as hearsay without any source ("reportedly")."""
    told_by = wording.statement.told_by
    return bool(told_by) and told_by[-1].source is None and told_by[-1].source_entity is None and told_by[-1].cue is not None


def _passive(wording: Wording) -> bool:
    return _PASSIVE.search(wording.clause) is not None


def _mentions(wording: Wording, ident: str, scene: Scene) -> bool:
    start, end = wording.sentence
    entity = scene.entities.get(ident)
    return entity is not None and any(m.document == wording.document.id and start <= m.start < end for m in entity.mentions)


def _named_at(wording: Wording, ident: str, scene: Scene) -> Span:
    """Where the clause, or else its sentence, mentions an entity; the clause where neither does."""
    entity, (start, end) = scene.entities.get(ident), wording.sentence
    spans = [Span(m.start, m.end) for m in entity.mentions if m.document == wording.document.id] if entity else []
    inside = [span for span in spans if wording.span.start <= span.start and span.end <= wording.span.end]
    near = [span for span in spans if start <= span.start and span.end <= end]
    return (inside or near or [wording.span])[0]


def _only_modifies(wording: Wording, ident: str, scene: Scene) -> bool:
    """Whether a state is named only as an adjective before the one who acts: "Arvian guard" is not Arvia."""
    span = _named_at(wording, ident, scene)
    text = wording.document.text
    return listed.is_demonym(text[span.start : span.end]) and re.match(r"\s+[^\W\d_]", text[span.end : span.end + 3]) is not None


def _agent_words(ident: str, scene: Scene) -> str:
    return scene.label(ident)
