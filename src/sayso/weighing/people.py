"""Persons across documents: full names that fit each other, and bare surnames with one bearer only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from sayso.weighing import names, vocabulary
from sayso.weighing.joining import Joins
from sayso.weighing.persons import PersonName, compatible, parse, short_forms
from sayso.weighing.referents import MOST_SHOWN, Company, Referent, in_common


def join_people(people: Sequence[Referent], company: Mapping[str, Company], others: Collection[str], joins: Joins) -> None:
    """Join persons: the same full name; a shorter full name with the only longer one it fits; a bare surname with its only bearer.

    Args:
        people: local entities of type Person.
        company: document id -> names in it; a bare surname must share two of them with a text that has the full name.
        others: keys of the names that bodies, places and countries of the pile bear; a bare one of these is no surname.
        joins: receives the unions, each with its reason.
    """
    full: dict[str, dict[PersonName, list[tuple[Referent, str]]]] = defaultdict(lambda: defaultdict(list))
    bare: dict[str, list[tuple[Referent, str]]] = defaultdict(list)
    for referent in people:
        if not referent.named:
            continue
        parsed = [(spelling, name) for spelling in referent.spellings if (name := parse(spelling))]
        whole = [(spelling, name) for spelling, name in parsed if not name.bare]
        for spelling, name in whole:
            full[name.surname][name].append((referent, spelling))
        if parsed and not whole and names.key(parsed[0][0]) not in others:
            bare[parsed[0][1].surname].append((referent, parsed[0][0]))
    for surname in full:
        _join_full(full[surname], joins)
    bearers = _bearers(full, joins)
    for surname, held in bare.items():
        _join_bare(held, bearers.get(surname, {}), company, joins)


def _join_full(spelled: Mapping[PersonName, Sequence[tuple[Referent, str]]], joins: Joins) -> None:
    for held in spelled.values():
        firsts = [held[0]]  # more than one only where people keep bearers of the name apart
        for referent, spelling in held[1:]:
            if not any(joins.join(first.id, referent.id, _same_name(wording, spelling)) for first, wording in firsts):
                firsts.append((referent, spelling))
    near = _by_given_name(spelled)
    for name in sorted(spelled, key=lambda name: (len(name.given), name.given, name.suffix)):
        longer = {
            joins.find(spelled[other][0][0].id): other
            for other in near(name)
            if other != name and len(other.given) >= len(name.given) and compatible(name, other)
        }
        longer.pop(joins.find(spelled[name][0][0].id), None)
        if len(longer) == 1:
            _join_fitting(spelled[name][0], spelled[next(iter(longer.values()))][0], joins)


def _same_name(wording: str, spelling: str) -> str:
    return f"same name “{wording}”" if spelling == wording else f"“{wording}” and “{spelling}” are spellings of one name"


def _by_given_name(spelled: Iterable[PersonName]) -> Callable[[PersonName], list[PersonName]]:
    """Names of one surname by given name and by initial, so that only those that may fit are compared."""
    index: dict[str, dict[PersonName, None]] = defaultdict(dict)
    for name in sorted(spelled, key=lambda name: (name.given, name.suffix)):
        for given in name.given:
            index[given][name] = None
            index[given[0] + "."][name] = None

    def near(name: PersonName) -> list[PersonName]:
        first = name.given[0]
        keys = [first[0] + "."] if len(first) == 1 else [first, first[0], *sorted(short_forms(first))]
        return list(dict.fromkeys(other for key in keys for other in index.get(key, ())))

    return near


def _join_fitting(short: tuple[Referent, str], long: tuple[Referent, str], joins: Joins) -> None:
    if short[0].document == long[0].document:
        return
    joins.join(short[0].id, long[0].id, f"surname and given names of “{short[1]}” fit “{long[1]}”, and no other name in the pile")


def _bearers(
    full: Mapping[str, Mapping[PersonName, Sequence[tuple[Referent, str]]]], joins: Joins
) -> dict[str, dict[str, list[tuple[Referent, str]]]]:
    """Name that may stand alone -> the persons (leading ids) who bear it, with the referents that show it."""
    first_names = vocabulary.words("persons", "family_first")
    out: dict[str, dict[str, list[tuple[Referent, str]]]] = defaultdict(lambda: defaultdict(list))
    for surname, spelled in full.items():
        for name, held in spelled.items():
            for referent, spelling in held:
                out[surname][joins.find(referent.id)].append((referent, spelling))
                if name.given[0] in first_names:
                    out[name.given[0]][joins.find(referent.id)].append((referent, spelling))
                if " " in surname:
                    out[surname.rpartition(" ")[2]][joins.find(referent.id)].append((referent, spelling))
    return out


def _join_bare(
    held: Sequence[tuple[Referent, str]],
    bearers: Mapping[str, Sequence[tuple[Referent, str]]],
    company: Mapping[str, Company],
    joins: Joins,
) -> None:
    if len(bearers) > 1 or _twice_in_a_document(held):
        return
    shown = next(iter(bearers.values()))[:MOST_SHOWN] if bearers else held[:1]
    for referent, spelling in held:
        for other, full_name in shown:
            if other.document == referent.document:
                continue
            own = (names.key(spelling), names.key(full_name))
            common = in_common(company[other.document], company[referent.document], own)
            if common:
                joins.join(other.id, referent.id, _bare_reason(spelling, full_name, common, bool(bearers)))
                break


def _bare_reason(spelling: str, full_name: str, common: Sequence[str], has_bearer: bool) -> str:
    around = ", ".join(common[:3])
    if has_bearer:
        return f"“{spelling}” has one bearer in the pile, “{full_name}”; both texts name {around}"
    return f"same surname “{spelling}”, no other bearer in the pile; both texts name {around}"


def _twice_in_a_document(held: Sequence[tuple[Referent, str]]) -> bool:
    return len({referent.document for referent, _ in held}) < len(held)
