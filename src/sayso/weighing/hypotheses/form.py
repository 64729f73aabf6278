"""The plain file a person writes a question in: TOML or JSON, checked field by field, and written back the same way."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from sayso.errors import QueryError
from sayso.model import Modality
from sayso.weighing.dates import day
from sayso.weighing.hypotheses.records import Alternative, Pattern, Question

_QUESTION = {"id", "question", "about", "exclusive", "alternative", "ground"}
_ALTERNATIVE = {"id", "says", "pattern", "against", "picked", "picked_against"}
_PATTERN = {"subject", "code", "object", "words", "polarity", "modality", "from", "to"}
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Table = Mapping[str, Any]


def read_form(text: str, *, name: str) -> Question:
    """A question from its file.

    Args:
        text: TOML, or JSON where it begins with a brace.
        name: what the file is called, for messages.

    Raises:
        QueryError: it cannot be read, or a field is missing, unknown or of the wrong kind; the message names it.
    """
    try:
        table = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise QueryError(f"{name}: neither TOML nor JSON ({error})", hint="docs/hypotheses.md shows a whole file") from error
    return question_of(table, name=name)


def question_of(table: Table, *, name: str) -> Question:
    """A question from its fields, checked.

    Raises:
        QueryError: a field is missing, unknown or of the wrong kind.
    """
    _known(table, _QUESTION, name)
    asks = _text(table, "question", name)
    ident = str(table.get("id") or slug(asks))
    if not _ID.fullmatch(ident):
        raise _wrong(name, "id", "small letters, digits and hyphens, at most 60")
    rows = table.get("alternative")
    if not isinstance(rows, Sequence) or isinstance(rows, str) or not 2 <= len(rows) <= len(_LETTERS):
        raise _wrong(name, "alternative", f"two to {len(_LETTERS)} alternatives, each under [[alternative]]")
    alternatives = tuple(_alternative(row, _LETTERS[at], f"{name}: alternative {at + 1}") for at, row in enumerate(rows))
    if len({one.id.casefold() for one in alternatives}) < len(alternatives):
        raise _wrong(name, "alternative", "another id for each")
    exclusive = table.get("exclusive", False)
    if not isinstance(exclusive, bool):
        raise _wrong(name, "exclusive", "true or false")
    return Question(ident, asks, alternatives, _texts(table, "about", name), exclusive, str(table.get("ground", "")))


def slug(text: str) -> str:
    """A short id from a question's words."""
    plain = "-".join(re.findall(r"[a-z0-9]+", text.casefold()))
    return plain[:48].strip("-") or "question"


def table_of(question: Question) -> dict[str, Any]:
    """A question as the fields of its file, those left open left out."""
    found: dict[str, Any] = {"id": question.id, "question": question.asks}
    if question.ground:
        found["ground"] = question.ground
    if question.about:
        found["about"] = list(question.about)
    found["exclusive"] = question.exclusive
    found["alternative"] = [_alternative_table(alternative) for alternative in question.alternatives]
    return found


def toml_of(question: Question) -> str:
    """A question as a TOML file that ``read_form`` takes."""
    table = table_of(question)
    lines = [f"{key} = {_toml(value)}" for key, value in table.items() if key != "alternative"]
    for alternative in table["alternative"]:
        lines += ["", "[[alternative]]"]
        lines += [f"{key} = {_toml(value)}" for key, value in alternative.items() if key not in ("pattern", "against")]
        for kind in ("pattern", "against"):
            for pattern in alternative.get(kind, ()):
                lines += ["", f"[[alternative.{kind}]]", *(f"{key} = {_toml(value)}" for key, value in pattern.items())]
    return "\n".join(lines) + "\n"


def _alternative(row: object, letter: str, name: str) -> Alternative:
    if not isinstance(row, Mapping):
        raise _wrong(name, "alternative", "a table")
    _known(row, _ALTERNATIVE, name)
    ident = str(row.get("id") or letter)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,19}", ident):
        raise _wrong(name, "id", "letters, digits and hyphens, at most 20")
    return Alternative(
        ident, _text(row, "says", name), _patterns(row, "pattern", name), _patterns(row, "against", name),
        _texts(row, "picked", name), _texts(row, "picked_against", name),
    )  # fmt: skip


def _patterns(row: Table, field: str, name: str) -> tuple[Pattern, ...]:
    found = row.get(field, ())
    if isinstance(found, Mapping):
        found = (found,)
    if not isinstance(found, Sequence) or isinstance(found, str):
        raise _wrong(name, field, f"tables under [[alternative.{field}]]")
    return tuple(_pattern(one, f"{name}, {field} {at}") for at, one in enumerate(found, 1))


def _pattern(row: object, name: str) -> Pattern:
    if not isinstance(row, Mapping):
        raise _wrong(name, "pattern", "a table")
    _known(row, _PATTERN, name)
    polarity = row.get("polarity", "+")
    if polarity not in ("+", "-", "any"):
        raise _wrong(name, "polarity", '"+", "-" or "any"')
    modality = _texts(row, "modality", name)
    if set(modality) - set(get_args(Modality)):
        raise _wrong(name, "modality", f"some of {', '.join(get_args(Modality))}")
    made = Pattern(
        _texts(row, "subject", name), _texts(row, "code", name), _texts(row, "object", name), _texts(row, "words", name), polarity,
        tuple(one for one in get_args(Modality) if one in modality), _date(row, "from", name), _date(row, "to", name),
    )  # fmt: skip
    if not (made.subject or made.code or made.object or made.words):
        raise _wrong(name, "pattern", "at least one of subject, code, object, words")
    return made


def _date(row: Table, field: str, name: str) -> str | None:
    value = row.get(field)
    if value is None:
        return None
    if day(str(value)) is None:
        raise _wrong(name, field, "a date such as 2019-01-31")
    return str(value)


def _text(row: Table, field: str, name: str) -> str:
    value = row.get(field)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(name, field, "a text")
    return " ".join(value.split())


def _texts(row: Table, field: str, name: str) -> tuple[str, ...]:
    value = row.get(field, ())
    if isinstance(value, str):
        value = (value,)
    if not isinstance(value, Sequence) or not all(isinstance(one, str) and one.strip() for one in value):
        raise _wrong(name, field, "a text or a list of texts")
    return tuple(dict.fromkeys(" ".join(one.split()) for one in value))


def _known(row: object, known: set[str], name: str) -> None:
    if not isinstance(row, Mapping):
        raise QueryError(f"{name}: not a table of fields", hint="docs/hypotheses.md shows a whole file")
    for field in row:
        if field not in known:
            raise QueryError(f"{name}: there is no field {field!r}", hint=f"known are {', '.join(sorted(known))}")


def _wrong(name: str, field: str, wanted: str) -> QueryError:
    return QueryError(f"{name}: {field} has to be {wanted}", hint="docs/hypotheses.md shows a whole file")


def _alternative_table(alternative: Alternative) -> dict[str, Any]:
    found: dict[str, Any] = {"id": alternative.id, "says": alternative.says}
    for field in ("picked", "picked_against"):
        if getattr(alternative, field):
            found[field] = list(getattr(alternative, field))
    for field, patterns in (("pattern", alternative.patterns), ("against", alternative.against)):
        if patterns:
            found[field] = [_pattern_table(pattern) for pattern in patterns]
    return found


def _pattern_table(pattern: Pattern) -> dict[str, Any]:
    found: dict[str, Any] = {
        field: list(getattr(pattern, field)) for field in ("subject", "code", "object", "words") if getattr(pattern, field)
    }
    found["polarity"] = pattern.polarity
    if pattern.modality:
        found["modality"] = list(pattern.modality)
    return found | {field: value for field, value in (("from", pattern.earliest), ("to", pattern.latest)) if value}


def _toml(value: object) -> str:
    """A value as TOML: JSON's strings and lists are TOML's, but for the delete character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
