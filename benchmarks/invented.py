"""Invented readings by the thousand: documents, actors, acts of saying and claims made as records, without reading any text.

Names, outlets, dates and figures vary, so that a case made of them has many actors, chains of one to three links, denials and
figures that differ. The same number always gives the same document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from sayso.findings import Circle, Drift, Interest, Standing
from sayso.model import (
    Amount,
    Attribution,
    Claim,
    Document,
    Entity,
    EntityType,
    LabelledRange,
    Mention,
    Origin,
    Reading,
    Relation,
    Span,
    Tie,
    When,
)

_SYLLABLES = "ka lo mer tan vi sor el du ni pra ash gor ile ven tu mak ri osh bel dar hul yem zor qua fen".split()
_DEEDS = (
    ("funds", "fund", "paid for the rearming of"), ("arms", "supplies_weapons", "sent rifles to"), ("trains", "trains", "trained"),
    ("met", "met", "met"), ("attacked", "attacked", "attacked"), ("leads", "leads", "leads"), ("hosts", "hosts", "gave shelter to"),
    ("criticised", "criticised", "criticised"),
)  # fmt: skip
_MASTHEADS = ("Post", "Courier", "Herald", "Wire")
THEATRE = 900  # documents in one theatre of a world that grows: a hundred matters
_CUES = ("said", "told reporters", "reported", "claimed", "wrote", "insisted")
_FILLER = (
    "The road to the coast was closed for most of the day and traders waited at the bridge. ",
    "Rain had fallen since the morning, and the market opened late. ",
    "Neither side has published figures for the winter months. ",
)


def _name(random: Random, parts: int) -> str:
    return "".join(random.choice(_SYLLABLES) for _ in range(parts)).capitalize()


@dataclass(slots=True)
class _Text:
    """A text that grows, and the records that speak of it."""

    home: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    sentences: list[Span] = field(default_factory=list)
    entities: dict[str, tuple[str, EntityType, list[Mention]]] = field(default_factory=dict)
    acts: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def put(self, words: str) -> Span:
        start, self.length = self.length, self.length + len(words)
        self.parts.append(words)
        return Span(start, self.length)

    def name(self, name: str, type_: EntityType) -> tuple[str, Span]:
        span = self.put(name)
        if name not in self.entities:
            self.entities[name] = (f"{self.home}.e{len(self.entities)}", type_, [])
        id_, _, mentions = self.entities[name]
        mentions.append(Mention(self.home, span.start, span.end, "name"))
        return id_, span


class World:
    """Who there is to write about, the same for every size.

    Args:
        seed: another seed gives another world.
        words: how many words there are for what stands between the claims; 0: always the same few sentences.
    """

    def __init__(self, seed: int = 5, *, words: int = 0) -> None:
        random = Random(seed)
        self.states = sorted({_name(random, 2) + "ia" for _ in range(70)})
        self.groups = sorted({f"{_name(random, 2)} Front" for _ in range(90)})
        self.persons = sorted({f"{_name(random, 2)} {_name(random, 3)}" for _ in range(2500)})
        self.outlets = sorted({f"{_name(random, 2)} {random.choice(_MASTHEADS)}" for _ in range(260)})
        self.words = sorted({_name(random, random.choice((2, 3))).lower() for _ in range(words)})

    def at(self, number: int) -> World:
        """The world that the ``number``-th document tells of."""
        return self

    def filler(self, random: Random) -> str:
        """A sentence that claims nothing."""
        if not self.words:
            return random.choice(_FILLER)
        return f"The {' '.join(random.choice(self.words) for _ in range(random.randrange(7, 15)))}. "


class Theatres(World):
    """A world that grows with the pile: every ``THEATRE`` documents come other states, groups, persons and outlets.

    The first theatre is the world that does not grow. One in ten of its states, groups and outlets are in all others too: some
    powers and agencies have to do with everything. The words are the same throughout, and so are the years.
    """

    def __init__(self, seed: int = 5, *, words: int = 0) -> None:
        super().__init__(seed, words=words)
        self._seed = seed
        self._known: tuple[int, World] = (0, self)

    def at(self, number: int) -> World:
        """The theatre of the ``number``-th document."""
        place = number // THEATRE
        if place and place != self._known[0]:
            self._known = (place, self._theatre(place))
        return self._known[1] if place else self

    def _theatre(self, place: int) -> World:
        random, made = Random(f"{self._seed} {place}"), World(self._seed)
        made.words = self.words
        made.states = _others(self.states, lambda: _name(random, 3) + "ia")
        made.groups = _others(self.groups, lambda: f"{_name(random, 3)} Front")
        made.outlets = _others(self.outlets, lambda: f"{_name(random, 3)} {random.choice(_MASTHEADS)}")
        made.persons = sorted({f"{_name(random, 2)} {_name(random, 4)}" for _ in self.persons})
        return made


def _others(names: Sequence[str], name: Callable[[], str]) -> list[str]:
    """As many names: every tenth of these, and new ones."""
    return sorted({*names[::10], *(name() for _ in range(len(names) - len(names[::10])))})


def reading(number: int, world: World, *, like: int | None = None) -> Reading:
    """The reading of the ``number``-th document: 14 to 26 claims, most of them on someone's word; ``like`` that of another one."""
    random = Random(number if like is None else like)
    home = "d" + hashlib.sha256(f"invented {number}".encode()).hexdigest()[:12]
    text = _Text(home)
    text.put("Home | World | Share\n\n")
    body = text.length
    day = f"20{random.randrange(18, 25)}-{random.randrange(1, 13):02}-{random.randrange(1, 28):02}"
    setting = Random(number // 9)  # nine documents write about one matter
    matter = (setting.sample(world.states, 3), setting.sample(world.groups, 2), setting.sample(world.persons, 4))
    for _ in range(random.randrange(14, 27)):
        _sentence(text, random, world, matter, day)
    whole = "".join(text.parts)
    document = Document(
        home, f"reports/{number // 500:03}/{number:05}.txt", hashlib.sha256(whole.encode()).hexdigest(), "text/plain", whole,
        title=f"Talk of {matter[0][0]} and the {matter[1][0]}, part {number % 9 + 1}",
        outlet=(random if like is None else Random(-number)).choice(world.outlets),
        published=day, genre=random.choice(("report", "report", "report", "opinion", "wire-rewrite")),
        ranges=(LabelledRange(Span(0, body), "navigation"), LabelledRange(Span(body, len(whole)), "body")),
    )  # fmt: skip
    entities = tuple(Entity(id_, name, type_, tuple(mentions)) for name, (id_, type_, mentions) in text.entities.items())
    return Reading(document, tuple(text.sentences), entities, tuple(text.acts), tuple(text.claims))


def readings(size: int) -> Iterator[Reading]:
    """``size`` readings."""
    world = World()
    return (reading(n, world) for n in range(size))


def _sentence(text: _Text, random: Random, world: World, matter: tuple[list[str], list[str], list[str]], day: str) -> None:
    start = text.length
    parent = None
    depth = random.choice((0, 1, 1, 1, 2, 3))
    for level in range(depth):
        parent = _act(text, random, world, matter, parent, level)
    begin = text.length
    code, predicate, words = random.choice(_DEEDS)
    negative = random.random() < 0.12
    subject, _ = text.name(random.choice((*matter[0], *matter[0], matter[2][0])), "Country")
    text.put(f" {'never ' if negative else ''}{words} the ")
    object_, _ = text.name(random.choice(matter[1]), "ArmedGroup")
    quantity = None
    if random.random() < 0.2:
        low = float(random.randrange(10, 4000))
        quantity = Amount(low, low, "USD", "about", text.put(f" with about {low:.0f} dollars"))
    time = When(day[:4] + "-01-01", day[:4] + "-12-31") if random.random() < 0.5 else None
    if time:
        text.put(f" in {day[:4]}")
    end = text.length
    if parent is not None:
        text.acts = [_with_content(a, Span(begin, end), parent, text.acts) for a in text.acts]
    text.claims.append(
        Claim(
            f"{text.home}.c{len(text.claims)}", text.home, begin, end, subject, predicate, code, object_,
            polarity="-" if negative else "+", time=time, quantity=quantity, attribution=parent,
        )
    )  # fmt: skip
    text.put(". ")
    text.sentences.append(Span(start, text.length - 1))
    if random.random() < 0.6:
        filler = text.put(world.filler(random))
        text.sentences.append(Span(filler.start, filler.end - 1))


def _act(
    text: _Text, random: Random, world: World, matter: tuple[list[str], list[str], list[str]], parent: str | None, level: int
) -> str:
    kind = random.choice(("outlet", "named_person", "anonymous")) if level == 0 else random.choice(("named_person", "anonymous"))
    if kind == "outlet":
        entity, source = text.name(random.choice(world.outlets), "Outlet")
    elif kind == "named_person":
        entity, source = text.name(random.choice(matter[2]), "Person")
    else:
        entity, source = None, text.put(random.choice(("two officials", "a source in the ministry", "several diplomats")))
    text.put(" ")
    stance = "denies" if random.random() < 0.08 else "asserts"
    cue = text.put("denied" if stance == "denies" else random.choice(_CUES))
    text.put(" that ")
    id_ = f"{text.home}.a{len(text.acts)}"
    text.acts.append(
        Attribution(id_, text.home, source, entity, kind, cue, (), stance=stance, parent=parent)  # type: ignore[arg-type]
    )
    return id_


def _with_content(act: Attribution, content: Span, innermost: str, acts: list[Attribution]) -> Attribution:
    """The act with its content, where it stands on the way from the innermost act outwards."""
    return replace(act, content=(Span(act.cue.end + 6, content.end),)) if not act.content and act.cue else act


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A proposition."""

    id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class View:
    """A weighed case without a case file."""

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    relations: tuple[Relation, ...]
    ties: tuple[Tie, ...]
    propositions: tuple[Stated, ...]
    sentences: tuple[Line, ...]
    standings: tuple[Standing, ...] = ()
    circles: tuple[Circle, ...] = ()
    drifts: tuple[Drift, ...] = ()
    interests: tuple[Interest, ...] = ()


def view(size: int) -> View:
    """A weighed case of ``size`` documents, weighed in the plainest way: one name is one actor, one core one proposition."""
    read = list(readings(size))
    actors: dict[str, tuple[str, EntityType, list[Mention]]] = {}
    whose: dict[str, str] = {}
    for reading_ in read:
        for entity in reading_.entities:
            id_, _, mentions = actors.setdefault(entity.name, (f"e{len(actors):06}", entity.type, []))
            mentions += entity.mentions
            whose[entity.id] = id_
    acts = {a.id: replace(a, source_entity=whose.get(a.source_entity or "")) for r in read for a in r.attributions}
    claims = [_weighed(c, acts, whose) for r in read for c in r.claims]
    alike: dict[str, list[Claim]] = {}
    origins: dict[str, list[str]] = {}
    for claim in claims:
        alike.setdefault(claim.proposition or "", []).append(claim)
        if claim.origin:
            origins.setdefault(claim.origin, []).append(claim.id)
    return View(
        tuple(r.document for r in read),
        tuple(Entity(id_, name, type_, tuple(mentions)) for name, (id_, type_, mentions) in actors.items()),
        tuple(acts.values()), tuple(claims),
        tuple(Origin(o, o.partition(":")[2], "outlet", tuple(c), "named so") for o, c in origins.items()),
        tuple(_relations(alike)), tuple(_ties(alike)),
        tuple(Stated(p, f"Proposition {p}") for p in alike),
        tuple(Line(r.document.id, s.start, s.end) for r in read for s in r.sentences),
    )  # fmt: skip


def _weighed(claim: Claim, acts: Mapping[str, Attribution], whose: Mapping[str, str]) -> Claim:
    subject, object_ = whose[claim.subject or ""], whose[claim.object or ""]
    act = acts.get(claim.attribution or "")
    origin = f"o:{act.source_entity}" if act and act.source_entity else None
    return replace(
        claim, subject=subject, object=object_, origin=origin, proposition=f"p {subject} {claim.code} {object_} {claim.polarity}"
    )


def _relations(alike: Mapping[str, list[Claim]]) -> Iterator[Relation]:
    for proposition, denied in alike.items():
        told = alike.get(proposition[:-1] + "+", []) if proposition.endswith("-") else []
        for a, b in zip(denied, told, strict=False):
            yield Relation("contradicts", a.id, b.id, "one affirms what the other negates")


def _ties(alike: Mapping[str, list[Claim]]) -> Iterator[Tie]:
    for core in dict.fromkeys(p[:-1] for p in alike):
        told, against = alike.get(core + "+", []), alike.get(core + "-", [])
        _, subject, code, object_, *_ = core.split(" ")
        origins = {c.origin for c in told if c.origin}
        years = {int(c.time.earliest[:4]) for c in told if c.time and c.time.earliest}
        yield Tie(
            subject, code, object_, tuple(c.id for c in told), tuple(c.id for c in against), len({c.document for c in told}),
            len(origins), bool(told and against), tuple(sorted(years)),
        )  # fmt: skip
