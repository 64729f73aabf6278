"""Loads the codebook: the default one, or the default with a person's own relations and word classes laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast, get_args

from sayso.codebook.files import DATA, Entry, read_toml
from sayso.codebook.patterns import PatternError, compile_expression
from sayso.codebook.records import Codebook, Condition, Example, Group, Pattern, Relation
from sayso.codebook.schemes import PLOVER_TYPES, UCDP_TYPES
from sayso.errors import CodebookError
from sayso.model import EntityType

_FIELDS = frozenset(
    (
        "group",
        "label",
        "definition",
        "ucdp",
        "ucdp_where",
        "plover",
        "plover_where",
        "symmetric",
        "inverse",
        "subject_types",
        "object_types",
        "expressions",
        "also",
        "examples",
    )
)
_EXAMPLE = ("text", "subject", "object", "polarity")
_specificity = attrgetter("specificity")
Classes = dict[str, frozenset[str]]


def load(path: Path | None = None) -> Codebook:
    """Loads the default codebook, with the relations and classes of ``path`` added or put in their place.

    A relation in ``path`` with a known code replaces the fields it gives; ``also`` adds expressions to those already there.
    A class with a known name is replaced.

    Args:
        path: a person's own TOML file with ``[relation.CODE]`` and ``[class]`` tables, or None.

    Raises:
        CodebookError: naming file, entry and field.
    """
    if path is None:
        return _default()
    base = _default()
    tables = read_toml(path)
    Entry(path.name, "file", tables).allow(("relation", "class"))
    classes = dict(base.classes) | _classes(path.name, tables)
    given = _section(path.name, tables, "relation")
    own = {code: _relation(path.name, code, table, classes, base.relations.get(code)) for code, table in given.items()}
    relations = {code: own.get(code, relation) for code, relation in base.relations.items()} | own
    if "class" in tables:
        relations = {c: r if c in own else _compiled(r, path.name, classes) for c, r in relations.items()}
    return _codebook(relations, classes)


@cache
def _default() -> Codebook:
    classes = _classes("classes.toml", read_toml(DATA / "classes.toml"))
    relations: dict[str, Relation] = {}
    for path in sorted((DATA / "relations").glob("*.toml")):
        tables = read_toml(path)
        for code, table in _section(path.name, tables, "relation").items():
            if code in relations:
                raise CodebookError(f'{path.name}: relation "{code}": defined twice')
            relations[code] = _relation(path.name, code, table, classes, None)
    return _codebook(relations, classes)


def _codebook(relations: dict[str, Relation], classes: Classes) -> Codebook:
    return Codebook(MappingProxyType(relations), MappingProxyType(classes), _index(relations.values()))


def _index(relations: Iterable[Relation]) -> Mapping[tuple[str, str], tuple[Pattern, ...]]:
    found: dict[tuple[str, str], list[Pattern]] = {}
    for relation in relations:
        for pattern in relation.patterns:
            found.setdefault((pattern.pos, pattern.lemma), []).append(pattern)
    return MappingProxyType({key: tuple(sorted(patterns, key=_specificity, reverse=True)) for key, patterns in found.items()})


def _section(file: str, tables: dict[str, Any], name: str) -> dict[str, Any]:
    section = tables.get(name, {})
    if not isinstance(section, dict):
        raise CodebookError(f"{file}: [{name}]: expected a table")
    return section


def _classes(file: str, tables: dict[str, Any]) -> Classes:
    section = _section(file, tables, "class")
    entry = Entry(file, "[class]", section)
    classes: Classes = {}
    for name, value in section.items():
        words = value.split() if isinstance(value, str) else entry.strings(name)
        if not words or not name.replace("_", "").isalpha() or not name.islower():
            raise entry.error(name, "expected lower-case letters as the name and at least one word")
        classes[name] = frozenset(words)
    return classes


def _relation(file: str, code: str, table: object, classes: Classes, old: Relation | None) -> Relation:
    entry = Entry(file, f'relation "{code}"', table)
    entry.allow(_FIELDS)
    if not code.replace("_", "").isalnum() or not code.islower():
        raise CodebookError(f"{entry.where}: a code is lower-case letters, digits and underscores")
    if old is None and "definition" not in entry:
        raise entry.error("definition", "missing: a new relation says what it means")
    base = old or Relation(code, "other", code.replace("_", " "), "")
    relation = Relation(
        code,
        cast(Group, entry.one_of("group", get_args(Group), base.group)),
        entry.text("label", base.label) or base.label,
        entry.text("definition", base.definition) or "",
        entry.one_of("ucdp", UCDP_TYPES, base.ucdp),
        entry.one_of("plover", PLOVER_TYPES, base.plover),
        entry.flag("symmetric") if "symmetric" in entry else base.symmetric,
        entry.text("inverse", base.inverse),
        _types(entry, "subject_types", base.subject_types),
        _types(entry, "object_types", base.object_types),
        (entry.lines("expressions") if "expressions" in entry else base.expressions),
        _examples(entry) if "examples" in entry else base.examples,
        ucdp_where=_conditions(entry, "ucdp", UCDP_TYPES, base.ucdp_where),
        plover_where=_conditions(entry, "plover", PLOVER_TYPES, base.plover_where),
    )
    patterns = _patterns(entry, "expressions", code, relation.expressions, classes)
    more = _patterns(entry, "also", code, entry.lines("also"), classes)
    return _with(relation, relation.expressions + entry.lines("also"), patterns + more)


def _compiled(relation: Relation, file: str, classes: Classes) -> Relation:
    entry = Entry(file, f'relation "{relation.code}"', {})
    return _with(relation, relation.expressions, _patterns(entry, "expressions", relation.code, relation.expressions, classes))


def _with(relation: Relation, expressions: tuple[str, ...], patterns: tuple[Pattern, ...]) -> Relation:
    return replace(relation, expressions=expressions, patterns=patterns)


def _patterns(entry: Entry, field: str, code: str, expressions: tuple[str, ...], classes: Classes) -> tuple[Pattern, ...]:
    patterns: list[Pattern] = []
    for i, expression in enumerate(expressions):
        try:
            patterns.extend(compile_expression(code, expression, classes))
        except PatternError as error:
            raise CodebookError(f'{entry.where}: field "{field}"[{i}]: {error} in "{expression}"') from error
    return tuple(patterns)


def _types(entry: Entry, field: str, default: tuple[str, ...]) -> tuple[str, ...]:
    if field not in entry:
        return default
    types = entry.strings(field)
    for name in types:
        if name not in get_args(EntityType):
            raise entry.error(field, f"unknown entity type {name!r}; known: {', '.join(get_args(EntityType))}")
    return types


def _conditions(entry: Entry, scheme: str, known: Iterable[str], default: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The conditions on a code; a code given anew without conditions has none."""
    field = f"{scheme}_where"
    if field not in entry:
        return () if scheme in entry else default
    found = []
    for condition in entry.tables(field):
        condition.allow(("code", "subject", "object"))
        code = condition.one_of("code", known)
        if code is None:
            raise condition.error("code", "missing: a condition says which code holds where it is met")
        found.append(Condition(code, _types(condition, "subject", ()), _types(condition, "object", ())))
    return tuple(found)


def _examples(entry: Entry) -> tuple[Example, ...]:
    examples = []
    for example in entry.tables("examples"):
        example.allow(_EXAMPLE)
        polarity = example.one_of("polarity", ("+", "-"), "+")
        examples.append(
            Example(example.text("text") or "", example.text("subject"), example.text("object"), "-" if polarity == "-" else "+")
        )
    return tuple(examples)
