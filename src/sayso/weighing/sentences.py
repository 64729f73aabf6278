"""A plain sentence for a proposition, in sayso's own neutral words: what is stated, never whether it is so.

A coded claim between two known participants is told with its relation's phrase. Any other claim is told in the text's own
words, in quotation marks: a sentence made from a bare verb and two names would often say something the text does not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.model import Amount
from sayso.weighing import names, phrases, vocabulary
from sayso.weighing.amounts import in_words
from sayso.weighing.dates import bounded, told
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Core, Statement, as_told

_SENSES = {
    "reported_possible": "as a possibility, not as fact",
    "conditional": "under a condition",
    "opinion": "as an opinion",
    "belief": "as a belief",
}
_CLAUSE, _CONDITION = 150, 70
_CLAUSES = frozenset({"that", "to", "as", "how", "whether", "if", "when", "why"})
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)?")
_LETTER = re.compile(r"[^\W\d_]")


def sentence(statement: Statement, scene: Scene) -> str:
    """What a claim states, then figure, place, time and sense where they are known.

    Of a relation that lasts, figure and time are no part of what is stated: claims that differ in them state the same.

    Example:
        ``Ruritania struck the Marsh Front (about 40 boats; Port Selim; 2 Mar 2019)``
    """
    subject, thing = _participants(statement, scene)
    if _tells(statement, subject, thing, scene):
        return _with_circumstances(_built(statement, subject, thing, scene), statement, scene, (subject, thing))
    return _quoted(statement, subject, scene)


def core_words(core: Core | None, scene: Scene, *, negative: bool = False) -> str:
    """Who does what to whom, without circumstances, for a reason given in words."""
    subject, code, thing = core or ("", "", "")
    if code.startswith("~"):
        return f"{scene.label(subject)}: “{code[1:]}”" + (f" of {scene.label(thing)}" if thing else "")
    many = (_many(subject, scene), _many(thing, scene))
    return phrases.told(code, _name(subject, scene), scene.label(thing) if thing else "", negative=negative, many=many)


def told_core(statement: Statement, scene: Scene, *, negative: bool = False) -> str:
    """The same of a claim, its participants in its own order."""
    return core_words(as_told(statement, scene) if statement.core else None, scene, negative=negative)


def is_pointing(name: str) -> bool:
    """Whether a name only points at someone ("they", "which"), is a time ("Sunday night"), or has no letter in it."""
    plain = " ".join(name.casefold().split())
    if not _LETTER.search(plain) or plain in vocabulary.words("words", "pointing"):
        return True
    return vocabulary.words("words", "times").issuperset(plain.split())


@lru_cache(maxsize=4096)
def negates(clause: str) -> bool:
    """Whether a clause holds a negation of its own, so that "not" before it would read as two."""
    found = _WORD.findall(clause.casefold())
    negating = vocabulary.words("words", "negating")
    return not negating.isdisjoint(found) or any(word.endswith(("n't", "n’t")) for word in found)


def denies_a_report(code: str | None, thing: str) -> bool:
    """Whether a denial is one of a report or charge as a whole ("denied the report"), not of a deed."""
    words = [names.singular(word) for word in _WORD.findall(thing.casefold())]
    return code == "denied_responsibility" and bool(words) and words[-1] in vocabulary.words("words", "report_nouns")


def goes_without_saying(code: str, subject: str, thing: str) -> bool:
    """Whether one participant's name holds the other's and the relation says no more ("a Ruritanian official" is of Ruritania)."""
    if code not in vocabulary.words("relations", "background"):
        return False
    one, other = subject.casefold(), thing.casefold()
    return bool(one) and (one in other or other in one)


def _tells(statement: Statement, subject: str, thing: str, scene: Scene) -> bool:
    """Whether the coded relation and its participants say enough by themselves."""
    code, core = statement.claim.code or "", as_told(statement, scene)
    phrase = phrases.phrase(code)
    if core[2].startswith("“") and thing.casefold().split()[:1] and thing.casefold().split()[0] in _CLAUSES:
        return False
    if phrase is None or denies_a_report(code, thing) or code in vocabulary.words("relations", "told_in_full") or not thing:
        return False
    entity = scene.entities.get(core[2])
    if entity is not None and entity.type in phrase.never:
        return False
    if not subject and phrase.passive and phrase.passive.split()[0] in thing.casefold().split():
        return False  # "people killed" are not told as "were killed" once more
    if is_pointing(thing) or subject == thing or goes_without_saying(code, subject, thing):
        return False
    return not (subject and is_pointing(subject))


def _built(statement: Statement, subject: str, thing: str, scene: Scene) -> str:
    core = as_told(statement, scene)
    many = (_many(core[0], scene), _many(core[2], scene))
    negative = statement.claim.polarity == "-"
    return phrases.told(statement.claim.code or "", subject, thing, negative=negative, sense=statement.sense, many=many)


def _quoted(statement: Statement, subject: str, scene: Scene) -> str:
    """The clause in its own words; before it, who is spoken of where the clause only points, and a denial from outside it."""
    claim = statement.claim
    document = scene.documents.get(claim.document)
    clause = " ".join(document.text[claim.start : claim.end].split()) if document else claim.predicate
    words = _WORD.findall(clause.casefold())
    lead = ""
    if subject and not is_pointing(subject) and not set(subject.casefold().split()) & set(words):
        lead = f"{subject}: "
    if claim.polarity == "-" and not negates(clause):
        lead += "it is denied that "
    shown = clause if len(clause) <= _CLAUSE else clause[:_CLAUSE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    shown = shown.strip("“”\"'‘’ ")
    return f"{lead[:1].upper()}{lead[1:]}“{shown}”"


def _with_circumstances(said: str, statement: Statement, scene: Scene, participants: tuple[str, str]) -> str:
    beside: list[str] = []
    if statement.sense == "conditional" and statement.claim.condition:
        condition = " ".join(statement.claim.condition.split())
        beside.append(f"on a condition: “{condition if len(condition) <= _CONDITION else condition[:_CONDITION] + '…'}”")
    elif statement.sense in _SENSES:
        beside.append(_SENSES[statement.sense])
    if statement.claim.quantity is not None and not statement.lasting:
        figure = in_words(statement.claim.quantity)
        if not any(_same_figure(statement.claim.quantity, name) for name in participants):
            beside.append(figure)
    if statement.place and (name := scene.label(statement.place)) not in participants:
        beside.append(name)
    if statement.period and bounded(statement.period) and not statement.lasting:
        beside.append(told(statement.period))
    return f"{said} ({'; '.join(beside)})" if beside else said


def _same_figure(amount: Amount, name: str) -> bool:
    number = amount.low if amount.low is not None else amount.high
    return number is not None and amount.bound == "exact" and f"{number:,.15g}" in name.split()


def _participants(statement: Statement, scene: Scene) -> tuple[str, str]:
    subject, _, thing = as_told(statement, scene)
    if (not thing or thing.startswith("“")) and statement.claim.object_text:
        return _name(subject, scene), " ".join(statement.claim.object_text.split())
    return _name(subject, scene), _inside(thing, scene) if thing else ""


def _inside(ident: str, scene: Scene) -> str:
    """An object's name as it is written inside a sentence: "the largest group", but "The Hague"."""
    label = scene.label(ident)
    first, _, rest = label.partition(" ")
    small = not scene.is_named(ident) and first.casefold() in vocabulary.words("words", "openings")
    return f"{first.casefold()} {rest}" if small else label


def _name(ident: str, scene: Scene) -> str:
    return scene.label(ident) if ident in scene.entities or ident.startswith("“") else ""


def _many(ident: str, scene: Scene) -> bool:
    entity = scene.entities.get(ident)
    return entity is not None and phrases.plural(entity.name, named=scene.is_named(ident))
