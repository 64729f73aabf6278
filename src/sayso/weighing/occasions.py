"""One event told of in several texts: "Saturday's attack on Israel", "the Hamas attack of 7 October".

An event seldom has a name. What its descriptions tell of it is its kind, its day (said with them, counted from the day the text
appeared) and who is named as doing it, suffering it or being where it is. Two are one where they are of one kind and one day and
no two descriptions of that kind and day in the pile have different parties; or, where a description has no day, where the pile
dates one such event of the same doer and target, shortly before the text appeared. Within one text the bare phrase ("the
assault") is the only event of the kind that the text tells of. Several at once ("attacks") and what is to come are never joined.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations, product

from sayso.model import Document, Mention, Span
from sayso.reading.when import find_times
from sayso.weighing import listed, names, vocabulary
from sayso.weighing.dates import day as ordinal
from sayso.weighing.dates import told
from sayso.weighing.joining import Joins
from sayso.weighing.referents import MOST_SHOWN, Company, Referent, in_common

_LONGEST = 160  # characters of a description
_BEHIND = 24  # characters behind it, in which "of 7 October" may go on
_WINDOW_DAYS = 60
_WORD = re.compile(r"[^\W\d_]+")
_OF_TIME = re.compile(r",?\s*(?:of\s+)?")
_PARTIES = ("country", "body", "place", "person")
_ENOUGH_NAMES = 3
_Named = tuple[int, int, str]
_Event = tuple[Referent, "Occasion"]


@dataclass(frozen=True, slots=True)
class Occasion:
    """What one text tells of one event by its descriptions.

    Attributes:
        kind: the first word of its row in the vocabulary ("attack").
        day: its ordinal, None where none is told.
        parties: (role, key of the name) pairs; roles are ``doer``, ``target`` and, where the words leave that open, ``party``.
        words: the description that tells most.
        single: whether one event is told of, not several ("attacks") nor one to come or beside it ("another attack").
        bare: whether the descriptions are "the attack" and its like alone; several at once are never bare.
    """

    kind: str
    day: int | None
    parties: tuple[tuple[str, str], ...]
    words: str
    single: bool
    bare: bool

    def of(self, role: str) -> frozenset[str]:
        """The parties of one role."""
        return frozenset(key for its, key in self.parties if its == role)

    @property
    def doers(self) -> frozenset[str]:
        """Who may be told as doing it."""
        return self.of("doer") or self.of("party") - self.of("target")

    @property
    def ends(self) -> tuple[str, str] | None:
        """Who did it to whom, where one of each is told."""
        doers, targets = self.doers, self.of("target")
        return (min(doers), min(targets)) if len(doers) == len(targets) == 1 else None

    def clashes(self, other: Occasion) -> bool:
        """Whether the two are told with different doers, or different targets."""
        sides = ((self.doers, other.doers), (self.of("target"), other.of("target")))
        return any(mine and theirs and not mine & theirs for mine, theirs in sides)


def occasions(
    referents: Sequence[Referent], documents: Mapping[str, Document], key_of: Callable[[Referent, str], str]
) -> dict[str, Occasion]:
    """Read off the texts what their descriptions tell of each event.

    Args:
        referents: all local entities of some documents.
        documents: document id -> document.
        key_of: gives the key under which a name meets others, "" where it identifies none.

    Returns:
        Local id of an event -> what is told of it; events of no kind in the vocabulary are left out.
    """
    named = _named(referents, documents, key_of)
    out: dict[str, Occasion] = {}
    for referent in referents:
        document = documents.get(referent.document)
        if referent.family == "event" and document is not None:
            found = _occasion(referent, document, named.get(referent.document, ()))
            if found is not None:
                out[referent.id] = found
    return out


def _named(
    referents: Sequence[Referent], documents: Mapping[str, Document], key_of: Callable[[Referent, str], str]
) -> dict[str, list[_Named]]:
    out: dict[str, list[_Named]] = defaultdict(list)
    for referent in referents:
        if referent.named and referent.family in _PARTIES and referent.document in documents:
            text = documents[referent.document].text
            for mention in referent.entity.mentions:
                if mention.kind == "name" and (key := key_of(referent, text[mention.start : mention.end])):
                    out[referent.document].append((mention.start, mention.end, key))
    for found in out.values():
        found.sort()
    return out


def _occasion(referent: Referent, document: Document, named: Sequence[_Named]) -> Occasion | None:
    """What is told of an event by the descriptions of the kind that the first of them has."""
    told_by = [(mention, _head(document.text, mention)) for mention in referent.entity.mentions if mention.kind != "pronoun"]
    kind = next((head.kind for _, head in told_by if head is not None), None)
    if kind is None:
        return None
    days: set[int] = set()
    parties: set[tuple[str, str]] = set()
    tellings: list[str] = []
    single = definite = True
    for mention, head in told_by:
        if head is not None and head.kind == kind:
            single = single and head.single
            definite = definite and head.definite
            days.update(_days(document, mention))
            parties.update(_parties(document.text, mention, head.end, named))
            tellings.append(" ".join(document.text[mention.start : mention.end].split()))
    single = single and len(days) <= 1
    bare = single and definite and not days and not parties and not referent.named
    return Occasion(kind, min(days, default=None), tuple(sorted(parties)), max(tellings, key=len), single, bare)


@dataclass(frozen=True, slots=True)
class _Head:
    """The noun that tells what kind of event a description is of, and where it ends in the text."""

    kind: str
    end: int
    single: bool
    definite: bool


def _head(text: str, mention: Mention) -> _Head | None:
    kinds = vocabulary.first_of_row("occasions", "kinds")
    before: set[str] = set()
    for found in _WORD.finditer(text, mention.start, min(mention.end, mention.start + _LONGEST)):
        form = found.group().casefold()
        kind = kinds.get(names.singular(form))
        if kind is not None:
            single = form in kinds and not vocabulary.words("occasions", "another") & before
            return _Head(kind, found.end(), single, not vocabulary.words("occasions", "indefinite") & before)
        before.add(form)
    return None


def _days(document: Document, mention: Mention) -> Iterator[int]:
    """The days that a description tells, the one right behind it ("of 7 October") with them."""
    if not document.published:
        return
    text = document.text[mention.start : mention.end + _BEHIND]
    length = mention.end - mention.start
    for time in find_times(text, [Span(0, len(text))], document.published):
        within = time.span is not None and (
            time.span.start < length or _OF_TIME.fullmatch(text[length : time.span.start]) is not None
        )
        first = ordinal(time.earliest) if within and time.earliest and time.earliest == time.latest else None
        if first is not None:
            yield first


def _parties(text: str, mention: Mention, head: int, named: Sequence[_Named]) -> Iterator[tuple[str, str]]:
    """Who is named in a description, with the role that the words around give; behind its noun the first of each role."""
    place, roles = bisect_left(named, (mention.start,)), _roles()
    given: set[str] = set()
    while place < len(named) and named[place][0] < mention.end:
        start, end, key = named[place]
        place += 1
        if start >= head:
            role = next((roles[word] for word in reversed(_WORD.findall(text[head:start].casefold())) if word in roles), "party")
            if role not in given:
                yield role, key
            given.add(role)
        else:
            owns = text[end : end + 2] in ("'s", "’s", "' ", "’ ") or listed.is_demonym(text[start:end])
            yield "doer" if owns else "party", key


@cache
def _roles() -> dict[str, str]:
    """Which role the words before a name give it."""
    doing, suffering = (vocabulary.words("occasions", kind) for kind in ("doing", "suffering"))
    return dict.fromkeys(doing, "doer") | dict.fromkeys(suffering, "target")


def most_telling(descriptions: Sequence[str]) -> str:
    """Of an event's descriptions the one that tells most by itself, with the number of its day and with names, and judges least."""

    def telling(words: str) -> tuple[bool, bool, int, int]:
        judges = vocabulary.words("occasions", "judging") & set(_WORD.findall(words.casefold()))
        names_in = [word for word in words.split()[1:] if word[:1].isupper() and not word.isupper()]
        return not judges, any(map(str.isdigit, words)), min(len(names_in), _ENOUGH_NAMES), -len(words)

    return max(descriptions, key=telling)


def join_occasions(
    told_of: Mapping[str, Occasion],
    referents: Sequence[Referent],
    company: Mapping[str, Company],
    published: Mapping[str, str | None],
    joins: Joins,
) -> None:
    """Join events; each join has its reason.

    Args:
        told_of: local id of an event -> what its text tells of it.
        referents: local entities, in the order of documents and entities.
        company: document id -> names in it, for documents that tell of an event with a day.
        published: document id -> ISO date or None.
        joins: receives the unions.
    """
    events = [(referent, told_of[referent.id]) for referent in referents if referent.id in told_of]
    of_text: dict[tuple[str, str], list[_Event]] = defaultdict(list)
    of_day: dict[tuple[str, int], list[_Event]] = defaultdict(list)
    for referent, one in events:
        of_text[referent.document, one.kind].append((referent, one))
        if one.single and one.day is not None:
            of_day[one.kind, one.day].append((referent, one))
    for held in of_text.values():
        _join_bare(held, joins)
    for (_, day), held in of_day.items():
        _join_of_a_day(held, day, company, joins)
    _join_undated(events, of_day, published, joins)


def _join_bare(held: Sequence[_Event], joins: Joins) -> None:
    """ "The assault" is the one event of its kind that its text tells of."""
    told_of = [one for one in held if not one[1].bare]
    if len(told_of) == 1 and told_of[0][1].single and (told_of[0][1].day or told_of[0][1].parties):
        for referent, one in held:
            if one.bare:
                words = f"“{one.words}” in a text that tells of one {one.kind} only: “{told_of[0][1].words}”"
                joins.join(told_of[0][0].id, referent.id, words)


def _join_of_a_day(held: Sequence[_Event], day: int, company: Mapping[str, Company], joins: Joins) -> None:
    """Events of one kind and day, where no two have different parties: each with an earlier one that its text is near to."""
    if any(one.clashes(other) for one, other in combinations({one.parties: one for _, one in held}.values(), 2)):
        return
    for place, (referent, one) in enumerate(held):
        for before, other in held[max(0, place - MOST_SHOWN) : place]:
            if _in_company(referent, one, before, other, company):
                reason = f"“{other.words}” and “{one.words}”: no text of the pile tells of another {one.kind} on {told((day, day))}"
                joins.join(before.id, referent.id, reason)
                break


def _in_company(referent: Referent, one: Occasion, before: Referent, other: Occasion, company: Mapping[str, Company]) -> bool:
    """Whether two descriptions name a party in common, or their texts two names."""
    if {key for _, key in one.parties} & {key for _, key in other.parties} or referent.document == before.document:
        return True
    return bool(in_common(company[referent.document], company[before.document]))


@dataclass(slots=True)
class _Dated:
    """An event that has a day, by its first telling, with what all its descriptions together tell."""

    first: Referent
    told: Occasion
    day: int
    doers: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)


def _join_undated(
    events: Sequence[_Event], of_day: Mapping[tuple[str, int], Sequence[_Event]], published: Mapping[str, str | None], joins: Joins
) -> None:
    """An event told without a day is the one of its kind, doer and target that has a day, told of not long before."""
    groups: dict[str, _Dated] = {}
    for (_, day), held in of_day.items():
        for referent, one in held:
            group = groups.setdefault(joins.find(referent.id), _Dated(referent, one, day))
            group.doers |= one.doers
            group.targets |= one.of("target")
    known: dict[tuple[str, str, str], list[_Dated]] = defaultdict(list)
    for group in groups.values():
        for doer, target in product(sorted(group.doers), sorted(group.targets)):
            if doer != target:
                known[group.told.kind, doer, target].append(group)
    for referent, one in events:
        found = known.get((one.kind, *one.ends), ()) if one.single and one.day is None and one.ends is not None else ()
        appeared = ordinal(published[referent.document] or "")
        if len(found) == 1 and appeared is not None and 0 <= appeared - found[0].day <= _WINDOW_DAYS:
            dated = found[0]
            when = told((dated.day, dated.day))
            reason = f"“{one.words}”, told of soon after “{dated.told.words}”; of these two the pile dates one {one.kind}, {when}"
            joins.join(dated.first.id, referent.id, reason)
