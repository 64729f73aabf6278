"""Named mentions: runs the encoder tags, checked against what the codebook knows of countries, groups and outlets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

import numpy as np

from sayso import codebook
from sayso.model import EntityType
from sayso.reading.analysis import HYPHENS, Analysis
from sayso.reading.encoder.labels import ENTITY_TYPES
from sayso.reading.encoder.session import Floats
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import hyphened_titles, is_title, person_roles, source_hints
from sayso.reading.phrases import in_tag

_BEFORE_NOUN = frozenset({"amod", "compound", "flat", "nmod:poss"})
_CLITICS = frozenset({"'s", "’s", "'", "’"})
_APOSTROPHES = frozenset("'’‘ʼʿʾ`")
_INITIAL = re.compile(r"[A-Z]\.?$")
_WITH_NICKNAME = re.compile(r"[A-Z][\w-]+ [\"“][^\"“”]+[\"”] [A-Z][\w' -]+$")
_NICKNAME = 3  # words
_FREE = 2  # words of a name that its normal form does not count: articles, hyphens
_SHORT = frozenset("s re ve ll d m t".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A named mention: words ``first``..``last`` inclusive; ``known`` is the gazetteer's canonical name, if it has one."""

    first: int
    last: int
    type: EntityType
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A gazetteer entry a surface form stands for.

    ``capital``: the form is the seat of its government; ``demonym``: an adjective or noun for its people; ``people``: a plural.
    """

    name: str
    type: EntityType
    capital: bool = False
    demonym: bool = False
    people: bool = False


@lru_cache(maxsize=60_000)
def normal(form: str) -> str:
    """A surface form for lookup: no article, no possessive, no diacritics, lower case, single spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c)).lower().replace("’", "'")
    words = [w for w in plain.replace("'s", " ").replace("-", " ").replace(".", "").split() if w]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@cache
def gazetteer() -> dict[str, Known]:
    """Surface forms of countries (with demonyms and capitals), organisations, armed groups and outlets."""
    out: dict[str, Known] = {}

    def put(form: str, known: Known) -> None:
        out.setdefault(normal(form), known)

    for c in codebook.countries():
        for form in (c.name, *c.aliases):
            put(form, Known(c.name, "Country"))
        for form in c.demonyms:
            put(form, Known(c.name, "Country", demonym=True, people=form in c.people))
        for form in c.people:
            put(form, Known(c.name, "Country", demonym=True, people=True))
    for c in codebook.countries():
        for form in c.capitals:
            put(form, Known(c.name, "Country", capital=True))
    for actor in (*codebook.metonyms(), *codebook.organisations(), *codebook.armed_groups()):
        for form in (actor.name, *actor.aliases):
            put(form, Known(actor.name, cast(EntityType, actor.type)))
    for outlet in codebook.outlets():
        for form in (outlet.name, *outlet.aliases):
            put(form, Known(outlet.name, "Outlet"))
    return out


@cache
def _longest() -> int:
    return max((len(k.split()) for k in gazetteer()), default=1)


def names_in(a: Analysis) -> list[Name]:
    """Named mentions in text order, disjoint: tagged runs first, then gazetteer forms the tags missed."""
    taken = [False] * len(a.words)
    found: list[Name] = []
    runs = _runs(a)
    outlets = frozenset(_form(a, first, last) for first, last, _ in runs if _called_outlet(a, first, last))
    surnames = frozenset(a.lower[last] for first, last, kind in runs if kind == "Person" and _past_titles(a, first, last) < last)
    for first, last, tagged in runs:
        kind = "Outlet" if _form(a, first, last) in outlets else tagged
        for name in _checked(a, first, last, kind, surnames):
            found.append(name)
            for i in range(name.first, name.last + 1):
                taken[i] = True
    for i in range(len(a.words)):
        if not taken[i] and a.words[i][0].isupper():
            missed = Name(i, i, "Person") if _surname(a, i, taken, surnames) else _demonym(a, i, taken)
            if missed:
                found.append(missed)
                for k in range(missed.first, missed.last + 1):
                    taken[k] = True
    kept = (_of_the_people(a, n) for n in found if not _party(a, n))
    return sorted((n for n in kept if n is not None), key=lambda n: n.first)


def _surname(a: Analysis, i: int, taken: list[bool], surnames: frozenset[str]) -> bool:
    """Whether a title alone is somebody's surname: "King denied it", of Amy King, and neither "the King" nor "King Harald"."""
    if a.lower[i] not in surnames or not is_title(a.lower[i]) or a.upos[i] not in ("NOUN", "PROPN"):
        return False
    before = i - 1 if i > a.sentences[a.sentence_of[i]][0] else None
    alone = before is None or (a.upos[before] not in ("DET", "ADJ", "PROPN", "NOUN") and a.lower[before] not in _CLITICS)
    return alone and (i + 1 == len(a.words) or not (taken[i + 1] or a.words[i + 1] in HYPHENS or a.words[i + 1][0].isupper()))


def _party(a: Analysis, n: Name) -> bool:
    """Whether a name is but the letter of a party's tag: "(**R**-Wis.)"."""
    return n.first == n.last and len(a.words[n.first]) == 1 and in_tag(a, n.first)


def _of_the_people(a: Analysis, n: Name) -> Name | None:
    """A nation's people are not its state: "Syrians" are a group, "many Syrians" and "a Syrian" no name; "the Syrians" may be both.

    Nor are some of a party's people the party: "local Liberals".
    """
    known = gazetteer().get(a.lower[n.first]) if n.first == n.last else None
    if known is None or a.deprel[n.first] in _BEFORE_NOUN:
        return n
    before = [c for c in a.children[n.first] if c < n.first and a.deprel[c] in ("det", "amod", "nummod")]
    if known.type == "Organization" and known.name.lower() != a.lower[n.first] and lemmas(a.words[n.first])[0] != a.lower[n.first]:
        return None if any(a.lower[c] != "the" for c in before) else n
    if not known.demonym:
        return n
    if not known.people:
        return None if before else n
    if a.lower[n.first - 1 : n.first] == ["the"]:
        return n
    return None if before else Name(n.first, n.last, "Group")


def _form(a: Analysis, first: int, last: int) -> str:
    return normal(a.text[a.spans[first].start : a.spans[last].end])


def _called_outlet(a: Analysis, first: int, last: int) -> bool:
    """Whether a name stands right behind a noun for outlets ("the daily X"); said once, it holds for the whole text."""
    before = a.words[first - 1] if first and a.sentence_of[first - 1] == a.sentence_of[first] else ""
    return a.upos[first - 1] == "NOUN" and any(source_hints().get(x) == "outlet" for x in lemmas(before)) if before else False


def _runs(a: Analysis) -> list[tuple[int, int, str]]:
    """Tagged runs with the type their words together score highest."""
    out: list[tuple[int, int, str]] = []
    for start, end in a.sentences:
        for first, last in _unbroken(a, _tagged(a, start, end)):
            scores = sum(_by_type(a.tag("ner", k)) for k in range(first, last + 1))
            out.append((first, last, ENTITY_TYPES[int(np.argmax(scores))]))
    return out


def _tagged(a: Analysis, start: int, end: int) -> list[tuple[int, int]]:
    """The tagged runs of the words from ``start`` up to ``end``, inclusive."""
    out: list[tuple[int, int]] = []
    for i in range(start, end):
        if a.ner[i] == "O":
            continue
        if out and ((out[-1][1] == i - 1 and a.ner[i][:2] == "I-") or _behind_initial(a, *out[-1], i)):
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return out


def _behind_initial(a: Analysis, first: int, last: int, i: int) -> bool:
    """Whether a tagged word follows a run that is an initial: "J. Edgar"."""
    near = last == i - 1 or (last == i - 2 and a.words[i - 1] == ".")
    return near and bool(_INITIAL.match(a.text[a.starts[first] : a.ends[last]]))


def _unbroken(a: Analysis, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs with the whole of a word that an apostrophe cuts: "Jama" in "Jama'at", and what goes on right behind it."""
    out: list[tuple[int, int]] = []
    reach = -1  # a run that begins by here goes on the one before
    for first, last in runs:
        end = last
        while _goes_on(a, end + 1):
            end += 1
        end = _known_end(a, first, end)
        if out and (first <= reach or _nicknamed(a, out[-1], first, end)):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            while _goes_on(a, first):
                first -= 1
            out.append((first, end))
        reach = out[-1][1] + (end > last)
    return out


def _nicknamed(a: Analysis, before: tuple[int, int], first: int, last: int) -> bool:
    """Whether two runs are one name with a nickname in quotation marks: "Carlos “the Jackal” Ruiz"."""
    whole = a.text[a.starts[before[0]] : a.ends[last]]
    return first - before[1] <= _NICKNAME and bool(_WITH_NICKNAME.match(whole))


def _known_end(a: Analysis, first: int, last: int) -> int:
    """Where the longest known name ends that begins as a run does: "Al-Qaeda" in "Al-Qaeda in the Islamic Maghreb"."""
    stop = min(first + _longest() + _FREE, a.sentences[a.sentence_of[first]][1])
    longer = (j for j in range(stop - 1, last, -1) if a.upos[j] == "PROPN" and _form(a, first, j) in gazetteer())
    return next(longer, last)


def _goes_on(a: Analysis, i: int) -> bool:
    """Whether word ``i`` is no beginning, but the apostrophe within a written word or what stands behind it."""
    return _within_word(a, i) or _within_word(a, i - 1)


def _within_word(a: Analysis, i: int) -> bool:
    """Whether word ``i`` is an apostrophe between two letters of one word; "‘s" is none."""
    return (
        0 < i < len(a.words) - 1
        and a.words[i] in _APOSTROPHES
        and a.ends[i - 1] == a.starts[i]
        and a.ends[i] == a.starts[i + 1]
        and a.words[i - 1].isalpha()
        and a.words[i + 1].isalpha()
        and a.lower[i + 1] not in _SHORT
    )


def _by_type(scores: Floats) -> Floats:
    """The better of a type's two labels, type by type."""
    return np.maximum(scores[1::2], scores[2::2])


def _past_titles(a: Analysis, first: int, last: int) -> int:
    """The first word of a run behind titles, or its last word; what a hyphen joins to a name is part of it: "al-Sabah"."""
    while first < last:
        if tuple(a.lower[first : first + 3]) in hyphened_titles() and first + 3 <= last:
            first += 3
        elif is_title(a.lower[first]) and not (a.words[first + 1] in HYPHENS and a.ends[first] == a.starts[first + 1]):
            first += 1
        else:
            break
    return first


def _a_title(a: Analysis, word: int, alone: bool, surnames: frozenset[str]) -> bool:
    """Whether the last word of a run is no name but a title: "King" is one, unless the text names an Amy King."""
    if not is_title(a.lower[word]) or a.lower[word] in surnames:
        return False
    return not alone or a.lower[word].strip(".") in person_roles() or a.upos[word - 1] == "DET"


def _checked(a: Analysis, first: int, last: int, kind: str, surnames: frozenset[str]) -> list[Name]:
    """A tagged run, trimmed of titles, articles and clitics; its type overruled by the gazetteer.

    Args:
        a: the analysis.
        first: the run's first word.
        last: its last word.
        kind: its type.
        surnames: last words of the people whom the text names by more than one word, lower case.
    """
    while first <= last and (a.lower[last] in _CLITICS or not any(c.isalnum() for c in a.words[last])):
        last -= 1
    while first <= last and (a.lower[first] in ("the", "a", "an", "mr", "mr.") or not any(c.isalnum() for c in a.words[first])):
        first += 1
    if kind == "Person" and first <= last:
        behind = _past_titles(a, first, last)
        first = last + 1 if behind == last and _a_title(a, last, first == last, surnames) else behind
    if first > last or not any(c.isupper() or c.isdigit() for w in a.words[first : last + 1] for c in w):
        return []
    known = gazetteer().get(normal(a.text[a.spans[first].start : a.spans[last].end]))
    if known is None:
        head = gazetteer().get(normal(a.words[first])) if last > first else None
        if head and head.demonym and kind in ("Person", "Group", "Country"):
            return [Name(first, first, "Country", head.name)]
        return [Name(first, last, kind)]  # type: ignore[arg-type]
    if kind == "Person" and first == last and not known.demonym:
        return [Name(first, last, "Person")]
    if known.capital:
        return [_capital(a, first, last, known)]
    return [Name(first, last, known.type, known.name)]


def _capital(a: Analysis, first: int, last: int, known: Known) -> Name:
    """A capital is the place after a locative preposition, the government where it acts or owns."""
    case = next((a.lower[c] for c in a.children[last] if a.deprel[c] == "case"), a.lower[first - 1] if first else "")
    acts = a.deprel[last] in ("nsubj", "nsubj:pass", "nmod:poss", "obl:agent", "iobj") or case in (
        "by",
        "'s",
        "with",
        "between",
        "against",
    )
    if acts:
        return Name(first, last, "Country", known.name)
    return Name(first, last, "Place")


def _demonym(a: Analysis, i: int, taken: list[bool]) -> Name | None:
    """A country, demonym or known group at word ``i`` that the tags missed; longest form first."""
    known_forms, stop = gazetteer(), min(i + min(_longest(), 5), a.sentences[a.sentence_of[i]][1])
    free = next((j for j in range(i, stop) if taken[j]), stop)
    for j in range(free - 1, i - 1, -1):
        n, form = j - i + 1, a.text[a.starts[i] : a.ends[j]]
        known = known_forms.get(normal(form)) if a.words[j][0].isalnum() else None
        if known is None:
            continue
        if n == 1 and (
            known.type == "Outlet" or (known.type != "Country" and len(form) < 4) or (len(form) < 3 and not form.isupper())
        ):
            continue
        if n == 1 and known.type == "Country" and not known.demonym and len(form) <= 2 and a.upos[i] != "PROPN":
            continue
        if known.capital:
            return _capital(a, i, j, known)
        return Name(i, j, known.type, known.name)
    return None
