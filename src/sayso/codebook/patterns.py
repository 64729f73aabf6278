"""The pattern language of relation expressions, compiled to heads and slots; docs/codebook.md describes it for analysts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import product
from typing import Literal, NamedTuple, get_args

from sayso.codebook.records import Filler, Pattern, Pos, Slot
from sayso.model import Modality

_PREPOSITION_WORDS = """
about above across after against ahead_of along along_with alongside among around as at before behind belonging_to below
beneath beside between beyond by concerning despite during for from in in_favour_of in_support_of including inside into
involving near of off on on_behalf_of onto out_of outside over past regarding round targeting through throughout to toward
towards under until upon via with within without
"""
PREPOSITIONS = frozenset(_PREPOSITION_WORDS.split())
PARTICLES = frozenset(("up", "out", "down", "off", "back", "away", "together", "apart", "forward"))
MODALITIES = frozenset(get_args(Modality))

_TOKEN = re.compile(r"[()]|[^\s()]+")
_WORD = re.compile(r"[a-z][a-z0-9_'-]*")
_HYPHENED = re.compile(r"(?:(?P<front>[SO])-(?P<last>[a-z|]+)|(?P<first>[a-z|]+)-(?P<back>[SO]))")
_MARKED = re.compile(r"(?:(?P<role>[SO])=)?(?P<head>[^:=]+):(?P<pos>[na])")

_FIXED = {"word": 2, "class": 1, "any": 0}


class PatternError(ValueError):
    """An expression does not follow the pattern language; the message says where and what would."""


class _Token(NamedTuple):
    text: str
    optional: bool


class _Phrase(NamedTuple):
    text: str
    optional: bool
    owner: str


class _Head(NamedTuple):
    pos: Pos
    lemmas: tuple[str, ...]
    before: list[_Token]
    after: list[_Token]
    own: tuple[tuple[str, Filler], ...] = ()


Choice = tuple[tuple[Slot, ...], ...]
"""The alternatives for one place, each a group of slots that go together: a pattern made from the expression takes one."""


def compile_expression(code: str, expression: str, classes: Mapping[str, frozenset[str]]) -> tuple[Pattern, ...]:
    """Compiles one expression into patterns, one for every head lemma and every choice among ``a|b`` alternatives.

    Args:
        code: the relation it expresses.
        expression: a line such as ``S provide {money} to O``.
        classes: word classes by name; ``{name}`` must be one of them.

    Raises:
        PatternError: naming what is wrong in one line.
    """
    body, polarity, modality = _effects(expression)
    head = _find_head(_tokens(body), classes)
    choices = [*_slots_before(head, classes), *_slots_after(head, classes)]
    own = tuple(Slot(name, filler) for name, filler in head.own)
    ways = [(slots, _specificity(slots)) for slots in (_unsaid(sum(groups, own)) for groups in product(*choices))]
    return tuple(
        Pattern(code, head.pos, lemma, slots, expression, polarity, modality, narrow)
        for slots, narrow in ways
        for lemma in head.lemmas
    )


def _unsaid(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Lets a lone agent be missing where something else must be there: passives and infinitives often leave it out."""
    agents = [slot for slot in slots if slot.name == "agent"]
    others = [slot for slot in slots if slot.name != "agent" and not slot.optional and slot.filler[0] != "any"]
    if len(agents) != 1 or agents[0].filler[0] not in ("S", "O") or not others:
        return slots
    return tuple(slot._replace(optional=True) if slot.name == "agent" else slot for slot in slots)


def _specificity(slots: tuple[Slot, ...]) -> tuple[int, int]:
    fixed = sum(_FIXED.get(slot.filler[0], len(slot.filler) - 1) for slot in slots)
    return fixed, len(slots) - sum(slot.optional for slot in slots)


def _effects(expression: str) -> tuple[str, Literal["+", "-"], str | None]:
    """Splits off what stands after ``>``: ``-`` (the relation ended or does not hold) and a modality."""
    body, arrow, tail = expression.partition(" > ")
    polarity: Literal["+", "-"] = "+"
    modality: str | None = None
    for word in tail.split() if arrow else ():
        if word == "-":
            polarity = "-"
        elif word in MODALITIES:
            modality = word
        else:
            raise PatternError(f"unknown effect {word!r} after '>'{_meant(word, MODALITIES)}")
    return body, polarity, modality


def _tokens(body: str) -> list[_Token]:
    tokens: list[_Token] = []
    optional = False
    for text in _TOKEN.findall(body):
        if text in "()":
            if optional == (text == "("):
                raise PatternError("parentheses do not match")
            optional = text == "("
        else:
            tokens.append(_Token(text, optional))
    if optional:
        raise PatternError("parentheses do not match")
    if not tokens:
        raise PatternError("the expression is empty")
    return tokens


def _find_head(tokens: list[_Token], classes: Mapping[str, frozenset[str]]) -> _Head:
    for i, (text, _) in enumerate(tokens):
        if marked := _MARKED.fullmatch(text):
            lemmas = _lemmas(marked["head"], classes)
            own = (("self", (marked["role"],)),) if marked["role"] else ()
            return _Head("noun" if marked["pos"] == "n" else "adj", lemmas, tokens[:i], tokens[i + 1 :], own)
        if hyphened := _HYPHENED.fullmatch(text):
            front = hyphened["front"]
            lemma = hyphened["last"] if front else hyphened["first"]
            own = (("before" if front else "after", (front or hyphened["back"],)),)
            return _Head("compound", tuple(lemma.split("|")), tokens[:i], tokens[i + 1 :], own)
    return _verb_head(tokens)


def _verb_head(tokens: list[_Token]) -> _Head:
    for i, (text, _) in enumerate(tokens):
        if text[0].islower() and text != "and":
            after = tokens[i + 1 :]
            lemmas = tuple(text.split("|"))
            if after and after[0].text in PARTICLES:
                lemmas = tuple(f"{lemma}_{after[0].text}" for lemma in lemmas)
                after = after[1:]
            return _Head("verb", lemmas, tokens[:i], after)
    raise PatternError("no head word: expected a verb, a word marked :n or :a, or a hyphened S-word")


def _lemmas(text: str, classes: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Head lemmas of a class or of ``a|b``; a class's plurals are left out where it has the singular."""
    if text.startswith("{"):
        words = classes[_class_name(text, classes)]
        return tuple(sorted(word for word in words if not (word.endswith("s") and word[:-1] in words)))
    return tuple(text.split("|"))


def _slots_before(head: _Head, classes: Mapping[str, frozenset[str]]) -> Iterator[Choice]:
    bare = {"verb": "agent", "noun": "compound", "adj": "agent", "compound": "head"}[head.pos]
    for text, optional in head.before:
        if text == "and":
            continue
        if text.endswith("'s"):
            if head.pos != "noun":
                raise PatternError(f"{text!r} needs a noun marked :n after it")
            yield _choice("poss", text[:-2], optional, classes)
        else:
            yield _choice(bare, text, optional, classes)


def _slots_after(head: _Head, classes: Mapping[str, frozenset[str]]) -> Iterator[Choice]:
    bare: list[_Phrase] = []
    rest: list[tuple[tuple[str, ...], list[_Phrase]]] = []
    names: tuple[str, ...] | None = None
    joined = False
    for phrase in _phrases(head.after):
        words = tuple(phrase.text.split("|"))
        if phrase.text == "and":
            joined = True
        elif phrase.text == "that" or all(word in PREPOSITIONS for word in words):
            names = ("clause",) if phrase.text == "that" else words
        elif names is not None:
            clausal = names == ("to",) and phrase.text == "{*}"
            rest.append((("clause",) if clausal else names, [phrase]))
            names = None
        elif joined and rest:
            rest[-1][1].append(phrase)
            joined = False
        else:
            bare.append(phrase)
    if names is not None:
        raise PatternError(f"nothing follows {'|'.join(names)!r}")
    placed = [((name,), [phrase]) for name, phrase in zip(_bare_names(head, len(bare)), bare, strict=True)] + rest
    for names, phrases in placed:
        yield tuple(group for name in names for group in product(*_phrase_slots(name, phrases, classes)))


def _phrase_slots(name: str, phrases: list[_Phrase], classes: Mapping[str, frozenset[str]]) -> Iterator[tuple[Slot, ...]]:
    """For each phrase its possible slots: ``between S and O`` fills ``between`` twice, ``of O's {assets}`` also ``of's``."""
    for phrase in phrases:
        yield _alternatives(name, phrase.text, phrase.optional, classes)
        if phrase.owner:
            yield _alternatives(f"{name}'s", phrase.owner, phrase.optional, classes)


def _phrases(tokens: list[_Token]) -> Iterator[_Phrase]:
    owner = ""
    for text, optional in tokens:
        if text.endswith("'s"):
            owner = text[:-2]
        else:
            yield _Phrase(text, optional, owner)
            owner = ""
    if owner:
        raise PatternError(f'nothing follows "{owner}\'s"')


def _bare_names(head: _Head, count: int) -> tuple[str, ...]:
    if head.pos == "compound" and count <= 1:
        return ("head",)[:count]
    if head.pos == "verb" and count <= 2:
        return (("recipient", "patient") if count == 2 else ("patient",))[:count]
    if count:
        raise PatternError(f"{count} phrases follow the {head.pos} {'|'.join(head.lemmas[:3])!r} without a preposition")
    return ()


def _choice(name: str, text: str, optional: bool, classes: Mapping[str, frozenset[str]]) -> Choice:
    return tuple((slot,) for slot in _alternatives(name, text, optional, classes))


def _alternatives(name: str, text: str, optional: bool, classes: Mapping[str, frozenset[str]]) -> tuple[Slot, ...]:
    return tuple(Slot(name, _filler(part, classes), optional) for part in text.split("|"))


def _filler(text: str, classes: Mapping[str, frozenset[str]]) -> Filler:
    if text in ("S", "O"):
        return (text,)
    if text[:3] in ("S={", "O={"):
        return (text[0], _class_name(text[2:], classes))
    if text == "{*}":
        return ("any",)
    if text.startswith("{"):
        return ("class", _class_name(text, classes))
    if not _WORD.fullmatch(text):
        raise PatternError(f"cannot read {text!r}: expected S, O, O={{class}}, {{class}}, {{*}} or a lower-case word")
    return ("word", text)


def _class_name(text: str, classes: Mapping[str, frozenset[str]]) -> str:
    name = text.strip("{}")
    if text != f"{{{name}}}" or name not in classes:
        meant = get_close_matches(name, classes, 1)
        raise PatternError(f"unknown class {{{name}}}" + (f"; did you mean {{{meant[0]}}}?" if meant else ""))
    return name


def _meant(word: str, known: frozenset[str]) -> str:
    meant = get_close_matches(word, sorted(known), 1)
    return f"; did you mean {meant[0]!r}?" if meant else ""
