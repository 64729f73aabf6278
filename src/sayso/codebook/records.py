"""What a codebook is made of: relations, the patterns that express them, and word classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Pos = Literal["verb", "noun", "adj", "compound"]
Group = Literal["support", "structure", "knowledge", "interaction", "force", "economy", "other"]
Filler = tuple[str, ...]
"""``("S",)``, ``("O",)``, ``("class", name)``, ``("word", lemma)`` or ``("any",)``.

``("S", name)`` and ``("O", name)`` are a subject or object whose head noun must be in a word class."""


class Slot(NamedTuple):
    """A place around the head word and what must stand there.

    ``name`` is ``agent``, ``patient``, ``recipient``, ``clause``, ``poss``, ``compound``, ``self``, ``head``, ``before``, ``after``
    or a preposition; docs/codebook.md says what each means. An ``optional`` slot may be missing from the text.
    """

    name: str
    filler: Filler
    optional: bool = False


class Pattern(NamedTuple):
    """One way to express a relation: a head word and its slots.

    ``lemma`` heads the expression as a ``pos``. ``polarity`` is ``-`` where the expression states that the relation ended or does
    not hold; ``modality`` is set where the expression itself fixes it (a pledge is ``future``). ``source`` is the line in the
    codebook. ``specificity`` orders patterns of one head: fixed words and classes first, then the number of required slots.
    (A tuple and not a dataclass: the default codebook makes 16,000 of them, and a frozen dataclass takes five times as long.)
    """

    code: str
    pos: Pos
    lemma: str
    slots: tuple[Slot, ...]
    source: str
    polarity: Literal["+", "-"] = "+"
    modality: str | None = None
    specificity: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Example:
    """An invented sentence and what it yields; ``subject`` and ``object`` are words of the text, None when not said."""

    text: str
    subject: str | None = None
    object: str | None = None
    polarity: Literal["+", "-"] = "+"


class Condition(NamedTuple):
    """Another code of a scheme where subject and object are of certain entity types; an empty list allows every type."""

    code: str
    subject_types: tuple[str, ...] = ()
    object_types: tuple[str, ...] = ()

    def holds(self, subject: str | None, object_: str | None) -> bool:
        """Whether it is met by parties of these types; None, a party of unknown type, meets no list."""
        return all(not types or one in types for one, types in ((subject, self.subject_types), (object_, self.object_types)))


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of the codebook, directed from subject to object.

    ``ucdp`` is an external support type of the UCDP External Support Dataset, ``plover`` a PLOVER ``TYPE`` or ``TYPE/mode``; None
    where the scheme has none; ``ucdp_where`` and ``plover_where`` are other codes where the parties' types decide, the first that
    holds counts. Empty type lists allow every entity type. ``expressions`` are the lines as written, ``patterns``
    what they compile to.
    """

    code: str
    group: Group
    label: str
    definition: str
    ucdp: str | None = None
    plover: str | None = None
    symmetric: bool = False
    inverse: str | None = None
    subject_types: tuple[str, ...] = ()
    object_types: tuple[str, ...] = ()
    expressions: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    ucdp_where: tuple[Condition, ...] = ()
    plover_where: tuple[Condition, ...] = ()

    def ucdp_of(self, subject: str | None, object_: str | None) -> str | None:
        """The external support type between parties of these entity types (None: unknown); None where the scheme has none."""
        return next((where.code for where in self.ucdp_where if where.holds(subject, object_)), self.ucdp)

    def plover_of(self, subject: str | None, object_: str | None) -> str | None:
        """The PLOVER ``TYPE`` or ``TYPE/mode`` between parties of these entity types (None: unknown); None where there is none."""
        return next((where.code for where in self.plover_where if where.holds(subject, object_)), self.plover)


@dataclass(frozen=True, slots=True)
class Codebook:
    """Relations by code, word classes by name, and all patterns by ``(pos, lemma)``, the more specific first."""

    relations: Mapping[str, Relation]
    classes: Mapping[str, frozenset[str]]
    by_lemma: Mapping[tuple[str, str], tuple[Pattern, ...]] = field(repr=False)

    def patterns(self, pos: str, lemma: str) -> tuple[Pattern, ...]:
        """Patterns headed by this lemma as this part of speech, the more specific first; empty when there are none."""
        return self.by_lemma.get((pos, lemma), ())
