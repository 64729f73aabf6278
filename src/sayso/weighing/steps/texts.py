"""Steps one to three: each document's names and words by themselves, who may be one with whom, and the entities of the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from functools import lru_cache
from typing import Any

from sayso.casefile.blocks import Blocks, Feed, Key, Made
from sayso.casefile.joints import crowds, models
from sayso.model import Entity, Reading
from sayso.weighing import copies, names, vocabulary
from sayso.weighing.article_words import wording
from sayso.weighing.dates import day
from sayso.weighing.entities import Seen, gather, in_text_order, join, meeting_key, see
from sayso.weighing.joining import Bonds
from sayso.weighing.listed import is_capital, outlet_key
from sayso.weighing.occasions import Occasion
from sayso.weighing.passages import fingerprints, passage_prints
from sayso.weighing.persons import parse
from sayso.weighing.referents import Company, Referent, companies, describes_once
from sayso.weighing.steps.packing import dump, key, load
from sayso.weighing.steps.step import Context, Lines, Step
from sayso.weighing.text_likeness import Telling
from sayso.weighing.unnamed import quoted


def _text(number: Key, reading: Reading, lines: Lines, made: Made, context: Context) -> None:
    document = reading.document
    known = {document.id: document}
    seen = see(reading.entities, known)
    bonds = context.rulings.entities
    bound = [bond for bond in (*bonds.together, *bonds.apart) if any(one.referent.id in bond[:2] for one in seen)] if bonds else []
    stated = [link for one in seen for link in one.stated]
    for one in seen:
        ref = key("local", one.referent.id)
        own = [bond for bond in bound if one.referent.id in bond[:2]]
        made.row("referent", number, ref, _seen_row(number, one, own), number)
        links = dict.fromkeys((*_likenesses(one), *(("", "stated", *link[:2]) for link in stated if one.referent.id in link[:2])))
        links.update(dict.fromkeys(("", "bond", *bond[:2]) for bond in own))
        for kind, *link in links:
            made.row("likeness", number, key(*link), kind, ref)
        for borne in one.borne:
            made.row("borne", number, key("name", borne))
        if (bare := _bare(one.referent)) is not None:
            made.row("bare", number, key("name", names.key(bare)), "", ref)
    company = companies([one.referent for one in seen], known)[document.id]
    made.row("company", number, number, dump([document.id, company.published, sorted(company.keys)]))
    if document.outlet and document.genre != "press-release":
        made.row("masthead", number, key("outlet", outlet_key(document.outlet)), outlet_key(document.outlet))
    for told in sorted({outlet_key(said) for act in reading.attributions if is_capital(said := quoted(document, act))}):
        made.row("heads", number, number, "", key("outlet", told))
    words = wording(document, reading.attributions)
    published = day(document.published) if document.published else None
    made.row("aged", number, number, f"{published is None:d}{published or 0:011d}{document.id}")
    made.row("passage", number, number, dump(sorted(passage_prints(words, copies.PASSAGE))))
    for mark in fingerprints(words):
        made.row("mark", number, key("f", mark), "f", number)
    for word in Telling.of(words).keys:
        made.row("mark", number, _word_key(word), "w", number)


@lru_cache(maxsize=32768)
def _word_key(word: str) -> Key:
    return key("w", word)


def _bare(referent: Referent) -> str | None:
    """The spelling of a person of whom one name alone is known."""
    if referent.family != "person" or not referent.named:
        return None
    parsed = [(spelling, name) for spelling in referent.spellings if (name := parse(spelling))]
    return parsed[0][0] if parsed and all(name.bare for _, name in parsed) else None


def _likenesses(one: Seen) -> Iterator[tuple[str, ...]]:
    """Under what a local entity may meet others: ``x`` before those links that count only where somebody asks for them."""
    referent = one.referent
    if referent.family == "person":
        yield from _of_person(one)
        return
    if one.occasion is not None:
        yield from _of_event(referent, one.occasion)
    if not (referent.named or describes_once(referent)):
        return
    for spelling in referent.spellings:
        if found := meeting_key(referent, spelling):
            yield ("", referent.family, found)
    if referent.family in ("body", "agreement") and referent.named:
        for spelling in referent.spellings:
            if names.is_acronym(spelling):
                yield ("", "letters", "".join(names.normal(spelling)))
                yield ("asks", "letters", "asks")
            for letters in sorted(names.initials(spelling)):
                yield ("x", "letters", letters)


def _of_event(referent: Referent, one: Occasion) -> Iterator[tuple[str, ...]]:
    yield ("", "event of", referent.document, one.kind)
    if one.single and one.day is not None:
        yield ("", "event on", one.kind, str(one.day))
        yield ("asks", "event", "asks")
    if one.single and (one.day is not None or one.ends is not None):
        for doer in sorted(one.doers):
            yield ("", "event by", one.kind, doer)


def _of_person(one: Seen) -> Iterator[tuple[str, ...]]:
    for post, _ in one.posts:
        yield ("x" if one.referent.named else "", "post", post[0], *post[1])
    if not one.referent.named:
        return
    first_names = vocabulary.words("persons", "family_first")
    for spelling in one.referent.spellings:
        name = parse(spelling)
        if name is None:
            continue
        yield ("", "person", name.surname)
        if not name.bare and name.given[0] in first_names:
            yield ("", "person", name.given[0])
        if not name.bare and " " in name.surname:
            yield ("", "person", name.surname.rpartition(" ")[2])
    if _bare(one.referent) is not None:
        yield ("asks", "person", "asks")


def _seen_row(number: Key, one: Seen, bonds: Sequence[tuple[str, str, str]]) -> str:
    referent = one.referent
    return dump([
        number, referent.id, referent.entity.name, referent.entity.type, referent.document, referent.family, referent.spellings,
        referent.named, one.published, one.posts, one.stated, bonds, one.occasion and astuple(one.occasion),
    ])  # fmt: skip


def _seen_of(row: Sequence[Any]) -> Seen:
    entity = Entity(row[1], row[2], row[3])
    posts = tuple(((post[0], tuple(post[1])), words) for post, words in row[9])
    told = row[12]
    event = Occasion(told[0], told[1], tuple((role, party) for role, party in told[2]), *told[3:]) if told else None
    links = tuple(tuple(link) for link in row[10])
    return Seen(Referent(entity, row[4], row[5], tuple(row[6]), row[7]), row[8], posts, links, occasion=event)


def _cast(block: Key, lines: Lines, made: Made, context: Context) -> None:
    rows = [load(line) for line in lines[0]]
    home = {row[1]: row[0] for row in rows}
    seen = sorted(map(_seen_of, rows), key=lambda one: in_text_order(one.referent))
    company: dict[str, Company] = {}
    for document, published, keys in map(load, lines[1]):
        company[document] = Company(frozenset(keys), published)
    shared = set(lines[2])
    others = {
        names.key(bare)
        for one in seen if (bare := _bare(one.referent)) is not None and str(key("local", one.referent.id)) in shared
    }  # fmt: skip
    bonds = context.rulings.entities
    mine = Bonds(
        tuple(bond for bond in bonds.together if bond[0] in home and bond[1] in home),
        tuple(bond for bond in bonds.apart if bond[0] in home and bond[1] in home),
    )
    referents = [one.referent for one in seen]
    of: Mapping[str, Referent] = {referent.id: referent for referent in referents}
    for entity in gather(referents, join(seen, company, others, mine)):
        first = of[entity.members[0]]
        place = in_text_order(first)[1][0]
        made.result("entities", block, (first.document, place, entity.id, entity.name, entity.type, entity.reason or None))
        for member in entity.members:
            made.result("entity_of", block, (member, entity.id))
            made.row(
                "held",
                block,
                home[member],
                dump([member, entity.id, entity.name, entity.type, entity.named]),
                key("entity", entity.id),
            )


def _masthead(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """An outlet that documents of the pile are of."""
    made.row("outlet", block, block, lines[0][0])


def _models(blocks: Blocks, whole: bool) -> int:
    return models(
        blocks, whole, all_paired=copies.ALL_PAIRED, most_posted=copies.MOST_POSTED, neighbours=copies.NEIGHBOURS,
        rare=copies.RARE_IN_COMMON, most_models=copies.MOST_MODELS,
    )  # fmt: skip


STEPS = (
    Step(
        "texts", (Feed("documents"),),
        ("referent", "likeness", "borne", "bare", "company", "aged", "passage", "mark", "masthead", "heads"),
        reads=_text,
    ),
    Step("mastheads", (Feed("masthead"),), ("outlet",), run=_masthead),
    Step("crowds", (Feed("referent"), Feed("likeness"), Feed("borne"), Feed("bare")), ("crowd", "shared", "home"), whole=crowds),
    Step(
        "entities", (Feed("referent", "crowd"), Feed("company", "home"), Feed("shared")), ("held",), ("entities", "entity_of"),
        run=_cast,
    ),
    Step("models", (Feed("aged"), Feed("mark")), ("model",), whole=_models),
)  # fmt: skip
