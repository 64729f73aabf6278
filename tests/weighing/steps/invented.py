"""Small invented documents that together hold every phenomenon the weighing looks for; a number always gives the same document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from sayso.model import (
    Amount,
    Attribution,
    Claim,
    Document,
    Entity,
    EntityType,
    LabelledRange,
    Mention,
    MentionKind,
    Modality,
    Reading,
    SourceKind,
    Span,
    Stance,
    When,
)

STATES = ("Arvia", "Ruritania", "Belmark")
PEOPLE = {"Arvia": "Arvian", "Ruritania": "Ruritanian", "Belmark": "Belmarkian"}
GROUPS = ("Marsh Front", "Hill Brigade", "World Food Council")
PERSONS = ("Ana Duarte", "Leo Brandt", "Omar Haddad", "Ada Moreau")
OUTLETS = ("Harbour Wire", "Hill Echo", "Lake Post", "Quay Star")
PLACES = ("Oakham", "Selim")
COPIED = "In the harbour of Selim 40 crates of rifles from the Belmark yards were unloaded at night under the eyes of Leo Brandt. "


@dataclass
class Writer:
    """A document under construction."""

    home: str
    random: Random
    text: str = ""
    entities: dict[str, tuple[str, EntityType, list[Mention]]] = field(default_factory=dict)
    acts: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def name(self, words: str, type_: EntityType, kind: MentionKind = "name", shown: str | None = None) -> str:
        """Writes a name or description; the same words are the same entity."""
        if words not in self.entities:
            self.entities[words] = (f"{self.home}.e{len(self.entities)}", type_, [])
        ident, _, mentions = self.entities[words]
        span = self.put(shown or words)
        mentions.append(Mention(self.home, span.start, span.end, kind))
        return ident

    def inside(self, words: str, type_: EntityType, start: int) -> None:
        """A name that stands inside words already written."""
        at = self.text.index(words, start)
        _, _, mentions = self.entities.setdefault(words, (f"{self.home}.e{len(self.entities)}", type_, []))
        mentions.append(Mention(self.home, at, at + len(words), "name"))

    def says(
        self, source: str | None, words: str, cue: str, kind: SourceKind, stance: Stance = "asserts", parent: str | None = None,
        type_: EntityType = "Person", form: str = "indirect",
    ) -> str:  # fmt: skip
        """Writes "X said that" and gives the act's id; ``source`` is the name of the entity, None for an unnamed group."""
        start = len(self.text)
        entity = self.name(source, type_, shown=words) if source else None
        if not source:
            self.put(words)
        span = Span(start, len(self.text))
        self.put(" ")
        cue_span = self.put(cue)
        self.put(" that ")
        ident = f"{self.home}.a{len(self.acts)}"
        self.acts.append(Attribution(ident, self.home, span, entity, kind, cue_span, (), form, stance, parent))  # type: ignore[arg-type]
        return ident

    def claim(
        self, start: int, subject: str | None, code: str | None, thing: str | None, said: str | None = None, *,
        words: str | None = None, polarity: str = "+", modality: Modality = "actual", predicate: str | None = None,
        quantity: Amount | None = None, place: str | None = None, time: When | None = None, condition: str | None = None,
    ) -> None:  # fmt: skip
        """A claim over what was written since ``start``; the acts that hold it get it as their content."""
        end = len(self.text)
        self.claims.append(
            Claim(
                f"{self.home}.c{len(self.claims)}", self.home, start, end, subject, predicate or (code or "did").replace("_", " "),
                code, thing, words, polarity, modality, condition, None, time, place, quantity, said,  # type: ignore[arg-type]
            )
        )  # fmt: skip
        held = said
        while held:
            at = next(n for n, act in enumerate(self.acts) if act.id == held)
            act = self.acts[at]
            self.acts[at] = Attribution(
                act.id, act.document, act.source, act.source_entity, act.source_kind, act.cue, (*act.content, Span(start, end)),
                act.form, act.stance, act.parent, act.source_count,
            )  # fmt: skip
            held = act.parent

    def stop(self) -> None:
        self.put(". ")


def _source(w: Writer, parent: str | None = None) -> str | None:
    """Nobody, a person, an outlet, unnamed officials, or a chain of two."""
    kind = w.random.randrange(6)
    if kind == 0:
        return parent
    if kind in (1, 2):
        person = w.random.choice(PERSONS)
        shown = person if w.random.random() < 0.6 else person.split()[1]
        return w.says(person, shown, w.random.choice(("said", "admitted")), "named_person",
                      w.random.choice(("asserts", "asserts", "denies", "believes")), parent)  # fmt: skip
    if kind == 3:
        outlet = w.random.choice(OUTLETS)
        return _source(w, w.says(outlet, outlet, "reported", "outlet", parent=parent, type_="Outlet"))
    return w.says(
        None, w.random.choice(("two officials", "an official", "the officials", "three pilots")), "said", "anonymous", parent=parent
    )


def _tie(w: Writer) -> None:
    said, start = _source(w), len(w.text)
    code = w.random.choice(("funds", "arms", "trains", "attacked", "leads", "backs_generally", "met_with", "supports_politically"))
    subject = w.name(w.random.choice(STATES), "Country")
    negative = w.random.random() < 0.25
    w.put(f" {'never ' if negative else ''}{code.replace('_', ' ')} the ")
    thing = w.name(w.random.choice(GROUPS[:2]), "ArmedGroup")
    quantity = None
    if w.random.random() < 0.4:
        low = float(w.random.choice((40, 60, 300)))
        w.put(" with ")
        bound = w.random.choice(("about", "exact"))
        quantity = Amount(low, low, w.random.choice(("USD", "killed")), bound, w.put(f"{low:.0f}"))  # type: ignore[arg-type]
    time = When("2020-01-01", "2020-12-31", w.put(" since 2020")) if w.random.random() < 0.3 else None
    modality: Modality = w.random.choice(("actual", "actual", "actual", "future", "conditional", "reported_possible"))
    condition = "if it is attacked" if modality == "conditional" else None
    w.claim(start, subject, code, thing, said, polarity="-" if negative else "+", modality=modality, quantity=quantity, time=time,
            condition=condition)  # fmt: skip
    w.stop()


def _met(w: Writer) -> None:
    outlet = w.random.choice(OUTLETS)
    said = w.says(outlet, outlet, "reported", "outlet", type_="Outlet") if w.random.random() < 0.7 else None
    start = len(w.text)
    one, other = w.random.sample(PERSONS[:3], 2)
    a = w.name(one, "Person")
    w.put(" met ")
    b = w.name(other, "Person")
    w.put(f" at the old customs house in {w.random.choice(PLACES)} before the talks")
    w.claim(start, a, "met_with", b, said)
    w.stop()
    if w.random.random() < 0.6:
        act = w.says(one, one, "said", "named_person", parent=said)
        start = len(w.text)
        doer = w.name(w.random.choice(STATES), "Country")
        w.put(" will not enter war")
        conditional = w.random.random() < 0.5
        w.claim(start, doer, None, None, act, polarity="-", predicate="enter war", words="war with the other side",
                modality="conditional" if conditional else "future",
                condition="unless attacked" if conditional else None)  # fmt: skip
        w.stop()


def _post(w: Writer) -> None:
    group, person = w.random.choice(GROUPS[:2]), w.random.choice(PERSONS)
    if w.random.random() < 0.6:
        w.put("The ")
        leader_of = w.name(group, "ArmedGroup")
        w.put("'s leader ")
        start = len(w.text)
        who = w.name(person, "Person")
        w.put(" spoke of the ")
        w.name(group, "ArmedGroup")
        w.claim(start, who, "leads", leader_of)
    else:
        start = len(w.text)
        who = w.name(f"the leader of the {group}", "Person", "nominal")
        w.inside(group, "ArmedGroup", start)
        w.put(" visited ")
        w.claim(start, who, "visited", w.name(w.random.choice(STATES), "Country"))
    w.stop()


def _event(w: Writer) -> None:
    said, start = _source(w), len(w.text)
    state = w.random.choice(STATES)
    told = ("attack on Oakham of 2021", "raid on Oakham", "raid on Selim of 7 May", "raid of 7 May", "")[len(w.text) % 5]
    event = f"the {PEOPLE[state]} {told}" if told else "the assault"
    kind = w.random.randrange(5)
    if kind == 0:
        who = w.name(f"{PEOPLE[state]} officials", "Group", "nominal")
        w.inside(PEOPLE[state], "Country", start)
    elif kind == 1:
        who = w.name(f"four {state}-backed factions", "Group", "nominal")
        w.inside(state, "Country", start)
    else:
        who = w.name(w.random.choice((*STATES, *GROUPS[:2])), "Country" if kind == 2 else "ArmedGroup")
    code = w.random.choice(("planned", "knew_of", "approved", "did_not_warn", "denied_responsibility"))
    negative = code == "knew_of" and w.random.random() < 0.6
    w.put(f" {code.replace('_', ' ')} ")
    at = len(w.text)
    if code == "did_not_warn":
        thing = w.name(w.random.choice(STATES), "Country")
    else:
        thing = w.name(event, "Event", "name" if "2021" in told else "nominal")
        if told:
            w.inside(PEOPLE[state], "Country", at)
        if "Selim" in told or told == "raid on Oakham":
            w.inside("Selim" if "Selim" in told else "Oakham", "Place", at)
    w.claim(start, who, code, thing, said, polarity="-" if negative else "+")
    w.stop()


def _aim(w: Writer) -> None:
    start = len(w.text)
    who = w.name(w.random.choice(STATES), "Country")
    words = w.random.choice(("the destruction of the port", "the recognition of the islands"))
    w.put(f" has as its main aim {words}")
    w.claim(start, who, "intends", None, _source_before(w), words=words)
    w.stop()
    start = len(w.text)
    who = w.name(w.random.choice(STATES), "Country")
    seeks = w.random.random() < 0.5
    w.put(f" {'provokes' if seeks else 'avoids'} a wider war in the region")
    w.claim(start, who, None, None, predicate="provokes" if seeks else "avoids", words="a wider war")
    w.stop()


def _source_before(w: Writer) -> str | None:
    return None


def _exclude(w: Writer) -> None:
    said, start = _source(w), len(w.text)
    kind = w.random.randrange(6)
    one, other = w.random.sample(STATES, 2)
    if kind < 2:
        a = w.name(one, "Country")
        predicate = ("betrayed", "allied with")[kind]
        w.put(f" {predicate} ")
        w.claim(start, a, "allied_with" if kind else None, w.name(other, "Country"), said, predicate=predicate)
    elif kind == 2:
        a = w.name(one, "Country")
        w.put(" sent ")
        ship = w.name("Sea Lion", "Weapon")
        w.put(" to ")
        w.claim(start, a, "deployed", ship, said, place=w.name(w.random.choice(PLACES), "Place"))
    elif kind == 3:
        a = w.name(one, "Country")
        code = w.random.choice(("normalised_with", "negotiated_with"))
        w.put(f" {code.replace('_', ' ')} rapprochement normal ties with ")
        w.claim(start, a, code, w.name(other, "Country"), said)
    elif kind == 4:
        a = w.name(w.random.choice(GROUPS[:2]), "ArmedGroup")
        made = w.random.random() < 0.5
        w.put(" makes rockets itself in workshops" if made else " smuggled rockets by sea through ")
        place = None if made else w.name("Oakham", "Place")
        w.claim(
            start,
            a,
            None if made else "smuggled",
            None,
            said,
            predicate="makes" if made else "smuggled",
            words="rockets",
            place=place,
        )
    else:
        a = w.name(one, "Country")
        w.put(" lost ")
        number = w.random.choice((40, 60))
        boats = w.name(f"about {number} boats", "Weapon", "nominal")
        w.claim(start, a, "lost", boats, said, quantity=Amount(number, number, "boats", "about"))
    w.stop()


def _denied(w: Writer) -> None:
    _tie(w)
    start = len(w.text)
    who = w.name(w.random.choice(STATES), "Country")
    w.put(" denied the report")
    w.claim(start, who, "denied_responsibility", None, words="the report")
    w.stop()


def _acronym(w: Writer) -> None:
    if w.random.random() < 0.5:
        w.put("The ")
        start = len(w.text)
        who = w.name("World Food Council", "Organization")
        w.put(" (")
        w.name("WFC", "Organization")
        w.put(") praised ")
    else:
        start = len(w.text)
        who = w.name("WFC", "Organization")
        w.put(" praised ")
    w.claim(start, who, "praised", w.name(w.random.choice(STATES), "Country"))
    w.stop()


def _copied(w: Writer) -> None:
    start = len(w.text)
    w.put(COPIED.split("Leo")[0])
    leo = w.name("Leo Brandt", "Person")
    w.claim(
        start,
        leo,
        "attacked",
        w.name("Belmark", "Country", shown=". ") if False else None,
        words="crates of rifles",
        predicate="unloaded",
    )
    w.stop()
    w.put("Nobody in Selim would say which of the 12 ships of the Quay Company had brought them past the customs men at dawn. ")


def _directive(w: Writer) -> None:
    person = w.random.choice(PERSONS)
    strong = w.random.random() < 0.5
    act = w.says(
        person,
        person,
        "ordered" if strong else "urged",
        "named_person",
        "demands",
        form="direct" if w.random.random() < 0.3 else "indirect",
    )
    start = len(w.text)
    who = w.name("Hill Brigade", "ArmedGroup")
    w.put(" fighters hold the long bridge at the northern gate of the town")
    w.claim(start, who, None, None, act, predicate="hold", words="the long bridge at the northern gate", modality="normative")
    w.stop()


PARTS: tuple[Callable[[Writer], None], ...] = (
    _tie, _tie, _tie, _met, _met, _post, _event, _event, _event, _aim, _exclude, _exclude, _exclude, _denied, _acronym,
    _copied, _directive,
)  # fmt: skip


def reading(number: int, *, version: int = 0, path: str | None = None) -> Reading:
    """The ``version``-th state of the document at the ``number``-th path."""
    random = Random(number * 1000 + version)
    sha = hashlib.sha256(f"steps {number} {version}".encode()).hexdigest()
    w = Writer("d" + sha[:12], random)
    title = f"{random.choice(STATES)} funds the {random.choice(GROUPS[:2])}"
    start = 0
    subject = w.name(title.split()[0], "Country")
    w.put(" funds the ")
    w.claim(start, subject, "funds", w.name(title.partition(" the ")[2], "ArmedGroup"))
    w.put("\n\n")
    for _ in range(random.randrange(2, 6)):
        random.choice(PARTS)(w)
    day = random.choice(
        (
            None,
            f"2020-02-{random.randrange(1, 25):02}",
            f"2020-02-{random.randrange(1, 25):02}",
            f"2021-0{random.randrange(1, 9)}-05",
        )
    )
    document = Document(
        w.home, path or f"{number:03}.txt", sha, "text/plain", w.text, title=title if random.random() < 0.7 else None,
        outlet=random.choice((*OUTLETS, None)), origin=random.choice((None, None, None, "Harbour Wire")), published=day,
        authors=random.choice(((), ("Ines Roth",))), genre=random.choice(("report", "report", "opinion", "press-release")),
        ranges=(LabelledRange(Span(0, len(w.text)), "body"),),
    )  # fmt: skip
    entities = tuple(
        Entity(ident, name, type_, tuple(sorted(m, key=lambda m: m.start))) for name, (ident, type_, m) in w.entities.items()
    )
    return Reading(document, (), entities, tuple(w.acts), tuple(w.claims))
