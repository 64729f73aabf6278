"""What would settle a question, as far as the pile shows: sides not heard, single or unnamed sources, no dates, open cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.model import Claim
from sayso.weighing import vocabulary
from sayso.weighing.hypotheses.evidence import participants, patterns
from sayso.weighing.hypotheses.grounds import Grounds
from sayso.weighing.hypotheses.meaning import Meanings
from sayso.weighing.hypotheses.records import Alternative, Gap, Question, Row

_SPEAKING = frozenset({"Person", "Organization", "ArmedGroup", "StateBody", "Country", "Outlet", "Group"})


def gaps(question: Question, rows: Sequence[Row], grounds: Grounds, meanings: Meanings) -> tuple[Gap, ...]:
    """What the pile does not have, for each alternative and for the question as a whole, in words."""
    found: list[Gap] = []
    for at, alternative in enumerate(question.alternatives):
        found += _of_alternative(at, alternative, rows, grounds)
    found += _of_question(question, rows, grounds, meanings)
    return tuple(found)


def _of_alternative(at: int, alternative: Alternative, rows: Sequence[Row], grounds: Grounds) -> Iterator[Gap]:
    name = alternative.id
    fits = [row for row in rows if row.cells[at].value == "consistent"]
    against = [row for row in rows if row.cells[at].value == "inconsistent"]
    if not fits:
        yield Gap(name, "no claim", f"no claim in this pile states {name}")
    if not against:
        yield Gap(name, "not tested", f"no claim in this pile is inconsistent with {name}: it has not been tried")
    for held, what in ((fits, "states"), (against, "is inconsistent with")):
        if held:
            yield from _basis(name, held, what, grounds)
    waiting = sum(row.cells[at].value == "open" and row.bearing != "near" for row in rows)
    if waiting:
        bears, be = ("bears", "is") if waiting == 1 else ("bear", "are")
        yield Gap(name, "open cells", f"{_counted(waiting, 'row')} that {bears} on {name} {be} still open")


def _basis(name: str, held: Sequence[Row], what: str, grounds: Grounds) -> Iterator[Gap]:
    """What is thin about everything that states an alternative, or everything that is inconsistent with it."""
    claims = [claim for row in held for claim in row.claims]
    origins = {origin for row in held for origin in row.origins}
    if not origins:
        yield Gap(name, "lineage not stated", f"nothing that {what} {name} states where it comes from")
    elif len(origins) == 1:
        called = next(one.origin_name for claim in claims if (one := grounds.standings.get(claim.id)) and one.origin)
        yield Gap(name, "single origin", f"all that {what} {name} and says where it comes from goes back to {called}")
    told = [grounds.told_by(claim) for claim in claims]
    if all(chain and chain[-1].source_kind in ("anonymous", "collective") for chain in told):
        yield Gap(name, "unnamed sources", f"all that {what} {name} is on the word of people nobody names")
    if all(not chain for chain in told):
        yield Gap(name, "own voice", f"all that {what} {name} is in the texts' own voice; nobody is cited for it")
    if not any(claim.time is not None for claim in claims):
        yield Gap(name, "no date", f"nothing that {what} {name} says when")
    genres = {grounds.documents[claim.document].genre for claim in claims if claim.document in grounds.documents}
    if genres and genres <= {"opinion", "editorial"}:
        yield Gap(name, "opinion only", f"all that {what} {name} stands in opinion pieces")


def _of_question(question: Question, rows: Sequence[Row], grounds: Grounds, meanings: Meanings) -> Iterator[Gap]:
    codes = {claim.code for claim in grounds.claims.values()}
    for code in dict.fromkeys(code for pattern in patterns(question) for code in pattern.code):
        if code not in codes:
            yield Gap("", "relation not found", f"no claim in this case has the relation {code}")
    claims = [claim for row in rows if row.bearing != "near" for claim in row.claims]
    speaking = {act.source_entity for claim in claims for act in grounds.told_by(claim)}
    for name, entities in participants(question, meanings).items():
        if not entities and not meanings.is_written(name):
            yield Gap("", "name not found", f"nobody in this case is called {name}")
        elif claims and not meanings.of(name).words:
            yield from _side(name, entities, speaking, grounds)
    for ident in _unfound(question, grounds):
        yield Gap("", "picked and gone", f"{ident}, picked by hand in the question, is not in this case")
    publishers = {_publisher(claim, grounds) for claim in claims}
    if len(publishers) == 1:
        yield Gap("", "one outlet", f"everything that bears on the question was published by {next(iter(publishers))}")
    if claims and not any(row.separates for row in rows):
        yield Gap("", "nothing separates", "no row makes a difference between the alternatives")


def _side(name: str, entities: frozenset[str], speaking: set[str | None], grounds: Grounds) -> Iterator[Gap]:
    sides = {entity for entity in entities if grounds.named(entity) and grounds.entities[entity].type in _SPEAKING}
    if sides and speaking.isdisjoint(sides | _people_of(sides, grounds)):
        yield Gap("", "side not heard", f"nothing is said on this by {name}, nor by anyone the pile names as one of its own")


def _people_of(sides: set[str], grounds: Grounds) -> set[str]:
    belonging = vocabulary.words("relations", "belonging")
    return {tie.subject for tie in grounds.ties if tie.code in belonging and tie.object in sides and tie.claims}


def _unfound(question: Question, grounds: Grounds) -> Iterable[str]:
    there = {claim.proposition for claim in grounds.claims.values()} | set(grounds.claims)
    given = [ident for alternative in question.alternatives for ident in (*alternative.picked, *alternative.picked_against)]
    return [ident.removeprefix("gone:") for ident in dict.fromkeys(given) if ident not in there]


def _publisher(claim: Claim, grounds: Grounds) -> str:
    document = grounds.documents.get(claim.document)
    return (document.outlet or document.path) if document is not None else claim.document


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
