"""The press vocabulary: cues, hedges, modality, actors, roles, titles and outlets, each read from its file when first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.codebook.files import DATA, Entry, read_toml

_CUE_FIELDS = ("pos", "stance", "kind", "complement", "lemmas", "hearer", "negated", "source", "factive", "note")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that marks saying, writing, thinking, seeing or showing; data/cues.toml explains every field.

    ``lemma`` joins verb and particle or the words of a phrase by ``_``. ``stance`` is a claim stance or ``none`` (neither
    assertion nor denial); ``negated`` the stance under a negation of the cue itself. ``source`` is the slot that holds the source.
    """

    lemma: str
    pos: str
    stance: str
    kind: str
    complement: tuple[str, ...]
    hearer: str = "none"
    negated: str = "denies"
    source: str = "agent"
    factive: bool = False


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word or phrase (joined by ``_``) and what it does: ``weakens``, ``strengthens``, ``approximates`` or ``sourceless``."""

    word: str
    pos: str
    effect: str


@dataclass(frozen=True, slots=True)
class Modal:
    """An auxiliary and the modality of its clause; ``perfect`` with "have" + participle, ``after_past_cue`` in reported speech."""

    lemma: str
    modality: str
    perfect: str
    after_past_cue: str


@dataclass(frozen=True, slots=True)
class Implicative:
    """A verb and the polarity (``+``, ``-``, ``0`` left open) and modality ("" unchanged) of the infinitive or gerund under it.

    ``intends`` is true where the verb itself states a wish or plan.
    """

    lemma: str
    plain: str
    negated: str
    modality: str
    intends: bool


@dataclass(frozen=True, slots=True)
class ModalityWords:
    """Everything that changes whether, when and how far a clause holds; words of a phrase are joined by ``_``.

    ``negators`` maps to ``full``, ``near`` or ``evidence`` (the evidence is denied, the clause left open); ``conditionals`` and
    ``openers`` map to the modality they give.
    """

    modals: tuple[Modal, ...]
    implicatives: tuple[Implicative, ...]
    negators: dict[str, str]
    conditionals: dict[str, str]
    openers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; ``demonyms`` are adjectives, ``people`` plurals, ``aliases`` other names of the state."""

    name: str
    iso: str
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]
    people: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A named actor other than a country: its entity type, its country (ISO code, "" for none) and other spellings."""

    name: str
    type: str
    country: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A common noun heading a nominal participant: its entity type and source kind ("" where it follows the name beside it)."""

    lemma: str
    type: str
    source: str
    person: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A title as written before a name; ``relation`` is the codebook relation it presupposes, "" for none."""

    name: str
    kind: str
    relation: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet; ``kind`` is agency, newspaper, broadcaster, magazine, website, monitor or state_media."""

    name: str
    kind: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...]


@cache
def cues() -> tuple[Cue, ...]:
    """All attribution cues, in file order; a lemma with two readings stands twice."""
    return tuple(cue for entry in _entries("cues.toml", "cue", _CUE_FIELDS) for cue in _cues(entry))


@cache
def hedges() -> tuple[Hedge, ...]:
    """All hedges, in file order."""
    groups = _entries("hedges.toml", "hedge", ("pos", "effect", "words"))
    return tuple(Hedge(word, _text(e, "pos"), _text(e, "effect")) for e in groups for word in _words(e, "words"))


@cache
def modality() -> ModalityWords:
    """Modals, implicative verbs, negators, conditionals and openers."""
    file = "modality.toml"
    return ModalityWords(
        tuple(
            Modal(lemma, _text(e, "modality"), _text(e, "perfect"), e.text("after_past_cue") or _text(e, "modality"))
            for e in _entries(file, "modal", ("lemmas", "modality", "perfect", "after_past_cue"))
            for lemma in _words(e, "lemmas")
        ),
        tuple(
            Implicative(lemma, _text(e, "plain"), _text(e, "negated"), _text(e, "modality"), e.flag("intends"))
            for e in _entries(file, "implicative", ("lemmas", "plain", "negated", "modality", "intends", "example"))
            for lemma in _words(e, "lemmas")
        ),
        {w: _text(e, "strength") for e in _entries(file, "negator", ("words", "strength")) for w in _words(e, "words")},
        {w: _text(e, "modality") for e in _entries(file, "conditional", ("words", "modality")) for w in _words(e, "words")},
        {w: _text(e, "modality") for e in _entries(file, "opener", ("words", "modality")) for w in _words(e, "words")},
    )


@cache
def countries() -> tuple[Country, ...]:
    """All countries and territories."""
    rows = _rows(Path("actors/countries.toml"), "rows", 6)
    return tuple(Country(r[0], r[1], _items(r[2]), _items(r[3]), _items(r[4]), _items(r[5])) for r in rows)


@cache
def metonyms() -> tuple[Actor, ...]:
    """Buildings, organs and services that stand for a state (the Kremlin), with the state's ISO code as ``country``."""
    return tuple(Actor(r[0], r[2], r[1], ()) for r in _rows(Path("actors/countries.toml"), "metonyms", 3))


@cache
def organisations() -> tuple[Actor, ...]:
    """International and other well-known organisations."""
    return tuple(Actor(r[0], r[1], "", _items(r[2])) for r in _rows(Path("actors/organisations.toml"), "rows", 3))


@cache
def armed_groups() -> tuple[Actor, ...]:
    """Armed groups; ``country`` is where they mainly act, "" for several."""
    return tuple(Actor(r[0], "ArmedGroup", r[1], _items(r[2])) for r in _rows(Path("actors/armed_groups.toml"), "rows", 3))


@cache
def roles() -> tuple[Role, ...]:
    """Role and head nouns; a lemma with two readings stands twice."""
    groups = _entries("roles.toml", "role", ("type", "source", "person", "lemmas"))
    return tuple(Role(w, _text(e, "type"), _text(e, "source"), e.flag("person")) for e in groups for w in _words(e, "lemmas"))


@cache
def titles() -> tuple[Title, ...]:
    """Titles, ranks and honorifics before names, longest first so that the first match is the longest."""
    groups = _entries("titles.toml", "title", ("kind", "relation", "names"))
    found = [
        Title(name, _text(e, "kind"), _text(e, "relation")) for e in groups for name in _items(_text(e, "names").replace("\n", " "))
    ]
    return tuple(sorted(found, key=lambda title: (-len(title.name), title.name)))


@cache
def outlets() -> tuple[Outlet, ...]:
    """News outlets worldwide."""
    return tuple(Outlet(r[0], r[1], _items(r[2]), _items(r[3])) for r in _rows(Path("outlets.toml"), "rows", 4))


def _cues(entry: Entry) -> Iterator[Cue]:
    pos = _text(entry, "pos")
    stance = _text(entry, "stance")
    negated = entry.text("negated") or ("denies" if stance == "asserts" else "none")
    source = entry.text("source") or {"noun": "poss", "phrase": "after"}.get(pos, "agent")
    for lemma in _words(entry, "lemmas"):
        yield Cue(
            lemma,
            pos,
            stance,
            _text(entry, "kind"),
            entry.strings("complement"),
            entry.text("hearer") or "none",
            negated,
            source,
            entry.flag("factive"),
        )


def _entries(file: str, section: str, fields: tuple[str, ...]) -> tuple[Entry, ...]:
    entries = Entry(file, section, _file(file)).tables(section)
    for entry in entries:
        entry.allow(fields)
    return entries


@cache
def _file(file: str) -> dict[str, object]:
    return read_toml(DATA / file)


def _rows(file: Path, field: str, columns: int) -> Iterator[list[str]]:
    entry = Entry(file.name, field, _file(file.as_posix()))
    for i, line in enumerate(entry.lines(field)):
        row = [cell.strip() for cell in line.split("|")]
        if len(row) != columns or not row[0]:
            raise entry.error(field, f"line {i + 1}: expected {columns} columns divided by |, got {len(row)}: {line[:60]}")
        yield row


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item for part in cell.split(",") if (item := part.strip()))


def _words(entry: Entry, field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_text(entry, field).split()))


def _text(entry: Entry, field: str) -> str:
    value = entry.text(field)
    if value is None:
        raise entry.error(field, "missing")
    return value
